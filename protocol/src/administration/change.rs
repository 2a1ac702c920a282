//! What administrators change of one account, as a decision about what was read of it.
//!
//! An administrator starts things: nothing here sets a password or shows a code. Not here: who may (`actor`), and how it is
//! written (`users`).

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::{Prefill, UserDetails};

use crate::account::{Account, AccountStatus, Role};
use crate::administration::{Denied, details};
use crate::audit::{Activity, Changed};
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::ids::EnrolmentId;
use crate::json::Tree;
use crate::limits::MAX_ADDRESSES;
use crate::notice::NoticeKind;
use crate::policy::{self, ContactRefused, Policy};
use crate::ports::{Registered, Removal};
use crate::time::UnixSeconds;

/// A call that changes an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Switches the account off.
    Disable,
    /// Switches it on again.
    Enable,
    /// Clears the directory's lock and the sign-in's pause.
    Unlock,
    /// Lets resets go on that were frozen by an owner's word.
    Thaw,
    /// Ends every session.
    SignOut,
    /// Removes every method, and has others registered at the next sign-in.
    ForceRegistration,
    /// Gives it a role.
    GiveRole,
    /// Fills in an address that nobody proved.
    Prefill,
    /// Removes a method.
    RemoveMethod,
    /// Lets a kind of method that was switched off take answers again.
    EnableMethod,
    /// Replaces what the account is called.
    Replace,
}

/// The same with what it takes.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Switches the account off.
    Disable,
    /// Switches it on again.
    Enable,
    /// Clears the directory's lock and the sign-in's pause.
    Unlock,
    /// Lets resets go on that were frozen by an owner's word.
    Thaw,
    /// Ends every session.
    SignOut,
    /// Removes every method, and has others registered at the next sign-in.
    ForceRegistration,
    /// Gives it a role.
    GiveRole(Role),
    /// Fills in an address that nobody proved.
    Prefill(Prefill),
    /// Removes a method.
    RemoveMethod(EnrolmentId),
    /// Lets a kind of method that was switched off take answers again.
    EnableMethod(MethodKind),
    /// Replaces what the account is called.
    Replace {
        /// The version that was read.
        expected: u64,
        /// What it is called from now on.
        details: UserDetails,
    },
}

/// What is to be written.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// The account as it is to be.
    pub after: Account,
    /// Methods that go.
    pub remove: Removal<'a>,
    /// A method that comes.
    pub add: Option<Enrolment>,
    /// What the owner hears of it.
    pub about: Option<NoticeKind>,
    /// What the audit calls it.
    pub activity: Activity,
    /// What it says of it.
    pub detail: &'static str,
    /// The kind of method it is about, where it is about one.
    pub method: Option<MethodKind>,
    /// The parts whose old and new value it keeps. A method is named by its id, and its value is its kind: what it holds is
    /// for nobody to read.
    pub changes: Vec<Changed>,
}

