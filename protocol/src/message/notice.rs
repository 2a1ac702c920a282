//! The mails afterwards: what happened to an account, and what to do if its owner did not do it.

use latchkey_shared::locale::{Arg, Catalogue};

use super::line::Line;
use super::moment::worded;
use super::page::Page;
use super::{Letterhead, Mail};
use crate::notice::{Notice, NoticeKind};

/// Words a notice in the language of `words`; `not_me` is where its reader says that it was not them, if they may.
#[must_use]
pub fn notice_mail(notice: &Notice, head: &Letterhead, words: &Catalogue, not_me: Option<&str>) -> Mail {
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
        | NoticeKind::NotMe { account }
        | NoticeKind::HelpWanted { account, .. } => Some(("account", Line::new(account).to_string())),
        NoticeKind::PasswordReset
        | NoticeKind::PasswordChanged
        | NoticeKind::RecoveryPassIssued
        | NoticeKind::RecoveryPassUsed
        | NoticeKind::UnprovedAddressUsed
        | NoticeKind::Unlocked
        | NoticeKind::WrongAnswers
        | NoticeKind::ChangedByAdministrator
        | NoticeKind::DetailsChanged
        | NoticeKind::Frozen
        | NoticeKind::Thawed => None,
    };
    let mut args = vec![("support", Arg::Text(&support)), ("at", Arg::Text(&at))];
    args.extend(more.iter().map(|(name, value)| (*name, Arg::Text(value))));
    let mut page = Page::new(head, words, &args);
    let subject = set(&notice.about, &mut page);
    if let Some(address) = not_me {
        page.way_out("not-me-lead", "not-me-link", address);
    }
    if notice.about.is_owners() {
        page.help_desk();
    }
    page.finish(subject)
}

/// Sets what happened and what to do, and returns the subject.
fn set(about: &NoticeKind, page: &mut Page<'_>) -> &'static str {
    match about {
        NoticeKind::PasswordReset => {
            linked(page, ["reset-title", "reset-lead", "reset-you", "reset-not-you"]);
            "reset-subject"
        }
        NoticeKind::PasswordChanged => {
            linked(page, ["changed-title", "changed-lead", "changed-you", "changed-not-you"]);
            "changed-subject"
        }
        NoticeKind::MethodAdded { .. } => {
            linked(page, ["added-title", "added-lead", "info-you", "info-not-you"]);
            "added-subject"
        }
        NoticeKind::MethodRemoved { .. } => {
            linked(page, ["removed-title", "removed-lead", "info-you", "info-not-you"]);
            "removed-subject"
        }
        NoticeKind::MethodReplaced { .. } => {
            linked(page, ["replaced-title", "replaced-lead", "info-you", "info-not-you"]);
            "replaced-subject"
        }
        NoticeKind::RecoveryCodeUsed { .. } => {
            linked(page, ["saved-title", "saved-lead", "saved-you", "info-not-you"]);
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
        NoticeKind::UnprovedAddressUsed => {
            warning(page, ["unproved-title", "unproved-lead", "unproved-you", "unproved-not-you"]);
            "unproved-subject"
        }
        NoticeKind::Unlocked => {
            linked(page, ["unlocked-title", "unlocked-lead", "unlocked-you", "unlocked-not-you"]);
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
        NoticeKind::Frozen => {
            warning(page, ["frozen-title", "frozen-lead", "frozen-you", "frozen-not-you"]);
            "frozen-subject"
        }
        NoticeKind::Thawed => {
            warning(page, ["thawed-title", "thawed-lead", "thawed-you", "thawed-not-you"]);
            "thawed-subject"
        }
        NoticeKind::NotMe { .. } => {
            alarm(page, ["not-me-for-title", "not-me-for-lead", "not-me-for-do"]);
            "not-me-for-subject"
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

/// Sets what happened, what to do, and what to do here if it was not them.
fn linked(page: &mut Page<'_>, [title, lead, you, not_you]: [&'static str; 4]) {
    page.title(title);
    page.paragraph(lead);
    page.paragraph(you);
    page.paragraph_with_link(not_you);
}

/// Sets what happened, what to do, and what to do if it was not them.
fn warning(page: &mut Page<'_>, [title, lead, you, not_you]: [&'static str; 4]) {
    page.title(title);
    page.paragraph(lead);
    page.paragraph(you);
    page.paragraph(not_you);
}
