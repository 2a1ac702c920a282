//! `POST /session/registration`: another sign-in system's user begins a session that may add what is missing, and no more.
//!
//! That system signs people in, asks whether something is missing, and sends them to our page with a ticket: of five minutes,
//! and good once. That it signed them in counts as their password does: where something is registered already, a proof by it
//! is asked for first. Not here: who is given a ticket (`administration::registration`), and what such a session may call
//! (`api::Route::is_open_to_errands`).

use latchkey_shared::wire::{Me, SessionRegistrationRequest};

use crate::account::Account;
use crate::audit::{Activity, ResultClass};
use crate::digest::{self, RowName};
use crate::flow::me::{self, SignedInAs};
use crate::flow::{Call, Kept, Refusal, Stop, session};
use crate::guard::{CheckEvent, CheckVerdict};
use crate::ids::CheckId;
use crate::limits::PASS_S;
use crate::platform::Platform;
use crate::ports::{Directory, Entropy, Fault, GuardStore, Whom};
use crate::ticket::{Claims, Errand, PassClaims};

/// Issues a ticket for an account; where people go back to was judged before.
///
/// # Errors
/// A fault without randomness.
pub(crate) fn issue<P: Platform>(
    platform: &P,
    call: &mut Call,
    account: &Account,
    return_to: Option<String>,
) -> Result<String, Fault> {
    let mut id = [0; 16];
    platform.entropy().fill(&mut id)?;
    let claims = PassClaims {
        pass: CheckId(id),
        subject: account.id.clone(),
        epoch: account.session_epoch,
        return_to,
        issued: call.now,
        expires: call.now.plus(PASS_S),
    };
    // It is redeemed by our own page, whoever asks for it.
    call.origin.clone_from(&platform.settings().public_origin);
    call.seal(platform, &claims)
}

/// Begins a session that may only add what is missing.
///
/// 1. The ticket, and the account: whatever has ended its sessions has ended its tickets.
/// 2. The guard: good once. Not even the same call gets in twice; whoever lost the answer goes back and comes again.
///
/// # Errors
/// [`Refusal::FlowEnded`], alike for every reason; or a fault.
pub async fn redeem<P: Platform>(platform: &P, call: &mut Call, asked: SessionRegistrationRequest) -> Result<Me, Stop> {
    call.line.activity = Activity::SignIn;
    // 1.
    let claims: PassClaims = call.open(platform, &asked.ticket, Refusal::FlowEnded)?;
    call.kept = Kept::Audit;
    call.line.subject = Some(claims.subject.clone());
    let account = platform.directory().find(Whom::Known(&claims.subject)).await?;
    let account = account.filter(|account| {
        account.session_epoch == claims.epoch
            && session::shut(account).is_none()
            && !session::must_change(account, call.now)
    });
    let Some(account) = account else {
        return Err(call.refuse(Refusal::FlowEnded, "registration: the account changed meanwhile"));
    };
    // 2.
    let key = digest::guard_key(platform.keys(), &platform.settings().tenant, RowName::Check(&claims.pass));
    let spend = CheckEvent::Spend { digest: [0; 16], expires: claims.expires() };
    if !matches!(platform.guard().call(&key, spend).await?, CheckVerdict::First { .. }) {
        return Err(call.refuse(Refusal::FlowEnded, "registration: ticket used"));
    }
    let errand = Some(Errand { return_to: claims.return_to });
    let session = session::begin_session(platform, call, &account, None, errand)?;
    call.note(ResultClass::Succeeded, "registration: session begun");
    me::describe(platform, call, &SignedInAs { session, account }).await
}
