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
    /// The account was unlocked.
    Unlocked,
    /// Several wrong answers.
    WrongAnswers,
    /// Resets pause.
    ResetLocked,
    /// A method is disabled.
    MethodDisabled,
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
            NoticeKind::Unlocked => Self::Unlocked,
            NoticeKind::WrongAnswers => Self::WrongAnswers,
            NoticeKind::ResetLocked { .. } => Self::ResetLocked,
            NoticeKind::MethodDisabled { method: _ } => Self::MethodDisabled,
            NoticeKind::AdministratorReset { .. } => Self::AdministratorReset,
            NoticeKind::HelpWanted { .. } => Self::HelpWanted,
        }
    }
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
