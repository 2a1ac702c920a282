//! A mail as its reader sees it: what it is about, and the code in it.

use latchkey_protocol::notice::NoticeKind;
use latchkey_protocol::testing::DeliveredContent;

/// A mail that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// What it is about.
    pub about: About,
    /// Its text, as far as the driver has one.
    pub text: String,
}

/// What a mail is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A code.
    Code(String),
    /// Why the account cannot reset.
    CannotReset,
    /// The password was reset.
    PasswordReset,
    /// A known password was changed.
    PasswordChanged,
    /// A method was added.
    MethodAdded,
    /// A method was removed.
    MethodRemoved,
    /// A method took another one's place.
    MethodReplaced,
    /// A saved recovery code was used.
    RecoveryCodeUsed,
    /// The service desk gave a recovery pass, or confirmed it.
    RecoveryPassIssued,
    /// A recovery pass was used.
    RecoveryPassUsed,
    /// An address that nobody confirmed passed a gate.
    UnprovedAddressUsed,
    /// To administrators: one of them gave a recovery pass, or confirmed it.
    RecoveryPassFor,
    /// The account was unlocked.
    Unlocked,
    /// Several wrong answers.
    WrongAnswers,
    /// Resets pause.
    ResetLocked,
    /// A method is disabled.
    MethodDisabled,
    /// An administrator filled in or removed a method.
    ChangedByAdministrator,
    /// An administrator changed what the account is called.
    DetailsChanged,
    /// Resets are frozen by the owner's word.
    Frozen,
    /// They go on.
    Thawed,
    /// To administrators: somebody said that it was not them.
    NotMe,
    /// An administrator reset.
    AdministratorReset,
    /// Somebody asks the help desk.
    HelpWanted,
}

impl From<&DeliveredContent> for About {
    fn from(content: &DeliveredContent) -> Self {
        match content {
            DeliveredContent::Code { digits, .. } => Self::Code(digits.clone()),
            DeliveredContent::CannotReset { .. } => Self::CannotReset,
        }
    }
}

impl From<&NoticeKind> for About {
    fn from(kind: &NoticeKind) -> Self {
        match kind {
            NoticeKind::PasswordReset => Self::PasswordReset,
            NoticeKind::PasswordChanged => Self::PasswordChanged,
            NoticeKind::MethodAdded { method: _ } => Self::MethodAdded,
            NoticeKind::MethodRemoved { method: _ } => Self::MethodRemoved,
            NoticeKind::MethodReplaced { method: _ } => Self::MethodReplaced,
            NoticeKind::RecoveryCodeUsed { left: _ } => Self::RecoveryCodeUsed,
            NoticeKind::RecoveryPassIssued => Self::RecoveryPassIssued,
            NoticeKind::RecoveryPassUsed => Self::RecoveryPassUsed,
            NoticeKind::UnprovedAddressUsed => Self::UnprovedAddressUsed,
            NoticeKind::RecoveryPassFor { .. } => Self::RecoveryPassFor,
            NoticeKind::Unlocked => Self::Unlocked,
            NoticeKind::WrongAnswers => Self::WrongAnswers,
            NoticeKind::ResetLocked { .. } => Self::ResetLocked,
            NoticeKind::MethodDisabled { method: _ } => Self::MethodDisabled,
            NoticeKind::ChangedByAdministrator => Self::ChangedByAdministrator,
            NoticeKind::DetailsChanged => Self::DetailsChanged,
            NoticeKind::Frozen => Self::Frozen,
            NoticeKind::Thawed => Self::Thawed,
            NoticeKind::NotMe { .. } => Self::NotMe,
            NoticeKind::AdministratorReset { .. } => Self::AdministratorReset,
            NoticeKind::HelpWanted { .. } => Self::HelpWanted,
        }
    }
}

/// Our own words, to know a mail by its subject.
const WORDS: [&str; 2] = [include_str!("../../locales/en/messages.ftl"), include_str!("../../locales/de/messages.ftl")];

impl Mail {
    /// Reads a mail that came over the wire.
    #[must_use]
    pub fn read(subject: &str, text: String) -> Self {
        let about = match known_subject(subject) {
            Some("code-subject") => About::Code(code_in(&text)),
            Some("cannot-subject") => About::CannotReset,
            Some("reset-subject") => About::PasswordReset,
            Some("changed-subject") => About::PasswordChanged,
            Some("added-subject") => About::MethodAdded,
            Some("removed-subject") => About::MethodRemoved,
            Some("replaced-subject") => About::MethodReplaced,
            Some("saved-subject") => About::RecoveryCodeUsed,
            Some("pass-subject") => About::RecoveryPassIssued,
            Some("pass-used-subject") => About::RecoveryPassUsed,
            Some("unproved-subject") => About::UnprovedAddressUsed,
            Some("pass-for-subject") => About::RecoveryPassFor,
            Some("unlocked-subject") => About::Unlocked,
            Some("wrong-subject") => About::WrongAnswers,
            Some("locked-subject") => About::ResetLocked,
            Some("disabled-subject") => About::MethodDisabled,
            Some("by-admin-subject") => About::ChangedByAdministrator,
            Some("details-subject") => About::DetailsChanged,
            Some("frozen-subject") => About::Frozen,
            Some("thawed-subject") => About::Thawed,
            Some("not-me-for-subject") => About::NotMe,
            Some("admin-subject") => About::AdministratorReset,
            Some("help-subject") => About::HelpWanted,
            _ => panic!("no mail of ours has the subject {subject:?}"),
        };
        Self { about, text }
    }
}

/// Returns the name of the message that a subject was made of.
fn known_subject(subject: &str) -> Option<&'static str> {
    let messages = WORDS.iter().flat_map(|words| words.lines()).filter_map(|line| line.split_once(" = "));
    let mut subjects = messages.filter(|(name, _)| name.ends_with("-subject"));
    // What stands before and after the organisation's name.
    let fits = |words: &str| {
        let (before, rest) = words.split_once('{').unwrap_or((words, ""));
        let after = rest.split_once('}').map_or("", |(_, after)| after);
        subject.starts_with(before) && subject.ends_with(after)
    };
    subjects.find(|(_, words)| fits(words)).map(|(name, _)| name)
}

/// Returns the code in a text: the one line of digits and spaces.
fn code_in(text: &str) -> String {
    let is_code = |line: &&str| {
        let digits = line.chars().filter(char::is_ascii_digit).count();
        (6..=8).contains(&digits) && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
    };
    let line = text.lines().find(is_code).unwrap_or_else(|| panic!("no code in {text:?}"));
    line.chars().filter(char::is_ascii_digit).collect()
}

/// Returns the codes among mails, oldest first.
#[must_use]
pub fn codes(mails: &[Mail]) -> Vec<String> {
    mails
        .iter()
        .filter_map(|mail| match &mail.about {
            About::Code(digits) => Some(digits.clone()),
            _ => None,
        })
        .collect()
}

/// Returns how many mails are about something.
#[must_use]
pub fn count(mails: &[Mail], about: &About) -> usize {
    mails.iter().filter(|mail| mail.about == *about).count()
}

/// A code of the same length that is certainly another.
#[must_use]
pub fn other_than(code: &str) -> String {
    code.chars().map(|digit| if digit == '7' { '3' } else { '7' }).collect()
}
