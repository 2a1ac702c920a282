//! Security questions: which, and an answer to each. Answers lie in their fields only, and are read when the form is sent.

use latchkey_shared::answer::AnswerFault;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::known::typed_secret;
use super::{Scene, say};
use crate::account::{Choice, Event, Fault, Inside, Slot};
use crate::flow::Trouble;
use crate::id;
use crate::locale::count;
use crate::questions::asked;
use crate::random;
use crate::step::Place;
use crate::ui::{Action, Field, Form, Hint, Kind, Lead, Notice, Problem, Row, TextField, described_by};

/// The choice of questions, with their answers.
pub fn questions_screen(scene: &Scene<'_>, state: &Inside, choice: &Choice) -> Html {
    let Scene { words, on_event, .. } = scene;
    let wanted = u64::try_from(choice.slots.len()).unwrap_or_default();
    let has_older =
        state.info.as_ref().and_then(|info| info.questions.as_ref()).is_some_and(|held| held.registered > 0);
    // What is wrong at a place is said there.
    let loose = state.trouble.as_ref().filter(|trouble| !matches!(trouble, Trouble::Unanswered(_)));
    let loose = loose.map(|trouble| say::problem(scene, trouble, Place::Elsewhere));
    let places = choice.slots.iter().enumerate().map(|(place, slot)| slot_view(scene, choice, place, slot));
    let ids: Vec<String> = (0..choice.slots.len()).map(answer_id).collect();
    let onsubmit = on_event
        .reform(move |()| Event::AnswersSubmitted(random::attempt(), ids.iter().map(|id| typed_secret(id)).collect()));
    let go = Action {
        label: words.text(id::CHOOSE_GO),
        busy_label: words.text(id::CHOOSE_BUSY),
        busy: state.asks.is_sent(),
        ready: true,
    };
    let back = scene.back(if has_older { id::CANCEL } else { id::KINDS_DIFFERENT }, state);
    html! {
        <>
            {Lead::of(words.text(id::CHOOSE_TITLE), words.rich(id::CHOOSE_LEAD, &[("count", count(wanted))])).view()}
            {say::aloud(loose)}
            if has_older {
                {Notice::of(Kind::Warn, "warn", words.text(id::CHOOSE_OLDER), words.line(id::CHOOSE_OLDER_DO)).view()}
            }
            {Form {
                onsubmit,
                children: html! {
                    <>
                        {Hint { children: words.line(id::CHOOSE_HINT) }.view()}
                        {for places}
                        {Row { children: html! { <>{go.view()}{back.view()}</> } }.view()}
                    </>
                },
            }
            .view()}
        </>
    }
}

fn question_id(place: usize) -> String {
    format!("question-{place}")
}

fn answer_id(place: usize) -> String {
    format!("answer-{place}")
}

/// A place: the question, and below it the answer, which is named by the question once there is one.
fn slot_view(scene: &Scene<'_>, choice: &Choice, place: usize, slot: &Slot) -> Html {
    let words = scene.words;
    let number = [("number", count(u64::try_from(place + 1).unwrap_or_default()))];
    let said = slot.fault.map(|fault| (fault, in_words(scene, fault)));
    let of_question = said.clone().filter(|(fault, _)| fault.is_of_question()).map(|(_, problem)| problem);
    let of_answer = said.filter(|(fault, _)| !fault.is_of_question()).map(|(_, problem)| problem);
    let chosen = choice.questions.iter().find(|question| question.id == slot.question);
    let label = chosen.map_or_else(|| words.with(id::CHOOSE_ANSWER, &number), |question| asked(question, words));
    let answer = TextField {
        id: answer_id(place).into(),
        label,
        problem: of_answer,
        kind: "text".into(),
        autocomplete: "off".into(),
        ..TextField::default()
    };
    let question = Field {
        id: question_id(place).into(),
        label: words.with(id::CHOOSE_QUESTION, &number),
        children: select(scene, choice, place, slot, of_question.is_some()),
        problem: of_question,
        ..Field::default()
    };
    html! { <div class="group">{question.view()}{answer.view()}</div> }
}

/// The list of questions. One that is chosen at another place cannot be chosen here.
fn select(scene: &Scene<'_>, choice: &Choice, place: usize, slot: &Slot, has_problem: bool) -> Html {
    let Scene { words, on_event, .. } = scene;
    let id = question_id(place);
    let options = choice.questions.iter().map(|question| {
        let is_chosen = question.id == slot.question;
        html! {
            <option
                key={question.id.clone()}
                value={question.id.clone()}
                selected={is_chosen}
                disabled={!is_chosen && !choice.is_free(place, &question.id)}
            >
                {asked(question, words)}
            </option>
        }
    });
    let onchange = on_event.reform(move |event: web_sys::Event| {
        Event::QuestionChosen(place, event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    html! {
        <select
            id={id.clone()}
            aria-describedby={described_by(&id, has_problem, false)}
            aria-invalid={has_problem.then_some("true")}
            {onchange}
        >
            <option value="" selected={slot.question.is_empty()}>{words.text(id::CHOOSE_NONE)}</option>
            {for options}
        </select>
    }
}

fn in_words(scene: &Scene<'_>, fault: Fault) -> Problem {
    let [what, remedy] = match fault {
        Fault::NoQuestion => [id::FAULT_NO_QUESTION, id::FAULT_NO_QUESTION_DO],
        Fault::Of(AnswerFault::QuestionTwice) => [id::FAULT_TWICE, id::FAULT_TWICE_DO],
        Fault::Of(AnswerFault::NoSuchQuestion) => [id::FAULT_GONE, id::FAULT_TWICE_DO],
        Fault::Of(AnswerFault::TooShort) => [id::FAULT_SHORT, id::FAULT_SHORT_DO],
        Fault::Of(AnswerFault::TooLong) => [id::FAULT_LONG, id::FAULT_LONG_DO],
        Fault::Of(AnswerFault::PartOfQuestion) => [id::FAULT_PART, id::FAULT_PART_DO],
        Fault::Of(AnswerFault::SameAsAnother) => [id::FAULT_SAME, id::FAULT_SAME_DO],
        // How many there are is none of a place's faults: the page has as many places as are wanted.
        Fault::Of(AnswerFault::TooFew | AnswerFault::TooMany) => [id::PROBLEM_OTHER, id::WRONG_DO],
    };
    say::two(scene, what, remedy)
}
