//! `POST /reset/password` and `/reset/unlock`: the end of a flow, in two phases.
//!
//! The guard reserves, the directory writes on the condition of the credential version read before, the guard settles.
//! Whatever dies in between, there is at most one write, never a "changed" without one, and no ticket that still works
//! after an outcome nobody knows. No automatic sign-in follows (ASVS 5.0 6.4.3).

use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Password;
use latchkey_shared::wire::{Changed, PasswordRequest, UnlockRequest, Unlocked};

use crate::account::Account;
use crate::audit::{Activity, AuditEvent, ResultClass};
use crate::flow::judgement::rejections;
use crate::flow::named::{self, Kind};
use crate::flow::subject::Subject;
use crate::flow::{Call, Kept, Refusal, Stop, budget, notices};
use crate::gate::{Missing, PassedGate};
use crate::guard::{CommitAction, GuardKey, Look, Reserve, ReserveVerdict, Row, Settle, Settlement};
use crate::notice::Notice;
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::{Directory, Fault, GuardStore, Outbox, PasswordChange, Unlike, UnlockChange, Whom, WriteOutcome};
use crate::ticket::FlowClaims;

/// Sets the new password.
///
/// # Errors
/// [`Refusal::PasswordRejected`] leaves the flow usable; [`Refusal::NotAllowed`], [`Refusal::Ineligible`],
/// [`Refusal::Busy`], [`Refusal::TooMany`], [`Refusal::FlowEnded`], [`Refusal::OutcomeUnknown`]; or a fault.
pub async fn password<P: Platform>(platform: &P, call: &mut Call, asked: PasswordRequest) -> Result<Changed, Stop> {
    call.line.activity = Activity::ResetPassword;
    let flow = call.open_flow(platform, &asked.flow)?;
    commit(platform, call, &flow, asked.attempt, Change::Password(&asked.password)).await?;
    Ok(Changed { changed: true, sign_in_url: platform.settings().sign_in_url.clone() })
}

/// Unlocks the account and leaves its password alone. Clears the directory's lock and the sign-in lockout, never an
/// administrator's disable.
///
/// # Errors
/// As for [`password`], but for rejected passwords.
pub async fn unlock<P: Platform>(platform: &P, call: &mut Call, asked: UnlockRequest) -> Result<Unlocked, Stop> {
    call.line.activity = Activity::UnlockAccount;
    let flow = call.open_flow(platform, &asked.flow)?;
    commit(platform, call, &flow, asked.attempt, Change::Unlock).await?;
    Ok(Unlocked { unlocked: true, sign_in_url: platform.settings().sign_in_url.clone() })
}

/// What is to be written.
#[derive(Clone, Copy)]
enum Change<'a> {
    Password(&'a Password),
    Unlock,
}

impl Change<'_> {
    const fn action(self) -> CommitAction {
        match self {
            Self::Password(_) => CommitAction::Password,
            Self::Unlock => CommitAction::Unlock,
        }
    }
}

/// A commit on its way: where its reservation lives, and under which name.
struct Commit<'a, P> {
    platform: &'a P,
    row: Row,
    key: GuardKey,
    flow: &'a FlowClaims,
    attempt: Attempt,
    change: Change<'a>,
}

