//! What mails say, in both languages, and what nobody can make them say.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use latchkey_locales::ids_used;
use latchkey_shared::locale::{Catalogue, Direction, negotiate};
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::Ineligible;
use latchkey_shared::wire::HelpDesk;

use super::*;
use crate::code::Purpose;
use crate::contact::MailAddress;
use crate::notice::{Notice, NoticeKind};
use crate::ports::{CodeContent, CodeMessage};
use crate::time::UnixSeconds;

static CATALOGUES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    latchkey_locales::read(&folder, "messages.ftl").unwrap_or_else(|errors| panic!("{errors}"))
});

/// Where whoever reads a notice says that it was not them.
const NOT_ME: &str = "https://reset.alderbrook.example/not-me#ticket=v4.local.AbC-_d.eyJraWQiOiIx";

fn words(locale: &str) -> &'static Catalogue {
    let known: Vec<String> = CATALOGUES.iter().map(|catalogue| catalogue.locale.clone()).collect();
    let chosen = negotiate(&[locale], &known, "en");
    CATALOGUES.iter().find(|catalogue| catalogue.locale == chosen).unwrap()
}

fn desk() -> HelpDesk {
    HelpDesk {
        name: Some("IT service desk".to_owned()),
        phone: Some("+49 30 12345".to_owned()),
        mail: Some("desk@alderbrook.example".to_owned()),
        url: Some("https://help.alderbrook.example".to_owned()),
        text: None,
    }
}

fn head() -> Letterhead {
    Letterhead::new("Alderbrook Hospital", "https://reset.alderbrook.example", &desk())
}

fn support() -> SupportId {
    SupportId::try_from("7F3K-92QD".to_owned()).unwrap()
}

fn code(locale: &str, content: CodeContent<'_>, head: &Letterhead) -> Mail {
    let to = MailAddress::try_from("nora@post.example".to_owned()).unwrap();
    code_mail(&CodeMessage { to: &to, locale, content, support_id: support() }, head, words(locale))
}

fn notice(locale: &str, about: NoticeKind, head: &Letterhead) -> Mail {
    let to = MailAddress::try_from("nora@post.example".to_owned()).unwrap();
    // 2026-11-22 10:42 UTC.
    let at = UnixSeconds(1_795_344_120);
    let not_me = about.is_owners().then_some(NOT_ME);
    let notice = Notice { to, locale: Some(locale.to_owned()), about, at, support_id: support(), subject: None };
    notice_mail(&notice, head, words(locale), not_me)
}

fn every_kind() -> Vec<NoticeKind> {
    vec![
        NoticeKind::PasswordReset,
        NoticeKind::PasswordChanged,
        NoticeKind::MethodAdded { method: MethodKind::Authenticator },
        NoticeKind::MethodRemoved { method: MethodKind::Mail },
        NoticeKind::MethodReplaced { method: MethodKind::Mail },
        NoticeKind::RecoveryCodeUsed { left: 9 },
        NoticeKind::Unlocked,
        NoticeKind::WrongAnswers,
        NoticeKind::ResetLocked { until: UnixSeconds(1_795_430_520) },
        NoticeKind::MethodDisabled { method: MethodKind::Mail },
        NoticeKind::ChangedByAdministrator,
        NoticeKind::Frozen,
        NoticeKind::Thawed,
        NoticeKind::NotMe { account: "nora@alderbrook.example".to_owned() },
        NoticeKind::AdministratorReset { account: "ada@alderbrook.example".to_owned() },
        NoticeKind::HelpWanted {
            account: "nora@alderbrook.example".to_owned(),
            message: "I lost my phone.".to_owned(),
        },
    ]
}

fn every_mail(head: &Letterhead) -> Vec<Mail> {
    let mut mails = Vec::new();
    for locale in CATALOGUES.iter().map(|catalogue| catalogue.locale.as_str()) {
        mails.push(code(locale, CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset }, head));
        mails.push(code(locale, CodeContent::CannotReset { why: Ineligible::NotInScope }, head));
        mails.extend(every_kind().into_iter().map(|about| notice(locale, about, head)));
    }
    mails
}

fn check(mail: &Mail, subject: &str, says: &[&str]) {
    assert_eq!(mail.subject.as_str(), subject);
    for essential in says {
        assert!(mail.text.contains(essential), "no {essential:?} in\n{}", mail.text);
    }
}

#[test]
fn a_code_mail_says_everything_needed() {
    let mail = code("en-GB", CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset }, &head());
    check(
        &mail,
        "Your code for Alderbrook Hospital",
        &[
            "\n    4829 1375\n",
            "It works for 10 minutes. Only the newest code of this reset works.",
            "support ID 7F3K-92QD",
            "Type it only at https://reset.alderbrook.example.",
            "You did not ask for it?",
            "IT service desk\nPhone: +49 30 12345\nMail: desk@alderbrook.example\nPage: https://help.alderbrook.example",
        ],
    );
    let mail = code("de-CH", CodeContent::Code { digits: "482913", minutes: 1, purpose: Purpose::Reset }, &head());
    check(
        &mail,
        "Ihr Code für Alderbrook Hospital",
        &["\n    482 913\n", "Er gilt 1 Minute.", "Support-Nummer 7F3K-92QD", "Sie haben ihn nicht angefordert?"],
    );
    assert_eq!(mail.locale, "de");
    assert!(mail.html.contains("<html lang=\"de\" dir=\"ltr\">"));
}

