//! `/admin/users`: accounts are found, read, added and changed.
//!
//! Every change is one transaction with its audit line and its notices, on condition that the account still is what was
//! read; so what was decided about it holds when it is written. The decisions are in `change` and `actor`.

use latchkey_shared::wire::{NewUser, User, UserMethod, UserSummary};

use crate::account::{AccountStatus, Licence, Role};
use crate::administration::change::{self, Asked};
use crate::administration::details::{self, Typed};
use crate::administration::{Actor, Denied, Page, table, words};
use crate::audit::{Activity, Changed, ResultClass};
use crate::enrolment::{Enrolment, Provenance};
use crate::flow::{self, Call, Kept};
use crate::guard::{FlowFacts, Look, Reenable, Row, SignIn};
use crate::ids::{AccountName, FlowId, SubjectId};
use crate::json::{self, Tree};
use crate::platform::Platform;
use crate::policy;
use crate::ports::{
    AccountChange, Added, Administration, By, Fault, GuardStore, NewAccount, Outbox, PolicyStore, Registered, Replaced,
    UserQuery,
};

/// Looks for accounts, and returns a page of them as JSON ([`Users`](latchkey_shared::wire::Users)).
///
/// # Errors
/// A fault of the store.
pub async fn list<P: Platform>(
    platform: &P,
    call: &mut Call,
    query: UserQuery<'_>,
    page: &Page,
) -> Result<String, Denied> {
    let search = words::fold(query.search);
    let entries = platform.administration().users(UserQuery { search: &search, ..query }, page).await?;
    call.note(ResultClass::Succeeded, "users: listed");
    Ok(page.written("users", &entries))
}

/// Reads an account: what it is, what it has registered, and what it may do now; with the version it depends on.
///
/// # Errors
/// [`Denied::Absent`], or a fault.
pub async fn read<P: Platform>(platform: &P, call: &mut Call, id: &SubjectId) -> Result<(User, u64), Denied> {
    let Registered { account, enrolments } =
        platform.administration().registered_one(id).await?.ok_or(Denied::Absent)?;
    call.line.subject = Some(account.id.clone());
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    // A flow that nobody began: what it asks about is the account's counters.
    let flow = FlowFacts { id: FlowId([0; 16]), epoch: account.flow_epoch, started: call.now, expires: call.now };
    let key = flow::subject_row(platform, &account.id);
    let standing = platform.guard().call(&key, Row::Known.of(Look { flow, limits: policy.limits() })).await?;
    let capabilities = flow::capabilities(platform);
    let judged = enrolments
        .as_deref()
        .and_then(|enrolments| policy::judge(&policy, &account, enrolments, &capabilities, false, call.now).err());
    call.note(ResultClass::Succeeded, "user: read");
    let version = account.credential_version;
    let user = User {
        id: account.id.0,
        name: account.name.0,
        aliases: account.aliases.into_iter().map(|alias| alias.0).collect(),
        display_name: account.display_name,
        given_name: account.given_name,
        family_name: account.family_name,
        mail: account.mail.map(String::from),
        locale: account.locale,
        status: account.status,
        locked: account.locked,
        frozen: account.frozen.map(|since| since.0),
        must_change: account.must_change,
        must_register: account.must_register,
        password_expires: account.password_expires.map(|at| at.0),
        role: account.role,
        licence: account.licence,
        groups: account.groups.into_iter().map(|group| group.0).collect(),
        methods: enrolments.map(|enrolments| enrolments.iter().map(method).collect()),
        blocked: standing.blocked.into_iter().map(|(method, _)| method).collect(),
        ineligible: judged,
    };
    Ok((user, version))
}

/// Exports accounts, and returns a page of them as comma-separated values, with the cursor of the next page if there may be
/// one. The first page begins with the names of the columns.
///
/// # Errors
/// A fault of the store.
pub async fn export<P: Platform>(
    platform: &P,
    call: &mut Call,
    query: UserQuery<'_>,
    page: &Page,
) -> Result<(String, Option<String>), Denied> {
    let search = words::fold(query.search);
    let entries = platform.administration().users(UserQuery { search: &search, ..query }, page).await?;
    let mut text = String::new();
    if page.is_first() {
        table::write_row(&mut text, &["id", "name", "display_name", "mail", "status", "locked", "role", "licence"]);
    }
    for document in entries.iter().filter_map(|entry| entry.document.as_deref()) {
        let user: UserSummary =
            json::read(document.as_bytes()).map_err(|error| Fault::new("directory", error.place()))?;
        let row = [
            user.id.as_str(),
            &user.name,
            &user.display_name,
            user.mail.as_deref().unwrap_or_default(),
            if user.status == AccountStatus::Disabled { "disabled" } else { "enabled" },
            if user.locked { "true" } else { "false" },
            user.role.as_str(),
            if user.licence == Licence::Full { "full" } else { "change_only" },
        ];
        table::write_row(&mut text, &row);
    }
    call.note(ResultClass::Succeeded, "users: exported");
    Ok((text, page.next(&entries)))
}

fn method(enrolment: &Enrolment) -> UserMethod {
    UserMethod {
        id: enrolment.id.to_string(),
        kind: enrolment.authenticator.method(),
        hint: flow::hint(enrolment),
        verified: enrolment.provenance == Provenance::Verified,
        confirmed: enrolment.confirmed.0,
    }
}

