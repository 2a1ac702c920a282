//! The code of a method: as the second factor of a sign-in, or before something is changed.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Event, Factor, Pending, Proof, Wish};
use crate::id::{self, Id};
use crate::locale::count;
use crate::random;
use crate::step::{Again, CodeForm, Place, code_title, sent_again};
use crate::ui::{Lead, Plain, Row};

/// What a proof is for, by which its screens differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A sign-in.
    SignIn,
    /// Something that is to be shown or changed.
    Proof,
    /// The end of what a reset froze.
    Thaw,
}

impl Asks {
    /// Returns what a proof is for.
    #[must_use]
    pub fn of(proof: &Proof) -> Self {
        if proof.waits.wish == Wish::Thaw { Self::Thaw } else { Self::Proof }
    }

    /// Returns what leads away from a method.
    #[must_use]
    pub const fn way_back(self, state: &Factor) -> Id {
        match self {
            _ if state.methods.len() > 1 => id::OTHER_WAY,
            Self::SignIn => id::BACK,
            Self::Proof | Self::Thaw => id::CANCEL,
        }
    }

    /// Returns what stands above the choice of a proof: heading and sentence.
    #[must_use]
    pub const fn lead(self) -> [Id; 2] {
        match self {
            Self::SignIn => [id::SECOND_TITLE, id::SECOND_LEAD],
            Self::Proof => [id::PROOF_TITLE, id::PROOF_LEAD],
            Self::Thaw => [id::PROOF_TITLE, id::PROOF_LEAD_THAW],
        }
    }
}

/// Returns the heading of a proof by a method: which one, or its code.
#[must_use]
pub fn factor_title(factor: &Factor, asks: Asks) -> Id {
    let [choice, _] = asks.lead();
    factor.pending.as_ref().map_or(choice, |pending| code_title(pending.method.kind))
}

/// The code of a method.
pub fn code_screen(scene: &Scene<'_>, state: &Factor, pending: &Pending, asks: Asks) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let place = Place::Code(pending.method.kind, pending.digits);
    let said = state.trouble.as_ref().map(|trouble| say::problem(scene, trouble, place));
    let digits = ("digits", count(pending.digits));
    let lead = match (pending.method.kind, &pending.method.hint) {
        (MethodKind::Mail, Some(to)) => words.rich(id::CODE_SENT, &[digits, ("to", Arg::Text(to))]),
        (MethodKind::Mail, None) => words.rich(id::CODE_SENT_SOMEWHERE, &[digits]),
        (MethodKind::Recovery, _) => words.line(id::SECOND_RECOVERY_LEAD),
        _ => words.rich(id::CODE_APP, &[digits]),
    };
    let again = pending.resend_at.map(|at| {
        let method = pending.method.id.clone();
        Again {
            wait_s: at.left(*now),
            is_asking: state.wish.is_sent(),
            ready: !state.is_busy(),
            onpress: on_event.reform(move |()| Event::FactorChosen(method.clone(), random::attempt())),
        }
    });
    let go = match asks {
        Asks::SignIn => [id::SIGN_IN_GO, id::SIGN_IN_BUSY],
        Asks::Proof | Asks::Thaw => [id::PROOF_GO, id::PROOF_BUSY],
    };
    html! {
        <>
            {Lead::of(words.text(factor_title(state, asks)), lead).view()}
            {CodeForm {
                words,
                kind: pending.method.kind,
                digits: pending.digits,
                typed: &pending.typed,
                said,
                between: Html::default(),
                go,
                busy: state.code.is_sent(),
                ready: true,
                on_typed: on_event.reform(Event::Typed),
                on_sent: on_event.reform(|()| Event::Submitted(random::attempt())),
            }
            .view()}
            {sent_again(words, pending.was_resent)}
            {Row {
                children: html! {
                    <>
                        if let Some(again) = again { {again.view(words)} }
                        {Plain::new(words.text(asks.way_back(state)), scene.backs()).view()}
                    </>
                },
            }
            .view()}
        </>
    }
}
