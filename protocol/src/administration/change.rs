//! What administrators change of one account, as a decision about what was read of it.
//!
//! An administrator starts things: nothing here sets a password or shows a code. Not here: who may (`actor`), and how it is
//! written (`users`).

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::Prefill;

use crate::account::{Account, AccountStatus, Role};
use crate::administration::Denied;
use crate::audit::{Activity, Changed};
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::ids::EnrolmentId;
use crate::json::Tree;
use crate::limits::MAX_ADDRESSES;
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
    /// Decides what is to be written; `None` if that was done before, by this very action.
    ///
    /// Whatever changes what an account may do or is proved by bumps its flow epoch, which ends resets under way, and its
    /// version, so that one that is just being committed fails. Sessions end where somebody is to be kept out, and where
    /// what they may do changes; the version moves with them, too, for what such a session is about to write.
    ///
    /// # Errors
    /// [`Denied::Absent`], [`Denied::Invalid`].
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
                let Some(added) = prefilled(asked, policy, after, methods.unwrap_or_default(), now)? else {
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
        }
        after.flow_epoch += u64::from(ends_flows);
        after.credential_version += u64::from(ends_flows || ends_sessions);
        after.session_epoch += u64::from(ends_sessions);
        Ok(Some(change))
    }
}

impl Change<'_> {
    /// Tells whether the owner has to hear of it: by what their account is proved has changed.
    pub(super) const fn is_told(&self) -> bool {
        self.add.is_some() || !matches!(self.remove, Removal::Nothing)
    }
}

/// Makes the method of an address that an administrator fills in; none if this very action has added it before.
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
    let id = EnrolmentId(asked.attempt.to_string());
    if methods.iter().any(|known| known.id == id) {
        return Ok(None);
    }
    let flaw = |words: &str| Denied::Invalid(vec![Flaw { place: "mail".to_owned(), words: words.to_owned() }]);
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
