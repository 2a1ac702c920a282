//! `POST /not-me`: whoever was told of something says that it was not them. `POST /me/freeze/lift`: they end what that froze.
//!
//! Every notice to an owner carries a ticket, good for their account and for this alone, until somebody has looked into it.
//! It signs nobody in and opens nothing: all it can do is close. Resets of the account and changes of its methods end and stay
//! shut, whoever has signed in is out, and administrators hear of it. It stays so until an administrator or the owner, by two
//! methods, ends it: what somebody calls a theft is not over because time has passed.
//!
//! Whoever reads the account's mail can do so, too, and no more than its owner could: neither sign-in nor password is touched,
//! nor anybody else's account (docs/decisions/0166). Not here: the page that asks for a press (`frontend/boot/not_me.js`).

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Frozen, LiftFreezeRequest, LiftedBy, Me, NotMeRequest};

use crate::account::Account;
use crate::audit::{Activity, ResultClass};
use crate::digest::{self, DestinationKind};
use crate::enrolment::Enrolment;
use crate::flow::me::{self, SignedInAs};
use crate::flow::subject::{addresses, enrolment_digest};
use crate::flow::{Call, Kept, Refusal, Stop, budget, notices, second};
use crate::ids::{ChallengeId, DestinationDigest};
use crate::keys::Keys;
use crate::limits::{FREEZES_PER_DAY, NOT_ME_S, PROOF_S};
use crate::notice::{Notice, NoticeKind};
use crate::platform::{Platform, Settings};
use crate::ports::{
    AccountChange, Administration, Directory, Enrolments, Fault, Outbox, Registered, Removal, Replaced,
};
use crate::ticket::{Binding, NotMeClaims, NotMeTicket};
use crate::time::UnixSeconds;

/// Where the page is that asks for a press; the ticket stands in its fragment, which no browser sends.
const PAGE: &str = "/not-me#ticket=";
/// How often a change of the account that comes in between is read and met again.
const TRIES: u8 = 3;

/// Returns the address at which whoever is told of something says that it was not them; none where nobody may, or has just
/// done so.
#[must_use]
pub fn address(notice: &Notice, keys: &Keys, settings: &Settings, now: UnixSeconds) -> Option<String> {
    if notice.about == NoticeKind::Frozen {
        return None;
    }
    let (issued, expires) = (notice.at, notice.at.plus(NOT_ME_S));
    let claims = NotMeClaims { subject: notice.subject.clone()?, support_id: notice.support_id, issued, expires };
    let origin = settings.public_origin.as_str();
    let (tenant, epoch) = (&settings.tenant, settings.epoch);
    let binding = Binding { tenant, public_origin: origin, request_origin: origin, epoch };
    // The notice is worth more than its link.
    let ticket = NotMeTicket::seal(&claims, &binding, keys, now).ok()?;
    Some([origin, PAGE, &ticket].concat())
}

/// Freezes an account at its owner's word.
///
/// 1. The ticket. It is not spent: pressing again changes nothing.
/// 2. The account, as it is now, in whatever state. What was told of before somebody lifted a freeze is over.
/// 3. The guard: so often a day.
/// 4. The write, if the account still is what was read. Its epochs and its version move: a reset under way ends, one that is
///    just being committed fails, and so does what a session is about to write.
///
/// # Errors
/// [`Refusal::FlowEnded`], alike for every reason; [`Refusal::TooMany`]; [`Refusal::Busy`]; or a fault.
pub async fn freeze<P: Platform>(platform: &P, call: &mut Call, asked: NotMeRequest) -> Result<Frozen, Stop> {
    call.line.activity = Activity::NotMe;
    // 1.
    let claims: NotMeClaims = call.open(platform, &asked.ticket, Refusal::FlowEnded)?;
    call.kept = Kept::Audit;
    (call.line.subject, call.line.support_id) = (Some(claims.subject.clone()), claims.support_id);
    for _ in 0..TRIES {
        // 2.
        let Some(Registered { account, enrolments }) =
            platform.administration().registered_one(&claims.subject).await?
        else {
            return Err(call.refuse(Refusal::FlowEnded, "not me: the account is gone"));
        };
        if account.thawed.is_some_and(|at| claims.issued < at) {
            return Err(call.refuse(Refusal::FlowEnded, "not me: looked into since"));
        }
        if account.frozen.is_some() {
            // What is so already fills no audit.
            call.kept = Kept::Nowhere;
            call.note(ResultClass::Succeeded, "not me: was frozen before");
            return Ok(Frozen { frozen: true });
        }
        // 3.
        count(platform, call, &account).await?;
        // 4.
        let mut after = Account { frozen: Some(call.now), ..account.clone() };
        after.session_epoch += 1;
        call.note(ResultClass::Succeeded, "not me: frozen");
        let told = told(platform, call, &account, &enrolments.unwrap_or_default()).await?;
        if write(platform, call, (&account, after), &told).await? {
            return Ok(Frozen { frozen: true });
        }
    }
    Err(call.refuse(Refusal::Busy { retry_after_s: 1 }, "not me: the account changed meanwhile"))
}

