//! The first step: which account, and the robot check.

use latchkey_shared::wire::BotCheckKind;
use yew::prelude::*;

use super::picture::PictureField;
use super::problem::{Place, problem};
use crate::flow::{Check, Event, Identify, Moment, Trouble, Welcome};
use crate::locale::use_words;
use crate::random;
use crate::settings::use_settings;
use crate::ui::{Action, Dial, DialRole, Form, Hint, Icon, Lead, Notice, Plain, TextField};

/// Properties of [`IdentifyStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Identify,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// The first step.
#[component]
pub fn IdentifyStep(props: &Props) -> Html {
    let words = use_words();
    let has_picture = use_settings().is_some_and(|settings| settings.has_picture());
    let Props { state, now, on_event } = props;
    let is_picture_trouble = matches!(state.trouble, Some(Trouble::NoPicture | Trouble::PictureWrong));
    let said = state.trouble.as_ref().map(|trouble| problem(&words, trouble, Place::Account, *now));
    let (name_problem, picture_problem) = if is_picture_trouble { (None, said) } else { (said, None) };
    let welcome = match state.welcome {
        Welcome::Plain => None,
        Welcome::TimeOver => Some("restarted"),
        Welcome::Dropped => Some("dropped"),
    };
    let want = |kind: BotCheckKind| on_event.reform(move |()| Event::CheckWanted(kind));
    html! {
        <>
            if let Some(id) = welcome {
                <Notice icon="info" title={words.text(id)} is_status=true>
                    <Hint>{words.text(&format!("{id}-do"))}</Hint>
                </Notice>
            }
            <Lead title={words.text("identify-title")}><p>{words.text("identify-lead")}</p></Lead>
            <Form onsubmit={on_event.reform(|()| Event::Submitted(random::attempt()))}>
                <TextField
                    id="who"
                    name="identifier"
                    label={words.text("identify-label")}
                    hint={words.text("identify-hint")}
                    autocomplete="username"
                    value={state.identifier.clone()}
                    problem={name_problem}
                    oninput={on_event.reform(Event::Typed)}
                    onenter={on_event.reform(|()| Event::Entered)}
                />
                <div class="field">
                    {match &state.check {
                        Check::Picture(picture) => html! {
                            <PictureField picture={picture.clone()} problem={picture_problem} on_event={on_event.clone()} />
                        },
                        check => work(&words, check),
                    }}
                    if matches!(state.check.kind(), BotCheckKind::Image) {
                        <p><Plain label={words.text("check-use-work")} onpress={want(BotCheckKind::Pow)} /></p>
                    } else if has_picture {
                        <p><Plain label={words.text("check-use-picture")} onpress={want(BotCheckKind::Image)} /></p>
                    }
                </div>
                <Action label={words.text("identify-go")} busy_label={words.text("identify-busy")} busy={state.is_busy()} />
            </Form>
        </>
    }
}

/// How the work of the browser stands. The same boxes in every state, so that nothing moves.
fn work(words: &crate::locale::Localizer, check: &Check) -> Html {
    let (filled, id) = match check {
        Check::Ready { .. } => {
            return html! {
                <p class="dial tag" role="status"><Icon name="check" />{" "}{words.text("check-done")}</p>
            };
        }
        Check::Working { percent, .. } => (*percent, "check-working"),
        Check::Fetching(BotCheckKind::Image) => (0, "check-loading"),
        Check::Fetching(BotCheckKind::Pow) => (0, "check-working"),
        _ => (0, "check-ready"),
    };
    html! { <Dial {filled} role={DialRole::Progress}>{words.text(id)}</Dial> }
}
