//! `POST /reset/challenge`: asks for a challenge of one method.
//!
//! Before a gate in `private` disclosure the answer is made of ticket and policy alone, the same for any name; look-up,
//! guard and sending follow once it has left ([`LookUp`]). Past a gate, and in `guided`, real facts are said.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{ChallengeRequest, Challenged};

use crate::audit::ResultClass;
use crate::code::{self, Purpose};
use crate::contact::MailAddress;
use crate::digest;
use crate::flow::delivery::{self, Message};
use crate::flow::evidence::Evidence;
use crate::flow::look_up::LookUp;
use crate::flow::subject::{Subject, enrolment_digest, mail_digest};
use crate::flow::verify::{count_failure, tell};
use crate::flow::{After, Call, Refusal, Stop, capabilities, is_blind, listing, passkeys, questions, tenant};
use crate::gate::opens_first;
use crate::guard::{Answer, AnswerVerdict, ChallengeFacts, Outcome, Register, RegisterVerdict};
use crate::ids::{DestinationDigest, EnrolmentId};
use crate::limits::Limits;
use crate::platform::Platform;
use crate::policy::Policy;
use crate::ports::{GuardStore, PolicyStore};
use crate::ticket::{ChallengeClaims, FlowClaims};

/// Asks for a challenge.
///
/// # Errors
/// [`Refusal::FlowEnded`] or [`Refusal::NotAllowed`] from ticket and policy; where the account may be spoken of also
/// [`Refusal::Ineligible`], [`Refusal::ContactMismatch`] and [`Refusal::TooMany`]; or a fault.
pub async fn challenge<P: Platform>(
    platform: &P,
    call: &mut Call,
    asked: ChallengeRequest,
) -> Result<Challenged, Stop> {
    let flow = call.open_flow(platform, &asked.flow)?;
    // Past a gate the account may be spoken of under any policy, so all is read at once.
    if flow.passed > 0 {
        let subject = Subject::read(platform, call, &flow.subject, flow.elevated).await?;
        return issue(platform, call, subject, flow, asked).await;
    }
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    if is_blind(&policy, &flow) {
        return promise(platform, call, &policy, flow, asked);
    }
    let subject = Subject::under(platform, call, policy, &flow.subject, flow.elevated).await?;
    issue(platform, call, subject, flow, asked).await
}

/// Promises a challenge to whoever asks, and leaves the rest for after the answer.
fn promise<P: Platform>(
    platform: &P,
    call: &mut Call,
    policy: &Policy,
    flow: FlowClaims,
    asked: ChallengeRequest,
) -> Result<Challenged, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let offer = policy.offer(&capabilities(platform), flow.elevated);
    let may_come_first = |kind: &MethodKind| opens_first(*kind) && offer.methods.contains(kind);
    let kind = MethodKind::from_name(&asked.method).filter(may_come_first);
    let kind = kind.ok_or(Refusal::NotAllowed)?;
    call.line.method = Some(kind);
    let contact = match listing::contact_form(kind) {
        Some(_) => Some(read_contact(asked.contact)?),
        None => None,
    };
    let destination = contact.as_ref().map(|address| mail_digest(keys, settings, address));
    let limits = policy.limits();
    let chosen = Chosen { kind, enrolment: None, destination };
    let claims = chosen.claims(platform, call, &flow, &asked.attempt, &limits);
    let challenged = challenged(platform, call, asked.flow, &claims, &limits)?;
    let locale = tenant::choose_locale(policy, settings, asked.locale.as_deref());
    call.after.push(After::LookUp(Box::new(LookUp { flow, challenge: claims, contact, locale, now: call.now })));
    call.note(ResultClass::InProgress, "challenge: asked for");
    Ok(challenged)
}

