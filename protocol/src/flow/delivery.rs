//! Sends a code, or why there is none, if the destination and the organisation still take messages.
//!
//! Both are asked of the guard first and fail closed; a send that certainly failed is given back.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Ineligible;

use crate::audit::ResultClass;
use crate::code::{self, CodeInput, Purpose};
use crate::contact::MailAddress;
use crate::digest::{self, RowName};
use crate::flow::subject::mail_digest;
use crate::flow::{After, Call, Refusal, Stop, budget, tenant};
use crate::guard::{DestinationEvent, DestinationVerdict, GuardKey};
use crate::ids::{DestinationDigest, SendId, SubjectId, TenantId};
use crate::limits::Limits;
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::{CodeContent, CodeMessage, Courier, Entropy, Fault, GuardStore, Unsent};
use crate::ticket::ChallengeClaims;
use crate::time::UnixSeconds;

/// What is to be said.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    /// The code of this challenge, for this account and this purpose.
    Code(SubjectId, Purpose),
    /// The address is right, but the account cannot reset.
    CannotReset(Ineligible),
}

/// A message that may leave: the guard has counted it.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub(crate) to: MailAddress,
    pub(crate) locale: String,
    pub(crate) message: Message,
    pub(crate) challenge: ChallengeClaims,
    /// Where the send was counted, to give it back.
    pub(crate) counted: Vec<Counted>,
    pub(crate) digits: u8,
    pub(crate) now: UnixSeconds,
}

/// A send that a destination has counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    destination: DestinationDigest,
    send: SendId,
}

/// Whether a message may go to its destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Admission {
    /// It may, and is counted.
    Counted(Counted),
    /// It left before, when the same challenge was asked for.
    Repeated,
    /// One may go after so many seconds.
    Refused(u32),
}

/// Asks whether the message of a challenge may go to a destination, and counts it.
pub(crate) async fn admit<P: Platform>(
    platform: &P,
    policy: &Policy,
    destination: &DestinationDigest,
    challenge: &ChallengeClaims,
    now: UnixSeconds,
) -> Result<Admission, Fault> {
    let counted = match count(platform, policy, destination, challenge).await? {
        Admission::Counted(counted) => counted,
        other => return Ok(other),
    };
    match budget::may_spend(platform, policy, MethodKind::Mail, now).await {
        Ok(true) => Ok(Admission::Counted(counted)),
        Ok(false) => {
            give_back(platform, counted).await?;
            Ok(Admission::Refused(u32::try_from(crate::limits::DAY_S).unwrap_or(u32::MAX)))
        }
        Err(fault) => {
            // Nothing leaves now; if this fails as well, a send is lost to nobody.
            give_back(platform, counted).await?;
            Err(fault)
        }
    }
}

/// Counts the message of a challenge for a destination alone.
///
/// Where the guard's answer is lost, what it may have counted is taken back: a repeat would otherwise hear that its message
/// had left, and none had.
pub(crate) async fn count<P: Platform>(
    platform: &P,
    policy: &Policy,
    destination: &DestinationDigest,
    challenge: &ChallengeClaims,
) -> Result<Admission, Fault> {
    let mut drawn = [0; 16];
    platform.entropy().fill(&mut drawn)?;
    let counted = Counted { destination: *destination, send: SendId(drawn) };
    let ChallengeClaims { challenge, past_gate, .. } = *challenge;
    let send = DestinationEvent::Send { send: counted.send, challenge, past_gate, limits: policy.limits() };
    match platform.guard().call(&row(platform, destination), send).await {
        Ok(DestinationVerdict::Allowed) => Ok(Admission::Counted(counted)),
        Ok(DestinationVerdict::Repeated) => Ok(Admission::Repeated),
        Ok(DestinationVerdict::Refused { retry_after }) => Ok(Admission::Refused(retry_after)),
        Ok(DestinationVerdict::GivenBack) => Err(Fault::new("guard", "answered a send with a return")),
        Err(fault) => {
            give_back(platform, counted).await?;
            Err(fault)
        }
    }
}

/// Takes a counted send back.
async fn give_back<P: Platform>(platform: &P, Counted { destination, send }: Counted) -> Result<(), Fault> {
    platform.guard().call(&row(platform, &destination), DestinationEvent::GiveBack { send }).await.map(drop)
}

/// Returns the row of a destination.
fn row<P: Platform>(platform: &P, destination: &DestinationDigest) -> GuardKey {
    digest::guard_key(platform.keys(), &platform.settings().tenant, RowName::Destination(destination))
}

