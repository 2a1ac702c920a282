//! What follows a challenge asked for before a gate in `private` disclosure, once its answer has left.
//!
//! Whatever is found here, the claimant has been told the same. If the typed address is right but the account cannot
//! reset, the message sent there says why: only its owner reads it.

use crate::audit::{Activity, ResultClass};
use crate::code::Purpose;
use crate::contact::MailAddress;
use crate::enrolment::Enrolment;
use crate::flow::challenge::challenge_facts;
use crate::flow::delivery::{self, Admission, Delivery, Message};
use crate::flow::evidence::Evidence;
use crate::flow::subject::Subject;
use crate::flow::verify::block_detail;
use crate::flow::{Call, Kept};
use crate::guard::{Register, RegisterVerdict};
use crate::platform::{Log, Platform};
use crate::ports::{AuditSink, Fault, GuardStore};
use crate::ticket::{ChallengeClaims, FlowClaims};
use crate::time::UnixSeconds;

/// A promised challenge.
#[derive(Debug)]
pub struct LookUp {
    pub(crate) flow: FlowClaims,
    pub(crate) challenge: ChallengeClaims,
    /// What was typed; lives until the message has left.
    pub(crate) contact: Option<MailAddress>,
    pub(crate) locale: String,
    pub(crate) now: UnixSeconds,
}

impl LookUp {
    /// Looks up, registers, and sends what is to be sent.
    pub(crate) async fn run<P: Platform>(self, platform: &P) -> Result<(), Fault> {
        let mut call = Call::new(self.now, self.flow.support_id);
        call.line.activity = Activity::Delivery;
        call.line.method = Some(self.challenge.method);
        call.kept = Kept::Audit;
        let outcome = self.deliver(platform, &mut call).await;
        match &outcome {
            Ok(detail) => call.line.detail = detail,
            Err(fault) => call.failed(fault),
        }
        platform.log().event(&call.line);
        platform.audit().record(&[call.line]).await?;
        outcome.map(|_| ())
    }

    async fn deliver<P: Platform>(self, platform: &P, call: &mut Call) -> Result<&'static str, Fault> {
        // Nobody repeats what follows an answer, so whatever failed to answer is asked once more.
        let found = match self.find(platform, call).await {
            Err(_) => self.find(platform, call).await?,
            Ok(found) => found,
        };
        let (message, said) = found;
        if let Some(delivery) = message {
            delivery.send(platform).await?;
            call.line.result = ResultClass::InProgress;
        }
        Ok(said)
    }

    /// Looks up, registers, and has the message counted that is to be sent; returns it, and what is to be noted. Asked again,
    /// it registers and counts nothing twice.
    async fn find<P: Platform>(
        &self,
        platform: &P,
        call: &mut Call,
    ) -> Result<(Option<Box<Delivery>>, &'static str), Fault> {
        let (keys, settings) = (platform.keys(), platform.settings());
        let subject = Subject::read(platform, call, &self.flow.subject, self.flow.elevated).await?;
        let limits = subject.policy.limits();
        let (row, key) = subject.row(keys, settings, &self.flow.subject);
        let register = Register {
            flow: subject.flow_facts(&self.flow),
            challenge: challenge_facts(&self.challenge, &limits),
            guesses: Evidence::of_reset(&subject).guesses(self.challenge.method),
            rule: subject.rule(platform, self.flow.elevated),
            limits,
        };
        call.line.result = ResultClass::Failed;
        match platform.guard().call(&key, row.of(register)).await? {
            // A repeat may be the first to come this far; the destination's row knows whether its message left.
            RegisterVerdict::Registered | RegisterVerdict::Known => {}
            RegisterVerdict::Refused(block) => {
                call.line.result = ResultClass::Blocked;
                return Ok((None, block_detail(block)));
            }
        }
        let (Some(typed), Some(destination)) = (&self.contact, self.challenge.destination) else {
            call.line.result = ResultClass::InProgress;
            return Ok((None, "challenge: registered"));
        };
        let Some((to, message)) = message_for(&subject, typed) else {
            return Ok((None, "contact: not this account's"));
        };
        let admitted = delivery::admit(platform, &subject.policy, &destination, &self.challenge, self.now).await?;
        let counted = match admitted {
            Admission::Counted(counted) => vec![counted],
            Admission::Repeated => {
                call.line.result = ResultClass::InProgress;
                return Ok((None, "challenge: repeated, nothing sent again"));
            }
            Admission::Refused(_) => {
                call.line.result = ResultClass::Blocked;
                return Ok((None, "message: sends used up"));
            }
        };
        let digits = delivery::digits_of(self.challenge.method, &limits).unwrap_or_default();
        let (locale, challenge, now) = (self.locale.clone(), self.challenge.clone(), self.now);
        let said = match &message {
            Message::Code(..) => "message: code sent",
            Message::CannotReset(_) => "message: cannot reset, reason sent",
        };
        Ok((Some(Box::new(Delivery { to, locale, message, challenge, counted, digits, now })), said))
    }
}

/// Decides what a right address is told, and returns it in its registered form: a message goes to the directory's contact,
/// never to what was typed. `None` if it is not this account's.
fn message_for(subject: &Subject, typed: &MailAddress) -> Option<(MailAddress, Message)> {
    let registered = |enrolment: &Enrolment| {
        enrolment.authenticator.address().filter(|address| address.comparable() == typed.comparable()).cloned()
    };
    let (enrolments, message) = match subject.entitled() {
        Ok((account, entitlement)) => (&entitlement.methods, Message::Code(account.id.clone(), Purpose::Reset)),
        Err(why) => (&subject.enrolments, Message::CannotReset(why)),
    };
    enrolments.iter().find_map(registered).map(|address| (address, message))
}