/// Adds an account without a password, and returns its id: that of the action, so that a repeat adds nothing.
///
/// # Errors
/// [`Denied::NotAllowed`] for a role that is not the actor's to give, [`Denied::Invalid`] with every flaw, names that
/// others have included; or a fault.
pub async fn add<P: Platform>(platform: &P, call: &mut Call, actor: &Actor, asked: NewUser) -> Result<String, Denied> {
    call.line.activity = Activity::AddUser;
    if !actor.may_give(asked.role) {
        return Err(Denied::NotAllowed);
    }
    let typed = Typed { name: asked.name.clone(), aliases: asked.aliases.clone(), mail: asked.mail.clone() };
    let account = details::account(asked).map_err(Denied::Invalid)?;
    call.line.subject = Some(account.id.clone());
    if account.role != Role::User {
        let new = change::named(account.role);
        call.line.changes.push(Changed { part: "role".to_owned(), old: Tree::Null, new });
    }
    call.note(ResultClass::Succeeded, "user: added");
    call.kept = Kept::WithChange;
    let added = platform.administration().add_account(NewAccount { account: &account, audit: &call.line }).await?;
    match added {
        Added::Added => {}
        Added::Before => {
            call.line.changes = Vec::new();
            call.note(ResultClass::Succeeded, "user: added before");
            call.kept = Kept::Audit;
        }
        Added::Taken(taken) => {
            (call.line.subject, call.line.changes) = (None, Vec::new());
            return Err(Denied::Invalid(details::taken(&typed, &taken)));
        }
    }
    Ok(account.id.0)
}

/// Changes an account, and returns the id of what was changed: the method that was added, or the account.
///
/// 1. The account, as it is now.
/// 2. Nobody reaches one that is not theirs to change, whatever the call.
/// 3. What is to be written.
/// 4. Delivery is asked for before there is anything to deliver.
/// 5. The write, if the account still is what was read.
/// 6. The guard, which is told last: the change has its audit line by then, and whoever hears of a fault repeats it.
///
/// # Errors
/// [`Denied::Absent`], [`Denied::NotAllowed`], [`Denied::Invalid`], [`Denied::Moved`], or a fault.
pub async fn change<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    id: &SubjectId,
    asked: &Asked,
) -> Result<String, Denied> {
    call.line.activity = Activity::UpdateUser;
    // 1.
    let registered = platform.administration().registered_one(id).await?.ok_or(Denied::Absent)?;
    let account = &registered.account;
    call.line.subject = Some(account.id.clone());
    // 2.
    if !actor.may_change(account) {
        return Err(Denied::NotAllowed);
    }
    // 3.
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let written = match asked {
        Asked::Prefill(asked) => change::prefilled_id(account, asked).to_string(),
        _ => account.id.to_string(),
    };
    let Some(change) = asked.decide(&policy, &registered, call.now)? else {
        call.note(ResultClass::Succeeded, "user: was so before");
        return Ok(written);
    };
    if let Asked::Replace { details, .. } = asked {
        let names: Vec<String> = change.after.aliases.iter().map(ToString::to_string).collect();
        let found = platform.administration().find(By::Names(&names)).await?.into_iter();
        let others = found.filter(|entry| entry.document.as_ref().is_some_and(|id| *id != account.id.0));
        let others: Vec<AccountName> = others.map(|entry| AccountName(entry.key)).collect();
        let typed = Typed { name: String::new(), aliases: details.aliases.clone(), mail: details.mail.clone() };
        if !others.is_empty() {
            return Err(Denied::Invalid(details::taken(&typed, &others)));
        }
    }
    // 4.
    let mut notices = Vec::new();
    if let Some(about) = &change.about {
        let methods = registered.enrolments.as_deref().unwrap_or_default();
        let methods: Vec<Enrolment> = methods.iter().chain(&change.add).cloned().collect();
        let mut to = flow::addresses(Some(account), &methods);
        let new = change.after.mail.iter().filter(|new| to.iter().all(|old| old.comparable() != new.comparable()));
        to.extend(new.cloned().collect::<Vec<_>>());
        let to = to.into_iter();
        notices.extend(to.map(|to| flow::notice(call, to, account.locale.clone(), about.clone())));
        platform.outbox().arm().await?;
    }
    // 5.
    call.line.activity = change.activity;
    (call.line.method, call.line.changes) = (change.method, change.changes);
    call.note(ResultClass::Succeeded, change.detail);
    call.kept = Kept::WithChange;
    let write = AccountChange {
        before: account,
        after: &change.after,
        replaces_details: matches!(asked, Asked::Replace { .. }),
        remove: change.remove,
        add: change.add.as_ref(),
        audit: &call.line,
        notices: &notices,
        now: call.now,
    };
    if platform.administration().change_account(write).await? == Replaced::VersionMoved {
        call.line.changes = Vec::new();
        return Err(Denied::Moved);
    }
    // 6.
    let key = flow::subject_row(platform, id);
    match asked {
        Asked::Unlock => drop(platform.guard().call(&key, Row::Known.of(SignIn::Right)).await?),
        Asked::EnableMethod(method) => {
            platform.guard().call(&key, Row::Known.of(Reenable { method: *method })).await?;
        }
        _ => {}
    }
    Ok(written)
}