/// Carries a change out, at most once.
///
/// 1. Before a gate nothing is looked at: the ticket alone refuses, alike for every name.
/// 2. Account and policy as they are now, the organisation's day included.
/// 3. The gates must hold before the password is judged: no oracle for lists and names before proof.
/// 4. The password.
/// 5. Reserve.
/// 6. Write, with audit and notices in the same transaction, and settle.
async fn commit<P: Platform>(
    platform: &P,
    call: &mut Call,
    flow: &FlowClaims,
    attempt: Attempt,
    change: Change<'_>,
) -> Result<(), Stop> {
    // 1.
    if flow.passed == 0 {
        return Err(call.refuse(Refusal::NotAllowed, "gate: none passed"));
    }
    // 2.
    let dossier = platform.dossier(flow.subject.whom()).await?;
    let elevated = flow.elevated || budget::is_elevated(platform, &dossier.policy, call.now).await?;
    let is_stricter = dossier.policy.version != flow.policy_version || elevated != flow.elevated;
    let subject = Subject::of(platform, call, dossier, &flow.subject, elevated);
    let (account, entitlement) = subject.entitled_for(flow)?;
    if matches!(change, Change::Unlock) && !subject.policy.unlock_without_reset {
        return Err(call.refuse(Refusal::NotAllowed, "policy: no unlock without reset"));
    }
    // 3.
    let (row, key) = subject.row(platform.keys(), platform.settings(), &flow.subject);
    let commit = Commit { platform, row, key, flow, attempt, change };
    let facts = subject.flow_facts(flow);
    let limits = entitlement.limits;
    let standing = platform.guard().call(&key, row.of(Look { flow: facts, limits })).await?;
    // A flow that is over may be so by this very attempt, whose answer got lost: the reservation below knows.
    if !standing.ended {
        entitlement
            .rule
            .pass(&standing.passed, call.now)
            .map_err(|missing| gates_missing(call, missing, is_stricter))?;
        // 4.
        if let Change::Password(password) = change {
            let reasons = rejections(platform, call, &subject.policy, account, password).await?;
            if !reasons.is_empty() {
                return Err(Refusal::PasswordRejected(reasons).into());
            }
        }
    }
    let notices = notices::of_change(platform, call, &subject, entitlement, change.action()).await?;
    // 5. Delivery is asked for before there is anything to deliver: if we die after the write, an alarm still finds it.
    platform.outbox().arm().await?;
    let reserve = Reserve {
        flow: facts,
        attempt,
        rule: entitlement.rule.clone(),
        action: change.action(),
        version: account.credential_version,
        limits,
    };
    match platform.guard().call(&key, row.of(reserve)).await? {
        // 6.
        ReserveVerdict::Reserved { passed } => commit.write(call, &subject, account, &passed, &notices).await,
        ReserveVerdict::Done => {
            call.note(ResultClass::Succeeded, "commit: answered again");
            Ok(())
        }
        ReserveVerdict::Refused { reasons } => Err(Refusal::PasswordRejected(reasons).into()),
        ReserveVerdict::OutcomeUnknown => Err(Refusal::OutcomeUnknown.into()),
        ReserveVerdict::Busy { retry_after } => Err(Refusal::Busy { retry_after_s: retry_after }.into()),
        ReserveVerdict::Recover { attempt, action, version } => {
            commit.recover(call, account, attempt, (action, version)).await
        }
        ReserveVerdict::GatesMissing { .. } => Err(gates_missing(call, Missing::Gates, is_stricter)),
        ReserveVerdict::TooMany { until } => Err(Refusal::TooMany { retry_after_s: call.now.until_s(until) }.into()),
        ReserveVerdict::Ended => Err(Refusal::FlowEnded.into()),
    }
}

/// What an account shows of a change that nobody has answered for.
enum Found {
    /// Its version is the one before: nothing was written.
    Nothing,
    /// It bears this very change.
    Change,
    /// Its version moved, and it does not bear this change.
    Other,
}

