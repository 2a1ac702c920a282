//! What a document may not say, and in which words. One line is one case.

use latchkey_shared::method::MethodKind::{Mail, Push, Questions, Sms, Voice};
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{BotCheckKind, HelpDesk};

use super::*;
use crate::gate::PasskeyWeight;
use crate::limits::Limits;
use crate::policy::tests::{domain, federated, groups, policy};
use crate::policy::{Country, LimitPreset, LimitRules, Origin, Policy};

/// Edits the default document and expects these messages.
#[track_caller]
fn check(edit: impl FnOnce(&mut Document), expected: &[&str]) {
    let problems = Policy::default().edited(edit).err().unwrap_or_default();
    let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(messages, expected);
}

#[test]
fn the_default_fits_together() {
    assert_eq!(Policy::from_document(Document::default()), Ok(Policy::default()));
    assert_eq!(Policy::parse("{}"), Ok(Policy::default()));
}

#[test]
fn push_and_questions_need_a_second_gate() {
    let methods = |gates, kinds: &[MethodKind]| {
        let kinds: Set<MethodKind> = kinds.iter().copied().collect();
        move |p: &mut Document| (p.gates, p.methods) = (gates, kinds)
    };
    check(methods(Gates::One, &[Mail, Push]), &["methods: push is only selectable with two gates"]);
    check(methods(Gates::One, &[Questions]), &["methods: questions is only selectable with two gates"]);
    check(methods(Gates::Two, &[Mail, Push, Questions]), &[]);
    check(methods(Gates::One, &[]), &["methods: expected at least one"]);
    let two = "methods: two gates need two kinds that go to different places, one of them not questions, or a passkey for both";
    check(methods(Gates::Two, &[Push]), &[two]);
    check(methods(Gates::Two, &[Mail]), &[two]);
    let passkeys = |weight| move |p: &mut Document| (p.methods, p.passkey) = (Set::from([MethodKind::Passkey]), weight);
    check(passkeys(PasskeyWeight::OneGate), &[two]);
    check(passkeys(PasskeyWeight::BothGates), &[]);
}

#[test]
fn questions_are_few_plain_and_enough() {
    let counts = |to_register, to_reset| {
        move |p: &mut Document| (p.questions.to_register, p.questions.to_reset) = (to_register, to_reset)
    };
    let (to_register, to_reset) =
        ("questions.to_register: expected 3 to 5", "questions.to_reset: expected 3 to 5, and no more than to_register");
    check(counts(3, 3), &[]);
    check(counts(5, 5), &[]);
    check(counts(2, 2), &[to_register, to_reset]);
    check(counts(6, 3), &[to_register]);
    check(counts(4, 5), &[to_reset]);
    let custom = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        move |p: &mut Document| p.questions.custom = texts
    };
    let (length, twice) =
        ("questions.custom: expected questions of 3 to 200 characters", "questions.custom: expected no question twice");
    check(custom(&["Who?", &"é".repeat(200)]), &[]);
    check(custom(&["Wo"]), &[length]);
    check(custom(&[&"é".repeat(201)]), &[length]);
    check(custom(&[" Who was it?"]), &[length]);
    check(custom(&["Who\nwas it?"]), &[length]);
    check(custom(&["Who was it?", "WHO  WAS IT?"]), &[twice]);
    let many: Vec<String> = (0..21).map(|number| format!("Question {number}?")).collect();
    check(|p| p.questions.custom = many[..20].to_vec(), &[]);
    check(|p| p.questions.custom = many, &["questions.custom: expected at most 20"]);
    let few = |kinds: Set<MethodKind>| {
        move |p: &mut Document| {
            (p.methods, p.questions.predefined) = (kinds, Set::new());
            p.questions.custom = (0..4).map(|number| format!("Question {number}?")).collect();
        }
    };
    check(few(Set::from([Mail, MethodKind::Authenticator])), &[]);
    let enough = "questions: expected at least as many as to_register while questions are among the methods";
    check(few(Set::from([Mail, Questions])), &[enough]);
    let four = |p: &mut Document| {
        few(Set::from([Mail, Questions]))(p);
        (p.questions.to_register, p.questions.to_reset) = (4, 3);
    };
    check(four, &[]);
}

