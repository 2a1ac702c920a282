//! `POST /admin/users/{id}/recovery-pass`: a pass for whoever has lost everything they prove themselves with.
//!
//! Whoever asks first is shown it and tells it to the account's owner, who types it in a reset. A second person who asks while
//! it lives confirms it, and is shown nothing: then it is all that a reset takes. Every address of the account hears of either,
//! and so does every global administrator. Not here: what it is ([`crate::pass`]), and what it is worth when it is typed
//! (`flow::passes`).

use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::{RecoveryPass, ReviewRequest};

use crate::account::Account;
use crate::administration::{Actor, Denied};
use crate::audit::{Activity, Changed, ResultClass};
use crate::digest;
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::{self, Call, Kept};
use crate::ids::{EnrolmentId, SubjectId};
use crate::json::Tree;
use crate::keys::Keys;
use crate::limits::RECOVERY_PASS_S;
use crate::notice::{Notice, NoticeKind};
use crate::pass::Pass;
use crate::platform::{Platform, Settings};
use crate::policy;
use crate::ports::{
    AccountChange, Administration, Directory, Fault, Outbox, PolicyStore, Registered, Removal, Replaced,
};
use crate::saved::Whose;
use crate::time::UnixSeconds;

/// What becomes of a pass that was asked for.
enum Decided<'a> {
    /// It is as it was asked for already: by this very action, or by somebody who had confirmed it.
    Known(&'a Enrolment),
    /// It is issued, or confirmed; and takes the place of the pass there was.
    Written(Enrolment, Option<&'a Enrolment>),
}

/// Issues a pass, or confirms it.
///
/// 1. The account, as it is now, which has to be theirs to change.
/// 2. A pass is to be had, and a reset would take it.
/// 3. Which pass.
/// 4. One write, with its audit line and the notices, if the account still is what was read.
/// 5. Only whoever issued it is shown it.
///
/// # Errors
/// [`Denied::Absent`], [`Denied::NotAllowed`], [`Denied::Invalid`], [`Denied::Moved`], or a fault.
pub async fn issue<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    id: &SubjectId,
    asked: ReviewRequest,
) -> Result<RecoveryPass, Denied> {
    call.line.activity = Activity::IssuedPass;
    let attempt = asked.attempt;
    // 1.
    let Registered { account, enrolments } =
        platform.administration().registered_one(id).await?.ok_or(Denied::Absent)?;
    call.line.subject = Some(account.id.clone());
    if !actor.may_change(&account) {
        return Err(Denied::NotAllowed);
    }
    // 2.
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    if !policy.recovery_pass {
        return Err(flaw("policy.recovery_pass", "expected to be switched on"));
    }
    let methods = enrolments.ok_or_else(|| flaw("id", "expected methods that can be read; remove the others first"))?;
    if policy::admit(&policy, &account).is_err() {
        return Err(flaw("id", "expected an account whose password may be reset"));
    }
    // 3.
    let with = (platform.keys(), platform.settings());
    let known = match decide(with, (actor, &attempt), &account, &methods, call.now)? {
        Decided::Known(known) => {
            call.note(ResultClass::Succeeded, "recovery pass: answered again");
            known.clone()
        }
        Decided::Written(new, former) => {
            write(platform, call, &account, &methods, (&new, former)).await?;
            new
        }
    };
    // 5.
    let pass = known.authenticator.pass().ok_or_else(|| Fault::new("administration", "expected a pass"))?;
    let whose = Whose { tenant: &with.1.tenant, subject: account.id.as_str(), set: known.id.as_str() };
    Ok(RecoveryPass {
        pass: pass.is_first(actor).then(|| whose.pass(with.0, actor.name(), &attempt).to_string()),
        gates: pass.gates(&account),
        expires_in: call.now.until_s(known.added.plus(RECOVERY_PASS_S)),
    })
}

