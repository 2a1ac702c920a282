//! `POST /me/security-info/recovery-codes`: a set of saved recovery codes is made and shown; and what follows when one is used.
//!
//! They are shown to whoever asked, and to the same attempt again for a lost answer, as long as none is used and no other set
//! has taken their place. No codes ever come back: an attempt that comes again later makes others. Not here: what is kept of them ([`crate::saved`]), and that each is good once (the guard's).

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::{RecoveryCodes, ReviewRequest};

use crate::account::Account;
use crate::audit::{Activity, AuditEvent, ResultClass};
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::holdings::Holdings;
use crate::flow::me::SignedInAs;
use crate::flow::named::{self, Kind};
use crate::flow::subject::enrolment_digest;
use crate::flow::{Call, Kept, Refusal, Stop, capabilities, notices, registration, security_info};
use crate::guard::Outcome;
use crate::ids::EnrolmentId;
use crate::notice::NoticeKind;
use crate::platform::Platform;
use crate::policy::Standing;
use crate::ports::{Deed, Enrolments, MethodsChange, Outbox};
use crate::saved::Whose;

/// Makes a set of codes, which takes the place of the one there is.
///
/// # Errors
/// [`Refusal::NotAllowed`] where they do not count or are no longer to be shown, [`Refusal::ProofNeeded`],
/// [`Refusal::NotYet`], [`Refusal::Busy`], or a fault.
pub async fn make<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: ReviewRequest,
) -> Result<RecoveryCodes, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::RegisteredMethod);
    call.line.method = Some(MethodKind::Recovery);
    let name = security_info::name(platform, me, Kind::Codes, &asked.attempt);
    let (mut holdings, standing) = Holdings::open(platform, call, me).await?;
    holdings.demand_thawed(call)?;
    let keys = platform.keys();
    // The epoch, which every set moves, keeps an attempt that comes again after another set from making its codes once more.
    let named = name.to_string();
    let known = holdings.enrolments.iter().find(|known| known.id.as_str().starts_with(&named));
    let id = known.map_or_else(|| EnrolmentId(format!("{named}-{}", me.account.flow_epoch)), |known| known.id.clone());
    let whose = Whose { tenant: &platform.settings().tenant, subject: me.account.id.as_str(), set: id.as_str() };
    let codes = whose.codes(keys, &me.session.session.0, &asked.attempt);
    let set = whose.set(keys, &codes);
    if let Some(known) = known {
        // Shown again to whoever lost the answer, and to nobody who comes back later for the ones that are left.
        if known.authenticator.codes() != Some(&set) {
            return Err(call.refuse(Refusal::NotAllowed, "recovery codes: no longer shown"));
        }
        call.note(ResultClass::Succeeded, "security info: answered again");
    } else {
        let former = former(platform, call, &holdings, &standing)?;
        let enrolment = Enrolment {
            id: id.clone(),
            authenticator: Authenticator::Recovery { codes: set },
            provenance: Provenance::Verified,
            confirmed: call.now,
            added: call.now,
            name: None,
            preferred: false,
        };
        registration::add(platform, call, &mut holdings, (Kind::Codes, &asked.attempt), enrolment, former.as_ref())
            .await?;
    }
    let codes = codes.iter().map(RecoveryCode::to_string).collect();
    Ok(RecoveryCodes { codes, info: security_info::described(platform, call, &holdings)? })
}

/// Decides whether a set may be made, and returns the one that it takes the place of. Whoever may only add what is missing
/// replaces nothing.
fn former<P: Platform>(
    platform: &P,
    call: &Call,
    holdings: &Holdings<'_>,
    standing: &Standing,
) -> Result<Option<Enrolment>, Refusal> {
    let (sets, others): (Vec<_>, Vec<_>) =
        holdings.enrolments.iter().cloned().partition(|known| known.authenticator.codes().is_some());
    let without = Standing::of(&holdings.policy, &holdings.me.account, &others, &capabilities(platform), call.now);
    let is_shut = holdings.me.session.errand.is_some() && (standing.is_complete() || !sets.is_empty());
    let may = !is_shut && without.is_some_and(|standing| standing.admits(MethodKind::Recovery));
    if may { Ok(sets.into_iter().next()) } else { Err(Refusal::NotAllowed) }
}

/// Notes that a saved code or a pass was used, if one was, and tells every address: in one transaction, before anybody hears
/// that it was right. It is used already, in the guard, so whoever hears of a fault here asks again and finds it noted.
pub(crate) async fn note<P: Platform>(
    platform: &P,
    call: &mut Call,
    (account, enrolments): (&Account, &[Enrolment]),
    outcome: &Outcome,
    (within, attempt): (&[u8; 16], &Attempt),
) -> Result<(), Stop> {
    let Outcome::Saved { destination, place } = outcome else { return Ok(()) };
    let is_set = |known: &&Enrolment| enrolment_digest(platform.keys(), platform.settings(), known) == *destination;
    let Some(set) = enrolments.iter().find(is_set) else { return Ok(()) };
    let about = match set.authenticator.codes() {
        Some(codes) => NoticeKind::RecoveryCodeUsed { left: codes.left().saturating_sub(1) },
        None => NoticeKind::RecoveryPassUsed,
    };
    let detail = if about == NoticeKind::RecoveryPassUsed { "recovery pass: used" } else { "recovery codes: one used" };
    let told = notices::of_own_change(call, account, enrolments, &about);
    if !told.is_empty() {
        platform.outbox().arm().await?;
    }
    let name = named::name(platform, (&account.id, within), Kind::Spend, attempt);
    let line = AuditEvent {
        activity: Activity::UsedRecoveryCode,
        result: ResultClass::Succeeded,
        method: Some(MethodKind::Recovery),
        detail,
        ..call.line.clone()
    };
    let deed = Deed::Spend { set: &set.id, place: *place };
    let audit = core::slice::from_ref(&line);
    let change = MethodsChange { before: account, name: &name, deed, audit, notices: &told, now: call.now };
    let written = platform.enrolments().change(change).await;
    // The line of the call itself is another one.
    let kept = call.kept;
    let is_noted = named::is_in_force(platform, call, (&account.id, &name), written).await?;
    call.kept = kept;
    if is_noted {
        Ok(())
    } else {
        Err(call.refuse(Refusal::Busy { retry_after_s: 1 }, "recovery codes: the account changed"))
    }
}
