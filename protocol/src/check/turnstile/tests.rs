//! Answers as documented, and each of them with one thing wrong.

use super::*;

const CHECK: CheckId = CheckId([7; 16]);
/// 2022-02-28T15:14:30Z, the time in the documented answer.
const SOLVED: UnixSeconds = UnixSeconds(1_646_061_270);
const WIDGET: Widget<'static> = Widget { sitekey: "0x4AAAAAAAsitekey", origin: "https://check.alderbrook.example" };

fn expected() -> Expected<'static> {
    Expected { widget: WIDGET, check: CHECK, issued: SOLVED.minus(4), now: SOLVED.plus(3) }
}

/// The documented answer of success, for our widget.
fn answer() -> serde_json::Value {
    serde_json::json!({
        "success": true,
        "challenge_ts": "2022-02-28T15:14:30.096Z",
        "hostname": "check.alderbrook.example",
        "error-codes": [],
        "action": ACTION,
        "cdata": CHECK.to_string(),
        "metadata": {"ephemeral_id": "x:9f78e0ed210960d7693b167e", "score": 0.9},
    })
}

/// One member of the answer changed; `null` takes it away.
fn check(member: &str, value: &serde_json::Value, verdict: Result<Verdict, NoVerdict>) {
    let mut answer = answer();
    let members = answer.as_object_mut().unwrap();
    if value.is_null() {
        members.remove(member);
    } else {
        members.insert(member.to_owned(), value.clone());
    }
    assert_eq!(judge(&answer.to_string(), &expected()), verdict, "{member}: {value}");
}

fn denies(member: &str, value: &serde_json::Value, why: &'static str) {
    check(member, value, Ok(Verdict::Denied(why)));
}

#[test]
fn the_documented_answer_confirms() {
    assert_eq!(judge(&answer().to_string(), &expected()), Ok(Verdict::Confirmed));
}

// Rule: a yes to another host, form, check or time is no yes to this check.
#[test]
fn a_yes_to_something_else_confirms_nothing() {
    let (host, action) = ("bot check: turnstile on another host", "bot check: turnstile for another action");
    let (other, time) = ("bot check: turnstile for another check", "bot check: turnstile at another time");
    for value in ["evil.example", "alderbrook.example", "check.alderbrook.example.evil.example", ""] {
        denies("hostname", &value.into(), host);
    }
    denies("hostname", &().into(), host);
    for value in ["login", "reset-start ", ""] {
        denies("action", &value.into(), action);
    }
    denies("action", &().into(), action);
    for value in [CheckId([8; 16]).to_string(), String::new()] {
        denies("cdata", &value.into(), other);
    }
    denies("cdata", &().into(), other);
    // A minute before the check was issued, and a minute from now.
    denies("challenge_ts", &"2022-02-28T15:13:25.000Z".into(), time);
    check("challenge_ts", &"2022-02-28T15:13:26Z".into(), Ok(Verdict::Confirmed));
    check("challenge_ts", &"2022-02-28T15:15:33.999Z".into(), Ok(Verdict::Confirmed));
    denies("challenge_ts", &"2022-02-28T15:15:34Z".into(), time);
}

#[test]
fn a_no_is_a_no() {
    let no = "bot check: turnstile says no";
    denies("success", &false.into(), no);
    for code in ["invalid-input-response", "timeout-or-duplicate", "something-new"] {
        denies("error-codes", &vec![code].into(), no);
    }
    let refused = r#"{"success":false,"error-codes":["timeout-or-duplicate"]}"#;
    assert_eq!(judge(refused, &expected()), Ok(Verdict::Denied(no)));
}

// Rule: what is no verdict lets nobody pass.
#[test]
fn what_is_no_answer_is_no_verdict() {
    for text in ["", "{}", "null", "<!doctype html>", r#"{"success":"true"}"#, r#"{"success":true"#, "[true]"] {
        assert_eq!(judge(text, &expected()), Err(NoVerdict::Form), "{text}");
    }
    for time in ["", "yesterday", "2022-02-28 15:14:30", "2022-02-28T15:14:30+01:00"] {
        check("challenge_ts", &time.into(), Err(NoVerdict::Form));
    }
    check("challenge_ts", &().into(), Err(NoVerdict::Form));
    for code in NO_VERDICT {
        check("error-codes", &vec![code].into(), Err(NoVerdict::Code(code)));
    }
    let blamed = r#"{"success":false,"error-codes":["invalid-input-secret"]}"#;
    assert_eq!(judge(blamed, &expected()), Err(NoVerdict::Code("invalid-input-secret")));
}

#[test]
fn the_browser_gets_the_widget_and_the_check() {
    let url = "https://check.alderbrook.example/turnstile#0x4AAAAAAAsitekey/reset-start/BwcHBwcHBwcHBwcHBwcHBw";
    assert_eq!(puzzle(WIDGET, CHECK), Puzzle::Turnstile { frame_url: url.to_owned() });
    // The documented alphabets and lengths of `action` and `cData`.
    let is_plain = |text: &str| text.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-'));
    let cdata = CHECK.to_string();
    assert!(is_plain(ACTION) && ACTION.len() <= 32 && is_plain(&cdata) && cdata.len() <= 255);
}

#[test]
fn a_key_is_a_uuid_of_its_check() {
    assert_eq!(idempotency_key(CheckId([0xff; 16])), "ffffffff-ffff-8fff-bfff-ffffffffffff");
    let counted = CheckId([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    assert_eq!(idempotency_key(counted), "00010203-0405-8607-8809-0a0b0c0d0e0f");
}

#[test]
fn a_token_is_visible_ascii_of_a_bounded_length() {
    for text in ["XXXX.DUMMY.TOKEN.XXXX", &"a".repeat(2_048)] {
        assert_eq!(Token::try_from(text).unwrap().as_str(), text);
    }
    for text in ["", " ", "a b", "a\n", "ä", &"a".repeat(2_049)] {
        assert_eq!(Token::try_from(text).err(), Some(NotAToken), "{text:?}");
    }
    assert_eq!(format!("{:?}", Token::try_from("0.secret").unwrap()), "Token(…)");
}

#[test]
fn a_host_has_no_scheme_and_no_port() {
    for (origin, host) in [
        ("https://check.example", "check.example"),
        ("https://check.example:8443", "check.example"),
        ("http://127.0.0.1:8787", "127.0.0.1"),
        ("http://[::1]:8787", "[::1]"),
        ("http://[::1]", "[::1]"),
    ] {
        assert_eq!(host_name(origin), host, "{origin}");
    }
}
