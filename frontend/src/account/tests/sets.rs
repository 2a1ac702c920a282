//! What is registered as a set: codes to keep, and questions with their answers.

use latchkey_shared::answer::AnswerFault;
use latchkey_shared::problem::{Flaw, Problem};
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::{Proof as Given, Question, Questions, QuestionsHeld, SecurityInfo};

use super::inside::{info, registered};
use super::*;
use crate::told::support_id;

fn question(id: &str) -> Question {
    Question { id: id.to_owned(), text: None }
}

fn flaw(place: &str, fault: AnswerFault) -> Flaw {
    Flaw { place: place.to_owned(), words: fault.words().to_owned() }
}

impl Page {
    fn at_codes() -> Self {
        let page = Self::at_info(Vec::new()).on(Event::Entered(Door::Kinds)).on(Event::Entered(Door::Draw));
        let held = SecurityInfo { recovery_codes_left: Some(2), ..info(vec![registered("r", MethodKind::Recovery)]) };
        page.wants(Wish::Draw, 2).answers(Answer::Drawn(vec![secret("7F3K-92QD"), secret("PM6R-8HWN")], held))
    }

    fn at_questions() -> Self {
        let questions = Questions { to_register: 2, questions: ["q01", "q02", "c1"].map(question).to_vec() };
        Self::at_info(Vec::new()).wants(Wish::Questions, 2).answers(Answer::Questions(questions))
    }

    fn chooses(self, place: usize, question: &str) -> Self {
        self.on(Event::QuestionChosen(place, question.to_owned()))
    }

    fn sends(self, answers: [&str; 2], n: u8) -> Self {
        self.on(Event::AnswersSubmitted(attempt(n), answers.map(secret).to_vec()))
    }

    fn faults(&self) -> Vec<Option<Fault>> {
        match self.room() {
            Room::Questions(choice) => choice.slots.iter().map(|slot| slot.fault).collect(),
            other => panic!("expected the questions, not {other:?}"),
        }
    }

    fn refuses(self, flaws: Vec<Flaw>) -> Self {
        let problem = Problem { flaws, ..Problem::new(Code::Rejected, "told by a test", support_id()) };
        self.fails(Failure::Refused(Box::new(problem)))
    }
}

// Rule: codes that nobody can see again are left by saying so, not by a step back.
#[test]
fn new_codes_stay_until_they_are_kept() {
    let page = Page::at_codes().on(Event::Back);
    assert!(matches!(page.room(), Room::Codes(codes) if codes.len() == 2) && page.state.can_go_back());
    assert!(!format!("{:?}", page.state).contains("7F3K"), "nothing prints them");
    let page = page.on(Event::CodesKept);
    assert_eq!((page.room(), page.inside().said), (&Room::Info, Some(Said::Added(MethodKind::Recovery))));
    assert_eq!(page.inside().info.as_ref().and_then(|info| info.recovery_codes_left), Some(2));
}

#[test]
fn a_set_is_replaced_as_a_whole_and_never_asked_for_first() {
    let sets = [MethodKind::Recovery, MethodKind::Questions];
    let methods = || sets.map(|kind| registered(kind.as_str(), kind)).to_vec();
    let deeds = |known: SecurityInfo| {
        let page = Page::as_me(me()).wants(Wish::Show, 1).answers(Answer::Info(known));
        let known = page.inside().info.clone().unwrap();
        assert_eq!(orderable(&known).count(), 0);
        known.methods.iter().map(|method| page.inside().deeds(method, page.now)).collect::<Vec<_>>()
    };
    let held = Some(QuestionsHeld { registered: 3, to_register: 3 });
    let open = SecurityInfo { recovery_codes_left: Some(7), questions: held, ..info(methods()) };
    assert_eq!(deeds(open), [[Deed::Renew, Deed::Remove], [Deed::Renew, Deed::Remove]]);
    assert_eq!(deeds(info(methods())), [[Deed::Remove], [Deed::Remove]]);
}

