//! Answering security questions. The answers lie in their fields only, and are read when the form is sent.

use yew::prelude::*;

use super::Scene;
use super::problem::{Place, problem};
use crate::flow::{Code, Event, Trouble};
use crate::id;
use crate::page::typed_in;
use crate::questions::asked;
use crate::random;
use crate::ui::{Action, Form, Lead, Plain, TextField};

/// The questions, a field each. Another way is always one step away.
pub fn questions_step(scene: &Scene<'_>, state: &Code) -> Html {
    let Scene { words, now, on_event, .. } = scene;
    let is_open = state.is_open(*now);
    let over = || (!is_open).then_some(&Trouble::MethodClosed);
    let trouble = state.trouble.as_ref().or_else(over);
    let mut said = trouble.map(|trouble| problem(words, trouble, Place::Code(state.method.kind, 0), *now));
    let fields: Html = (state.questions.iter().enumerate())
        .map(|(place, question)| {
            TextField {
                id: field_id(place).into(),
                label: asked(question, words),
                problem: said.take_if(|_| trouble == Some(&Trouble::Unanswered(place))),
                kind: "text".into(),
                autocomplete: "off".into(),
                ..TextField::default()
            }
            .view()
        })
        .collect();
    let wanted = state.questions.len();
    let onsubmit = on_event.reform(move |()| {
        let answers = (0..wanted).map(|place| typed_in(&field_id(place))).collect();
        Event::AnswersSubmitted(random::attempt(), answers)
    });
    let action = Action {
        label: words.text(id::QUESTIONS_GO),
        busy_label: words.text(id::CODE_BUSY),
        busy: state.code.is_sent(),
        ready: is_open,
    };
    // The region is there before it has anything to say: only then is it read out.
    let children = html! {
        <>
            <div class="region" role="alert">if let Some(said) = said { {said.view("answers-problem")} }</div>
            {fields}
            {action.view()}
        </>
    };
    html! {
        <>
            {Lead::of(words.text(id::QUESTIONS_TITLE), words.line(id::QUESTIONS_LEAD)).view()}
            {Form { onsubmit, children }.view()}
            <p>{Plain::new(words.text(id::OTHER_WAY), on_event.reform(|()| Event::Back)).view()}</p>
        </>
    }
}

fn field_id(place: usize) -> String {
    format!("answer-{place}")
}
