//! The new password: judged while it is typed, suggested if wished. The text lies in its field only.

use std::rc::Rc;

use latchkey_shared::locale::Arg;
use latchkey_shared::password::{ENTROPY_BYTES, Password, PasswordPolicy};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeroize::Zeroizing;

use super::problem::{Place, problem};
use super::verdict;
use crate::flow::{Event, Finish, Moment, Secret, Session, Trouble};
use crate::judge::{Judge, Law, Verdict};
use crate::locale::{Localizer, count};
use crate::random;
use crate::settings::Settings;
use crate::ui::{Action, Form, Lead, Meter, More, Plain, Reveal, Row, Rules, typed_in};

/// Properties of [`PasswordStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Finish,
    /// The words.
    pub words: Localizer,
    /// What the organisation has settled.
    pub settings: Settings,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// Choosing the new password.
#[component]
pub fn PasswordStep(props: &Props) -> Html {
    let field = use_node_ref();
    let shown = use_state(|| false);
    // Rendering again reads the field again; the text itself is never put into the state.
    let changed = use_force_update();
    let judge = use_state(|| None::<Judge>);
    let suggestion = use_state(|| None::<Rc<Zeroizing<String>>>);
    let was_used = use_state(|| false);
    let Props { state, words, settings, now, on_event } = props;
    let law = law_of(&state.session, settings.tenant().password_policy.clone());

    let draw = {
        let (law, suggestion, language) = (law.clone(), suggestion.setter(), words.locale().to_owned());
        Callback::from(move |judge: Judge| {
            let drawn = judge.suggest(&law, &language, &random::bytes::<ENTROPY_BYTES>());
            suggestion.set(drawn.map(Rc::new));
        })
    };
    {
        let (draw, judge) = (draw.clone(), judge.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Some(loaded) = Judge::load().await {
                    draw.emit(loaded.clone());
                    judge.set(Some(loaded));
                }
            });
        });
    }
    let typed = Zeroizing::new(typed_in(&field));
    let verdict = judge.as_ref().and_then(|judge| judge.check(&law, &typed));
    let rejected = match &state.trouble {
        Some(Trouble::Rejected(reasons)) => reasons.as_slice(),
        _ => &[],
    };
    let onsubmit = {
        let (field, on_event) = (field.clone(), on_event.clone());
        Callback::from(move |()| {
            let typed = Zeroizing::new(typed_in(&field));
            match typed.chars().take(Password::MAX_CODE_POINTS + 1).count() {
                0 => on_event.emit(Event::Submitted(random::attempt())),
                // Too long to be sent; the rules below the field say so.
                n if n > Password::MAX_CODE_POINTS => {}
                _ => on_event.emit(Event::PasswordSubmitted(random::attempt(), Secret::new(typed))),
            }
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
            input.set_value(secret);
            // To be kept, it has to be seen.
            shown.set(true);
            was_used.set(true);
            oninput.emit(());
            drop(input.focus());
        })
    };
    let another = {
        let judge = judge.clone();
        Callback::from(move |()| {
            if let Some(judge) = &*judge {
                draw.emit(judge.clone());
            }
        })
    };
    let use_it = Plain::new(words.text("password-use"), onuse).view();
    let another = Plain::new(words.text("password-another"), another).view();
    let said = state.trouble.as_ref().map(|trouble| problem(words, trouble, Place::Password, *now));
    html! {
        <>
            {Lead {
                title: words.text("password-title"),
                children: html! {
                    <p>{words.rich("password-for", &[("account", Arg::Text(&state.session.identifier))])}</p>
                },
                ..Lead::default()
            }
            .view()}
            {Form {
                onsubmit,
                children: html! {
                    <>
                        <input
                            class="vh"
                            name="username"
                            autocomplete="username"
                            value={state.session.identifier.clone()}
                            readonly=true
                            tabindex="-1"
                            aria-hidden="true"
                        />
                        {Reveal {
                            id: "password".into(),
                            label: words.text("password-label"),
                            show: words.text("password-show"),
                            shown: *shown,
                            ontoggle,
                            oninput,
                            node_ref: field,
                            described_by: "password-rules".into(),
                            problem: said,
                        }
                        .view()}
                        <div class="field" id="password-rules">
                            if let Some(verdict) = &verdict {
                                {points(words, verdict)}
                                {meter(words, verdict, *shown)}
                                {Rules {
                                    rules: verdict::rules(words, &law.policy, verdict, rejected, *shown),
                                }
                                .view()}
                            }
                        </div>
                        {Action {
                            label: words.text("password-go"),
                            busy_label: words.text("password-busy"),
                            busy: state.is_busy(),
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            if let Some(secret) = &*suggestion {
                {More {
                    title: words.text("password-suggest"),
                    children: html! {
                        <>
                            {Row {
                                children: html! {
                                    <>
                                        <bdi class="secret" dir="ltr">{secret.to_string()}</bdi>
                                        {Row { children: html! { <>{use_it}{another}</> } }.view()}
                                    </>
                                },
                            }
                            .view()}
                            <p class="hint" role="status">if *was_used { {words.text("password-used")} }</p>
                        </>
                    },
                }
                .view()}
            }
        </>
    }
}

fn points(words: &Localizer, verdict: &Verdict) -> Html {
    let Verdict { points, needed, .. } = verdict;
    let id = if points < needed { "password-points" } else { "password-points-enough" };
    let points = words.with(id, &[("has", count(*points)), ("of", count(*needed))]);
    html! { <p class="row spread"><span>{words.text("password-counts")}</span>{" "}<b>{points}</b></p> }
}

fn meter(words: &Localizer, verdict: &Verdict, shown: bool) -> Html {
    let missing = verdict.needed.saturating_sub(verdict.points);
    html! {
        {Meter {
            label: words.text("password-parts"),
            slots: verdict::slots(verdict),
            missing,
            missing_label: words.with("password-missing", &[("count", count(missing))]),
            shown,
        }
        .view()}
    }
}

/// What the judge may know on this page.
fn law_of(session: &Session, policy: PasswordPolicy) -> Law {
    Law { policy, identifier: session.identifier.clone(), own_terms: session.own_terms.clone() }
}
