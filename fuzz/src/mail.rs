//! Mails: whatever an organisation is called and whatever somebody writes to the help desk, the mail on the wire has our
//! headers and no others, one line end, and a page that does nothing. And languages: which one somebody gets.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use latchkey_protocol::code::Purpose;
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::message::{self, Letterhead, Mail};
use latchkey_protocol::notice::{Notice, NoticeKind};
use latchkey_protocol::ports::{CodeContent, CodeMessage};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::locale::{Arg, Catalogue, negotiate};
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::Ineligible;
use latchkey_shared::wire::HelpDesk;

use crate::input::Input;

/// The very file that the worker wraps its mails with: it names no platform.
#[path = "../../worker/src/courier/envelope.rs"]
mod envelope;

static CATALOGUES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    latchkey_locales::read(&folder, "messages.ftl").expect("the catalogues compile")
});

/// Returns the words for somebody who reads this language.
fn catalogue_for(locale: &str) -> &'static Catalogue {
    let known: Vec<String> = CATALOGUES.iter().map(|catalogue| catalogue.locale.clone()).collect();
    let chosen = negotiate(&[locale], &known, "en");
    CATALOGUES.iter().find(|catalogue| catalogue.locale == chosen).expect("one of those there are")
}

/// The headers of every mail, and of its two parts.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "content-language",
    "auto-submitted",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
    "content-id",
];
/// The tags of a mail's page.
const TAGS: [&str; 20] = [
    "!doctype",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "p",
    "ul",
    "li",
    "a",
    "bdi",
    "br",
    "span",
    "blockquote",
    "strong",
    "em",
];

/// Everything in a mail that somebody else wrote.
struct Given {
    locale: String,
    /// Organisation, origin, and the help desk's name, number, address, page and words.
    head: [String; 7],
    account: String,
    message: String,
}

/// Runs the target.
///
/// # Panics
/// If somebody's words become more than words, or the two readings of a language differ.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    if input.byte() == b'L' {
        return languages(input);
    }
    let kind = input.byte();
    let locale = input.text();
    let head = core::array::from_fn(|_| input.text());
    let (account, message) = (input.text(), input.rest());
    let given = Given { locale, head, account, message };
    let to = MailAddress::try_from("nora@post.example".to_owned()).expect("an address");
    let mail = written(kind, &given, &to);

    assert!(CATALOGUES.iter().any(|catalogue| catalogue.locale == mail.locale), "{}", mail.locale);
    for line in [mail.from_name.as_str(), mail.subject.as_str()] {
        assert!(!line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')), "{line:?}");
    }
    assert!(!mail.text.contains(['\r', '\0']) && !mail.text.lines().any(|line| line == "."), "{}", mail.text);
    // With letters in the place of all that could be markup, the page is made of the same elements.
    assert_eq!(elements(&mail.html), elements(&written(kind, &given.harmless(), &to).html), "{}", mail.html);
    let from = MailAddress::try_from("reset@alderbrook.example".to_owned()).expect("an address");
    let envelope = envelope::Envelope { to: &to, from: &from, id: "abcdef", now: UnixSeconds(1_795_344_120) };
    // For couriers that take a mail in parts.
    for (name, value) in envelope.headers(&mail) {
        assert!(!value.contains(char::is_control), "{name}: {value:?}");
    }
    wire(&envelope.wrap(&mail).expect("memory takes a mail"));
}

impl Given {
    fn harmless(&self) -> Self {
        let plain = |text: &String| text.replace(['<', '>', '&', '"', '\''], "x");
        Self {
            locale: self.locale.clone(),
            head: self.head.each_ref().map(plain),
            account: plain(&self.account),
            message: plain(&self.message),
        }
    }
}

/// Where whoever reads a notice says that it was not them.
const NOT_ME: &str = "https://reset.alderbrook.example/not-me#ticket=v4.local.AbC-_d.eyJraWQiOiIx";

/// Words a mail of some kind.
fn written(kind: u8, given: &Given, to: &MailAddress) -> Mail {
    let [organisation, origin, name, phone, mail, url, words] = &given.head;
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let desk = HelpDesk { name: some(name), phone: some(phone), mail: some(mail), url: some(url), text: some(words) };
    let head = Letterhead::new(organisation, origin, &desk);
    let at = UnixSeconds(1_795_344_120);
    let support_id = SupportId::from_bytes([7; 5]);
    let (account, message) = (given.account.clone(), given.message.clone());
    let content = match kind % 10 {
        0 => Ok(CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset }),
        1 => Ok(CodeContent::CannotReset { why: Ineligible::NotInScope }),
        2 => Err(NoticeKind::PasswordReset),
        3 => Err(NoticeKind::Unlocked),
        4 => Err(NoticeKind::WrongAnswers),
        5 => Err(NoticeKind::ResetLocked { until: at.plus(u64::from(kind)) }),
        6 => Err(NoticeKind::MethodDisabled { method: MethodKind::Mail }),
        7 => Err(NoticeKind::AdministratorReset { account }),
        8 => Err(NoticeKind::ChangedByAdministrator),
        _ => Err(NoticeKind::HelpWanted { account, message }),
    };
    match content {
        Ok(content) => message::code_mail(
            &CodeMessage { to, locale: &given.locale, content, support_id },
            &head,
            catalogue_for(&given.locale),
        ),
        Err(about) => {
            let locale = Some(given.locale.clone());
            let notice = Notice { to: to.clone(), locale, about, at, support_id, subject: None };
            message::notice_mail(&notice, &head, catalogue_for(&given.locale), Some(NOT_ME))
        }
    }
}

