//! The messages that leave: what a mail with a code says, and what each notice says.
//!
//! Pure: from a message, the letterhead of the organisation and the words of a language to subject, text and HTML.
//! Links go only to what the operator configured, and following one changes nothing. Not here: delivery (the courier's),
//! and which address gets what (the flows').

mod code;
mod letterhead;
mod library;
mod line;
mod moment;
mod notice;
mod page;

pub use code::code_mail;
pub use letterhead::Letterhead;
pub use library::{Library, NotInLibrary};
pub use line::Line;
pub use notice::notice_mail;

/// A mail that is ready to send, but for its addresses, date and message id.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The name beside the sender's address: the organisation.
    pub from_name: Line,
    /// The subject.
    pub subject: Line,
    /// BCP 47 language of the words, for `Content-Language`.
    pub locale: String,
    /// The plain text, lines ended by LF.
    pub text: String,
    /// The same as a page of HTML that loads nothing.
    pub html: String,
}

/// A mail may carry a code, so its body is not shown.
impl core::fmt::Debug for Mail {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Mail").field("subject", &self.subject).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
