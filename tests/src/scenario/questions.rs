//! Security questions: how they are registered, and the one place where they count.

use latchkey_protocol::account::Role;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::answer::AnswerFault;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{
    Challenged, Changed, Disclosure, ProofOptions, Question, Questions, SecurityInfo, SignedIn,
};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, seed_of, sign_in};
use crate::driver::{Answer, Call, Change, Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::{Owner, give, ticket_of};
use crate::scenario::disclosure::masked;
use crate::scenario::outside;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::security_info::{id_of, kinds, remove, signed_in};

const NORA: &str = "s-nora.lindqvist";
/// One that the organisation asks itself.
const OWN: &str = "Which ward did you begin on?";

/// Has questions asked beside mail and app.
pub fn ask_questions(driver: &dyn Driver) {
    driver.edit_policy(&|policy| {
        policy.methods.insert(MethodKind::Questions);
        policy.questions.custom = vec![OWN.to_owned()];
    });
}

/// Returns the answer that everybody here gives to a question.
pub fn answer_to(question: &str) -> String {
    format!("The Answer of {question}")
}

/// Writes the registration of answers to these questions.
pub fn answers_to(attempt: &str, questions: &[&str]) -> Value {
    let answer = |question: &&str| json!({"question": question, "answer": answer_to(question)});
    json!({"attempt": attempt, "answers": questions.iter().map(answer).collect::<Vec<_>>()})
}

const FIVE: [&str; 5] = ["q01", "q08", "q15", "q22", "q35"];

fn register(owner: &mut Owner<'_>, body: &Value) -> Answer {
    owner.post("/me/security-info/answers", body)
}

/// Somebody with an app, an address and five answers.
#[track_caller]
pub fn with_answers(driver: &dyn Driver) -> Person {
    ask_questions(driver);
    let (mut nora, person) = signed_in(driver, NORA);
    let info: SecurityInfo = register(&mut nora, &answers_to(&attempt(), &FIVE)).ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator, MethodKind::Mail, MethodKind::Questions]);
    driver.advance(31);
    person
}

/// Somebody past the first gate, with the questions in hand.
#[track_caller]
pub fn asked<'a>(driver: &'a dyn Driver, person: &Person) -> (Claimant<'a>, Vec<Question>) {
    let mut claimant = past_a_gate(driver, person);
    let questions = ask(&mut claimant);
    (claimant, questions)
}

/// The first gate by the app, whose next code comes half a minute later.
#[track_caller]
fn past_a_gate<'a>(driver: &'a dyn Driver, person: &Person) -> Claimant<'a> {
    let mut claimant = Claimant::start(driver, &person.name);
    claimant.pass_authenticator(&seed_of(person));
    driver.advance(31);
    claimant
}

#[track_caller]
fn ask(claimant: &mut Claimant<'_>) -> Vec<Question> {
    let id = claimant.method("questions");
    let challenged: Challenged = claimant.ask(&id, None).ok();
    assert_eq!((challenged.kind, challenged.code_length, challenged.resend_in), (MethodKind::Questions, None, 0));
    challenged.questions
}

/// Returns the right answers.
#[must_use]
pub fn right(questions: &[Question]) -> Vec<String> {
    questions.iter().map(|question| answer_to(&question.id)).collect()
}

fn names(questions: &[Question]) -> Vec<&str> {
    questions.iter().map(|question| question.id.as_str()).collect()
}