/// Issues a challenge of one of the account's own methods.
///
/// 1. Which method of the account.
/// 2. The guard: the challenge, then the destination and the organisation's day.
/// 3. The message follows the answer.
async fn issue<P: Platform>(
    platform: &P,
    call: &mut Call,
    subject: Subject,
    flow: FlowClaims,
    asked: ChallengeRequest,
) -> Result<Challenged, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    // 1.
    let (account, entitlement) = subject.entitled_for(&flow)?;
    let enrolment = entitlement.methods.iter().find(|enrolment| listing::own_id(enrolment) == asked.method);
    let enrolment = enrolment.ok_or(Refusal::NotAllowed)?;
    let kind = enrolment.authenticator.method();
    call.line.method = Some(kind);
    let chosen = Chosen {
        kind,
        enrolment: Some(enrolment.id.clone()),
        destination: Some(enrolment_digest(keys, settings, enrolment)),
    };
    let limits = entitlement.limits;
    let claims = chosen.claims(platform, call, &flow, &asked.attempt, &limits);
    let (row, key) = subject.row(keys, settings, &flow.subject);
    let facts = (subject.flow_facts(&flow), challenge_facts(&claims, &limits));
    let to = enrolment.authenticator.address().cloned();
    if let (Some(typed), Some(address)) = (asked.contact, &to)
        && read_contact(Some(typed))?.comparable() != address.comparable()
    {
        // Whoever types addresses until one fits has as many tries as with codes.
        let (flow, challenge) = facts;
        let (rule, attempt) = (entitlement.rule.clone(), asked.attempt);
        let answer = Answer { flow, challenge, attempt, outcome: Outcome::Wrong, guesses: 1, rule, limits };
        let answered = platform.guard().call(&key, row.of(answer)).await?;
        tell(call, &subject, &answered.alerts);
        count_failure(call, &answered);
        return Err(match answered.verdict {
            AnswerVerdict::Blocked { block, .. } => call.blocked(block),
            _ => Refusal::ContactMismatch.into(),
        });
    }
    // 2.
    let (flow, challenge) = facts;
    let (guesses, rule) = (Evidence::of_reset(&subject).guesses(kind), entitlement.rule.clone());
    let register = Register { flow, challenge, guesses, rule, limits };
    match platform.guard().call(&key, row.of(register)).await? {
        // A repeat may be the first to come this far; the destination's row knows whether its message left.
        RegisterVerdict::Registered | RegisterVerdict::Known => {}
        RegisterVerdict::Refused(block) => return Err(call.blocked(block)),
    }
    let mut challenged = challenged(platform, call, asked.flow, &claims, &limits)?;
    challenged.questions = questions::asked(platform, &subject, &claims);
    // 3.
    match to {
        Some(to) => {
            let message = Message::Code(account.id.clone(), Purpose::Reset);
            let to = (to, asked.locale.as_deref());
            delivery::post(platform, call, &subject.policy, to, claims, (message, None)).await?;
        }
        None => call.note(ResultClass::InProgress, "challenge: issued"),
    }
    Ok(challenged)
}

/// What a challenge is for.
struct Chosen {
    kind: MethodKind,
    enrolment: Option<EnrolmentId>,
    destination: Option<DestinationDigest>,
}

impl Chosen {
    /// Makes the claims of a challenge. Its name follows from flow and attempt, so that a repeat is the same one.
    fn claims<P: Platform>(
        self,
        platform: &P,
        call: &Call,
        flow: &FlowClaims,
        attempt: &Attempt,
        limits: &Limits,
    ) -> ChallengeClaims {
        let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
        // A code that was sent may lie about; of the others none is good for longer by it.
        let expires = match self.kind {
            MethodKind::Authenticator | MethodKind::Recovery => flow.expires,
            _ => flow.expires.min(call.now.plus(u64::from(limits.code_s))),
        };
        ChallengeClaims {
            flow: flow.flow,
            challenge: digest::challenge_id(keys, tenant, flow.flow, attempt),
            subject: flow.subject.clone(),
            method: self.kind,
            enrolment: self.enrolment,
            destination: self.destination,
            code_key: code::code_key(keys, call.now),
            past_gate: flow.passed > 0,
            support_id: flow.support_id,
            issued: call.now,
            expires,
        }
    }
}

/// Returns what the guard has to know about a challenge.
pub(crate) fn challenge_facts(claims: &ChallengeClaims, limits: &Limits) -> ChallengeFacts {
    ChallengeFacts {
        id: claims.challenge,
        method: claims.method,
        tries: limits.tries_of(claims.method),
        expires: claims.expires,
    }
}

/// Makes the answer; the same for everybody, given method and policy.
fn challenged<P: Platform>(
    platform: &P,
    call: &Call,
    flow: String,
    claims: &ChallengeClaims,
    limits: &Limits,
) -> Result<Challenged, Stop> {
    let is_sent = listing::contact_form(claims.method).is_some();
    Ok(Challenged {
        flow,
        challenge: call.seal(platform, claims)?,
        kind: claims.method,
        code_length: delivery::digits_of(claims.method, limits),
        questions: Vec::new(),
        public_key: passkeys::request(platform, call, claims, Purpose::Reset)?,
        expires_in: call.now.until_s(claims.expires),
        resend_in: if is_sent { limits.send_gap_s } else { 0 },
    })
}

/// Reads what was typed as an address. That it is none at all says nothing about any account.
fn read_contact(typed: Option<String>) -> Result<MailAddress, Refusal> {
    let typed = typed.ok_or(Refusal::Malformed("this method needs the full address"))?;
    MailAddress::try_from(typed).map_err(|_| Refusal::Malformed("the contact is no mail address"))
}
