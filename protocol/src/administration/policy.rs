//! `/admin/policy`: the policy in force, its next version, what that would change, and those before.
//!
//! Whoever replaces a policy says which one they have read; if another has been written since, nothing is changed. What is
//! written is in force with the very next call, since every call reads it anew.

use latchkey_shared::wire::{PolicyPreview, PolicyVersions};

use crate::administration::{Actor, Denied, Page};
use crate::audit::{Activity, Changed, ResultClass};
use crate::flow::{self, Call, Kept};
use crate::json::{self, Tree};
use crate::platform::Platform;
use crate::policy::{Policy, Preview};
use crate::ports::{Administration, Fault, PolicyChange, PolicyStore, Replaced};

/// Most versions of one answer.
const PAGE: u64 = 100;
/// Above every version there can be.
const NEWEST: u64 = u64::MAX >> 1;

/// Reads the policy in force.
///
/// # Errors
/// A fault of the store.
pub async fn read<P: Platform>(platform: &P, call: &mut Call) -> Result<Policy, Denied> {
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    call.note(ResultClass::Succeeded, "policy: read");
    Ok(policy)
}

/// Replaces the policy of version `expected` by a document.
///
/// 1. A document with any flaw is refused whole, whatever it was made from (RFC 9110 §13.2.1).
/// 2. Another version in force is a lost race, unless it is this very document: then the answer had got lost.
/// 3. One that changes nothing is not written.
/// 4. The next version and its audit line are written together, if the version still is the expected one.
///
/// # Errors
/// [`Denied::Outdated`], [`Denied::Rejected`], or a fault.
pub async fn write<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    expected: u64,
    text: &str,
) -> Result<Policy, Denied> {
    call.line.activity = Activity::PolicyChange;
    let old = platform.policies().current().await?;
    call.line.policy_version = old.version;
    let next = expected.saturating_add(1);
    // 1.
    let new = Policy::submitted(text, next).map_err(Denied::Rejected)?;
    // 2.
    if old.version != expected && old.version != next {
        return Err(Denied::Outdated { version: old.version });
    }
    let changes = changes(&old, &new)?;
    if changes.is_empty() {
        // 2. or 3.
        call.note(ResultClass::Succeeded, "policy: unchanged");
        return Ok(old);
    }
    if old.version != expected {
        return Err(Denied::Outdated { version: old.version });
    }
    // 4.
    call.line.changes = changes;
    call.note(ResultClass::Succeeded, "policy: written");
    call.kept = Kept::WithChange;
    let change = PolicyChange {
        policy: &new,
        expected_version: expected,
        author: actor.name(),
        audit: &call.line,
        now: call.now,
    };
    match platform.administration().replace_policy(change).await? {
        Replaced::Written => Ok(new),
        Replaced::VersionMoved => {
            call.line.changes = Vec::new();
            Err(Denied::Outdated { version: platform.policies().current().await?.version })
        }
    }
}

/// Says what a document would change for people, and changes nothing.
///
/// Accounts are read page by page, as many as one call may; the rest is another call's, and counts add up. Whoever is changed
/// meanwhile is judged as they were when their page was read.
///
/// # Errors
/// [`Denied::Rejected`], or a fault.
pub async fn preview<P: Platform>(
    platform: &P,
    call: &mut Call,
    text: &str,
    page: &Page,
) -> Result<PolicyPreview, Denied> {
    let old = platform.policies().current().await?;
    call.line.policy_version = old.version;
    let new = Policy::submitted(text, old.version.saturating_add(1)).map_err(Denied::Rejected)?;
    let capabilities = flow::capabilities(platform);
    let mut preview = Preview::new(&old, &new, &capabilities, call.now);
    let next = page.judge(platform, |person| preview.take(&person.account, person.enrolments.as_deref())).await?;
    call.note(ResultClass::Succeeded, "policy: previewed");
    Ok(PolicyPreview { next, ..preview.finish() })
}

/// Lists versions, the newest first, those below `before`.
///
/// # Errors
/// A fault of the store.
pub async fn versions<P: Platform>(
    platform: &P,
    call: &mut Call,
    before: Option<u64>,
) -> Result<PolicyVersions, Denied> {
    // One more than is shown says whether there are more.
    let mut versions = platform.administration().policy_versions(before.unwrap_or(NEWEST), PAGE + 1).await?;
    let mut next = None;
    if versions.len() > usize::try_from(PAGE).unwrap_or(usize::MAX) {
        versions.pop();
        next = versions.last().map(|oldest| oldest.version);
    }
    call.note(ResultClass::Succeeded, "policy: versions listed");
    Ok(PolicyVersions { versions, next })
}

/// Reads one version as it was stored.
///
/// # Errors
/// [`Denied::Absent`], or a fault of the store.
pub async fn version<P: Platform>(platform: &P, call: &mut Call, version: u64) -> Result<String, Denied> {
    let document = platform.administration().policy_version(version).await?.ok_or(Denied::Absent)?;
    call.line.policy_version = version;
    call.note(ResultClass::Succeeded, "policy: version read");
    Ok(document)
}

/// Returns the parts in which two policies differ, the version aside.
fn changes(old: &Policy, new: &Policy) -> Result<Vec<Changed>, Fault> {
    // Both are written alike: all parts, in the same order.
    let pairs = parts(old)?.into_iter().zip(parts(new)?);
    let changed = pairs
        .filter_map(|((part, old), (_, new))| (part != "version" && old != new).then_some(Changed { part, old, new }));
    Ok(changed.collect())
}

/// Takes a policy apart, as it is written.
fn parts(policy: &Policy) -> Result<Vec<(String, Tree<'static>)>, Fault> {
    let text = serde_json::to_string(policy).map_err(|error| Fault::new("policy", error))?;
    match json::tree(text.as_bytes()) {
        Ok(Tree::Object(parts)) => Ok(parts.into_iter().filter_map(named).collect()),
        _ => Err(Fault::new("policy", "expected an object")),
    }
}

/// Returns a member of an object with its name, as a text of its own.
fn named((name, value): (Tree<'_>, Tree<'_>)) -> Option<(String, Tree<'static>)> {
    match name {
        Tree::Text(name) => Some((name.into_owned(), value.into_owned())),
        _ => None,
    }
}
