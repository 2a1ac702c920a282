//! What is asked right after a sign-in: that more is needed, what is missing, or whether all of it is still right.

use latchkey_shared::wire::{Interrupt, InterruptReason, Me, OfferedMethod, SecurityInfo};
use yew::prelude::*;

use super::home::{go_back, sign_out};
use super::list::{add_row, changeable, items, kinds_of};
use super::{Scene, say};
use crate::account::{Inside, Wish};
use crate::id::{self, Id};
use crate::locale::count;
use crate::step::help_desk;
use crate::ui::{Action, Form, Hint, Kind, Lead, MethodList, More, Notice, Plain, Row};

/// Returns the heading of what is asked.
#[must_use]
pub fn interrupt_title(me: &Me) -> Id {
    match me.interrupt.as_ref().map(|interrupt| interrupt.reason) {
        Some(InterruptReason::Reconfirm) => id::INTERRUPT_TITLE_REVIEW,
        Some(InterruptReason::Register) | None => id::INTERRUPT_TITLE,
    }
}

/// More is needed, or has to be looked over.
pub fn interrupt_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let Some(interrupt) = &state.me.interrupt else { return Html::default() };
    let lead = match interrupt.reason {
        InterruptReason::Register => id::INTERRUPT_LEAD,
        InterruptReason::Reconfirm => id::INTERRUPT_LEAD_REVIEW,
    };
    html! {
        <>
            {Lead::of(words.text(interrupt_title(&state.me)), words.line(lead)).view()}
            {say::done(scene, state)}
            {say::loose(scene, state)}
            {go(scene, state, Wish::Show, id::INTERRUPT_GO, id::INTERRUPT_BUSY)}
            {ways_out(scene, state, Some(interrupt))}
        </>
    }
}

/// What is missing, each kind with what is there already.
pub fn missing_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let (Some(interrupt), Some(info)) = (&state.me.interrupt, &state.info) else { return Html::default() };
    let missing = missing(info);
    let is_ready = info.registered;
    let rows: Vec<Html> = helpful(info).map(|offered| add_row(scene, state, offered)).collect();
    let is_empty = rows.is_empty() && info.methods.is_empty();
    html! {
        <>
            {Lead {
                title: words.text(id::MISSING_TITLE),
                children: html! {
                    if !is_ready && !is_empty { <p>{words.rich(id::MISSING_LEAD, &[("count", count(missing))])}</p> }
                },
                ..Lead::default()
            }
            .view()}
            if is_ready {
                {Notice::of(Kind::Good, "check", words.text(id::MISSING_READY), words.line(id::MISSING_READY_DO)).view()}
            } else {
                {say::done(scene, state)}
            }
            {say::loose(scene, state)}
            if is_empty {
                {Notice::of(Kind::Warn, "warn", words.text(id::MISSING_NOTHING), words.line(id::MISSING_NOTHING_DO)).view()}
                {More { title: words.text(id::HELP_TITLE), children: help_desk(words, scene.settings, None) }.view()}
            } else {
                {MethodList { children: html! { <>{for items(scene, state, info)}{for rows}</> } }.view()}
            }
            if is_ready { {go(scene, state, Wish::Me, id::MISSING_GO, id::INTERRUPT_BUSY)} }
            {ways_out(scene, state, Some(interrupt).filter(|_| !is_ready))}
        </>
    }
}

/// Whether all of it is still right.
pub fn review_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let (Some(interrupt), Some(info)) = (&state.me.interrupt, &state.info) else { return Html::default() };
    html! {
        <>
            {Lead::of(words.text(id::REVIEW_TITLE), words.line(id::REVIEW_LEAD)).view()}
            {say::done(scene, state)}
            {say::loose(scene, state)}
            {MethodList { children: html! { {for changeable(scene, state, info)} } }.view()}
            {go(scene, state, Wish::Review, id::REVIEW_GO, id::REVIEW_BUSY)}
            {ways_out(scene, state, Some(interrupt))}
        </>
    }
}

/// How many kinds are missing, as things are now.
fn missing(info: &SecurityInfo) -> u8 {
    info.required.saturating_sub(kinds_of(info, None)).max(1)
}

