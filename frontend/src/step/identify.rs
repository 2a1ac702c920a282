//! The first step: which account, and the robot check.

use latchkey_shared::wire::BotCheckKind;
use yew::prelude::*;

use super::Scene;
use super::picture::picture_field;
use super::problem::{Place, problem};
use crate::flow::{Check, Event, Identify, Trouble, Welcome};
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::random;
use crate::ui::{Action, Dial, DialRole, Form, Kind, Lead, Notice, Plain, TextField, icon};

/// The first step.
pub fn identify_step(scene: &Scene<'_>, state: &Identify) -> Html {
    let Scene { words, settings, now, on_event } = scene;
    let has_picture = settings.has_picture();
    let is_picture_trouble = matches!(state.trouble, Some(Trouble::NoPicture | Trouble::PictureWrong));
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Account, *now));
    let (name_problem, picture_problem) = if is_picture_trouble { (None, said) } else { (said, None) };
    let welcome = welcome(state.welcome)
        .map(|[title, remedy]| Notice::of(Kind::Info, "info", words.text(title), words.line(remedy)).view());
    let want = |kind: BotCheckKind| on_event.reform(move |()| Event::CheckWanted(kind));
    let check = match &state.check {
        Check::Picture(picture) => picture_field(scene, picture, picture_problem.as_ref()),
        Check::Framed { address, .. } => framed(words, address),
        check => work(words, check),
    };
    let other = match state.check.kind() {
        BotCheckKind::Image | BotCheckKind::Turnstile => {
            Some(Plain::new(words.text(id::CHECK_USE_WORK), want(BotCheckKind::Pow)).view())
        }
        BotCheckKind::Pow if has_picture => {
            Some(Plain::new(words.text(id::CHECK_USE_PICTURE), want(BotCheckKind::Image)).view())
        }
        BotCheckKind::Pow => None,
    };
    html! {
        <>
            {welcome}
            {Lead::of(words.text(id::IDENTIFY_TITLE), words.line(id::IDENTIFY_LEAD)).view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::Submitted(random::attempt())),
                children: html! {
                    <>
                        {TextField {
                            id: "who".into(),
                            label: words.text(id::IDENTIFY_LABEL),
                            value: Some(state.identifier.clone().into()),
                            oninput: on_event.reform(Event::Typed),
                            onenter: on_event.reform(|()| Event::Entered),
                            hint: Some(words.text(id::IDENTIFY_HINT)),
                            problem: name_problem,
                            kind: AttrValue::Static("text"),
                            name: Some("identifier".into()),
                            autocomplete: "username".into(),
                            ..TextField::default()
                        }
                        .view()}
                        <div class="field">
                            {check}
                            if let Some(other) = other { <p>{other}</p> }
                        </div>
                        {Action {
                            label: words.text(id::IDENTIFY_GO),
                            busy_label: words.text(id::IDENTIFY_BUSY),
                            busy: state.is_busy(),
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
        </>
    }
}

/// Returns how the first step greets: a title, and what to do.
#[must_use]
pub const fn welcome(welcome: Welcome) -> Option<[Id; 2]> {
    match welcome {
        Welcome::Plain => None,
        Welcome::TimeOver => Some([id::RESTARTED, id::RESTARTED_DO]),
        Welcome::Dropped => Some([id::DROPPED, id::DROPPED_DO]),
        Welcome::Replaced => Some([id::REPLACED, id::REPLACED_DO]),
    }
}

/// The widget's page. It is of another origin and sees nothing of this one; its own policy puts it into a sandbox.
fn framed(words: &Localizer, address: &str) -> Html {
    html! { <iframe title={words.text(id::CHECK_FRAME)} src={AttrValue::from(address.to_owned())} /> }
}

/// How the work of the browser stands. The same boxes in every state, so that nothing moves.
fn work(words: &Localizer, check: &Check) -> Html {
    let (filled, id) = match check {
        Check::Ready { .. } => {
            let done = stacked(words, id::CHECK_DONE);
            return html! { <p class="dial tag" role="status">{icon("check")}{done}</p> };
        }
        Check::Working { percent, .. } => (*percent, id::CHECK_WORKING),
        Check::Fetching(BotCheckKind::Image) => (0, id::CHECK_LOADING),
        Check::Fetching(_) => (0, id::CHECK_WORKING),
        _ => (0, id::CHECK_READY),
    };
    html! { {Dial { filled, role: DialRole::Progress, children: html! { {stacked(words, id)} } }.view()} }
}

/// Shows one wording in a box that is large enough for the others, which are hidden from eyes and ears.
fn stacked(words: &Localizer, shown: Id) -> Html {
    let others = [id::CHECK_READY, id::CHECK_WORKING].into_iter().filter(|id| *id != shown);
    html! {
        <span class="stack">
            <span>{words.text(shown)}</span>
            {for others.map(|id| html! { <span class="hold">{words.text(id)}</span> })}
        </span>
    }
}