impl Asked {
    /// Decides what is to be written; `None` if that was done before.
    ///
    /// Whatever changes what an account may do or is proved by bumps its flow epoch, which ends resets under way, and its
    /// version, so that one that is just being committed fails. Sessions end where somebody is to be kept out, and where
    /// what they may do changes; the version moves with them, too, for what such a session is about to write.
    ///
    /// # Errors
    /// [`Denied::Absent`], [`Denied::Invalid`], [`Denied::Outdated`].
    pub(super) fn decide<'a>(
        &'a self,
        policy: &Policy,
        registered: &Registered,
        now: UnixSeconds,
    ) -> Result<Option<Change<'a>>, Denied> {
        let methods = registered.enrolments.as_deref();
        let mut change = Change {
            after: registered.account.clone(),
            remove: Removal::Nothing,
            add: None,
            about: None,
            activity: Activity::UpdateUser,
            detail: "",
            method: None,
            changes: Vec::new(),
        };
        let after = &mut change.after;
        let (mut ends_flows, mut ends_sessions) = (true, false);
        match self {
            Self::Disable => {
                (change.activity, change.detail) = (Activity::DisableUser, "user: disabled");
                (after.status, ends_sessions) = (AccountStatus::Disabled, true);
            }
            Self::Enable => {
                (change.activity, change.detail) = (Activity::EnableUser, "user: enabled");
                after.status = AccountStatus::Enabled;
            }
            Self::Unlock => {
                change.detail = "user: unlocked";
                after.locked = false;
            }
            Self::Thaw if after.frozen.is_none() => return Ok(None),
            Self::Thaw => {
                change.detail = "user: freeze lifted";
                change.about = Some(NoticeKind::Thawed);
                after.thaw(now);
            }
            Self::SignOut => {
                change.detail = "user: signed out everywhere";
                (ends_flows, ends_sessions) = (false, true);
            }
            Self::ForceRegistration => {
                (change.activity, change.detail) = (Activity::AdminDeletedInfo, "user: has to register anew");
                (change.remove, after.must_register, ends_sessions) = (Removal::All, true, true);
                change.changes.extend(methods.unwrap_or_default().iter().map(gone));
            }
            Self::GiveRole(role) => {
                change.detail = "user: role given";
                change.changes.push(Changed { part: "role".to_owned(), old: named(after.role), new: named(*role) });
                (after.role, ends_sessions) = (*role, true);
            }
            Self::Prefill(asked) => {
                (change.activity, change.detail) = (Activity::AdminRegisteredInfo, "user: address filled in");
                // Whoever cannot see what there is cannot tell whether it is too much, or there already.
                let known =
                    methods.ok_or_else(|| flaw("expected methods that can be read; remove the others first"))?;
                let Some(added) = prefilled(asked, policy, after, known, now)? else {
                    return Ok(None);
                };
                change.method = Some(added.authenticator.method());
                let (part, new) = (added.id.to_string(), kind(added.authenticator.method()));
                change.changes.push(Changed { part, old: Tree::Null, new });
                change.add = Some(added);
            }
            Self::RemoveMethod(id) => {
                (change.activity, change.detail) = (Activity::AdminDeletedInfo, "user: method removed");
                let known = methods.map(|methods| methods.iter().find(|known| known.id == *id).ok_or(Denied::Absent));
                match known.transpose()? {
                    Some(known) => {
                        change.method = Some(known.authenticator.method());
                        change.changes.push(gone(known));
                    }
                    // What cannot be read can be removed all the same.
                    None => change.changes.push(Changed { part: id.to_string(), old: Tree::Null, new: Tree::Null }),
                }
                change.remove = Removal::One(id);
            }
            Self::EnableMethod(method) => {
                (change.detail, ends_flows) = ("user: method switched on again", false);
                change.method = Some(*method);
            }
            Self::Replace { expected, details } => {
                (change.detail, ends_flows) = ("user: details replaced", false);
                let before = &registered.account;
                let replaced = details::replaced(before, details.clone()).map_err(Denied::Invalid)?;
                change.changes = details::changes(before, &replaced);
                // Another version is a lost race, unless all is as it was asked for: then the answer had got lost.
                if change.changes.is_empty() {
                    return Ok(None);
                }
                if before.credential_version != *expected {
                    return Err(Denied::Outdated { version: before.credential_version });
                }
                // By what they sign in, and where they are written to: the rest is for others to read.
                let concerns = |changed: &Changed| matches!(changed.part.as_str(), "aliases" | "mail");
                change.about = change.changes.iter().any(concerns).then_some(NoticeKind::DetailsChanged);
                *after = replaced;
            }
        }
        if change.add.is_some() || !matches!(change.remove, Removal::Nothing) {
            change.about = Some(NoticeKind::ChangedByAdministrator);
        }
        let after = &mut change.after;
        after.flow_epoch += u64::from(ends_flows);
        let is_replaced = matches!(self, Self::Replace { .. });
        after.credential_version += u64::from(ends_flows || ends_sessions || is_replaced);
        after.session_epoch += u64::from(ends_sessions);
        Ok(Some(change))
    }
}