#[test]
fn phones_need_countries() {
    let countries = "telephony.countries: expected at least one while sms, voice or office are among the methods";
    check(|p| p.methods = Set::from([Mail, Sms]), &[countries]);
    check(|p| p.administrators.phone_methods = true, &[countries]);
    check(
        |p| {
            p.methods = Set::from([Sms, Voice]);
            p.telephony.countries = Set::from([Country::try_from("SE".to_owned()).unwrap()]);
        },
        &[
            "methods: two gates need two kinds that go to different places, one of them not questions, or a passkey for both",
        ],
    );
}

#[test]
fn every_problem_is_said_at_once() {
    check(
        |p| {
            p.scope = Scope::Selected { include: Set::new(), exclude: groups(&["x"]) };
            p.registration.snoozes = Some(15);
            (p.password.history, p.password.minimum_age_s) = (25, 2_592_001);
            p.locales.default = "sv".to_owned();
        },
        &[
            "scope.include: expected at least one group, or \"who\": \"none\"",
            "registration.snoozes: expected 0 to 14, or null",
            "password.history: expected 0 to 24",
            "password.minimum_age_s: expected 0 to 2592000",
            "locales.default: expected one of locales.offered",
        ],
    );
}

#[test]
fn a_bound_itself_is_allowed() {
    check(|p| p.registration.snoozes = Some(14), &[]);
    check(|p| (p.password.history, p.password.minimum_age_s) = (24, 2_592_000), &[]);
    let origin = |n: u16| Origin::try_from(format!("https://a{n}.example")).unwrap();
    check(|p| p.origins.embed = (0..50).map(origin).collect(), &[]);
    check(|p| p.help_desk.text = Some("x".repeat(500)), &[]);
    check(|p| p.help_desk.name = Some("x".repeat(100)), &[]);
    for phone in ["+1234567", "+123456789012345"] {
        check(|p| p.help_desk.phone = Some(phone.to_owned()), &[]);
    }
}

#[test]
fn a_number_begins_with_its_country_and_has_7_to_15_digits() {
    for phone in ["0044 20 7946 0000", "+123456", "+1234567890123456", "+44 20 7946 0000 ext", "++44 20 7946 0000", ""]
    {
        let expected = "help_desk.phone: expected a number such as +44 20 7946 0000";
        check(|p| p.help_desk.phone = Some(phone.to_owned()), &[expected]);
    }
}

#[test]
fn what_stands_on_a_page_is_plain_text_and_not_too_long() {
    for name in ["", " ", " x", "x ", "a\nb", &"x".repeat(101)] {
        let expected = "help_desk.name: expected 1 to 100 characters";
        check(|p| p.help_desk.name = Some(name.to_owned()), &[expected]);
    }
    check(|p| p.help_desk.text = Some("one\ntwo".to_owned()), &[]);
    for text in ["", "a\tb", "a\rb"] {
        check(|p| p.help_desk.text = Some(text.to_owned()), &["help_desk.text: expected 1 to 500 characters"]);
    }
    check(
        |p| {
            let Authority::Federated { mut provider } = federated() else { panic!() };
            provider.name = String::new();
            p.domains = vec![domain("a.example", Authority::Federated { provider })];
        },
        &["domains: a.example: expected a name of 1 to 100 characters for its identity provider"],
    );
}

#[test]
fn colours_and_languages_have_one_form() {
    for colour in ["#12345", "#1234567", "#12345g", "123456", "#"] {
        let expected = "branding.accent_dark: expected a colour as #rrggbb";
        check(|p| p.branding.accent_dark = Some(colour.to_owned()), &[expected]);
    }
    for tag in ["de-CH", "zh-Hans", "gsw", "de-CH-1996"] {
        check(|p| p.locales.offered.push(tag.to_owned()), &[]);
    }
    for tag in ["", "e", "engl", "EN", "e1", "en-", "en--gb", "en-abcdefghi", "en-gb!"] {
        let expected = format!("locales: {tag:?} is no BCP 47 language tag");
        check(|p| p.locales.offered.push(tag.to_owned()), &[&expected]);
    }
}

