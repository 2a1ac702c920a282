//! `/me/security-info`: what is registered is listed, removed, named, offered first and confirmed by its owner.
//!
//! Every change is one transaction: the rows and the audit line; where something is removed or added also the flow epoch, and
//! notices to every address there was and is (NIST SP 800-63B-4 §4.6). Not here: how something is added ([`registration`](crate::flow::registration)).

use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{MethodRequest, NameRequest, ReviewRequest, SecurityInfo};

use crate::audit::{Activity, ResultClass};
use crate::digest::{self, DestinationKind};
use crate::enrolment::{Enrolment, Provenance};
use crate::flow::holdings::Holdings;
use crate::flow::me::SignedInAs;
use crate::flow::named::{self, Kind};
use crate::flow::registration::label;
use crate::flow::{Call, Kept, Refusal, Stop, budget, notices};
use crate::ids::{ChangeName, FlowId};
use crate::limits::{CHOICES_PER_DAY, PROOF_S};
use crate::notice::{Notice, NoticeKind};
use crate::platform::Platform;
use crate::ports::{Deed, Directory, Enrolments, Fault, MethodsChange, Outbox};

/// Lists what is registered and what may be added.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::ProofNeeded`], or a fault.
pub async fn list<P: Platform>(platform: &P, call: &mut Call, me: &SignedInAs) -> Result<SecurityInfo, Stop> {
    let (holdings, standing) = Holdings::open(platform, call, me).await?;
    Ok(holdings.describe(&standing, call.now))
}

/// Removes a method. The last one that a reset needs may go, too: the answer says what that means.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::ProofNeeded`], [`Refusal::NotYet`], [`Refusal::Busy`], or a fault.
pub async fn remove<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: MethodRequest,
) -> Result<SecurityInfo, Stop> {
    let mut holdings = open_to_change(platform, call, me, Activity::RemovedMethod).await?;
    let name = name(platform, me, Kind::Remove, &asked.attempt);
    let Some(gone) = holdings.find(&asked.id).cloned() else {
        return answered_again(platform, call, &holdings, &name).await;
    };
    let method = gone.authenticator.method();
    call.line.method = Some(method);
    call.note(ResultClass::Succeeded, "security info: removed");
    let about = NoticeKind::MethodRemoved { method };
    let told = notices::of_own_change(call, &me.account, &holdings.enrolments, &about);
    carry_out(platform, call, &holdings, &name, Deed::Remove(&gone.id), &told).await?;
    holdings.enrolments.retain(|known| known.id != gone.id);
    described(platform, call, &holdings)
}

/// Has a method offered first.
///
/// # Errors
/// As [`remove`]; or [`Refusal::TooMany`].
pub async fn prefer<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: MethodRequest,
) -> Result<SecurityInfo, Stop> {
    let mut holdings = open_to_change(platform, call, me, Activity::ChangedDefault).await?;
    let name = name(platform, me, Kind::Default, &asked.attempt);
    // What nobody has proved is never asked for at a sign-in, and a saved code comes last: neither can come first there.
    let may_be_first =
        |known: &&Enrolment| known.provenance == Provenance::Verified && known.authenticator.codes().is_none();
    let wanted = holdings.find(&asked.id).filter(may_be_first).cloned();
    let wanted = wanted.ok_or(Refusal::NotAllowed)?;
    if wanted.preferred {
        // What is so already fills no audit.
        call.kept = Kept::Nowhere;
    } else {
        call.line.method = Some(wanted.authenticator.method());
        count_choice(platform, call, &holdings, &asked.attempt).await?;
        call.note(ResultClass::Succeeded, "security info: default changed");
        carry_out(platform, call, &holdings, &name, Deed::Prefer(&wanted.id), &[]).await?;
        holdings.enrolments.iter_mut().for_each(|known| known.preferred = known.id == wanted.id);
    }
    described(platform, call, &holdings)
}

/// Calls a method something else. Only what is told apart by its name has one: of the others the address says which it is, or
/// there is one set of them.
///
/// # Errors
/// As [`prefer`]; or [`Refusal::Malformed`].
pub async fn rename<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: NameRequest,
) -> Result<SecurityInfo, Stop> {
    let wanted = label(&asked.name)?;
    let mut holdings = open_to_change(platform, call, me, Activity::UpdatedMethod).await?;
    let name = name(platform, me, Kind::Name, &asked.attempt);
    let known = holdings.find(&asked.id).filter(|known| known.authenticator.has_name()).cloned();
    let known = known.ok_or(Refusal::NotAllowed)?;
    if known.name == wanted {
        // What is so already fills no audit.
        call.kept = Kept::Nowhere;
    } else {
        call.line.method = Some(known.authenticator.method());
        count_choice(platform, call, &holdings, &asked.attempt).await?;
        call.note(ResultClass::Succeeded, "security info: renamed");
        let deed = Deed::Name { id: &known.id, name: wanted.as_deref() };
        carry_out(platform, call, &holdings, &name, deed, &[]).await?;
        let renamed = holdings.enrolments.iter_mut().filter(|method| method.id == known.id);
        renamed.for_each(|method| method.name.clone_from(&wanted));
    }
    described(platform, call, &holdings)
}

