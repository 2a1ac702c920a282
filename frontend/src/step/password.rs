//! A new password: judged while it is typed, suggested if wished. The text lies in its field only.
//!
//! A reset ends with it, and the account page asks for it where an old one has run out or is to be changed.

use std::rc::Rc;

use latchkey_shared::password::{ENTROPY_BYTES, Password};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeroize::Zeroizing;

use super::verdict;
use crate::flow::{Secret, Trouble};
use crate::id;
use crate::judge::{Judge, Law, Verdict};
use crate::locale::{Localizer, count};
use crate::random;
use crate::ui::{Action, Form, Meter, More, Plain, Problem, Reveal, Row, Rules, owner, typed_in};

/// Properties of [`PasswordStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is asked.
    pub ask: NewPassword,
}

/// How a page asks for a new password.
pub struct NewPassword {
    /// The words.
    pub words: Localizer,
    /// What the judge may know on this page.
    pub law: Rc<Law>,
    /// The heading, and what else stands above the form.
    pub lead: Html,
    /// What else the form asks for, first.
    pub first: Html,
    /// What is wrong, in words.
    pub said: Option<Problem>,
    /// What is wrong: the rules among it that only the edge knew.
    pub trouble: Option<Trouble>,
    /// Whether an answer is waited for.
    pub is_busy: bool,
    /// Told that something was typed, with nothing; and what was sent, which is empty where nothing was typed.
    pub on_change: Callback<Option<Secret>>,
}

impl PartialEq for NewPassword {
    /// The field may hold something else each time.
    fn eq(&self, _other: &Self) -> bool {
        false
    }
}

/// What the step remembers beside the state.
#[derive(Default)]
struct Desk {
    judge: Option<Judge>,
    suggestion: Option<Rc<Zeroizing<String>>>,
    /// Whether the suggestion was taken.
    was_used: bool,
    /// Whether the password is readable.
    is_shown: bool,
}

impl Desk {
    /// Draws another suggestion.
    fn draw(&mut self, law: &Law, language: &str) {
        let Some(judge) = &self.judge else { return };
        self.suggestion = judge.suggest(law, language, &random::bytes::<ENTROPY_BYTES>()).map(Rc::new);
    }
}

/// Choosing the new password; shown at that step only.
#[component]
pub fn PasswordStep(props: &Props) -> Html {
    let NewPassword { words, law, trouble, on_change, .. } = &props.ask;
    let field = use_node_ref();
    let desk = use_mut_ref(Desk::default);
    let update = use_force_update();
    let law = Rc::clone(law);

    // Rendering again reads the field again; the text itself is never put into the state.
    let change = {
        let desk = desk.clone();
        move |change: &dyn Fn(&mut Desk)| {
            change(&mut desk.borrow_mut());
            update.force_update();
        }
    };
    let draw = {
        let (change, law, language) = (change.clone(), law.clone(), words.locale().to_owned());
        Callback::from(move |()| change(&|desk| desk.draw(&law, &language)))
    };
    {
        let (desk, draw) = (desk.clone(), draw.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let loaded = Judge::load().await;
                desk.borrow_mut().judge = loaded;
                draw.emit(());
            });
        });
    }
    let Desk { judge, suggestion, was_used, is_shown } = &*desk.borrow();
    let typed = Zeroizing::new(typed_in(&field));
    let verdict = judge.as_ref().and_then(|judge| judge.check(&law, &typed));
    let rejected = match trouble {
        Some(Trouble::Rejected(reasons)) => reasons.as_slice(),
        _ => &[],
    };
    let onsubmit = {
        let (field, on_change) = (field.clone(), on_change.clone());
        Callback::from(move |()| {
            let typed = Zeroizing::new(typed_in(&field));
            // What is too long to be sent, the rules below the field name.
            if typed.chars().take(Password::MAX_CODE_POINTS + 1).count() <= Password::MAX_CODE_POINTS {
                on_change.emit(Some(Secret::new(typed)));
            }
        })
    };
    let ontoggle = {
        let change = change.clone();
        Callback::from(move |()| change(&|desk| desk.is_shown = !desk.is_shown))
    };
    let onuse = {
        let (field, suggestion, on_change) = (field.clone(), suggestion.clone(), on_change.clone());
        Callback::from(move |()| {
            let (Some(input), Some(secret)) = (field.cast::<HtmlInputElement>(), &suggestion) else { return };
            input.set_value(secret);
            // To be kept, it has to be seen.
            change(&|desk| (desk.was_used, desk.is_shown) = (true, true));
            on_change.emit(None);
            drop(input.focus());
        })
    };
    let use_it = Plain::new(words.text(id::PASSWORD_USE), onuse).view();
    let another = Plain::new(words.text(id::PASSWORD_ANOTHER), draw).view();
    html! {
        <>
            {props.ask.lead.clone()}
            {Form {
                onsubmit,
                children: html! {
                    <>
                        {owner(&law.identifier)}
                        {props.ask.first.clone()}
                        {Reveal {
                            id: "password".into(),
                            label: words.text(id::PASSWORD_LABEL),
                            show: words.text(id::PASSWORD_SHOW),
                            shown: *is_shown,
                            ontoggle,
                            oninput: on_change.reform(|()| None),
                            node_ref: field,
                            described_by: "password-rules".into(),
                            autocomplete: AttrValue::Static("new-password"),
                            problem: props.ask.said.clone(),
                        }
                        .view()}
                        <div class="field" id="password-rules">
                            if let Some(verdict) = &verdict {
                                {points(words, verdict)}
                                {meter(words, verdict, *is_shown)}
                                {Rules {
                                    rules: verdict::rules(words, &law.policy, verdict, rejected, *is_shown),
                                }
                                .view()}
                            }
                        </div>
                        {Action {
                            label: words.text(id::PASSWORD_GO),
                            busy_label: words.text(id::PASSWORD_BUSY),
                            busy: props.ask.is_busy,
                            ready: true,
                        }
                        .view()}
                    </>
                },
            }
            .view()}
            if let Some(secret) = suggestion {
                {More {
                    title: words.text(id::PASSWORD_SUGGEST),
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
                            <p class="hint" role="status">if *was_used { {words.text(id::PASSWORD_USED)} }</p>
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
    let id = if points < needed { id::PASSWORD_POINTS } else { id::PASSWORD_POINTS_ENOUGH };
    let points = words.with(id, &[("has", count(*points)), ("of", count(*needed))]);
    html! { <p class="row spread"><span>{words.text(id::PASSWORD_COUNTS)}</span>{" "}<b>{points}</b></p> }
}

fn meter(words: &Localizer, verdict: &Verdict, shown: bool) -> Html {
    let missing = verdict.needed.saturating_sub(verdict.points);
    html! {
        {Meter {
            label: words.text(id::PASSWORD_PARTS),
            slots: verdict::slots(verdict),
            missing,
            missing_label: words.with(id::PASSWORD_MISSING, &[("count", count(missing))]),
            shown,
        }
        .view()}
    }
}