// Rule: a code reads the same in every language. Of two groups of digits in a line that runs from right to left, the second
// would be read first.
#[test]
fn a_code_is_one_number_where_text_runs_from_right_to_left() {
    let content = || CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset };
    for catalogue in CATALOGUES.iter() {
        let mail = code(&catalogue.locale, content(), &head());
        let (line, html) = match Direction::of(&catalogue.locale) {
            Direction::Ltr => ("\n    4829 1375\n", "dir=\"ltr\">\n<head>"),
            Direction::Rtl => ("\n    48291375\n", "dir=\"rtl\">\n<head>"),
        };
        assert!(mail.text.contains(line), "{}", mail.text);
        assert!(mail.html.contains(html) && mail.html.contains("<p class=\"code\" dir=\"ltr\">"), "{}", mail.html);
    }
}

// A subject shows on locked screens and in the logs of mail servers.
#[test]
fn no_subject_carries_a_code() {
    let mail = code("en", CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset }, &head());
    assert!(!mail.subject.as_str().contains(char::is_numeric));
    assert!(!format!("{mail:?}").contains("4829"));
}

#[test]
fn a_code_copied_from_html_is_its_digits_alone() {
    let mail = code("en", CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset }, &head());
    assert!(mail.html.contains("<span>4829</span><span class=\"next\">1375</span>"));
}

#[test]
fn an_account_that_cannot_be_reset_is_told_why_and_whom_to_ask() {
    let why = |locale: &str, why| code(locale, CodeContent::CannotReset { why }, &head());
    check(
        &why("en", Ineligible::NotInScope),
        "Your account at Alderbrook Hospital cannot be reset here",
        &[
            "Resets are not open for your account yet.",
            "The service desk can make sure that it is you",
            "Nothing was changed",
        ],
    );
    check(
        &why("de", Ineligible::Federated),
        "Ihr Konto bei Alderbrook Hospital lässt sich hier nicht zurücksetzen",
        &["Sie melden sich bei einem anderen Dienst an"],
    );
}

#[test]
fn each_notice_says_what_happened_and_what_to_do() {
    let said = |about| notice("en", about, &head());
    check(
        &said(NoticeKind::PasswordReset),
        "Your password for Alderbrook Hospital was changed",
        &[
            "on 22 November 2026, 10:42 UTC",
            "It was not you?",
            "Tell the service desk at once",
            "Support ID: 7F3K-92QD",
        ],
    );
    check(&said(NoticeKind::Unlocked), "Your account at Alderbrook Hospital was unlocked", &["It was not you?"]);
    check(
        &said(NoticeKind::WrongAnswers),
        "Wrong codes for your account at Alderbrook Hospital",
        &["They did not get in."],
    );
    check(
        &said(NoticeKind::ResetLocked { until: UnixSeconds(1_795_430_520) }),
        "Resets of your account at Alderbrook Hospital are paused",
        &["cannot be reset before 23 November 2026, 10:42 UTC", "You can still sign in"],
    );
    check(
        &said(NoticeKind::MethodDisabled { method: MethodKind::Authenticator }),
        "A way to reset your password at Alderbrook Hospital is switched off",
        &["your app no longer works for resets", "Sign in and confirm it"],
    );
    check(
        &said(NoticeKind::AdministratorReset { account: "ada@alderbrook.example".to_owned() }),
        "An administrator of Alderbrook Hospital has a new password",
        &["The password of ada@alderbrook.example was changed", "disable the account"],
    );
    check(
        &notice("de", NoticeKind::PasswordReset, &head()),
        "Ihr Passwort für Alderbrook Hospital wurde geändert",
        &["am 22. November 2026, 10:42 Uhr (UTC)", "Das waren nicht Sie?", "sofort dem IT-Service"],
    );
}

#[test]
fn the_service_desk_reads_what_somebody_wrote() {
    let wanted = |message: &str| {
        let about = NoticeKind::HelpWanted { account: "nora".to_owned(), message: message.to_owned() };
        notice("en", about, &head())
    };
    check(
        &wanted("I lost my phone.\r\n.\r\n<b>Call me</b>"),
        "Help wanted with a password reset at Alderbrook Hospital",
        &["They write:\n\n> I lost my phone.\n> .\n> <b>Call me</b>\n", "Never ask for a password or a code."],
    );
    assert!(wanted("<b>Call me</b>").html.contains("<bdi>&lt;b&gt;Call me&lt;/b&gt;</bdi>"));
    check(&wanted(" \n "), "Help wanted with a password reset at Alderbrook Hospital", &["They wrote no message."]);
}