/// Has a message sent once the answer has left, if it may go and has not gone before.
///
/// `beside` says where else the send was counted before: what does not leave counts nowhere.
///
/// # Errors
/// [`Refusal::TooMany`], or a fault of the guard.
pub(crate) async fn post<P: Platform>(
    platform: &P,
    call: &mut Call,
    policy: &Policy,
    (to, locale): (MailAddress, Option<&str>),
    challenge: ChallengeClaims,
    (message, beside): (Message, Option<Counted>),
) -> Result<(), Stop> {
    let destination = mail_digest(platform.keys(), platform.settings(), &to);
    let admitted = admit(platform, policy, &destination, &challenge, call.now).await;
    if let (Some(beside), Err(_) | Ok(Admission::Refused(_))) = (beside, &admitted) {
        give_back(platform, beside).await?;
    }
    let counted = match admitted? {
        Admission::Counted(counted) => counted,
        Admission::Repeated => {
            call.note(ResultClass::InProgress, "code: asked for again, nothing sent");
            return Ok(());
        }
        Admission::Refused(retry_after_s) => {
            return Err(call.refuse(Refusal::TooMany { retry_after_s }, "message: sends used up"));
        }
    };
    let counted = beside.into_iter().chain([counted]).collect();
    let locale = tenant::choose_locale(policy, platform.settings(), locale);
    let digits = digits_of(challenge.method, &policy.limits()).unwrap_or_default();
    let now = call.now;
    let delivery = Delivery { to, locale, message, challenge, counted, digits, now };
    call.after.push(After::Deliver(Box::new(delivery)));
    call.note(ResultClass::InProgress, "code: asked for");
    Ok(())
}

impl Delivery {
    /// Hands the message to the courier; gives the send back if it certainly did not leave.
    pub(crate) async fn send<P: Platform>(self, platform: &P) -> Result<(), Fault> {
        match self.hand_over(platform).await {
            Ok(()) => Ok(()),
            Err(unsent) => {
                if matches!(unsent, Unsent::Certainly(_)) {
                    for counted in &self.counted {
                        give_back(platform, *counted).await?;
                    }
                    budget::give_back(platform, self.challenge.method, self.now).await?;
                }
                let fault = Fault::from(unsent);
                platform.log().alarm(self.challenge.support_id, &fault);
                Err(fault)
            }
        }
    }

    async fn hand_over<P: Platform>(&self, platform: &P) -> Result<(), Unsent> {
        let code;
        let content = match &self.message {
            Message::CannotReset(why) => CodeContent::CannotReset { why: *why },
            Message::Code(subject, purpose) => {
                let destination = self.to.comparable();
                let tenant = &platform.settings().tenant;
                let input = code_input(tenant, *purpose, &self.challenge, subject.as_str(), &destination);
                code = code::derive(platform.keys(), self.challenge.code_key, self.now, &input, self.digits)
                    .map_err(|error| Fault::new("configuration", error))?;
                let minutes = self.now.until_s(self.challenge.expires).div_ceil(60);
                CodeContent::Code { digits: code.digits(), minutes, purpose: *purpose }
            }
        };
        let message =
            CodeMessage { to: &self.to, locale: &self.locale, content, support_id: self.challenge.support_id };
        platform.courier().send_code(message).await
    }
}

/// Returns everything a code of a challenge is derived from.
pub(crate) fn code_input<'a>(
    tenant: &'a TenantId,
    purpose: Purpose,
    challenge: &ChallengeClaims,
    subject: &'a str,
    destination: &'a str,
) -> CodeInput<'a> {
    CodeInput {
        tenant,
        purpose,
        subject,
        flow: challenge.flow,
        challenge: challenge.challenge,
        method: challenge.method,
        destination,
    }
}

/// Returns how many digits a code of a kind has; `None` where no code is typed.
pub(crate) fn digits_of(kind: MethodKind, limits: &Limits) -> Option<u8> {
    match kind {
        MethodKind::Mail => u8::try_from(limits.mail_digits).ok(),
        MethodKind::Sms | MethodKind::Voice | MethodKind::Office => u8::try_from(limits.phone_digits).ok(),
        MethodKind::Authenticator => Some(crate::totp::DIGITS),
        MethodKind::Push | MethodKind::Passkey | MethodKind::Questions | MethodKind::Recovery => None,
    }
}
