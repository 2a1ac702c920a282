//! `POST /reset/start`: names the account and begins a flow.
//!
//! In `private` disclosure no account is read here, so nothing can depend on one.

use latchkey_shared::problem::Ineligible;
use latchkey_shared::wire::{Disclosure, StartRequest, Started};

use crate::audit::ResultClass;
use crate::digest;
use crate::flow::subject::Subject;
use crate::flow::{Call, Kept, Refusal, Stop, bot_check, capabilities, listing};
use crate::ids::AccountName;
use crate::name;
use crate::platform::Platform;
use crate::policy::{Authority, Policy};
use crate::ports::PolicyStore;
use crate::ticket::{FlowClaims, TicketSubject};

/// Begins a flow.
///
/// 1. The check against robots is spent, right or wrong.
/// 2. What belongs to a domain is said alike for every name in it, without a look-up.
/// 3. `private`: everybody is offered the same. `guided`: the account's own methods, or why it has none.
///
/// # Errors
/// [`Refusal::BotCheck`], [`Refusal::Elsewhere`] or [`Refusal::Ineligible`], or a fault.
pub async fn start<P: Platform>(platform: &P, call: &mut Call, asked: StartRequest) -> Result<Started, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let name = name::normalise(&asked.identifier);
    // 1. Failed checks are logged only: filling the audit with them would cost a robot nothing.
    let (check, started) = bot_check::spend(platform, call, &asked.bot_check, &name).await?;
    call.kept = Kept::Audit;
    // 2.
    refuse_domain(call, &policy, &name)?;
    let limits = policy.limits();
    let flow = FlowClaims {
        flow: digest::flow_id(keys, &settings.tenant, check.check, &name),
        subject: TicketSubject::Named(name),
        passed: 0,
        elevated: check.elevated,
        extended: false,
        policy_version: policy.version,
        support_id: check.support_id,
        issued: call.now,
        // A repeat is the same flow, and began when it began: a later beginning would outlive what the guard has displaced.
        started,
        expires: started.plus(u64::from(limits.flow_s)),
    };
    let ticket = call.seal(platform, &flow)?;
    let expires_in = call.now.until_s(flow.expires);
    // 3.
    let (gates_required, methods, can_unlock) = match policy.disclosure {
        Disclosure::Private => {
            let offer = policy.offer(&capabilities(platform), flow.elevated);
            (offer.gates.count(), listing::of_organisation(&offer), offer.can_unlock)
        }
        Disclosure::Guided => {
            let subject = Subject::under(platform, call, policy, &flow.subject, flow.elevated).await?;
            let (_, entitlement) = subject.entitled().map_err(Refusal::Ineligible)?;
            let methods = listing::of_account(keys, settings, entitlement, &[]);
            (entitlement.rule.required, methods, entitlement.can_unlock)
        }
    };
    call.note(ResultClass::InProgress, "flow: started");
    let support_id = flow.support_id;
    Ok(Started { flow: ticket, gates_required, gates_passed: 0, methods, expires_in, can_unlock, support_id })
}

/// Refuses names of domains whose passwords are not ours to reset.
fn refuse_domain(call: &mut Call, policy: &Policy, name: &AccountName) -> Result<(), Stop> {
    if !policy.is_open() {
        return Err(call.refuse(Refusal::Ineligible(Ineligible::TenantOff), "policy: off for everybody"));
    }
    match name.domain().map(|domain| policy.authority_of(domain)) {
        Some(Authority::Federated { provider }) => {
            Err(call.refuse(Refusal::Elsewhere(provider.clone()), "policy: federated domain"))
        }
        Some(Authority::Synced { writeback: false }) => {
            Err(call.refuse(Refusal::Ineligible(Ineligible::NoWriteback), "policy: domain takes no passwords back"))
        }
        Some(Authority::Managed | Authority::Synced { writeback: true }) | None => Ok(()),
    }
}