// Rule (attack A15): no name, however chosen, adds a header, ends the mail, or puts markup into it.
#[test]
fn no_name_can_add_a_header_or_markup() {
    let evil = "Evil\r\nBcc: eve@x.example\r\n\r\n<img src=x onerror=y>\r\n.\r\nQUIT\0\u{2028}\"'&";
    let some = || Some(evil.to_owned());
    let desk = HelpDesk { name: some(), phone: some(), mail: some(), url: some(), text: some() };
    let head = Letterhead::new(evil, evil, &desk);
    let mut mails = every_mail(&head);
    let account = evil.to_owned();
    mails.push(notice("en", NoticeKind::AdministratorReset { account: account.clone() }, &head));
    mails.push(notice("en", NoticeKind::HelpWanted { account, message: evil.to_owned() }, &head));
    mails.push(notice(evil, NoticeKind::PasswordReset, &head));
    for mail in mails {
        for header in [&mail.from_name, &mail.subject] {
            assert!(!header.as_str().chars().any(char::is_control), "{header}");
        }
        assert!(!mail.text.lines().any(|line| line.starts_with("Bcc:") || line == "."), "{}", mail.text);
        assert!(!mail.text.contains(['\r', '\0', '\u{2028}']));
        assert!(!mail.html.contains("<img") && !mail.html.contains(['\r', '\0']), "{}", mail.html);
        assert!(!mail.html.contains("href=\"Evil") && !mail.html.contains("onerror=y>"));
        assert!(CATALOGUES.iter().any(|catalogue| catalogue.locale == mail.locale), "{}", mail.locale);
    }
}

// Rule (attack A15): nothing that an organisation is called ends a mail, not even a help desk named by a dot.
#[test]
fn no_line_of_a_mail_is_a_lone_dot() {
    let dot = || Some(".".to_owned());
    let desk = HelpDesk { name: dot(), text: dot(), ..HelpDesk::default() };
    for mail in every_mail(&Letterhead::new(".", ".", &desk)) {
        assert!(!mail.text.lines().any(|line| line == "."), "{}", mail.text);
    }
}

// Rule (attacks A09, A17): a mail loads nothing, and every link leads to what the operator configured.
#[test]
fn mails_load_nothing_and_link_only_to_what_is_configured() {
    let allowed = [
        "https://reset.alderbrook.example\"",
        "https://reset.alderbrook.example/not-me#ticket=v4.local.",
        "https://help.alderbrook.example\"",
        "mailto:desk@alderbrook.example\"",
        "tel:+493012345\"",
    ];
    for mail in every_mail(&head()) {
        for forbidden in ["src=", "url(", "@import", "<link", "<script", "<form", "<img", "<iframe"] {
            assert!(!mail.html.contains(forbidden), "{forbidden}");
        }
        for link in mail.html.split("href=\"").skip(1) {
            assert!(allowed.iter().any(|target| link.starts_with(target)), "{link}");
        }
    }
}

#[test]
fn every_mail_is_complete() {
    for mail in every_mail(&head()) {
        for unfilled in ["{", "}"] {
            assert!(!mail.text.contains(unfilled), "{}", mail.text);
        }
        // An id that no catalogue has would stand in the mail as it is.
        let is_id = |word: &str| {
            let mut parts = word.split('-');
            [
                "code", "cannot", "reset", "unlocked", "wrong", "locked", "disabled", "by", "admin", "help", "desk",
                "mail", "not", "frozen", "thawed",
            ]
            .contains(&parts.next().unwrap_or_default())
                && parts.next().is_some()
        };
        assert!(!mail.text.lines().any(is_id), "{}", mail.text);
        assert!(mail.text.contains("7F3K-92QD") && mail.text.contains("https://reset.alderbrook.example"));
        assert!(mail.html.starts_with("<!doctype html>") && mail.html.contains("<h1>"));
        assert!(mail.text.lines().all(|line| line.len() < 990), "RFC 5322 §2.1.1");
    }
}

// Every message is asked for by code, and code asks for no other.
#[test]
fn the_catalogue_has_what_code_asks_for_and_nothing_else() {
    let source =
        [include_str!("code.rs"), include_str!("notice.rs"), include_str!("page.rs"), include_str!("moment.rs")];
    let words = words("en");
    let literals: BTreeSet<&str> = source.iter().flat_map(|text| text.split('"')).collect();
    for id in words.messages.keys() {
        assert!(literals.contains(id.as_str()), "nobody asks for {id}");
    }
    let openings = ["title(\"", "paragraph(\"", "paragraph_with_link(\"", "finish(\"", "render(\""];
    for id in source.iter().flat_map(|text| ids_used(text, &openings)) {
        assert!(words.has(&id), "no catalogue has {id}");
    }
}

#[test]
fn an_unknown_language_gets_the_default_one() {
    let mail = code("tlh", CodeContent::Code { digits: "482913", minutes: 2, purpose: Purpose::Reset }, &head());
    assert_eq!(mail.locale, "en");
    assert!(Library::new("[{}]", None).is_err());
}
