//! `/admin/reports`: who could reset now, and what became of those who tried.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Ineligible;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{MethodCount, Readiness, Registration};

use crate::administration::{Denied, Page};
use crate::audit::ResultClass;
use crate::flow::{self, Call};
use crate::ids::SubjectId;
use crate::platform::Platform;
use crate::policy::{self, Policy};
use crate::ports::{Administration, Entry, Fault, PolicyStore, Registered};
use crate::time::UnixSeconds;

/// Judges accounts by the policy in force, as many as one call may, and counts.
///
/// # Errors
/// A fault of the store.
pub async fn readiness<P: Platform>(platform: &P, call: &mut Call, page: &Page) -> Result<Readiness, Denied> {
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let capabilities = flow::capabilities(platform);
    let methods = MethodKind::ALL.map(|method| MethodCount { method, accounts: 0 }).to_vec();
    let mut told = Readiness { methods, ..Readiness::default() };
    let now = call.now;
    let next = page.judge(platform, |person| {
        let judged = judged(now, &policy, &capabilities, person);
        told.accounts += 1;
        told.administrators += u64::from(judged.is_administrator);
        told.enabled += u64::from(judged.is_enabled);
        told.registered += u64::from(judged.is_registered);
        told.capable += u64::from(judged.is_capable);
        told.unreadable += u64::from(judged.methods.is_none());
        for kind in judged.methods.into_iter().flatten() {
            if let Some(known) = told.methods.iter_mut().find(|known| known.method == kind) {
                known.accounts += 1;
            }
        }
    });
    told.next = next.await?;
    told.methods.retain(|known| known.accounts > 0);
    call.note(ResultClass::Succeeded, "report: readiness");
    Ok(told)
}

/// Judges a page of accounts by the policy in force, and returns it as JSON
/// ([`Registrations`](latchkey_shared::wire::Registrations)).
///
/// # Errors
/// A fault of the store.
pub async fn registrations<P: Platform>(platform: &P, call: &mut Call, page: &Page) -> Result<String, Denied> {
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let capabilities = flow::capabilities(platform);
    let people = platform.administration().registered(&SubjectId(page.id.clone()), page.most).await?;
    let mut entries = Vec::new();
    for person in &people {
        let judged = judged(call.now, &policy, &capabilities, person);
        let document = serde_json::to_string(&judged).map_err(|error| Fault::new("directory", error))?;
        entries.push(Entry { key: Page::key("", judged.id.as_str()), document: Some(document) });
    }
    call.note(ResultClass::Succeeded, "report: registrations");
    Ok(page.written("users", &entries))
}

/// Judges one account. Whose methods cannot be read is enabled for all that anybody can tell, and has none.
fn judged(now: UnixSeconds, policy: &Policy, capabilities: &Set<MethodKind>, person: &Registered) -> Registration {
    let Registered { account, enrolments } = person;
    let is_administrator = account.role.is_administrator();
    let (gates, counting) = (policy::gates_of(policy, account), policy::counting_kinds(policy, is_administrator));
    let known = enrolments.as_deref().unwrap_or_default();
    let why = policy::judge(policy, account, known, capabilities, false, now).err();
    // A pass is nothing that somebody has registered.
    let own = || known.iter().map(|enrolment| &enrolment.authenticator).filter(|held| held.pass().is_none());
    let is_of = |kind: &MethodKind| own().any(|held| held.method() == *kind);
    let kinds: Vec<MethodKind> = MethodKind::ALL.into_iter().filter(is_of).collect();
    let registered = kinds.iter().filter(|kind| counting.contains(kind)).count();
    Registration {
        id: account.id.to_string(),
        name: account.name.to_string(),
        display_name: account.display_name.clone(),
        is_administrator,
        is_enabled: matches!(why, None | Some(Ineligible::TooFewMethods)),
        is_registered: registered >= usize::from(gates.count()),
        is_capable: why.is_none(),
        methods: enrolments.as_ref().map(|_| kinds),
    }
}

/// Most lines of the audit that one call counts, resets and all else: a busy month holds more.
const MOST_LINES: u64 = 50_000;

/// Counts the resets of a span by how they ended, as JSON ([`Resets`](latchkey_shared::wire::Resets)), and says where to go on
/// if it did not come to the end.
///
/// # Errors
/// A fault of the store.
pub async fn resets<P: Platform>(
    platform: &P,
    call: &mut Call,
    from: UnixSeconds,
    to: UnixSeconds,
) -> Result<String, Denied> {
    let (entries, next) = platform.administration().resets(from, to, MOST_LINES).await?;
    call.note(ResultClass::Succeeded, "report: resets");
    let mut text = Page::whole("resets", &entries);
    if let Some(next) = next {
        text.pop();
        text.push_str(",\"next\":");
        text.push_str(&next.0.to_string());
        text.push('}');
    }
    Ok(text)
}