/// Ends a freeze at the word of somebody signed in, who has proved two methods within minutes. A password is none of them: it
/// may be what was stolen.
///
/// # Errors
/// [`Refusal::NotAllowed`] where fewer than two kinds are registered, [`Refusal::ProofNeeded`], [`Refusal::Busy`], or a fault.
pub async fn thaw<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    _asked: LiftFreezeRequest,
) -> Result<Me, Stop> {
    call.line.activity = Activity::LiftedFreeze;
    if me.account.frozen.is_none() {
        return me::describe(platform, call, me).await;
    }
    call.kept = Kept::Audit;
    let enrolments = platform.enrolments().of(Some(&me.account.id)).await?;
    let factors = second::factors(platform, &enrolments);
    if lifted_by(&factors) == LiftedBy::Administrator {
        return Err(call.refuse(Refusal::NotAllowed, "freeze: fewer than two methods"));
    }
    let kind = |by: Option<DestinationDigest>| kind_of(platform, &factors, by?);
    let session = &me.session;
    let is_fresh = call.now < session.proved.plus(PROOF_S);
    let is_proved = match (kind(session.proved_by), kind(session.also_by)) {
        (Some(one), Some(other)) => is_fresh && one != other,
        _ => false,
    };
    if !is_proved {
        return Err(call.refuse(Refusal::ProofNeeded, "freeze: not proved by two methods"));
    }
    let mut after = me.account.clone();
    after.thaw(call.now);
    call.note(ResultClass::Succeeded, "freeze: lifted by its owner");
    let told = notices::of_own_change(call, &me.account, &enrolments, &NoticeKind::Thawed);
    if !write(platform, call, (&me.account, after.clone()), &told).await? {
        return Err(call.refuse(Refusal::Busy { retry_after_s: 1 }, "freeze: the account changed meanwhile"));
    }
    me::describe(platform, call, &SignedInAs { session: me.session.clone(), account: after }).await
}

/// Says who can end a freeze: its owner by two kinds of what is asked for at a sign-in, else an administrator alone.
pub(crate) fn lifted_by(factors: &[&Enrolment]) -> LiftedBy {
    let mut kinds = factors.iter().map(|factor| factor.authenticator.method());
    let first = kinds.next();
    if kinds.any(|kind| Some(kind) != first) { LiftedBy::Owner } else { LiftedBy::Administrator }
}

/// Returns the kind of what a proof has shown to be held, if it still is.
pub(crate) fn kind_of<P: Platform>(platform: &P, factors: &[&Enrolment], by: DestinationDigest) -> Option<MethodKind> {
    let is_it = |factor: &&&Enrolment| enrolment_digest(platform.keys(), platform.settings(), factor) == by;
    factors.iter().find(is_it).map(|factor| factor.authenticator.method())
}

/// Counts a freeze, each once: whoever reads an account's mail could go on for ever with those who lift it.
async fn count<P: Platform>(platform: &P, call: &mut Call, account: &Account) -> Result<(), Stop> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    // Every freeze moves the epoch, so a repeat after a lost answer is the same one.
    let freeze = format!("{}/{}", account.id, account.flow_epoch);
    let freeze = ChallengeId(digest::destination_digest(keys, tenant, DestinationKind::Alarm, &freeze).0);
    let whose = (DestinationKind::Alarm, &account.id);
    if let Some(retry_after_s) = budget::count_deed(platform, whose, freeze, FREEZES_PER_DAY).await? {
        let refused = call.refuse(Refusal::TooMany { retry_after_s }, "not me: too often");
        call.kept = Kept::Nowhere;
        return Err(refused);
    }
    Ok(())
}

/// Tells the owner at every address, and every global administrator.
async fn told<P: Platform>(
    platform: &P,
    call: &Call,
    account: &Account,
    enrolments: &[Enrolment],
) -> Result<Vec<Notice>, Fault> {
    let mut told = notices::of_own_change(call, account, enrolments, &NoticeKind::Frozen);
    let own = addresses(Some(account), enrolments);
    let others = platform.directory().administrators().await?.into_iter();
    let others = others.filter(|other| own.iter().all(|known| known.comparable() != other.comparable()));
    let about = NoticeKind::NotMe { account: account.name.to_string() };
    told.extend(others.map(|to| notices::notice(call, to, None, about.clone())));
    Ok(told)
}

/// Writes an account with its audit line and notices, and ends resets under way; tells whether nobody else has come first.
async fn write<P: Platform>(
    platform: &P,
    call: &mut Call,
    (before, mut after): (&Account, Account),
    notices: &[Notice],
) -> Result<bool, Fault> {
    after.flow_epoch += 1;
    after.credential_version += 1;
    // Before the write: if we die after it, an alarm still finds them.
    platform.outbox().arm().await?;
    let change = AccountChange {
        before,
        after: &after,
        replaces_details: false,
        remove: Removal::Nothing,
        add: None,
        audit: &call.line,
        notices,
        now: call.now,
    };
    let is_written = platform.administration().change_account(change).await? == Replaced::Written;
    if is_written {
        call.kept = Kept::WithChange;
    }
    Ok(is_written)
}
