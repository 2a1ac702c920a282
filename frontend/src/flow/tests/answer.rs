//! Proofs that nothing is sent for: a saved code, and answers to questions.

use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::Question;

use super::*;

impl Page {
    /// At a saved code, as the first gate.
    fn at_saved_code() -> Self {
        let mut page = Self::at_methods();
        if let State::Methods(methods) = &mut page.state {
            methods.session.methods.push(method("recovery", MethodKind::Recovery, None));
        }
        let challenged = Challenged { code_length: None, ..challenged(MethodKind::Recovery) };
        page.on(Event::MethodChosen("recovery".to_owned(), attempt(2))).on(Event::Challenged(Ok(challenged)))
    }

    /// At two questions, as the second gate.
    fn at_questions() -> Self {
        let rest = vec![method("questions", MethodKind::Questions, None)];
        let page = Self::at_code().with_code("12345678", 4).on(Event::Verified(Ok(passed(1, rest))));
        let questions = ["q01", "q07"].map(|id| Question { id: id.to_owned(), text: None }).to_vec();
        let challenged = Challenged { code_length: None, questions, ..challenged(MethodKind::Questions) };
        page.on(Event::MethodChosen("questions".to_owned(), attempt(5))).on(Event::Challenged(Ok(challenged)))
    }

    fn with_answers(self, answers: [&str; 2], n: u8) -> Self {
        self.on(Event::AnswersSubmitted(attempt(n), answers.map(str::to_owned).to_vec()))
    }
}

// Rule: a slip of the pen costs no try, and a long code is mended and not typed anew.
#[test]
fn a_saved_code_is_sent_whole_and_stays_when_it_is_wrong() {
    let code = String::from(RecoveryCode::code([9; 16]));
    assert_eq!(Page::at_saved_code().with_code(" ", 3).trouble(), &Trouble::Empty);
    let page = Page::at_saved_code().with_code(code.get(..20).unwrap(), 3);
    assert_eq!((page.trouble(), page.effect.as_ref()), (&Trouble::TooShort, None));
    let page = Page::at_saved_code().with_code(&code.to_lowercase().replace('-', " "), 3);
    let Some(Effect::Verify(request)) = &page.effect else { panic!("nothing sent") };
    assert_eq!(request.answer, Proof::Recovery(RecoveryCode::code([9; 16])));
    let page = page.on(Event::Verified(Err(refused(ProblemCode::CodeWrong))));
    assert_eq!(page.trouble(), &Trouble::CodeWrong(None));
    assert!(matches!(page.state, State::Code(ref typed) if typed.typed == code));
}

// Rule: every question has an answer before any is sent, and what was lost is sent again as the same try.
#[test]
fn answers_are_sent_together_and_as_one_try() {
    assert_eq!(Page::at_questions().with_answers(["Uppsala", " "], 6).trouble(), &Trouble::Unanswered(1));
    let page = Page::at_questions().with_answers(["Uppsala", "Rex"], 6);
    let Some(Effect::Verify(request)) = &page.effect else { panic!("nothing sent") };
    let Proof::Answers(answers) = &request.answer else { panic!("no answers") };
    assert_eq!(answers.iter().cloned().map(String::from).collect::<Vec<_>>(), ["Uppsala", "Rex"]);
    let page = page.on(Event::Verified(Err(Failure::Unreachable)));
    assert_eq!(page.with_answers(["Uppsala", "Rex"], 7).sent_attempt(), attempt(6));
    let page = Page::at_questions().with_answers(["Uppsala", "Rex"], 6).on(Event::Verified(Err(Failure::Unreachable)));
    assert_eq!(page.with_answers(["Malmö", "Rex"], 7).sent_attempt(), attempt(7));
    let page = Page::at_questions().with_answers(["Uppsala", "Rex"], 6).on(Event::Verified(Ok(passed(2, Vec::new()))));
    assert!(matches!(page.state, State::Finish(_)));
}

// Rule: which questions somebody answers is nowhere stored; another way is one step away.
#[test]
fn questions_are_not_kept_outside_of_memory() {
    let page = Page::at_questions();
    let kept = page.state.to_saved().map(|saved| saved.place);
    assert_eq!(kept, Some(Place::Methods));
    assert!(matches!(page.on(Event::Back).state, State::Methods(_)));
}
