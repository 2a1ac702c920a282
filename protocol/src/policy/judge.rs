//! Judges one account by the policy in force now: what it has to pass, with which methods, or why it cannot reset.
//!
//! Pure, and asked anew by every call; nothing of an earlier judgement is kept. Not here: what may be said of the answer
//! (disclosure is the flows' business), and whether the gates were passed (`gate.rs`).

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Ineligible;
use latchkey_shared::sorted::Set;

use crate::account::{Account, AccountStatus, Licence};
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::gate::{GateRule, PasskeyWeight};
use crate::limits::{Limits, MAX_FLOW_S};
use crate::pass::Pass;
use crate::policy::bounded::Gates;
use crate::policy::document::UnverifiedContacts;
use crate::policy::domain::Authority;
use crate::policy::scope::Scope;
use crate::policy::{PHONE_METHODS, Policy};
use crate::question;
use crate::time::UnixSeconds;

/// What an account may do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// What a flow of this account has to pass.
    pub rule: GateRule,
    /// What it can be passed with, strongest kind first. An enrolment that is not here counts for nothing.
    pub methods: Vec<Enrolment>,
    /// Whether the account may be unlocked with its password left alone.
    pub can_unlock: bool,
    /// Whether the administrators' policy was applied.
    pub administrator: bool,
    /// The limits in force.
    pub limits: Limits,
}

/// How much a usable enrolment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Only beside another gate: unproven, or not confirmed for too long.
    BesideAnother,
    /// As a gate of its own.
    Alone,
}

/// Judges an account.
///
/// `capabilities` are the methods this deployment can carry out; `elevated` is the raised level of guard, at which
/// everybody needs two gates. A locked account, an expired password and one that must be changed are no obstacles: they
/// are what a reset is for.
///
/// 1. A federated domain answers first, alike for every name in it, whatever the account's state.
/// 2. An account that an administrator disabled stays so, and one that was frozen by its owner's word.
/// 3. Administrators have a policy of their own; users need the scope and a tier that resets.
/// 4. A directory elsewhere must take the new password back.
/// 5. The usable methods must suffice for the gates.
///
/// # Errors
/// The first [`Ineligible`] reason in this order.
pub fn judge(
    policy: &Policy,
    account: &Account,
    enrolments: &[Enrolment],
    capabilities: &Set<MethodKind>,
    elevated: bool,
    now: UnixSeconds,
) -> Result<Entitlement, Ineligible> {
    // 1. to 4.
    admit(policy, account)?;
    // 5.
    let administrator = account.role.is_administrator();
    let weighed = weigh(policy, account, enrolments, &kinds_of(policy, account, capabilities), now);
    let gates = if elevated { Gates::Two } else { gates_of(policy, account) };
    let passkey = passkey_of(policy, account);
    let (required, methods) = sufficient(gates, passkey, weighed).ok_or(Ineligible::TooFewMethods)?;
    let limits = policy.limits();
    let rule = GateRule {
        required: required.count(),
        methods: methods.iter().map(|enrolment| enrolment.authenticator.method()).collect(),
        // What it is named by takes a key, which the policy has none of: whoever asks the guard names it.
        alone: None,
        last_gate_s: limits.last_gate_s,
        passkey,
    };
    let can_unlock = policy.unlock_without_reset && account.locked;
    Ok(Entitlement { rule, methods, can_unlock, administrator, limits })
}

/// Steps 1 to 4 of [`judge`]: whether an account may reset at all, whatever it has registered.
///
/// # Errors
/// The first [`Ineligible`] reason in their order.
pub(crate) fn admit(policy: &Policy, account: &Account) -> Result<(), Ineligible> {
    let authority = policy.authority_of(&account.domain);
    // 1.
    if matches!(authority, Authority::Federated { .. }) {
        return Err(Ineligible::Federated);
    }
    // 2.
    if account.status == AccountStatus::Disabled {
        return Err(Ineligible::Disabled);
    }
    // Whoever it was meant against does not hear that its owner has spoken up.
    if account.frozen.is_some() {
        return Err(Ineligible::NotEnabled);
    }
    // 3.
    if account.role.is_administrator() {
        admit_administrator(policy)?;
    } else {
        admit_user(policy, account)?;
    }
    // 4.
    if matches!(authority, Authority::Synced { writeback: false }) {
        return Err(Ineligible::NoWriteback);
    }
    Ok(())
}

