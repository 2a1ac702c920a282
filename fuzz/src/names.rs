//! Whatever people type as a name, an address or a code: read or refused, once for all, and never longer than its cap.
//!
//! A normaliser applied to its own result changes nothing; a code is compared with a second reading, digit by digit.

use core::fmt::Debug;

use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::enrolment::TotpSeed;
use latchkey_protocol::ids::{AccountName, FlowId};
use latchkey_protocol::keys::KeyId;
use latchkey_protocol::name::normalise;
use latchkey_protocol::policy::DomainName;
use latchkey_shared::answer::{AnswerText, fold};
use latchkey_shared::identifier::Identifier;
use latchkey_shared::opaque::{Attempt, SupportId};
use latchkey_shared::otp::OtpCode;
use latchkey_shared::password::Password;
use unicode_normalization::UnicodeNormalization;

use crate::input::Input;

/// Runs the target.
///
/// # Panics
/// If a normaliser is not one, or a reading differs from the naive one.
pub fn run(bytes: &[u8]) {
    let text = Input(bytes).rest();
    identifier(&text);
    account_name(&text);
    code(&text);
    opaque(&text);
    address(&text);
    password(&text);
    answer(&text);
    assert_stable::<DomainName>(&text, 253);
}

/// Reads a text, and what became of it once more: nothing changes, and it is no longer than its cap.
fn assert_stable<T>(text: &str, most_bytes: usize) -> Option<String>
where
    T: TryFrom<String> + Into<String> + Clone + PartialEq + Debug,
{
    let read = T::try_from(text.to_owned()).ok()?;
    let written: String = read.clone().into();
    assert!(written.len() <= most_bytes, "{text:?} became {} bytes", written.len());
    let again = T::try_from(written.clone()).ok();
    assert_eq!(again.as_ref(), Some(&read), "{text:?} became {written:?}");
    Some(written)
}

fn identifier(text: &str) {
    let Some(written) = assert_stable::<Identifier>(text, Identifier::MAX_BYTES) else { return };
    assert!(!written.is_empty() && written.trim() == written && !written.chars().any(char::is_control));
    let Ok(identifier) = Identifier::try_from(written) else { return };
    let name = normalise(&identifier);
    // The one space before a name that nobody can have.
    assert!(name.as_str().len() <= AccountName::MAX_BYTES + 1, "{identifier:?} grew to {name}");
    let is_name = AccountName::parse(name.as_str()).as_ref() == Ok(&name);
    assert_eq!(is_name, !name.as_str().starts_with(' '), "{identifier:?} became {name:?}");
}

fn account_name(text: &str) {
    let Ok(name) = AccountName::parse(text) else { return };
    let written = name.as_str();
    assert_eq!(AccountName::parse(written), Ok(name.clone()), "{text:?}");
    assert!(written.len() <= AccountName::MAX_BYTES && !written.is_empty());
    assert!(!written.contains(|c: char| c.is_whitespace() || c.is_control()), "{written:?}");
    assert!(written.matches(['@', '\\']).count() <= 1, "{written:?}");
    if let Some(domain) = name.domain() {
        assert!(domain.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()), "{domain:?}");
    }
    // In ASCII the whole rule is: trimmed, in lower case.
    if text.is_ascii() {
        assert_eq!(written, text.trim().to_ascii_lowercase());
        assert_eq!(AccountName::parse(&text.to_ascii_uppercase()), Ok(name));
    }
}

/// Compares with a second reading of codes.
fn code(text: &str) {
    let read = OtpCode::try_from(text.to_owned()).ok();
    assert_eq!(read.as_ref().map(OtpCode::digits), naive_code(text).as_deref(), "{text:?}");
    assert_stable::<OtpCode>(text, 8);
}