/// A set is registered, told of, answered again, replaced and removed as one.
pub fn a_set_is_registered_replaced_and_removed(driver: &dyn Driver) {
    ask_questions(driver);
    let (mut nora, person) = signed_in(driver, NORA);
    let before: SecurityInfo = nora.security_info().ok();
    let held = before.questions.expect("they may be registered");
    assert_eq!((held.registered, held.to_register), (0, 5));
    assert!(before.offered.iter().any(|offered| offered.kind == MethodKind::Questions && offered.room == 1));
    let list: Questions = nora.send(Call::get("/api/v1/me/security-info/questions")).ok();
    assert_eq!((list.to_register, list.questions.len()), (5, 36));
    let own = list.questions.last().expect("one of their own");
    assert_eq!(own.text.as_deref(), Some(OWN));
    assert!(list.questions.iter().take(35).all(|known| known.text.is_none()));
    let (first, second) = (attempt(), attempt());
    let body = answers_to(&first, &["q01", "q02", "q03", "q04", &own.id]);
    let answer = register(&mut nora, &body);
    let info: SecurityInfo = answer.ok();
    assert_eq!(info.questions.map(|held| held.registered), Some(5));
    assert!(info.offered.iter().all(|offered| offered.kind != MethodKind::Questions), "one set is enough");
    assert!(!answer.text().contains("Answer of"), "no answer is ever shown");
    let id = id_of(&info, MethodKind::Questions);
    let again: SecurityInfo = register(&mut nora, &body).ok();
    assert_eq!(again, info, "the same attempt registers once");
    let replaced: SecurityInfo = register(&mut nora, &answers_to(&second, &FIVE)).ok();
    assert_ne!(id_of(&replaced, MethodKind::Questions), id);
    assert_eq!(replaced.methods.len(), 3);
    for address in [person.name.clone(), address_of(&person)] {
        let mails = driver.mails(&address);
        assert_eq!(mail::count(&mails, &About::MethodAdded), 1, "{address}");
        assert_eq!(mail::count(&mails, &About::MethodReplaced), 1, "{address}");
    }
    let gone: SecurityInfo = remove(&mut nora, &attempt(), &id_of(&replaced, MethodKind::Questions)).ok();
    assert_eq!(kinds(&gone), [MethodKind::Authenticator, MethodKind::Mail]);
    assert_eq!(gone.questions.map(|held| held.registered), Some(0));
    for address in [person.name.clone(), address_of(&person)] {
        assert_eq!(mail::count(&driver.mails(&address), &About::MethodRemoved), 1, "{address}");
    }
}

/// Rule: while nobody can tell what a question gives away, no answers are registered.
pub fn nothing_is_registered_while_the_questions_cannot_be_read(driver: &dyn Driver) {
    ask_questions(driver);
    let (mut nora, _) = signed_in(driver, NORA);
    let body = answers_to(&attempt(), &FIVE);
    driver.fail(Part::Words, Failure::Down);
    assert_eq!(register(&mut nora, &body).problem().code, Code::Unavailable);
    driver.fail(Part::Words, Failure::None);
    let info: SecurityInfo = register(&mut nora, &body).ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator, MethodKind::Mail, MethodKind::Questions]);
}

/// Whoever answers otherwise than they may hears which answer is wrong and why, and nothing is stored.
pub fn odd_answers_are_refused_each_in_its_place(driver: &dyn Driver) {
    ask_questions(driver);
    let (mut nora, _) = signed_in(driver, NORA);
    let given = |pairs: &[(&str, &str)]| {
        let answers = pairs.iter().map(|(question, answer)| json!({"question": question, "answer": answer}));
        json!({"attempt": attempt(), "answers": answers.collect::<Vec<_>>()})
    };
    let good = [("q01", "Malmö"), ("q08", "Herr Ott"), ("q15", "Rosinante"), ("q22", "Blue Train")];
    let with = |last: (&'static str, &'static str)| good.into_iter().chain([last]).collect::<Vec<_>>();
    let homoglyphs = "Ｍalmo\u{308}";
    for (pairs, place, fault) in [
        (good.to_vec(), "answers", AnswerFault::TooFew),
        (with(("q35", "ab")), "answers[4].answer", AnswerFault::TooShort),
        (with(("q35", homoglyphs)), "answers[4].answer", AnswerFault::SameAsAnother),
        (with(("q22", "Something")), "answers[4].question", AnswerFault::QuestionTwice),
        (with(("q36", "Something")), "answers[4].question", AnswerFault::NoSuchQuestion),
        (with(("q02", "parents")), "answers[4].answer", AnswerFault::PartOfQuestion),
    ] {
        let problem = register(&mut nora, &given(&pairs)).problem();
        assert_eq!(problem.code, Code::Rejected, "{pairs:?}");
        let flaws: Vec<_> = problem.flaws.iter().map(|flaw| (flaw.place.as_str(), flaw.words.as_str())).collect();
        assert_eq!(flaws, [(place, fault.words())], "{pairs:?}");
    }
    // What is longer than any answer is not even looked at, and what is longer than any request neither.
    let long = given(&with(("q35", "x")));
    let filled = |length: usize| {
        let mut body = long.clone();
        body["answers"][4]["answer"] = Value::String("x".repeat(length));
        body
    };
    assert_eq!(register(&mut nora, &filled(41)).problem().code, Code::Rejected);
    assert_eq!(register(&mut nora, &filled(257)).status, 400);
    assert_eq!(register(&mut nora, &filled(1_000_000)).status, 413);
    let info: SecurityInfo = nora.security_info().ok();
    assert_eq!(kinds(&info), [MethodKind::Authenticator, MethodKind::Mail], "nothing is stored");
}