/// Returns the gates that an account has to pass at the ordinary level of guard.
pub(crate) fn gates_of(policy: &Policy, account: &Account) -> Gates {
    if account.role.is_administrator() { Gates::Two } else { policy.gates }
}

/// Returns what a passkey of an account passes. Administrators have two gates, whatever holds for users.
pub(super) fn passkey_of(policy: &Policy, account: &Account) -> PasskeyWeight {
    if account.role.is_administrator() { PasskeyWeight::OneGate } else { policy.passkey }
}

/// Returns the kinds that count for an account and that this deployment can carry out.
pub(super) fn kinds_of(policy: &Policy, account: &Account, capabilities: &Set<MethodKind>) -> Set<MethodKind> {
    counting_kinds(policy, account.role.is_administrator()).intersection(capabilities).copied().collect()
}

/// Administrators may reset whatever the scope, unless their own switch is off.
fn admit_administrator(policy: &Policy) -> Result<(), Ineligible> {
    if policy.administrators.enabled { Ok(()) } else { Err(Ineligible::NotEnabled) }
}

/// Users may reset if the organisation does, their tier does, and they are in scope.
fn admit_user(policy: &Policy, account: &Account) -> Result<(), Ineligible> {
    if policy.scope == Scope::None {
        return Err(Ineligible::TenantOff);
    }
    if account.licence == Licence::ChangeOnly || !account.groups.is_disjoint(&policy.change_only) {
        return Err(Ineligible::NotLicensed);
    }
    if policy.scope.admits(&account.groups) { Ok(()) } else { Err(Ineligible::NotInScope) }
}

/// Returns the kinds that count. The administrators' do not depend on the users', so that no loosening reaches them.
pub(crate) fn counting_kinds(policy: &Policy, administrator: bool) -> Set<MethodKind> {
    if !administrator {
        return policy.methods.clone();
    }
    let is_fit = |kind: &MethodKind| {
        *kind != MethodKind::Questions && (policy.administrators.phone_methods || !PHONE_METHODS.contains(kind))
    };
    MethodKind::ALL.into_iter().filter(is_fit).collect()
}

/// Returns what counts at all, with its weight, strongest kind first. A pass counts by a switch of its own, not by its kind.
pub(super) fn weigh(
    policy: &Policy,
    account: &Account,
    enrolments: &[Enrolment],
    kinds: &Set<MethodKind>,
    now: UnixSeconds,
) -> Vec<(Weight, Enrolment)> {
    let is_listed = |enrolment: &&Enrolment| match enrolment.authenticator.pass() {
        Some(_) => policy.recovery_pass,
        None => kinds.contains(&enrolment.authenticator.method()),
    };
    MethodKind::ALL
        .into_iter()
        .flat_map(|kind| enrolments.iter().filter(move |enrolment| enrolment.authenticator.method() == kind))
        .filter(is_listed)
        .filter_map(|enrolment| weight_of(policy, account, enrolment, now).map(|weight| (weight, enrolment.clone())))
        .collect()
}

/// Returns what one enrolment counts, or `None` if nothing.
fn weight_of(policy: &Policy, account: &Account, enrolment: &Enrolment, now: UnixSeconds) -> Option<Weight> {
    match &enrolment.authenticator {
        // An authenticator is a thing held; only contacts pass to other people unnoticed.
        Authenticator::Totp { .. } | Authenticator::Passkey { .. } => Some(Weight::Alone),
        // Fewer than are drawn open nothing: the organisation asks more than were registered, or no longer asks some.
        Authenticator::Questions { answers } => {
            let is_enough = question::counting(&policy.questions, answers) >= usize::from(policy.questions.to_reset);
            is_enough.then_some(Weight::BesideAnother)
        }
        // A set that was used up a moment ago opens the way to whoever has passed a gate by its last code.
        Authenticator::Recovery { codes } => {
            (codes.left() > 0 || now < enrolment.confirmed.plus(MAX_FLOW_S)).then_some(Weight::Alone)
        }
        // For an administrator one person vouches for nothing.
        Authenticator::Pass { pass } => {
            let is_counting = pass.is_counting(account, (enrolment.added, enrolment.confirmed), now);
            (is_counting && pass.gates(account) > 0).then_some(Weight::Alone)
        }
        Authenticator::Mail { address } => {
            // Who is locked out cannot read the mail of the organisation itself.
            if is_own_domain(policy, account, address) {
                return None;
            }
            contact_weight(policy, account, enrolment, now)
        }
    }
}

