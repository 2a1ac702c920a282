//! The new password: judged while it is typed, suggested if wished. The text lies in its field only.

use latchkey_shared::locale::Arg;
use latchkey_shared::password::{ENTROPY_BYTES, OwnTerms, Password as Secret, Terms, of_person, suggest};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::problem::{Place, problem};
use super::verdict;
use crate::flow::{Event, Moment, Password, Session, Trouble};
use crate::locale::{Localizer, count, use_words};
use crate::random;
use crate::settings::use_settings;
use crate::ui::{Action, Form, Lead, Meter, More, Plain, Reveal, Row, Rules, typed_in};

/// Properties of [`PasswordStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Password,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// Choosing the new password.
#[component]
pub fn PasswordStep(props: &Props) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let shown = use_state(|| false);
    // Rendering again reads the field again; the text itself is never put into the state.
    let changed = use_force_update();
    let terms = use_memo(props.state.session.clone(), terms_of);
    let suggestion = use_state(|| None::<Secret>);
    let was_used = use_state(|| false);
    let Some(settings) = use_settings() else { return Html::default() };
    let policy = settings.tenant().password_policy.clone();
    let Props { state, now, on_event } = props;

    let draw = {
        let (policy, terms, suggestion) = (policy.clone(), terms.clone(), suggestion.clone());
        let language = words.locale().to_owned();
        Callback::from(move |()| {
            suggestion.set(suggest(&policy, &terms, &language, &random::bytes::<ENTROPY_BYTES>()));
        })
    };
    {
        let draw = draw.clone();
        use_effect_with((), move |()| draw.emit(()));
    }
    let typed = typed_in(&field);
    let judgement = policy.check(&typed, &terms);
    let rejected = match &state.trouble {
        Some(Trouble::Rejected(reasons)) => reasons.as_slice(),
        _ => &[],
    };
    let onsubmit = {
        let (field, on_event) = (field.clone(), on_event.clone());
        Callback::from(move |()| {
            let event = match Secret::try_from(typed_in(&field)) {
                Ok(password) => Event::PasswordSubmitted(random::attempt(), password),
                Err(_) => Event::Submitted(random::attempt()),
            };
            on_event.emit(event);
        })
    };
    let oninput = {
        let (changed, on_event) = (changed.clone(), on_event.clone());
        Callback::from(move |()| {
            on_event.emit(Event::Typed(String::new()));
            changed.force_update();
        })
    };
    let ontoggle = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(!*shown))
    };
    let onuse = {
        let (field, suggestion, shown) = (field.clone(), suggestion.clone(), shown.clone());
        let (was_used, oninput) = (was_used.clone(), oninput.clone());
        Callback::from(move |()| {
            let (Some(input), Some(secret)) = (field.cast::<HtmlInputElement>(), &*suggestion) else { return };
            input.set_value(secret.expose());
            // To be kept, it has to be seen.
            shown.set(true);
            was_used.set(true);
            oninput.emit(());
            drop(input.focus());
        })
    };
    let said = state.trouble.as_ref().map(|trouble| problem(&words, trouble, Place::Password, *now));
    html! {
        <>
            <Lead title={words.text("password-title")}>
                <p>{words.rich("password-for", &[("account", Arg::Text(&state.session.identifier))])}</p>
            </Lead>
            <Form {onsubmit}>
                <input class="vh" name="username" autocomplete="username" value={state.session.identifier.clone()} readonly=true tabindex="-1" aria-hidden="true" />
                <Reveal
                    id="password"
                    label={words.text("password-label")}
                    show={words.text("password-show")}
                    shown={*shown}
                    {ontoggle}
                    {oninput}
                    node_ref={field}
                    described_by="password-rules"
                    problem={said}
                />
                <div class="field" id="password-rules">
                    {points(&words, judgement.points, judgement.needed)}
                    <Meter
                        label={words.text("password-parts")}
                        slots={verdict::slots(&judgement)}
                        missing={judgement.needed.saturating_sub(judgement.points)}
                        missing_label={words.with("password-missing", &[("count", count(judgement.needed.saturating_sub(judgement.points)))])}
                        shown={*shown}
                    />
                    <Rules rules={verdict::rules(&words, &policy, &judgement, rejected, *shown)} />
                </div>
                <Action label={words.text("password-go")} busy_label={words.text("password-busy")} busy={state.is_busy} />
            </Form>
            if let Some(secret) = &*suggestion {
                <More title={words.text("password-suggest")}>
                    <Row>
                        <bdi class="secret" dir="ltr">{secret.expose().to_owned()}</bdi>
                        <Row>
                            <Plain label={words.text("password-use")} onpress={onuse} />
                            <Plain label={words.text("password-another")} onpress={draw} />
                        </Row>
                    </Row>
                    <p class="hint" role="status">if *was_used { {words.text("password-used")} }</p>
                </More>
            }
        </>
    }
}

fn points(words: &Localizer, has: u16, needed: u16) -> Html {
    let id = if has < needed { "password-points" } else { "password-points-enough" };
    let points = words.with(id, &[("has", count(has)), ("of", count(needed))]);
    html! { <p class="row spread"><span>{words.text("password-counts")}</span>{" "}<b>{points}</b></p> }
}

/// The terms this page may know: words for everybody, what was typed as the name, and what the edge told past the gates.
fn terms_of(session: &Session) -> Terms {
    let mut own = OwnTerms::new(of_person("", "", [session.identifier.as_str()]));
    own.extend(&session.own_terms);
    Terms { own, ..Terms::default() }
}