/// Nobody is asked where the policy does not ask, and no administrator anywhere.
pub fn who_is_not_asked_registers_nothing(driver: &dyn Driver) {
    let refused = |owner: &mut Owner<'_>| {
        let info: SecurityInfo = owner.security_info().ok();
        assert_eq!(info.questions, None);
        assert!(info.offered.iter().all(|offered| offered.kind != MethodKind::Questions));
        let list = owner.send(Call::get("/api/v1/me/security-info/questions"));
        assert_eq!(list.problem().code, Code::NotAllowed);
        assert_eq!(register(owner, &answers_to(&attempt(), &FIVE)).problem().code, Code::NotAllowed);
    };
    let (mut nora, _) = signed_in(driver, NORA);
    refused(&mut nora);
    ask_questions(driver);
    let (mut astrid, _) = signed_in(driver, "s-astrid.holm");
    refused(&mut astrid);
    // Whoever has nothing else registers something else first.
    let (mut petra, _) = signed_in(driver, "s-petra.novak");
    let info: SecurityInfo = petra.security_info().ok();
    let offered = info.offered.iter().find(|offered| offered.kind == MethodKind::Questions);
    assert!(offered.is_some_and(|offered| offered.only_after_another));
    assert_eq!(register(&mut petra, &answers_to(&attempt(), &FIVE)).problem().code, Code::NotAllowed);
    petra.add_app();
    let info: SecurityInfo = register(&mut petra, &answers_to(&attempt(), &FIVE)).ok();
    assert!(info.registered, "app and questions are two");
}

/// Whom another sign-in system sends answers questions where that is what is missing, and only as long as it is.
pub fn a_registration_session_answers_what_is_missing(driver: &dyn Driver) {
    ask_questions(driver);
    let mut petra = outside::begun(driver, "s-petra.novak");
    let list = petra.send(Call::get("/api/v1/me/security-info/questions"));
    assert_eq!(list.problem().code, Code::NotAllowed, "another method comes first");
    petra.add_app();
    let list: Questions = petra.send(Call::get("/api/v1/me/security-info/questions")).ok();
    assert_eq!(list.to_register, 5);
    let info: SecurityInfo = register(&mut petra, &answers_to(&attempt(), &FIVE)).ok();
    assert!(info.registered && info.questions.is_none(), "nothing is missing any more");
    let other = answers_to(&attempt(), &["q02", "q03", "q04", "q05", "q06"]);
    assert_eq!(register(&mut petra, &other).problem().code, Code::NotAllowed, "nothing is replaced");
}

