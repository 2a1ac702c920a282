//! What may be registered, what is drawn, and what is right.

use latchkey_shared::sorted::Set;

use super::*;
use crate::testing::{TestEntropy, questions};

fn policy() -> Questions {
    Questions { custom: vec!["Which ward did you begin on?".to_owned()], to_register: 3, ..Questions::default() }
}

fn own() -> String {
    policy().all().pop().unwrap().id
}

fn given(pairs: &[(&str, &str)]) -> Vec<QuestionAnswer> {
    let answer = |text: &str| AnswerText::try_from(text.to_owned()).unwrap();
    let given =
        |(question, text): &(&str, &str)| QuestionAnswer { question: (*question).to_owned(), answer: answer(text) };
    pairs.iter().map(given).collect()
}

/// Judges answers and expects these flaws.
#[track_caller]
fn check(pairs: &[(&str, &str)], expected: &[(&str, AnswerFault)]) {
    let found = flaws(&policy(), &questions(), &given(pairs));
    let found: Vec<(&str, &str)> = found.iter().map(|flaw| (flaw.place.as_str(), flaw.words.as_str())).collect();
    let expected: Vec<_> = expected.iter().map(|(place, fault)| (*place, fault.words())).collect();
    assert_eq!(found, expected, "{pairs:?}");
}

const GOOD: [(&str, &str); 3] = [("q01", "Malmö"), ("q02", "Lisbon"), ("q03", "Jean-Luc")];

// Rule: no question and no answer twice, however it is written; and none that its question gives away.
#[test]
fn answers_are_judged_each_in_its_place() {
    use AnswerFault::{
        NoSuchQuestion, PartOfQuestion, QuestionTwice, SameAsAnother, TooFew, TooLong, TooMany, TooShort,
    };
    check(&GOOD, &[]);
    check(&GOOD[..2], &[("answers", TooFew)]);
    check(&[GOOD[0], GOOD[1], GOOD[2], ("q04", "Rex")], &[("answers", TooMany)]);
    let with = |last: (&'static str, &'static str)| [GOOD[0], GOOD[1], last];
    check(&with(("q02", "Oslo")), &[("answers[2].question", QuestionTwice)]);
    check(&with(("q99", "Oslo")), &[("answers[2].question", NoSuchQuestion)]);
    check(&with(("c123", "Oslo")), &[("answers[2].question", NoSuchQuestion)]);
    for same in ["Lisbon", " LISBON ", "Ｌisbon", "Lis\u{200b}bon"] {
        check(&[GOOD[0], GOOD[1], ("q03", same)], &[("answers[2].answer", SameAsAnother)]);
    }
    check(&with(("q03", "Ab")), &[("answers[2].answer", TooShort)]);
    check(&with(("q03", "A\u{200b}\u{200b}b  ")), &[("answers[2].answer", TooShort)]);
    check(&with(("q03", "")), &[("answers[2].answer", TooShort)]);
    let (forty, more) = ("ö".repeat(40), "ö".repeat(41));
    check(&[GOOD[0], GOOD[1], ("q03", &forty)], &[]);
    check(&[GOOD[0], GOOD[1], ("q03", &more)], &[("answers[2].answer", TooLong)]);
    // One letter that stands for eighteen.
    check(&[GOOD[0], GOOD[1], ("q03", &"\u{fdfa}".repeat(3))], &[("answers[2].answer", TooLong)]);
    check(&with(("q03", "Ab")), &[("answers[2].answer", TooShort)]);
    let own = own();
    let own_question = |answer| [GOOD[0], GOOD[1], (own.as_str(), answer)];
    check(&own_question("Ward"), &[("answers[2].answer", PartOfQuestion)]);
    check(&own_question("which WARD?"), &[("answers[2].answer", PartOfQuestion)]);
    check(&own_question("Which ward did you begin on? 3"), &[("answers[2].answer", PartOfQuestion)]);
    // Part of a word is no word.
    check(&own_question("Egi"), &[]);
    check(&own_question("???"), &[]);
    // A question of ours has the words of every language: "In which town …", "In welchem …".
    check(&with(("q02", "town")), &[("answers[2].question", QuestionTwice), ("answers[2].answer", PartOfQuestion)]);
    check(&[GOOD[1], GOOD[2], ("q01", "welchem")], &[("answers[2].answer", PartOfQuestion)]);
    check(
        &[("q01", "x"), ("q01", "x"), ("q09", "x")],
        &[
            ("answers[0].answer", TooShort),
            ("answers[1].question", QuestionTwice),
            ("answers[1].answer", TooShort),
            ("answers[2].answer", TooShort),
        ],
    );
}

fn five() -> (Questions, Vec<KeptAnswer>) {
    let answers: Vec<(String, String)> = (1..=5).map(|n| (format!("q0{n}"), format!("Answer {n}"))).collect();
    let pairs: Vec<(&str, &str)> = answers.iter().map(|(q, a)| (q.as_str(), a.as_str())).collect();
    (Questions::default(), keep(&given(&pairs), &TestEntropy::default(), Cost::Test).unwrap())
}