// Rule: a question is chosen once, and what is missing is said where it is missing.
#[test]
fn questions_are_chosen_once_and_answered_each() {
    let page = Page::at_questions().chooses(0, "q02");
    let Room::Questions(choice) = page.room() else { panic!("{:?}", page.room()) };
    assert_eq!([choice.is_free(1, "q02"), choice.is_free(1, "q01"), choice.is_free(0, "q02")], [false, true, true]);
    let page = page.sends(["Uppsala", "Rex"], 3);
    assert_eq!((page.faults(), page.asked()), (vec![None, Some(Fault::NoQuestion)], None));
    assert_eq!(page.state.trouble(), Some(&Trouble::Unanswered(1)));
    let page = page.chooses(1, "c1").sends([" ", "Rex"], 4);
    assert_eq!((page.faults(), page.asked()), (vec![Some(Fault::Of(AnswerFault::TooShort)), None], None));
    let page = page.sends(["Uppsala", "Rex"], 5);
    let Some(Asked { wish: Wish::Answer(chosen), .. }) = page.asked() else { panic!("{:?}", page.effect) };
    let sent: Vec<_> = chosen.iter().map(|chosen| (chosen.question.as_str(), chosen.answer.expose())).collect();
    assert_eq!(sent, [("q02", "Uppsala"), ("c1", "Rex")]);
    assert!(!format!("{:?}", page.state).contains("Uppsala"), "nothing prints them");
    let page = page.answers(Answer::Info(info(vec![registered("q", MethodKind::Questions)])));
    assert_eq!((page.room(), page.inside().said), (&Room::Info, Some(Said::Added(MethodKind::Questions))));
}

// Rule: what the edge refuses is said at the field it belongs to, and never swallowed.
#[test]
fn what_the_edge_refuses_of_an_answer_is_said_there() {
    let sent = || Page::at_questions().chooses(0, "q01").chooses(1, "q02").sends(["Uppsala", "Uppsala"], 3);
    let page = sent().refuses(vec![flaw("answers[1].answer", AnswerFault::SameAsAnother)]);
    assert_eq!(page.faults(), [None, Some(Fault::Of(AnswerFault::SameAsAnother))]);
    assert_eq!(page.state.trouble(), Some(&Trouble::Unanswered(1)));
    let page = page.chooses(1, "c1");
    assert_eq!((page.faults(), page.state.trouble()), (vec![None, None], None));
    for place in ["answers", "answers[7].answer", "answers[x].answer"] {
        let page = sent().refuses(vec![flaw(place, AnswerFault::TooFew)]);
        assert_eq!(page.state.trouble(), Some(&Trouble::Other), "{place}");
    }
}

// Rule: a saved code is asked for without a word to the edge, and a slip of the pen is not sent.
#[test]
fn a_saved_code_proves_as_an_app_does() {
    let methods = || vec![method("app", MethodKind::Authenticator), method("recovery", MethodKind::Recovery)];
    let page = Page::at_second(methods()).on(Event::FactorChosen("recovery".to_owned(), attempt(1)));
    assert_eq!((page.effect.as_ref(), name_of(&page.state)), (None, id::CODE_TITLE_RECOVERY));
    let code = String::from(RecoveryCode::code([7; 16]));
    let page = page.on(Event::Typed(code.chars().skip(1).collect())).on(Event::Submitted(attempt(2)));
    assert_eq!((page.state.trouble(), page.effect.as_ref()), (Some(&Trouble::TooShort), None));
    let page =
        page.on(Event::Typed(String::new())).on(Event::Typed(code.to_lowercase())).on(Event::Submitted(attempt(3)));
    let Some(Effect::Verify { challenge: None, answer: Given::Recovery(sent), .. }) = &page.effect else {
        panic!("{:?}", page.effect)
    };
    assert_eq!(String::from(sent.clone()), code);
    let page = page.on(Event::SignedIn(Err(refused(Code::CodeWrong))));
    assert_eq!(page.second().pending.as_ref().map(|pending| pending.typed.as_str()), Some(code.as_str()));
}