/// Tells whether an address lies within the organisation's own domains.
pub(super) fn is_own_domain(policy: &Policy, account: &Account, address: &MailAddress) -> bool {
    let is_listed = policy.domains.iter().any(|domain| domain.name.covers(address.domain()));
    is_listed || address.domain() == account.domain
}

/// Returns what a contact counts by who vouched for it and when it was last confirmed.
///
/// An administrator's counts once it is proved: whoever may fill an address into a user could otherwise wait until that user
/// may more than they do.
fn contact_weight(policy: &Policy, account: &Account, enrolment: &Enrolment, now: UnixSeconds) -> Option<Weight> {
    let by_proof = match (enrolment.provenance, policy.unverified_contacts) {
        (Provenance::Unverified, UnverifiedContacts::Never) => return None,
        (Provenance::Unverified, _) if account.role.is_administrator() => return None,
        (Provenance::Unverified, UnverifiedContacts::BesideAnotherGate) => Weight::BesideAnother,
        (Provenance::Unverified, UnverifiedContacts::Alone) | (Provenance::Verified, _) => Weight::Alone,
    };
    let reconfirm = policy.registration.reconfirm_days;
    let is_stale = reconfirm.days() > 0 && enrolment.confirmed.plus(reconfirm.seconds()) < now;
    Some(if is_stale { Weight::BesideAnother } else { by_proof })
}

/// Returns how many gates are to be passed and with what, or `None` if no choice suffices.
///
/// 1. One gate: what stands alone is used alone; weaker contacts are then not needed and not taken.
/// 2. Where only weaker contacts are left, two of them make two gates; one makes none.
/// 3. Two gates: everything that counts, if two of it differ in kind and destination, or if it is a pass that two people
///    vouch for, or a passkey that passes both.
pub(super) fn sufficient(
    gates: Gates,
    passkey: PasskeyWeight,
    weighed: Vec<(Weight, Enrolment)>,
) -> Option<(Gates, Vec<Enrolment>)> {
    if gates == Gates::One {
        let alone = |(weight, enrolment): &(Weight, Enrolment)| {
            let kind = enrolment.authenticator.method();
            *weight == Weight::Alone && kind != MethodKind::Push && kind != MethodKind::Questions
        };
        if weighed.iter().any(alone) {
            // 1.
            return Some((Gates::One, weighed.into_iter().filter(alone).map(|(_, enrolment)| enrolment).collect()));
        }
    }
    // 2. and 3.
    let methods: Vec<Enrolment> = weighed.into_iter().map(|(_, enrolment)| enrolment).collect();
    let makes_two = methods.iter().any(|first| methods.iter().any(|second| is_apart(first, second)));
    let is_whole = |method: &Enrolment| {
        let authenticator = &method.authenticator;
        passkey.is_both(authenticator.method()) || authenticator.pass().is_some_and(Pass::is_whole)
    };
    (makes_two || methods.iter().any(is_whole)).then_some((Gates::Two, methods))
}

/// Tells whether two enrolments can be two gates.
fn is_apart(first: &Enrolment, second: &Enrolment) -> bool {
    first.authenticator.method() != second.authenticator.method() && destination(first) != destination(second)
}

/// Returns what the proof is sent to or comes from, in the form in which two are compared.
fn destination(enrolment: &Enrolment) -> String {
    enrolment.authenticator.address().map_or_else(|| enrolment.id.to_string(), MailAddress::comparable)
}

#[cfg(test)]
pub(super) mod tests;
