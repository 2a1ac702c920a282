//! One call on its way: when it came, from where, and the one audit line it will leave.

use latchkey_shared::opaque::SupportId;

use crate::audit::{Activity, AuditEvent, ResultClass};
use crate::cookie::Cookie;
use crate::flow::verify::block_detail;
use crate::flow::{After, Refusal, Stop};
use crate::guard::Block;
use crate::platform::{Log, Platform, Settings};
use crate::ports::Fault;
use crate::ticket::{Binding, ChallengeClaims, Claims, FlowClaims, Ticket, TicketError};
use crate::time::UnixSeconds;

/// Where the audit line of a call is kept, besides the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nowhere: the call was no part of a reset, or not even a request. Garbage must not fill the audit.
    Nowhere,
    /// In the audit.
    Audit,
    /// In the audit already, written together with the change it reports.
    WithChange,
}

/// What a flow knows of the call it serves.
#[derive(Debug)]
pub struct Call {
    /// The present; read once.
    pub now: UnixSeconds,
    /// The origin that tickets are bound to.
    pub origin: String,
    /// The audit line, completed as the flow learns more. It is logged once its detail says something.
    pub line: AuditEvent,
    /// Where the line is kept.
    pub kept: Kept,
    /// Work for after the answer.
    pub after: Vec<After>,
    /// What a good answer does to the cookie of somebody signed in.
    pub cookie: Option<Cookie>,
}

impl Call {
    /// Begins a call.
    #[must_use]
    pub fn new(now: UnixSeconds, support_id: SupportId) -> Self {
        let line = AuditEvent {
            at: now,
            support_id,
            subject: None,
            unknown_name: None,
            activity: Activity::FlowProgress,
            result: ResultClass::InProgress,
            method: None,
            detail: "",
            policy_version: 0,
            embedder: None,
            actor: None,
            changes: Vec::new(),
        };
        Self { now, origin: String::new(), line, kept: Kept::Nowhere, after: Vec::new(), cookie: None }
    }

    /// Opens a flow ticket. From here on the call is part of that reset, and audited.
    ///
    /// One that we did not seal is only logged: it costs nothing to make up, and must not fill the audit.
    pub(crate) fn open_flow<P: Platform>(&mut self, platform: &P, text: &str) -> Result<FlowClaims, Stop> {
        let claims: FlowClaims = self.open_kept(platform, text, Refusal::FlowEnded)?;
        self.kept = Kept::Audit;
        self.line.support_id = claims.support_id;
        self.line.policy_version = claims.policy_version;
        Ok(claims)
    }

    /// Opens a challenge ticket. Whatever is wrong with it, another challenge may be asked for.
    pub(crate) fn open_challenge<P: Platform>(&mut self, platform: &P, text: &str) -> Result<ChallengeClaims, Stop> {
        let claims: ChallengeClaims = self.open_kept(platform, text, Refusal::ChallengeSpent)?;
        self.line.support_id = claims.support_id;
        self.line.method = Some(claims.method);
        Ok(claims)
    }

    /// Opens a ticket; every failure is the one given refusal outside, and its reason goes to the log.
    pub(crate) fn open<C: Claims, P: Platform>(
        &mut self,
        platform: &P,
        text: &str,
        refusal: Refusal,
    ) -> Result<C, Stop> {
        self.try_open(platform, text).map_err(|_| refusal.into())
    }

    /// The same, and what was a ticket of ours goes to the audit, too.
    fn open_kept<C: Claims, P: Platform>(&mut self, platform: &P, text: &str, refusal: Refusal) -> Result<C, Stop> {
        self.try_open(platform, text).map_err(|error| {
            if error.is_ours() {
                self.kept = Kept::Audit;
            }
            refusal.into()
        })
    }

    fn try_open<C: Claims, P: Platform>(&mut self, platform: &P, text: &str) -> Result<C, TicketError> {
        let opened = Ticket::<C>::open(text, &self.binding(platform.settings()), platform.keys(), self.now);
        if let Err(error) = &opened {
            self.line.detail = error.reason();
        }
        opened
    }

    /// Seals claims for this call's origin.
    pub(crate) fn seal<C: Claims, P: Platform>(&self, platform: &P, claims: &C) -> Result<String, Fault> {
        Ticket::<C>::seal(claims, &self.binding(platform.settings()), platform.keys(), self.now)
            .map_err(|error| Fault::new("entropy", error))
    }

    fn binding<'a>(&'a self, settings: &'a Settings) -> Binding<'a> {
        Binding {
            tenant: &settings.tenant,
            public_origin: &settings.public_origin,
            request_origin: &self.origin,
            epoch: settings.epoch,
        }
    }

    /// Says what the audit line is about, and how it ended.
    pub(crate) fn note(&mut self, result: ResultClass, detail: &'static str) {
        self.line.result = result;
        self.line.detail = detail;
    }

    /// Refuses, with a reason for the audit that says more than the refusal.
    pub(crate) fn refuse(&mut self, refusal: Refusal, detail: &'static str) -> Stop {
        self.line.detail = detail;
        Stop::Refused(refusal)
    }

    /// Refuses because the guard takes no answers. Only where the account may be spoken of.
    pub(crate) fn blocked(&mut self, block: Block) -> Stop {
        let refusal = match block {
            Block::Locked { until } => Refusal::TooMany { retry_after_s: self.now.until_s(until) },
            Block::Disabled | Block::NotAdmitted => Refusal::NotAllowed,
            Block::Ended => Refusal::FlowEnded,
        };
        self.refuse(refusal, block_detail(block))
    }

    /// Completes the line of a refused call. A flow that knows better has set the detail before.
    pub(crate) fn refused(&mut self, refusal: &Refusal) {
        self.line.result = match refusal {
            Refusal::TooMany { .. } => ResultClass::Blocked,
            _ => ResultClass::Failed,
        };
        if self.line.detail.is_empty() {
            self.line.detail = refusal.code().title();
        }
        if self.kept == Kept::WithChange {
            self.kept = Kept::Audit;
        }
    }

    /// Completes the line of a call that something of ours failed.
    pub(crate) fn failed(&mut self, fault: &Fault) {
        self.note(ResultClass::Failed, fault.part);
        self.kept = Kept::Audit;
    }

    /// Logs the line, and returns the work for after the answer.
    pub(crate) fn close(mut self, log: &impl Log) -> Vec<After> {
        if self.line.detail.is_empty() {
            return self.after;
        }
        log.event(&self.line);
        if self.kept == Kept::Audit {
            self.after.push(After::Record(Box::new(self.line)));
        }
        self.after
    }
}