/// RFC 5322 §2.1: lines end in CRLF, and nothing before the first empty one is anything but our headers.
fn wire(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut previous = '\n';
    for c in text.chars() {
        assert!((c == '\n') <= (previous == '\r') && (previous == '\r') <= (c == '\n') && c != '\0', "{text}");
        previous = c;
    }
    assert!(text.split("\r\n").all(|line| line.len() <= 998), "{text}");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.is_ascii(), "{head}");
    let mut seen = BTreeSet::new();
    for line in head.split("\r\n") {
        // A folded line begins with a blank (RFC 5322 §2.2.3).
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let (name, _) = line.split_once(':').expect("a header has a name");
        let name = name.to_ascii_lowercase();
        assert!(HEADERS.contains(&name.as_str()), "{name} in\n{head}");
        assert!(seen.insert(name.clone()), "{name} twice in\n{head}");
    }
    for needed in ["from", "to", "subject", "date", "message-id", "content-type", "auto-submitted"] {
        assert!(seen.contains(needed), "no {needed} in\n{head}");
    }
    // One boundary, which no body can have guessed: three of its lines, text and page between them.
    let boundary = head.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a boundary");
    assert_eq!(body.matches(&format!("--{boundary}")).count(), 3, "{text}");
}

/// The elements of a page in their order, links aside; all of them known, and none that loads or does anything.
fn elements(html: &str) -> Vec<String> {
    let mut elements = Vec::new();
    for piece in html.split('<').skip(1) {
        let (inside, _) = piece.split_once('>').expect("a tag ends");
        let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '!' || *c == '/';
        let name: String = inside.chars().take_while(is_name).collect::<String>().to_ascii_lowercase();
        assert!(TAGS.contains(&name.trim_start_matches('/')), "<{inside}>");
        assert!(!inside.contains(" on") && !inside.contains("src"), "<{inside}>");
        if let Some((_, target)) = inside.split_once("href=\"") {
            assert!(["https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme)), "<{inside}>");
        }
        // Whether an address can be followed depends on what it is made of.
        if name.trim_start_matches('/') != "a" {
            elements.push(name);
        }
    }
    elements
}

/// Which of a few languages somebody gets, by the letter of RFC 4647 §3.4.
fn languages(mut input: Input<'_>) {
    let requested: Vec<String> = core::iter::from_fn(|| (!input.is_empty()).then(|| input.line())).take(6).collect();
    let requested: Vec<&str> = requested.iter().map(String::as_str).collect();
    let available = ["en", "de", "de-CH", "he", "pt-BR", "zh-Hans", "zh-Hant"].map(str::to_owned);
    let chosen = negotiate(&requested, &available, "en");
    let expected = requested.iter().find_map(|range| naive_look_up(range, &available)).unwrap_or("en");
    assert_eq!(chosen, expected, "{requested:?}");
    // Given text stays inside what encloses it, in whatever language.
    let Some(given) = requested.first() else { return };
    let catalogue = catalogue_for(chosen);
    let text = catalogue.render("reset-subject", &[("organisation", Arg::Text(given))]);
    let count = |mark: char| text.matches(mark).count();
    assert!(count('\u{2068}') == count('\u{2069}') && count('\u{2068}') <= 1, "{text:?}");
    assert!(!text.contains(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}']), "{text:?}");
}

fn naive_look_up<'a>(range: &str, available: &'a [String]) -> Option<&'a str> {
    let mut subtags: Vec<String> = range.trim().split('-').map(str::to_ascii_lowercase).collect();
    if let Some(old) = subtags.first_mut().filter(|language| *language == "iw") {
        "he".clone_into(old);
    }
    let language = subtags.first().cloned().unwrap_or_default();
    if subtags.first().is_some_and(|language| language == "zh") && subtags.get(1).is_none_or(|next| next.len() != 4) {
        let is_traditional = subtags.get(1).is_some_and(|region| ["tw", "hk", "mo"].contains(&region.as_str()));
        subtags.insert(1, if is_traditional { "hant" } else { "hans" }.to_owned());
    }
    while !subtags.is_empty() {
        let wanted = subtags.join("-");
        if let Some(found) = available.iter().find(|tag| tag.to_ascii_lowercase() == wanted) {
            return Some(found);
        }
        subtags.pop();
        if subtags.len() > 1 && subtags.last().is_some_and(|subtag| subtag.len() == 1) {
            subtags.pop();
        }
    }
    let is_same = |tag: &&String| tag.split('-').next().is_some_and(|known| known == language && known != "zh");
    available.iter().find(is_same).map(String::as_str)
}