fn drawn_at(policy: &Questions, kept: &[KeptAnswer], subject: &str, at: u64) -> Vec<String> {
    let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
    let whose = (&SubjectId(subject.to_owned()), &EnrolmentId("e1".to_owned()));
    let drawn = draw(policy, kept, (&keys, &tenant), whose, UnixSeconds(at));
    drawn.into_iter().map(|(question, _)| question.id).collect()
}

// Format pin: sealed in the database as they are written here.
#[test]
fn answers_are_kept_in_one_form() {
    let (_, kept) = five();
    let text = String::from_utf8(written(&kept).unwrap()).unwrap();
    assert!(text.starts_with(r#"[{"question":"q01","hash":"$argon2id$v=19$m=8,t=1,p=1$"#), "{text}");
    assert_eq!(read(text.as_bytes()), Some(kept));
    for text in ["", "{}", r#"[{"question":"q01"}]"#, r#"[{"question":"q01","hash":"malmö"}]"#] {
        assert_eq!(read(text.as_bytes()), None, "{text}");
    }
}

// Rule: a copy of the answers shows none, and not even that two are alike.
#[test]
fn each_answer_has_a_hash_of_its_own() {
    let kept = keep(&given(&[("q01", "Oslo"), ("q02", "Oslo")]), &TestEntropy::default(), Cost::Test).unwrap();
    assert_ne!(kept[0].hash, kept[1].hash);
    assert!(!format!("{kept:?}").contains("argon2id"));
}

// Rule: a draw stays the same all day, however often it is asked for.
#[test]
fn a_draw_is_of_a_day_and_an_account() {
    let (policy, kept) = five();
    let day = 20_833 * DAY_S;
    let today = drawn_at(&policy, &kept, "a", day);
    assert_eq!(today.len(), 3);
    assert!((1..24).all(|hour| drawn_at(&policy, &kept, "a", day + hour * 3_600) == today));
    let mut reordered = kept.clone();
    reordered.reverse();
    assert_eq!(drawn_at(&policy, &reordered, "a", day), today, "whatever order they are kept in");
    let days: Set<Vec<String>> = (0..40).map(|n| drawn_at(&policy, &kept, "a", day + n * DAY_S)).collect();
    assert!(days.len() > 10, "other days ask others: {days:?}");
    let people: Set<Vec<String>> = (0..40).map(|n| drawn_at(&policy, &kept, &format!("{n}"), day)).collect();
    assert!(people.len() > 10, "other people are asked others: {people:?}");
    let asked: Set<String> = (0..40).flat_map(|n| drawn_at(&policy, &kept, "a", day + n * DAY_S)).collect();
    assert_eq!(asked.len(), 5, "and all of them once");
}

#[test]
fn a_question_that_is_no_longer_asked_is_not_drawn() {
    let (mut policy, kept) = five();
    assert_eq!(counting(&policy, &kept), 5);
    policy.predefined.remove(&"q01".to_owned().try_into().unwrap());
    assert_eq!(counting(&policy, &kept), 4);
    assert!((0..40).all(|n| !drawn_at(&policy, &kept, "a", n * DAY_S).contains(&"q01".to_owned())));
}

// Rule: all that were drawn, in their order, and nothing less.
#[test]
fn only_every_answer_is_right() {
    let (policy, kept) = five();
    let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
    let whose = (&SubjectId("a".to_owned()), &EnrolmentId("e1".to_owned()));
    let drawn = draw(&policy, &kept, (&keys, &tenant), whose, UnixSeconds(0));
    let right: Vec<String> = drawn.iter().map(|(question, _)| format!("answer  {}", &question.id[2..])).collect();
    let check = |texts: &[&str], expected: bool| {
        let typed: Vec<_> = texts.iter().map(|text| AnswerText::try_from((*text).to_owned()).unwrap()).collect();
        assert_eq!(are_right(&drawn, &typed, 3, Cost::Test).unwrap(), expected, "{texts:?}");
    };
    let [a, b, c] = [right[0].as_str(), right[1].as_str(), right[2].as_str()];
    check(&[a, b, c], true);
    check(&[a, b], false);
    check(&[a, b, c, c], false);
    check(&[b, a, c], false);
    check(&["wrong", b, c], false);
    check(&[a, "wrong", c], false);
    check(&[a, b, "wrong"], false);
    check(&[a, b, ""], false);
    check(&[], false);
    // Whoever has fewer than are asked for has no right answers, and whoever has none neither.
    let typed: Vec<_> = right.iter().map(|text| AnswerText::try_from(text.clone()).unwrap()).collect();
    assert!(!are_right(&drawn[..2], &typed[..2], 3, Cost::Test).unwrap());
    assert!(!are_right(&[], &[], 3, Cost::Test).unwrap());
    assert!(!are_right(&[], &[], 0, Cost::Test).unwrap());
}