/// Decides which pass is meant.
///
/// 1. One that this very action has issued is shown again, while it lives: the answer had got lost.
/// 2. One that lives and somebody else has issued is confirmed, once.
/// 3. Else a new one takes the place of what there was, also of whoever's own that lives: they have lost it.
fn decide<'a>(
    (keys, settings): (&Keys, &Settings),
    (actor, attempt): (&Actor, &Attempt),
    account: &Account,
    methods: &'a [Enrolment],
    now: UnixSeconds,
) -> Result<Decided<'a>, Denied> {
    let passes = || methods.iter().filter_map(|known| Some((known, known.authenticator.pass()?)));
    let living = passes().find(|(known, pass)| pass.is_live(account, known.added, now));
    let named = digest::change_name(keys, &settings.tenant, (&account.id, &[0; 16]), "pass", attempt).to_string();
    let is_own = |known: &Enrolment| known.id.as_str().starts_with(&named);
    match living {
        // 1.
        Some((known, pass)) if pass.is_first(actor) && is_own(known) => return Ok(Decided::Known(known)),
        // 2.
        Some((known, pass)) if !pass.is_first(actor) => {
            if pass.is_whole() || pass.is_by(actor) {
                return Ok(Decided::Known(known));
            }
            let authenticator = Authenticator::Pass { pass: pass.confirmed(actor) };
            return Ok(Decided::Written(Enrolment { authenticator, ..known.clone() }, Some(known)));
        }
        _ => {}
    }
    if passes().any(|(known, _)| is_own(known)) {
        return Err(flaw("attempt", "expected one that no pass was asked for by"));
    }
    // 3. The version, which every pass moves, keeps an attempt that comes again later from making its pass once more.
    let id = EnrolmentId(format!("{named}-{}", account.credential_version));
    let whose = Whose { tenant: &settings.tenant, subject: account.id.as_str(), set: id.as_str() };
    let authenticator = Authenticator::Pass { pass: Pass::issue(&whose, keys, (actor, attempt), account) };
    // Nobody has proved it: it is a gate of a reset, and no factor of a sign-in.
    let provenance = Provenance::Unverified;
    let new = Enrolment { id, authenticator, provenance, confirmed: now, added: now, name: None, preferred: false };
    Ok(Decided::Written(new, passes().next().map(|(known, _)| known)))
}

/// Writes a pass in place of the one there was.
async fn write<P: Platform>(
    platform: &P,
    call: &mut Call,
    account: &Account,
    methods: &[Enrolment],
    (new, former): (&Enrolment, Option<&Enrolment>),
) -> Result<(), Denied> {
    let told = notices(platform, call, account, methods).await?;
    platform.outbox().arm().await?;
    let is_confirmed = former.is_some_and(|former| former.id == new.id);
    call.line.method = Some(new.authenticator.method());
    let changed = Changed { part: "issuers".to_owned(), old: issuers(former), new: issuers(Some(new)) };
    call.line.changes.push(changed);
    let detail = if is_confirmed { "recovery pass: confirmed" } else { "recovery pass: issued" };
    call.note(ResultClass::Succeeded, detail);
    call.kept = Kept::WithChange;
    // A reset under way goes on, and takes the pass; whoever else writes about the account has to read it again.
    let after = Account { credential_version: account.credential_version + 1, ..account.clone() };
    let change = AccountChange {
        before: account,
        after: &after,
        replaces_details: false,
        remove: former.map_or(Removal::Nothing, |former| Removal::One(&former.id)),
        add: Some(new),
        audit: &call.line,
        notices: &told,
        now: call.now,
    };
    if platform.administration().change_account(change).await? == Replaced::VersionMoved {
        call.line.changes = Vec::new();
        return Err(Denied::Moved);
    }
    Ok(())
}

/// Tells the owner at every address, and every global administrator.
async fn notices<P: Platform>(
    platform: &P,
    call: &Call,
    account: &Account,
    methods: &[Enrolment],
) -> Result<Vec<Notice>, Fault> {
    let own = flow::addresses(Some(account), methods);
    let others = platform.directory().administrators().await?.into_iter();
    let others = others.filter(|other| own.iter().all(|known| known.comparable() != other.comparable()));
    let about = NoticeKind::RecoveryPassFor { account: account.name.to_string() };
    let others: Vec<Notice> = others.map(|to| flow::notice(call, to, None, about.clone())).collect();
    let own = own.into_iter();
    let own = own.map(|to| flow::notice(call, to, account.locale.clone(), NoticeKind::RecoveryPassIssued));
    Ok(own.chain(others).collect())
}

/// Names those who vouch for a pass, by their ids.
fn issuers(of: Option<&Enrolment>) -> Tree<'static> {
    let Some(pass) = of.and_then(|known| known.authenticator.pass()) else { return Tree::Null };
    let name = |id: Option<&SubjectId>| Tree::of(id.map_or(Actor::Operator.name(), SubjectId::as_str));
    Tree::List(pass.issuers().map(name).collect())
}

fn flaw(place: &str, words: &str) -> Denied {
    Denied::Invalid(vec![Flaw { place: place.to_owned(), words: words.to_owned() }])
}
