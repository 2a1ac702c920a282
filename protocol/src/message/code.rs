//! The mail before proof: a code, or why the account cannot be reset.

use latchkey_shared::locale::{Arg, Catalogue};
use latchkey_shared::problem::Ineligible;

use super::page::Page;
use super::{Letterhead, Mail};
use crate::code::Purpose;
use crate::ports::{CodeContent, CodeMessage};

/// Words a message that carries a code in the language of `words`.
#[must_use]
pub fn code_mail(message: &CodeMessage<'_>, head: &Letterhead, words: &Catalogue) -> Mail {
    let support = message.support_id.to_string();
    let support = ("support", Arg::Text(support.as_str()));
    match message.content {
        CodeContent::Code { digits, minutes, purpose } => {
            let mut page = Page::new(head, words, &[support, ("minutes", Arg::Number(u64::from(minutes)))]);
            page.title("code-title");
            page.paragraph("code-lead");
            page.code(digits);
            let (minutes, which, not_you) = match purpose {
                Purpose::SignIn => ("sign-in-minutes", "sign-in-which", "sign-in-not-you"),
                Purpose::Register => ("register-minutes", "register-which", "register-not-you"),
                Purpose::StepUp => ("proof-minutes", "proof-which", "proof-not-you"),
                Purpose::Reset => ("code-minutes", "code-which", "code-not-you"),
            };
            for id in [minutes, which, "code-keep", not_you] {
                page.paragraph(id);
            }
            page.help_desk();
            page.finish("code-subject")
        }
        CodeContent::CannotReset { why } => {
            let mut page = Page::new(head, words, &[support]);
            page.title("cannot-title");
            page.paragraph("cannot-lead");
            if let Some(reason) = reason(why) {
                page.paragraph(reason);
            }
            page.paragraph("cannot-do");
            page.paragraph("cannot-not-you");
            page.help_desk();
            page.finish("cannot-subject")
        }
    }
}

/// Returns the words for a reason. Nobody is written to about an account that there is not.
const fn reason(why: Ineligible) -> Option<&'static str> {
    Some(match why {
        Ineligible::TenantOff => "cannot-tenant-off",
        Ineligible::NoWriteback => "cannot-no-writeback",
        Ineligible::NotEnabled => "cannot-not-enabled",
        Ineligible::NotLicensed => "cannot-not-licensed",
        Ineligible::NotInScope => "cannot-not-in-scope",
        Ineligible::TooFewMethods => "cannot-too-few",
        Ineligible::Federated => "cannot-federated",
        Ineligible::Disabled => "cannot-disabled",
        Ineligible::Unknown => return None,
    })
}