impl<P: Platform> Commit<'_, P> {
    /// Writes what was reserved, and settles.
    async fn write(
        &self,
        call: &mut Call,
        subject: &Subject,
        account: &Account,
        passed: &[PassedGate],
        notices: &[Notice],
    ) -> Result<(), Stop> {
        call.note(ResultClass::Succeeded, "commit: written");
        call.kept = Kept::WithChange;
        match self.hand_over(call, &subject.policy, account, passed, notices).await {
            Ok(WriteOutcome::Written) => {
                self.settle_surely(call, Settlement::Done).await;
                Ok(())
            }
            Ok(WriteOutcome::Refused(reasons)) => {
                self.settle(self.attempt, Settlement::Refused { reasons: reasons.clone() }).await?;
                Err(call.refuse(Refusal::PasswordRejected(reasons), "commit: refused by the directory"))
            }
            Ok(WriteOutcome::VersionMoved) => {
                self.settle_surely(call, Settlement::Dead).await;
                Err(call.refuse(Refusal::FlowEnded, "commit: the account changed meanwhile"))
            }
            Err(fault) => self.read_back(call, account, &fault).await,
        }
    }

    async fn hand_over(
        &self,
        call: &Call,
        policy: &Policy,
        account: &Account,
        passed: &[PassedGate],
        notices: &[Notice],
    ) -> Result<WriteOutcome, Fault> {
        let audit: &[AuditEvent] = core::slice::from_ref(&call.line);
        let (subject, expected_version, now) = (&account.id, account.credential_version, call.now);
        let directory = self.platform.directory();
        match self.change {
            Change::Password(password) => {
                let name = &named::name(self.platform, (subject, &self.flow.flow.0), Kind::Reset, &self.attempt);
                // Whoever forgot a password may find it again (Entra's way), unless the organisation keeps former ones.
                let former = policy.password.history;
                let unlike = Unlike { current: former > 0, former };
                let proofs: Vec<_> = passed.iter().filter_map(|gate| gate.destination).collect();
                let reset_by = Some(&*proofs);
                let change =
                    PasswordChange { subject, password, expected_version, name, unlike, reset_by, audit, notices, now };
                directory.set_password(change).await
            }
            Change::Unlock => directory.unlock(UnlockChange { subject, expected_version, audit, notices, now }).await,
        }
    }

    /// The directory did not say whether it wrote: reads back. Done only if the change is seen; else the flow is dead.
    async fn read_back(&self, call: &mut Call, before: &Account, fault: &Fault) -> Result<(), Stop> {
        self.platform.log().alarm(call.line.support_id, fault);
        match self.find_change(before, before.credential_version).await {
            Ok(Found::Change) => {
                self.settle_surely(call, Settlement::Done).await;
                return Ok(());
            }
            Ok(Found::Nothing | Found::Other) => self.settle_surely(call, Settlement::Dead).await,
            // If reading fails as well, the reservation stands: whoever comes after its lease reads again.
            Err(fault) => self.platform.log().alarm(call.line.support_id, &fault),
        }
        Err(call.refuse(Refusal::OutcomeUnknown, "commit: outcome unknown"))
    }

    /// An earlier commit of this flow never came back: reads what became of it, and settles in its name what is certain.
    ///
    /// Only the very attempt can tell its own change from somebody else's; to any other one a moved version says that this
    /// flow is over, and no more. So the attempt that comes for its answer later still gets the truth.
    async fn recover(
        &self,
        call: &mut Call,
        account: &Account,
        theirs: Attempt,
        (action, version): (CommitAction, u64),
    ) -> Result<(), Stop> {
        let is_ours = theirs == self.attempt && action == self.change.action();
        match self.find_change(account, version).await? {
            Found::Nothing => {
                self.settle(theirs, Settlement::Dead).await?;
                Err(call.refuse(Refusal::OutcomeUnknown, "commit: earlier attempt came to nothing"))
            }
            Found::Change if is_ours => {
                self.settle_surely(call, Settlement::Done).await;
                call.note(ResultClass::Succeeded, "commit: earlier attempt was written");
                Ok(())
            }
            Found::Other if is_ours => {
                self.settle_surely(call, Settlement::Dead).await;
                Err(call.refuse(Refusal::OutcomeUnknown, "commit: the account changed meanwhile"))
            }
            Found::Change | Found::Other => Err(call.refuse(Refusal::FlowEnded, "commit: another attempt was written")),
        }
    }

    /// Looks for this change in the account. That its version moved is not enough: somebody else may have written, and
    /// nobody is to be told "changed" about a password that is not in force.
    async fn find_change(&self, account: &Account, version: u64) -> Result<Found, Fault> {
        let found = self.platform.directory().find(Whom::Known(&account.id)).await?;
        let Some(found) = found.filter(|found| found.credential_version != version) else { return Ok(Found::Nothing) };
        let is_there = match self.change {
            Change::Password(password) => self.platform.directory().is_password(Some(&found), password).await?,
            Change::Unlock => !found.locked,
        };
        Ok(if is_there { Found::Change } else { Found::Other })
    }

    /// Settles what is certain. If the guard fails now, that stands all the same, and the lease makes sure that a repeat
    /// reads it back.
    async fn settle_surely(&self, call: &Call, settlement: Settlement) {
        if let Err(fault) = self.settle(self.attempt, settlement).await {
            self.platform.log().alarm(call.line.support_id, &fault);
        }
    }

    async fn settle(&self, attempt: Attempt, settlement: Settlement) -> Result<(), Fault> {
        let settle = Settle { flow: self.flow.flow, attempt, settlement };
        self.platform.guard().call(&self.key, self.row.of(settle)).await.map(|_| ())
    }
}

/// Refuses a commit whose gates do not open the way.
///
/// If the rules grew stricter since the ticket was sealed, the claimant did nothing wrong: the flow is over, and a new
/// one asks for what is needed now.
fn gates_missing(call: &mut Call, missing: Missing, is_stricter: bool) -> Stop {
    match missing {
        Missing::Recent => call.refuse(Refusal::FlowEnded, "gate: last one too long ago"),
        Missing::Gates if is_stricter => call.refuse(Refusal::FlowEnded, "gate: more are needed now"),
        Missing::Gates => call.refuse(Refusal::NotAllowed, "gate: more are needed"),
    }
}
