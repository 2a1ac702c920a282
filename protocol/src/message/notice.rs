//! The mails afterwards: what happened to an account, and what to do if its owner did not do it.

use latchkey_shared::locale::Arg;

use super::line::Line;
use super::moment::worded;
use super::page::Page;
use super::{Letterhead, Library, Mail};
use crate::notice::{Notice, NoticeKind};

/// Words a notice, in the language it asks for.
#[must_use]
pub fn notice_mail(notice: &Notice, head: &Letterhead, library: &Library) -> Mail {
    let words = library.in_language(notice.locale.as_deref());
    let support = notice.support_id.to_string();
    let at = worded(notice.at, words);
    let more = match &notice.about {
        NoticeKind::ResetLocked { until } => Some(("until", worded(*until, words))),
        NoticeKind::MethodDisabled { method }
        | NoticeKind::MethodAdded { method }
        | NoticeKind::MethodRemoved { method }
        | NoticeKind::MethodReplaced { method } => Some(("method", method.as_str().to_owned())),
        NoticeKind::RecoveryCodeUsed { left } => Some(("left", left.to_string())),
        NoticeKind::AdministratorReset { account }
        | NoticeKind::RecoveryPassFor { account }
        | NoticeKind::HelpWanted { account, .. } => Some(("account", Line::new(account).to_string())),
        NoticeKind::PasswordReset
        | NoticeKind::PasswordChanged
        | NoticeKind::RecoveryPassIssued
        | NoticeKind::RecoveryPassUsed
        | NoticeKind::Unlocked
        | NoticeKind::WrongAnswers
        | NoticeKind::ChangedByAdministrator
        | NoticeKind::DetailsChanged => None,
    };
    let mut args = vec![("support", Arg::Text(&support)), ("at", Arg::Text(&at))];
    args.extend(more.iter().map(|(name, value)| (*name, Arg::Text(value))));
    let mut page = Page::new(head, words, &args);
    let subject = set(&notice.about, &mut page);
    page.finish(subject)
}

/// Sets what happened and what to do, and returns the subject.
fn set(about: &NoticeKind, page: &mut Page<'_>) -> &'static str {
    match about {
        NoticeKind::PasswordReset => {
            page.title("reset-title");
            page.paragraph("reset-lead");
            page.paragraph("reset-you");
            page.paragraph_with_link("reset-not-you");
            page.help_desk();
            "reset-subject"
        }
        NoticeKind::PasswordChanged => {
            page.title("changed-title");
            page.paragraph("changed-lead");
            page.paragraph("changed-you");
            page.paragraph_with_link("changed-not-you");
            page.help_desk();
            "changed-subject"
        }
        NoticeKind::MethodAdded { .. } => {
            page.title("added-title");
            page.paragraph("added-lead");
            security_info(page);
            "added-subject"
        }
        NoticeKind::MethodRemoved { .. } => {
            page.title("removed-title");
            page.paragraph("removed-lead");
            security_info(page);
            "removed-subject"
        }
        NoticeKind::MethodReplaced { .. } => {
            page.title("replaced-title");
            page.paragraph("replaced-lead");
            security_info(page);
            "replaced-subject"
        }
        NoticeKind::RecoveryCodeUsed { .. } => {
            page.title("saved-title");
            page.paragraph("saved-lead");
            page.paragraph("saved-you");
            page.paragraph_with_link("info-not-you");
            page.help_desk();
            "saved-subject"
        }
        NoticeKind::RecoveryPassIssued => {
            warning(page, ["pass-title", "pass-lead", "pass-you", "pass-not-you"]);
            "pass-subject"
        }
        NoticeKind::RecoveryPassUsed => {
            warning(page, ["pass-used-title", "pass-used-lead", "pass-used-you", "pass-not-you"]);
            "pass-used-subject"
        }
        NoticeKind::Unlocked => {
            page.title("unlocked-title");
            page.paragraph("unlocked-lead");
            page.paragraph("unlocked-you");
            page.paragraph_with_link("unlocked-not-you");
            page.help_desk();
            "unlocked-subject"
        }
        NoticeKind::WrongAnswers => {
            warning(page, ["wrong-title", "wrong-lead", "wrong-you", "wrong-not-you"]);
            "wrong-subject"
        }
        NoticeKind::ResetLocked { .. } => {
            warning(page, ["locked-title", "locked-lead", "locked-you", "locked-not-you"]);
            "locked-subject"
        }
        NoticeKind::MethodDisabled { .. } => {
            warning(page, ["disabled-title", "disabled-lead", "disabled-you", "disabled-not-you"]);
            "disabled-subject"
        }
        NoticeKind::ChangedByAdministrator => {
            warning(page, ["by-admin-title", "by-admin-lead", "by-admin-you", "by-admin-not-you"]);
            "by-admin-subject"
        }
        NoticeKind::DetailsChanged => {
            warning(page, ["details-title", "details-lead", "details-you", "details-not-you"]);
            "details-subject"
        }
        NoticeKind::AdministratorReset { .. } => {
            alarm(page, ["admin-title", "admin-lead", "admin-do"]);
            "admin-subject"
        }
        NoticeKind::RecoveryPassFor { .. } => {
            alarm(page, ["pass-for-title", "pass-for-lead", "pass-for-do"]);
            "pass-for-subject"
        }
        NoticeKind::HelpWanted { message, .. } => {
            page.title("help-title");
            page.paragraph("help-lead");
            if Line::new(message).is_empty() {
                page.paragraph("help-silent");
            } else {
                page.paragraph("help-message");
                page.quote(message);
            }
            page.paragraph("help-do");
            "help-subject"
        }
    }
}

/// Sets what happened, and what whoever administers does about it.
fn alarm(page: &mut Page<'_>, [title, lead, remedy]: [&'static str; 3]) {
    page.title(title);
    page.paragraph(lead);
    page.paragraph(remedy);
}

/// Sets what happened, what to do, and what to do if it was not them.
fn warning(page: &mut Page<'_>, [title, lead, you, not_you]: [&'static str; 4]) {
    page.title(title);
    page.paragraph(lead);
    page.paragraph(you);
    page.paragraph(not_you);
    page.help_desk();
}

/// Sets what to do after a change of the methods.
fn security_info(page: &mut Page<'_>) {
    page.paragraph("info-you");
    page.paragraph_with_link("info-not-you");
    page.help_desk();
}
