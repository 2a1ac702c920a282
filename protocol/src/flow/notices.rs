//! Who is told what, in which language. Delivery is the outbox's.

use crate::account::Account;
use crate::contact::MailAddress;
use crate::enrolment::{Enrolment, Provenance};
use crate::flow::Call;
use crate::flow::subject::{Subject, addresses, enrolment_digest};
use crate::guard::{Alert, CommitAction, Outcome};
use crate::notice::{Notice, NoticeKind};
use crate::platform::Platform;
use crate::policy::Entitlement;
use crate::ports::{Directory, Fault};

/// Returns the notices of a completed change: to every address of the account, and of an administrator's reset to the
/// other administrators. Never only to the channel that was used: an attacker may hold it (NIST SP 800-63B-4 §4.6).
pub(crate) async fn of_change<P: Platform>(
    platform: &P,
    call: &Call,
    subject: &Subject,
    entitlement: &Entitlement,
    action: CommitAction,
) -> Result<Vec<Notice>, Fault> {
    let about = match action {
        CommitAction::Password => NoticeKind::PasswordReset,
        CommitAction::Unlock => NoticeKind::Unlocked,
    };
    let rules = subject.policy.notifications;
    // Where an address counts that nobody has proved, the owner hears of it whatever the organisation wants said of resets.
    let is_unproved = |known: &Enrolment| known.provenance == Provenance::Unverified;
    let is_told = rules.owner_on_reset || entitlement.methods.iter().any(is_unproved);
    let mut notices = if is_told { to_owner(call, subject, &about) } else { Vec::new() };
    if entitlement.administrator && rules.administrators_on_administrator_reset && action == CommitAction::Password {
        let own = subject.addresses();
        let account = subject.account.as_ref().map(|account| account.name.to_string()).unwrap_or_default();
        let others = platform.directory().administrators().await?.into_iter();
        let others = others.filter(|other| own.iter().all(|known| known.comparable() != other.comparable()));
        notices.extend(others.map(|to| {
            let about = NoticeKind::AdministratorReset { account: account.clone() };
            notice(call, to, None, about)
        }));
    }
    Ok(notices)
}

/// Returns the notices of an alert of the guard.
pub(crate) fn of_alert(call: &Call, subject: &Subject, alert: Alert) -> Vec<Notice> {
    match alert {
        Alert::ThirdFailure => to_owner(call, subject, &NoticeKind::WrongAnswers),
        Alert::Locked { until, .. } => to_owner(call, subject, &NoticeKind::ResetLocked { until }),
        Alert::MethodDisabled { method } => to_owner(call, subject, &NoticeKind::MethodDisabled { method }),
        Alert::DoubleSpend => Vec::new(),
    }
}

/// Returns the notices of a gate that was passed by an address nobody has proved: to every other address, before it is known
/// whether the reset comes to an end (NIST SP 800-63B-4 §4.6).
pub(crate) fn of_passed_gate<P: Platform>(
    platform: &P,
    call: &Call,
    subject: &Subject,
    outcome: &Outcome,
) -> Vec<Notice> {
    let Outcome::Right { destination: Some(destination), .. } = outcome else { return Vec::new() };
    let is_used = |known: &&Enrolment| {
        known.provenance == Provenance::Unverified
            && enrolment_digest(platform.keys(), platform.settings(), known) == *destination
    };
    let used = subject.enrolments.iter().find(is_used).and_then(|known| known.authenticator.address());
    let Some(used) = used.map(MailAddress::comparable) else { return Vec::new() };
    let mut notices = to_owner(call, subject, &NoticeKind::UnprovedAddressUsed);
    notices.retain(|notice| notice.to.comparable() != used);
    notices
}

fn to_owner(call: &Call, subject: &Subject, about: &NoticeKind) -> Vec<Notice> {
    let locale = subject.account.as_ref().and_then(|account| account.locale.clone());
    subject.addresses().into_iter().map(|to| notice(call, to, locale.clone(), about.clone())).collect()
}

/// Returns the notices of a change that an owner made: to every address there was and is.
pub(crate) fn of_own_change(
    call: &Call,
    account: &Account,
    enrolments: &[Enrolment],
    about: &NoticeKind,
) -> Vec<Notice> {
    let to = addresses(Some(account), enrolments).into_iter();
    to.map(|to| notice(call, to, account.locale.clone(), about.clone())).collect()
}

/// Makes one notice of this call. What an owner is told is about the account that the call is about.
pub(crate) fn notice(call: &Call, to: MailAddress, locale: Option<String>, about: NoticeKind) -> Notice {
    let subject = call.line.subject.clone().filter(|_| about.is_owners());
    Notice { to, locale, about, at: call.now, support_id: call.line.support_id, subject }
}