fn naive_code(text: &str) -> Option<String> {
    const SCRIPTS: [&str; 5] = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"];
    let mut digits = String::new();
    for (count, c) in text.chars().enumerate() {
        let digit = SCRIPTS.iter().find_map(|script| script.chars().position(|known| known == c));
        match digit {
            _ if count == OtpCode::MAX_INPUT => return None,
            Some(digit) => digits.push_str(&digit.to_string()),
            None if c.is_whitespace() || "-‐‑‒–—―\u{200e}\u{200f}".contains(c) => {}
            None => return None,
        }
    }
    (6..=8).contains(&digits.len()).then_some(digits)
}

/// What is carried without being read has one form only.
fn opaque(text: &str) {
    for written in [assert_stable::<Attempt>(text, 22), assert_stable::<FlowId>(text, 22)].into_iter().flatten() {
        assert_eq!(written, text);
    }
    if let Some(written) = assert_stable::<SupportId>(text, 9) {
        assert_eq!(written, text);
    }
    if let Some(written) = assert_stable::<KeyId>(text, 10) {
        assert_eq!(written, text);
    }
    let _ = assert_stable::<TotpSeed>(text, 103);
}

fn address(text: &str) {
    let Some(written) = assert_stable::<MailAddress>(text, MailAddress::MAX_BYTES) else { return };
    let Ok(address) = MailAddress::try_from(written.clone()) else { return };
    let is_dangerous = |c: char| c.is_whitespace() || c.is_control() || "\"(),:;<>[]\\".contains(c);
    assert!(written.matches('@').count() == 1 && !written.contains(is_dangerous), "{written:?}");
    assert!(address.domain().contains('.') && address.domain().is_ascii(), "{written:?}");
    assert_eq!(address.comparable().to_ascii_lowercase(), address.comparable());
    // A mask shows the first and the last letter before the @, and of short names only the first.
    let (local, _) = written.rsplit_once('@').unwrap_or_default();
    let (shown, _) =
        address.masked().rsplit_once('@').map(|(shown, rest)| (shown.to_owned(), rest.to_owned())).unwrap_or_default();
    let letters = shown.chars().filter(|c| *c != '•').count();
    assert!(letters <= if local.chars().count() > 3 { 2 } else { 1 }, "{written:?} shows {shown:?}");
}

/// Folded once is folded for ever, whatever is added that cannot be seen; and nothing of it is left that folding takes away.
fn answer(text: &str) {
    let _ = assert_stable::<AnswerText>(text, 4 * AnswerText::MAX_INPUT);
    let folded = fold(text);
    let again = fold(&folded);
    assert_eq!(again.as_str(), folded.as_str(), "{text:?}");
    assert!(folded.trim() == folded.as_str() && !folded.contains("  "), "{text:?} became {folded:?}");
    assert!(!folded.contains(|c: char| c.is_control() || c.is_ascii_uppercase()), "{text:?} became {folded:?}");
    let hidden = fold(&format!("\u{200b} {text}\u{a0}"));
    assert_eq!(hidden.as_str(), folded.as_str(), "{text:?}");
    // In ASCII the whole rule is: lower case, one space between words, and a quote for a quote.
    if text.is_ascii() {
        let plain = text.replace(|c: char| c.is_ascii_control(), " ").replace('`', "'").to_ascii_lowercase();
        assert_eq!(folded.as_str(), plain.split_ascii_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
    }
}

fn password(text: &str) {
    let read = assert_stable::<Password>(text, 4 * Password::MAX_CODE_POINTS);
    let spaces = ['\u{a0}', '\u{1680}', '\u{202f}', '\u{205f}', '\u{3000}'];
    let is_space = |c: char| spaces.contains(&c) || ('\u{2000}'..='\u{200a}').contains(&c);
    let prepared: String = text.chars().map(|c| if is_space(c) { ' ' } else { c }).nfc().collect();
    let fits = |text: &str| (1..=Password::MAX_CODE_POINTS).contains(&text.chars().count());
    let expected = (fits(text) && fits(&prepared)).then_some(prepared);
    assert_eq!(read, expected, "{text:?}");
}