/// Returns the id of the method that an action fills in: of its account, too, so that no attempt meets the method of another.
pub(super) fn prefilled_id(account: &Account, asked: &Prefill) -> EnrolmentId {
    EnrolmentId(format!("{}-{}", account.id, asked.attempt))
}

/// Makes the method of an address that an administrator fills in; none if this very action has added it before. What it has
/// added is no other address.
///
/// 1. It is an address that its owner could register, too.
/// 2. There is an end to them.
fn prefilled(
    asked: &Prefill,
    policy: &Policy,
    account: &Account,
    methods: &[Enrolment],
    now: UnixSeconds,
) -> Result<Option<Enrolment>, Denied> {
    let id = prefilled_id(account, asked);
    if let Some(known) = methods.iter().find(|known| known.id == id) {
        let is_it = known.authenticator.address().is_some_and(|known| is_same(known, &asked.mail));
        let words = "expected one that no other address was filled in by";
        let flaw = || Denied::Invalid(vec![Flaw { place: "attempt".to_owned(), words: words.to_owned() }]);
        return if is_it { Ok(None) } else { Err(flaw()) };
    }
    // 1.
    let address = policy::read_contact(policy, account, methods, None, asked.mail.clone());
    let address = address.map_err(|refused| flaw(words(refused)))?;
    // 2.
    let is_mail = |known: &&Enrolment| known.authenticator.method() == MethodKind::Mail;
    if methods.iter().filter(is_mail).count() >= MAX_ADDRESSES {
        return Err(flaw("expected fewer addresses; remove one first"));
    }
    let authenticator = Authenticator::Mail { address };
    let (provenance, name, preferred) = (Provenance::Unverified, None, false);
    Ok(Some(Enrolment { id, authenticator, provenance, confirmed: now, added: now, name, preferred }))
}

/// Tells whether what was typed is an address.
fn is_same(known: &MailAddress, typed: &str) -> bool {
    MailAddress::try_from(typed.to_owned()).is_ok_and(|typed| typed.comparable() == known.comparable())
}

fn flaw(words: &str) -> Denied {
    Denied::Invalid(vec![Flaw { place: "mail".to_owned(), words: words.to_owned() }])
}

const fn words(refused: ContactRefused) -> &'static str {
    match refused {
        ContactRefused::NoAddress => "expected a mail address",
        ContactRefused::OwnDomain => "expected an address outside of the organisation's own domains",
        ContactRefused::Known => "expected an address that is not registered yet",
    }
}

/// Says that a method goes.
fn gone(method: &Enrolment) -> Changed {
    let old = kind(method.authenticator.method());
    Changed { part: method.id.to_string(), old, new: Tree::Null }
}

fn kind(kind: MethodKind) -> Tree<'static> {
    Tree::of(kind.as_str())
}

pub(super) fn named(role: Role) -> Tree<'static> {
    Tree::of(role.as_str())
}

#[cfg(test)]
mod tests {
    use latchkey_shared::opaque::Attempt;

    use super::*;
    use crate::testing::{START, demo};

    // Rule: nothing is added to what cannot be read: neither its end nor what is in it is known.
    #[test]
    fn nothing_is_filled_in_beside_what_cannot_be_read() {
        let organisation = demo(START).unwrap();
        let account = organisation.account(organisation.person("s-nora.lindqvist").unwrap()).unwrap();
        let asked = Prefill { attempt: Attempt::from_bytes([7; 16]), mail: "nora.new@post.example".to_owned() };
        let decide = |enrolments| {
            let registered = Registered { account: account.clone(), enrolments };
            Asked::Prefill(asked.clone()).decide(&Policy::default(), &registered, START).map(|change| change.is_some())
        };
        assert!(matches!(decide(None), Err(Denied::Invalid(_))));
        assert!(matches!(decide(Some(Vec::new())), Ok(true)));
    }
}
