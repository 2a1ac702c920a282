//! `GET /admin/users/{id}/registration` and `POST /admin/users/{id}/registration-ticket`: what another sign-in system asks
//! when it has signed somebody in, and what it sends them to our page with.
//!
//! Whoever holds such a ticket registers the first method of an account that has none, and so opens it. It is given out by
//! the operator's token, or by a global administrator, for accounts that are theirs to change, and by nobody else. Not here:
//! what the ticket begins (`flow::outside`).

use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::{InterruptReason, RegistrationNeed, RegistrationTicket, RegistrationTicketRequest};

use crate::administration::{Actor, Denied};
use crate::audit::{Activity, ResultClass};
use crate::flow::{self, Call};
use crate::ids::SubjectId;
use crate::limits::PASS_S;
use crate::platform::{Dossier, Platform};
use crate::policy::{HttpsUrl, Policy, Standing};
use crate::ports::{Enrolments, Whom};

/// Most bytes of where people go back to: it travels in the ticket and in the cookie.
const MAX_RETURN_BYTES: usize = 512;

/// Says whether an account is to be asked for methods, and what is missing.
///
/// # Errors
/// [`Denied::Absent`], or a fault.
pub async fn need<P: Platform>(platform: &P, call: &mut Call, id: &SubjectId) -> Result<RegistrationNeed, Denied> {
    let Dossier { policy, account, enrolments } = platform.dossier(Whom::Known(id)).await?;
    let account = account.ok_or(Denied::Absent)?;
    call.line.subject = Some(account.id.clone());
    call.line.policy_version = policy.version;
    let background = platform.enrolments().background(id).await?;
    let standing = Standing::of(&policy, &account, &enrolments, &flow::capabilities(platform), call.now);
    let is_frozen = background.frozen_until(account.role).is_some_and(|until| call.now < until);
    let interrupt = match standing {
        Some(standing) if !is_frozen => flow::interrupt::due(&policy, &account, &background, &standing),
        _ => None,
    };
    // What is registered is confirmed where people sign in: a session that only adds cannot.
    let interrupt = interrupt.filter(|due| due.reason == InterruptReason::Register);
    call.note(ResultClass::Succeeded, "user: registration read");
    Ok(RegistrationNeed { ask: interrupt.is_some(), interrupt })
}

/// Gives out a ticket with which the account's owner registers what is missing.
///
/// # Errors
/// [`Denied::Absent`], [`Denied::NotAllowed`], [`Denied::Invalid`], or a fault.
pub async fn ticket<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    id: &SubjectId,
    asked: RegistrationTicketRequest,
) -> Result<RegistrationTicket, Denied> {
    call.line.activity = Activity::IssuedTicket;
    let Dossier { policy, account, .. } = platform.dossier(Whom::Known(id)).await?;
    let account = account.ok_or(Denied::Absent)?;
    call.line.subject = Some(account.id.clone());
    call.line.policy_version = policy.version;
    if !actor.may_change(&account) {
        return Err(Denied::NotAllowed);
    }
    let return_to = asked.return_to.map(|to| listed(&policy, to)).transpose()?;
    let ticket = flow::outside::issue(platform, call, &account, return_to)?;
    call.note(ResultClass::Succeeded, "user: registration ticket issued");
    let address = format!("{}/register#ticket={ticket}", platform.settings().public_origin);
    Ok(RegistrationTicket { ticket, address, expires_in: u32::try_from(PASS_S).unwrap_or(u32::MAX) })
}

/// Reads where people go back to: a page of an origin that the policy lists, and of no other.
fn listed(policy: &Policy, to: String) -> Result<String, Denied> {
    let is_below = |url: &str, origin: &str| {
        url.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    };
    let url = HttpsUrl::try_from(to).ok().filter(|url| {
        url.as_str().len() <= MAX_RETURN_BYTES
            && policy.origins.return_to.iter().any(|origin| is_below(url.as_str(), origin.as_str()))
    });
    url.map(String::from).ok_or_else(|| {
        let words = "the https:// address of a page of an origin in the policy's origins.return_to".to_owned();
        Denied::Invalid(vec![Flaw { place: "return_to".to_owned(), words }])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Origin;

    // Rule: people are sent back to pages of listed origins, whole ones; never to what looks like one.
    #[test]
    fn people_go_back_to_listed_origins_only() {
        let policy = Policy::default().edited(|document| {
            document.origins.return_to =
                [Origin::try_from("https://sign-in.corp.example".to_owned()).unwrap()].into_iter().collect();
        });
        let policy = policy.unwrap();
        let read = |to: &str| listed(&policy, to.to_owned()).ok();
        for good in [
            "https://sign-in.corp.example",
            "https://sign-in.corp.example/on?state=1",
            "https://sign-in.corp.example/#a",
        ] {
            assert_eq!(read(good).as_deref(), Some(good));
        }
        assert_eq!(read("https://SIGN-IN.corp.example:443/on").as_deref(), Some("https://sign-in.corp.example/on"));
        let long = format!("https://sign-in.corp.example/{}", "x".repeat(MAX_RETURN_BYTES));
        for bad in [
            "",
            "/on",
            "http://sign-in.corp.example/on",
            "https://sign-in.corp.example.evil/on",
            "https://sign-in.corp.example:8443/on",
            "https://sign-in.corp.example@evil.example/on",
            "https://sign-in.corp.example\\@evil.example/on",
            "https://sign-in.corp.example%2eevil.example/",
            "https://corp.example/on",
            "https://evil.example/https://sign-in.corp.example/",
            "javascript:alert(1)//https://sign-in.corp.example/",
            &long,
        ] {
            assert!(read(bad).is_none(), "{bad:?}");
        }
        assert!(listed(&Policy::default(), "https://sign-in.corp.example/on".to_owned()).is_err(), "nothing is listed");
    }
}