#[test]
fn lists_hold_nothing_twice_and_not_too_much() {
    check(
        |p| p.scope = Scope::Selected { include: groups(&["a", "b"]), exclude: groups(&["b"]) },
        &["scope: group b is both included and excluded; excluding wins, so take it off one list"],
    );
    check(
        |p| p.domains = vec![domain("a.example", Authority::Managed), domain("A.example", federated())],
        &["domains: a.example is listed twice"],
    );
    check(|p| p.bot_checks = vec![BotCheckKind::Pow, BotCheckKind::Pow], &["bot_checks: one is listed twice"]);
    let origin = |n: u16| Origin::try_from(format!("https://a{n}.example")).unwrap();
    check(|p| p.origins.embed = (0..51).map(origin).collect(), &["origins.embed: expected at most 50"]);
}

#[test]
fn limits_only_get_stricter() {
    check(|p| p.limits.stricter.tries = Some(3), &[]);
    check(
        |p| p.limits.stricter.tries = Some(9),
        &["limits.stricter.tries: 9 is not stricter than the table or beyond what still lets people reset"],
    );
    let strict = policy(|p| p.limits = LimitRules { preset: LimitPreset::Entra, ..LimitRules::default() });
    assert_eq!(strict.limits(), Limits::entra());
    assert_eq!(policy(|p| p.limits.stricter.tries = Some(3)).limits().tries, 3);
}

#[test]
fn what_people_read_and_follow_is_checked() {
    let desk = |edit: fn(&mut HelpDesk)| move |p: &mut Document| edit(&mut p.help_desk);
    check(desk(|d| d.phone = Some("+44 20 7946 0000".to_owned())), &[]);
    check(
        desk(|d| d.phone = Some("0207946".to_owned())),
        &["help_desk.phone: expected a number such as +44 20 7946 0000"],
    );
    check(desk(|d| d.mail = Some("help".to_owned())), &["help_desk.mail: expected a mail address"]);
    check(
        desk(|d| d.url = Some("javascript:alert(1)".to_owned())),
        &["help_desk.url: expected the https:// address of a page"],
    );
    check(desk(|d| d.text = Some("x".repeat(501))), &["help_desk.text: expected 1 to 500 characters"]);
    check(|p| p.branding.accent = Some("red".to_owned()), &["branding.accent: expected a colour as #rrggbb"]);
    check(|p| p.branding.accent = Some("#0a5F9c".to_owned()), &[]);
    check(|p| p.locales.offered.push("en_GB".to_owned()), &["locales: \"en_GB\" is no BCP 47 language tag"]);
}

#[test]
fn a_document_of_the_wrong_form_is_refused_with_its_place() {
    let check = |json: &str, expected: &str| {
        let problems = Policy::parse(json).unwrap_err();
        let message = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        assert!(message.contains(expected), "{json}: {message}");
    };
    check("{", "EOF");
    check("[]", "expected an object");
    check(r#"{"gate": 2}"#, "unknown field `gate`");
    check(r#"{"gates": 3}"#, "expected 1 or 2 gates");
    check(r#"{"gates": 1, "gates": 2}"#, "duplicate field `gates`");
    check(r#"{"registration": {"reconfirm_days": 731}}"#, "expected 0 to 730 days");
    check(r#"{"audit_retention_days": 7}"#, "expected 30 to 3650 days");
    check(r#"{"scope": {"who": "some"}}"#, "unknown variant `some`");
    check(r#"{"domains": [{"name": "localhost"}]}"#, "expected a domain name");
    check(r#"{"origins": {"embed": ["https://*.alderbrook.example"]}}"#, "no wildcard");
    check(r#"{"telephony": {"countries": ["gb"]}}"#, "two capital letters");
    check(r#"{"methods": ["fax"]}"#, "unknown variant `fax`");
    check(r#"{"password": {"banned_terms": ["it"]}}"#, "expected terms of 4 to 64 characters");
    let many = format!(r#"{{"password": {{"banned_terms": {:?}}}}}"#, vec!["alder"; 1001]);
    check(&many, "expected at most 1000 terms");
    check(r#"{"version": 0}"#, "version: expected 1 or more");
}