/// Counts a choice, of what comes first or of a name, once for each attempt: there is no end to changing one's mind, but there
/// is one to the audit.
async fn count_choice<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &Holdings<'_>,
    attempt: &Attempt,
) -> Result<(), Stop> {
    let (keys, tenant, me) = (platform.keys(), &platform.settings().tenant, holdings.me);
    let choice = digest::challenge_id(keys, tenant, FlowId(me.session.session.0), attempt);
    let whose = (DestinationKind::Chooser, &me.account.id);
    if let Some(retry_after_s) = budget::count_deed(platform, whose, choice, CHOICES_PER_DAY).await? {
        let refused = call.refuse(Refusal::TooMany { retry_after_s }, "security info: too many choices");
        // Nor does being refused fill it.
        call.kept = Kept::Nowhere;
        return Err(refused);
    }
    Ok(())
}

/// Notes that what is registered is right, so that nobody is asked again for a while. What nobody has proved stays unproven.
///
/// # Errors
/// As [`remove`].
pub async fn review<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: ReviewRequest,
) -> Result<SecurityInfo, Stop> {
    let mut holdings = open_to_change(platform, call, me, Activity::Reviewed).await?;
    let name = name(platform, me, Kind::Review, &asked.attempt);
    // What was said within the life of a proof is so already, and fills no audit however often it is said.
    let is_recent =
        |known: &Enrolment| known.provenance != Provenance::Verified || call.now < known.confirmed.plus(PROOF_S);
    if holdings.enrolments.iter().all(is_recent) && holdings.background.snoozes == 0 {
        call.kept = Kept::Nowhere;
    } else if !has_changed(platform, me, &name).await? {
        call.note(ResultClass::Succeeded, "security info: reviewed");
        carry_out(platform, call, &holdings, &name, Deed::Review, &[]).await?;
        let proved = holdings.enrolments.iter_mut().filter(|known| known.provenance == Provenance::Verified);
        proved.for_each(|known| known.confirmed = call.now);
    }
    described(platform, call, &holdings)
}

/// Opens what is registered to a change of what is there.
async fn open_to_change<'a, P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &'a SignedInAs,
    activity: Activity,
) -> Result<Holdings<'a>, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, activity);
    let (holdings, _) = Holdings::open(platform, call, me).await?;
    holdings.demand_thawed(call)?;
    Ok(holdings)
}

/// Answers a change whose answer got lost; what was never there cannot be changed.
async fn answered_again<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &Holdings<'_>,
    name: &ChangeName,
) -> Result<SecurityInfo, Stop> {
    if !has_changed(platform, holdings.me, name).await? {
        return Err(call.refuse(Refusal::NotAllowed, "security info: no such method"));
    }
    call.note(ResultClass::Succeeded, "security info: answered again");
    described(platform, call, holdings)
}

/// Judges anew what is registered now, and writes it down.
pub(crate) fn described<P: Platform>(platform: &P, call: &Call, holdings: &Holdings<'_>) -> Result<SecurityInfo, Stop> {
    let standing = holdings.standing_now(platform, call.now).ok_or(Refusal::NotAllowed)?;
    Ok(holdings.describe(&standing, call.now))
}

/// Returns the name of a change of this kind that this session asks for.
pub(crate) fn name<P: Platform>(platform: &P, me: &SignedInAs, kind: Kind, attempt: &Attempt) -> ChangeName {
    named::name(platform, (&me.account.id, &me.session.session.0), kind, attempt)
}

/// Tells whether the account's last change is the one of this name.
pub(crate) async fn has_changed<P: Platform>(platform: &P, me: &SignedInAs, name: &ChangeName) -> Result<bool, Fault> {
    platform.directory().has_changed(&me.account.id, name).await
}

/// Writes a change with its audit line and notices, as long as the account is as it was read.
///
/// # Errors
/// [`Refusal::Busy`] if somebody else has changed the account meanwhile: the same call is judged anew.
pub(crate) async fn carry_out<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &Holdings<'_>,
    name: &ChangeName,
    deed: Deed<'_>,
    notices: &[Notice],
) -> Result<(), Stop> {
    let me = holdings.me;
    if !notices.is_empty() {
        // Before the write: if we die after it, an alarm still finds them.
        platform.outbox().arm().await?;
    }
    let audit = core::slice::from_ref(&call.line);
    let change = MethodsChange { before: &me.account, name, deed, audit, notices, now: call.now };
    let written = platform.enrolments().change(change).await;
    if named::is_in_force(platform, call, (&me.account.id, name), written).await? {
        return Ok(());
    }
    Err(call.refuse(Refusal::Busy { retry_after_s: 1 }, "security info: the account changed meanwhile"))
}
