//! `POST /reset/close`: ends a flow, and past a gate passes a word to the help desk.

use latchkey_shared::wire::{CloseReason, CloseRequest, Closed};

use crate::audit::ResultClass;
use crate::contact::MailAddress;
use crate::digest::{self, DestinationKind, RowName};
use crate::flow::subject::Subject;
use crate::flow::{Call, Refusal, Stop, notices};
use crate::guard::{CheckEvent, CheckVerdict, Close, Look};
use crate::ids::{CheckId, FlowId, SubjectId};
use crate::limits::DAY_S;
use crate::notice::NoticeKind;
use crate::platform::Platform;
use crate::ports::{Fault, GuardStore, Outbox};
use crate::time::UnixSeconds;

/// Ends a flow for good.
///
/// 1. Account and gates as they are now. A flow that is over has had its word: a repeat after a lost answer says no more.
/// 2. The word is stored before the flow ends: if either fails, the same call again does both.
/// 3. The flow ends.
///
/// # Errors
/// [`Refusal::FlowEnded`], [`Refusal::Malformed`] for a message that is too long, or a fault.
pub async fn close<P: Platform>(platform: &P, call: &mut Call, asked: CloseRequest) -> Result<Closed, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let message = read_message(asked.message)?;
    let flow = call.open_flow(platform, &asked.flow)?;
    // 1.
    let subject = Subject::read(platform, call, &flow.subject, flow.elevated).await?;
    let (row, key) = subject.row(keys, settings, &flow.subject);
    let facts = subject.flow_facts(&flow);
    let look = Look { flow: facts, limits: subject.policy.limits() };
    let standing = platform.guard().call(&key, row.of(look)).await?;
    let (result, detail) = match asked.reason {
        CloseReason::Cancelled => (ResultClass::Cancelled, "flow: cancelled"),
        CloseReason::ContactedAdmin => (ResultClass::ContactedAdmin, "flow: help desk asked"),
    };
    call.note(result, detail);
    // 2. Before a gate anybody could write to the help desk in anybody's name.
    if asked.reason == CloseReason::ContactedAdmin && !standing.ended && !standing.passed.is_empty() {
        ask_help_desk(platform, call, &subject, flow.flow, message).await?;
    }
    // 3.
    platform.guard().call(&key, row.of(Close { flow: facts })).await?;
    Ok(Closed { closed: true })
}

/// Mails the help desk, once per account and day.
async fn ask_help_desk<P: Platform>(
    platform: &P,
    call: &mut Call,
    subject: &Subject,
    flow: FlowId,
    message: String,
) -> Result<(), Fault> {
    let mail = subject.policy.help_desk.mail.clone().and_then(|mail| MailAddress::try_from(mail).ok());
    let (Some(to), Some(account)) = (mail, &subject.account) else { return Ok(()) };
    if is_first_today(platform, call, &account.id, flow).await? {
        let about = NoticeKind::HelpWanted { account: account.name.to_string(), message };
        platform.outbox().post(&[notices::notice(call, to, None, about)]).await?;
    }
    Ok(())
}

/// Tells whether an account asks for the first time today: a row like a check's, spent by the first question. The same flow
/// may ask again for a minute: its word may not have been stored.
async fn is_first_today<P: Platform>(
    platform: &P,
    call: &Call,
    subject: &SubjectId,
    flow: FlowId,
) -> Result<bool, Fault> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    let day = call.now.0 / DAY_S;
    let name = format!("help desk/{day}/{subject}");
    let digest = digest::destination_digest(keys, tenant, DestinationKind::Credential, &name).0;
    let row = digest::guard_key(keys, tenant, RowName::Check(&CheckId(digest)));
    let expires = UnixSeconds((day + 1) * DAY_S);
    let verdict = platform.guard().call(&row, CheckEvent::Spend { digest: flow.0, expires }).await?;
    Ok(matches!(verdict, CheckVerdict::First { .. } | CheckVerdict::Repeat { .. }))
}

/// Reads the word to the help desk: bounded, and of control characters only line ends.
fn read_message(message: Option<String>) -> Result<String, Refusal> {
    let message = message.unwrap_or_default();
    if message.chars().count() > CloseRequest::MAX_MESSAGE {
        return Err(Refusal::Malformed("the message is longer than 500 characters"));
    }
    Ok(message.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_to_the_help_desk_is_bounded_plain_text() {
        assert_eq!(read_message(None), Ok(String::new()));
        assert_eq!(read_message(Some("a\r\nb\0c".to_owned())), Ok("a \nb c".to_owned()));
        assert_eq!(read_message(Some("ä".repeat(500))), Ok("ä".repeat(500)));
        assert!(read_message(Some("x".repeat(501))).is_err());
    }
}