/// What brings somebody on: a second method of a kind does not, as long as kinds enough are left that nothing is registered of.
/// Where they are not, something registered does not count, and only the edge knows what: then everything is offered.
fn helpful(info: &SecurityInfo) -> impl Iterator<Item = &OfferedMethod> {
    let is_new = |offered: &OfferedMethod| info.methods.iter().all(|method| method.kind != offered.kind);
    let can_begin = info.offered.iter().filter(|offered| is_new(offered) && !offered.only_after_another).count();
    let is_enough = can_begin >= usize::from(missing(info));
    info.offered.iter().filter(move |offered| !is_enough || is_new(offered))
}

/// The filled action of these screens.
fn go(scene: &Scene<'_>, state: &Inside, wish: Wish, label: Id, busy: Id) -> Html {
    // Whatever is answered here, who one is then is asked at once.
    let is_busy = state.asks.sent().is_some_and(|sent| *sent == wish || *sent == Wish::Me);
    Form {
        onsubmit: scene.wants(wish),
        children: Action {
            label: scene.words.text(label),
            busy_label: scene.words.text(busy),
            busy: is_busy,
            ready: !state.is_busy(),
        }
        .view(),
    }
    .view()
}

/// Putting it off, where that may be, and leaving, which may be always: the computer may be a shared one. Whoever came from
/// another sign-in system goes back there, and puts nothing off: it asks again when it likes.
fn ways_out(scene: &Scene<'_>, state: &Inside, asked: Option<&Interrupt>) -> Html {
    let words = scene.words;
    let can_skip = asked.is_some_and(|interrupt| interrupt.can_skip) && !state.me.registering;
    let skip = Plain::once(!state.is_busy(), words.text(id::INTERRUPT_SKIP), scene.wants(Wish::Snooze));
    let hint = match asked.and_then(|interrupt| interrupt.snoozes_left) {
        Some(left) => words.rich(id::INTERRUPT_SKIP_LEFT, &[("count", count(left.saturating_sub(1)))]),
        None => words.line(id::INTERRUPT_SKIP_HINT),
    };
    let out = sign_out(scene, state).view();
    html! {
        <div class="more">
            {Row { children: html! { <>if can_skip { {skip.view()} }if asked.is_some() { {go_back(scene, state, false)} }{out}</> } }.view()}
            if can_skip { {Hint { children: hint }.view()} }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use latchkey_shared::method::MethodKind;
    use latchkey_shared::wire::{RegisteredMethod, VouchedBy};

    use super::*;

    fn info(registered: &[MethodKind], offered: &[(MethodKind, bool)]) -> SecurityInfo {
        let method = |kind: &MethodKind| RegisteredMethod {
            id: kind.as_str().to_owned(),
            kind: *kind,
            hint: None,
            added: 1_790_000_000,
            confirmed: None,
            last_used: None,
            provenance: VouchedBy::Verified,
            is_default: false,
            may_change: false,
            may_delete: false,
        };
        let offer =
            |&(kind, only_after_another): &(MethodKind, bool)| OfferedMethod { kind, room: 3, only_after_another };
        SecurityInfo {
            methods: registered.iter().map(method).collect(),
            offered: offered.iter().map(offer).collect(),
            required: 2,
            registered: false,
            frozen_for: None,
            questions: None,
            recovery_codes_left: None,
        }
    }

    // Rule: what is offered as missing is what is missing, and nobody is left without a way on.
    #[test]
    fn a_second_method_of_a_kind_is_offered_only_where_nothing_else_helps() {
        let check = |registered: &[MethodKind], offered: &[(MethodKind, bool)], expected: &[MethodKind]| {
            let info = info(registered, offered);
            let kinds: Vec<MethodKind> = helpful(&info).map(|offered| offered.kind).collect();
            assert_eq!(kinds, expected, "{registered:?}");
        };
        let (app, mail) = (MethodKind::Authenticator, MethodKind::Mail);
        check(&[], &[(app, false), (mail, true)], &[app, mail]);
        check(&[app], &[(app, false), (mail, false)], &[mail]);
        // What waits for another one is not a way on yet.
        check(&[app], &[(app, false), (mail, true)], &[app, mail]);
        // An address of the organisation's own is there, and does not count.
        check(&[app, mail], &[(app, false), (mail, false)], &[app, mail]);
    }
}