/// All answers right, behind another gate, set a new password; whatever they are typed like.
pub fn questions_open_the_second_gate(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let (mut claimant, questions) = asked(driver, &nora);
    assert_eq!(questions.len(), 3);
    assert!(questions.iter().all(|question| FIVE.contains(&question.id.as_str()) && question.text.is_none()));
    let typed: Vec<String> =
        right(&questions).iter().map(|answer| format!("\u{2003}{}\u{200b} ", answer.to_uppercase())).collect();
    let answer = claimant.answer_questions(&typed);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!((claimant.passed, claimant.required), (2, 2));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// Before a gate nothing is asked, in either disclosure: not offered, not issued, and alike for every name.
pub fn questions_never_come_first(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let mut seen = None;
    for name in [nora.name.as_str(), "nobody.atall@alderbrook.example", "petra.novak@alderbrook.example"] {
        let mut claimant = Claimant::start(driver, name);
        assert!(claimant.methods.iter().all(|method| method.kind != MethodKind::Questions), "{name}");
        let answer = claimant.ask("questions", None);
        assert_eq!(answer.problem().code, Code::NotAllowed, "{name}");
        let answer = masked(&answer);
        assert_eq!(seen.get_or_insert_with(|| answer.clone()), &answer, "{name}");
    }
    driver.edit_policy(&|policy| policy.disclosure = Disclosure::Guided);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert!(claimant.methods.iter().all(|method| method.kind != MethodKind::Questions));
    assert_eq!(claimant.ask("questions", None).problem().code, Code::NotAllowed);
    // A challenge from behind a gate opens nothing with the ticket from before it in another flow.
    let (behind, questions) = asked(driver, &nora);
    let body = json!({
        "flow": claimant.flow, "challenge": behind.challenge, "attempt": attempt(),
        "answer": {"answers": right(&questions)},
    });
    assert_eq!(driver.call(&Call::post("/reset/verify", &body)).problem().code, Code::ChallengeSpent);
}

/// The same questions all day, in whatever flow, and however often they are asked for: nobody waits for those they know.
pub fn a_draw_stays_for_a_day(driver: &dyn Driver) {
    let nora = with_answers(driver);
    // To the beginning of a day, so that none ends meanwhile.
    driver.advance(24 * 60 * 60 - driver.now().0 % (24 * 60 * 60) + 60);
    let (mut claimant, questions) = asked(driver, &nora);
    for _ in 0..3 {
        assert_eq!(names(&ask(&mut claimant)), names(&questions));
    }
    driver.advance(4 * 60 * 60);
    let (_, later) = asked(driver, &nora);
    assert_eq!(names(&later), names(&questions));
}

/// One verdict for all answers, three tries for each challenge, and ten wrong ones a day. The day's limit is the account's,
/// past which a right answer helps no more.
pub fn wrong_answers_use_the_budget_up(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let (mut claimant, questions) = asked(driver, &nora);
    let answers = right(&questions);
    let mut seen = None;
    for place in 0..3_usize {
        let mut typed = answers.clone();
        "something else".clone_into(&mut typed[place]);
        let problem = claimant.answer_questions(&typed).problem();
        let left = u8::try_from(2 - place).unwrap();
        assert_eq!((problem.code, problem.tries_left), (Code::CodeWrong, Some(left)));
        let said = (problem.detail, problem.flaws, problem.reasons);
        assert_eq!(seen.get_or_insert_with(|| said.clone()), &said, "nobody hears which one was wrong");
    }
    assert_eq!(claimant.answer_questions(&answers).problem().code, Code::ChallengeSpent);
    // Parts of an answer, and more than was asked for, are wrong like any.
    let more: Vec<String> = answers.iter().chain(answers.first()).cloned().collect();
    let cyrillic = [answers[0].replace('e', "\u{435}"), answers[1].clone(), answers[2].clone()];
    for typed in [&answers[..2], &[], &more[..], &cyrillic[..], &answers[1..]] {
        ask(&mut claimant);
        assert_eq!(claimant.answer_questions(typed).problem().tries_left, Some(2), "{typed:?}");
    }
    for _ in 0..2 {
        ask(&mut claimant);
        assert_eq!(claimant.answer_questions(&answers[..1]).problem().code, Code::CodeWrong);
    }
    // Ten. A right answer is not even looked at, and this account may be spoken of.
    let id = claimant.method("questions");
    assert_eq!(claimant.ask(&id, None).problem().code, Code::TooMany);
    let mut again = past_a_gate(driver, &nora);
    assert_eq!(again.ask("questions", None).problem().code, Code::TooMany);
    let mails = driver.mails(&address_of(&nora));
    assert_eq!((mail::count(&mails, &About::WrongAnswers), mail::count(&mails, &About::ResetLocked)), (1, 1));
    // What else they have still opens the gate.
    again.pass_mail(&address_of(&nora));
    let _: Changed = again.set_password(NEW_PASSWORD).ok();
}

/// An answer to the wrong kind of challenge is no answer: it costs nothing and opens nothing.
pub fn answers_and_codes_do_not_mix(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let (mut claimant, questions) = asked(driver, &nora);
    assert_eq!(claimant.answer("12345678").status, 400);
    let id = claimant.method("mail");
    assert_eq!(claimant.ask(&id, None).status, 200);
    assert_eq!(claimant.answer_questions(&right(&questions)).status, 400);
    // A session, a proof and a sign-in ask for no answers.
    let half: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
    assert!(half.methods.iter().all(|method| method.kind != MethodKind::Questions), "{:?}", half.methods);
    let body = json!({"sign_in": ticket_of(&half), "attempt": attempt(), "answer": {"answers": right(&questions)}});
    assert_eq!(driver.call(&Call::post("/session/verify", &body)).status, 400);
    let body = json!({"sign_in": ticket_of(&half), "attempt": attempt(), "method": "questions"});
    assert_eq!(driver.call(&Call::post("/session/challenge", &body)).problem().code, Code::NotAllowed);
    let given = give(driver, &ticket_of(&half), None, &totp::code_at(&seed_of(&nora), driver.now()));
    assert_eq!(given.status, 200, "{}", given.text());
    let mut owner = Owner { driver, cookie: crate::owner::cookie_of(&given).expect("a session") };
    let options: ProofOptions = owner.send(Call::get("/api/v1/me/proof")).ok();
    assert!(options.methods.iter().all(|method| method.kind != MethodKind::Questions));
    let body = json!({"attempt": attempt(), "answer": {"answers": right(&questions)}});
    assert_eq!(owner.post("/me/proof/verify", &body).status, 400);
}

/// Answers that were replaced while they were asked for open nothing any more, and neither do the new ones in that flow.
pub fn a_replaced_set_answers_no_more(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let (mut claimant, questions) = asked(driver, &nora);
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let _: SecurityInfo = register(&mut owner, &answers_to(&attempt(), &["q02", "q09", "q16", "q23", "q34"])).ok();
    assert_eq!(claimant.answer_questions(&right(&questions)).problem().code, Code::FlowEnded);
    driver.advance(31);
    let (mut again, others) = asked(driver, &nora);
    assert!(others.iter().all(|question| !FIVE.contains(&question.id.as_str())));
    assert_eq!(again.answer_questions(&right(&questions)).problem().code, Code::CodeWrong);
    assert_eq!(again.answer_questions(&right(&others)).status, 200);
}

/// Who has become an administrator is asked no more, and questions that are withdrawn count no more.
pub fn questions_count_by_the_policy_in_force(driver: &dyn Driver) {
    let nora = with_answers(driver);
    let offers = || {
        let claimant = past_a_gate(driver, &nora);
        claimant.methods.iter().any(|method| method.kind == MethodKind::Questions)
    };
    assert!(offers());
    // Three of the five are asked no more: too few are left.
    driver.edit_policy(&|policy| {
        for gone in ["q01", "q08", "q15"] {
            policy.questions.predefined.remove(&gone.to_owned().try_into().unwrap());
        }
    });
    assert!(!offers());
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!(info.questions.map(|held| held.registered), Some(2));
    let _: SecurityInfo = register(&mut owner, &answers_to(&attempt(), &["q02", "q03", "q04", "q05", "q06"])).ok();
    driver.advance(31);
    let (mut claimant, questions) = asked(driver, &nora);
    driver.change(NORA, &Change::Role(Role::Reader));
    assert_eq!(claimant.answer_questions(&right(&questions)).problem().code, Code::FlowEnded);
    assert!(!offers());
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!((kinds(&info).len(), info.questions), (3, None), "the set is there, and answered anew by nobody");
    assert_eq!(register(&mut owner, &answers_to(&attempt(), &FIVE)).problem().code, Code::NotAllowed);
}
