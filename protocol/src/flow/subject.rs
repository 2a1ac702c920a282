//! The account a flow is about, as directory, store and policy tell it at this moment.
//!
//! Every call reads it anew (every call judges by the policy and account in force now). A name that finds
//! nobody costs the same reads.

use latchkey_shared::problem::Ineligible;

use crate::account::Account;
use crate::contact::MailAddress;
use crate::digest::{self, DestinationKind, RowName};
use crate::enrolment::Enrolment;
use crate::flow::{Call, Refusal};
use crate::gate::GateRule;
use crate::guard::{FlowFacts, GuardKey, Row};
use crate::ids::{AccountName, DestinationDigest, SubjectId};
use crate::keys::Keys;
use crate::pass::Pass;
use crate::platform::{Dossier, Platform, Settings};
use crate::policy::{self, Entitlement, Policy};
use crate::ports::{Directory, Enrolments, Fault};
use crate::ticket::{FlowClaims, TicketSubject};

/// What a call found out about whom its flow is about.
pub(crate) struct Subject {
    /// The policy in force.
    pub policy: Policy,
    /// The account, if the name found one.
    pub account: Option<Account>,
    /// What it has registered.
    pub enrolments: Vec<Enrolment>,
    /// What the policy lets it do, or why nothing.
    pub judged: Result<Entitlement, Ineligible>,
}

impl Subject {
    /// Reads and judges an account.
    pub(crate) async fn read<P: Platform>(
        platform: &P,
        call: &mut Call,
        whom: &TicketSubject,
        elevated: bool,
    ) -> Result<Self, Fault> {
        let dossier = platform.dossier(whom.whom()).await?;
        Ok(Self::of(platform, call, dossier, whom, elevated))
    }

    /// Reads an account and judges it by a policy read before: where the policy says whether it is read at all.
    pub(crate) async fn under<P: Platform>(
        platform: &P,
        call: &mut Call,
        policy: Policy,
        whom: &TicketSubject,
        elevated: bool,
    ) -> Result<Self, Fault> {
        let account = platform.directory().find(whom.whom()).await?;
        // A name that nobody has costs the same read.
        let enrolments = platform.enrolments().of(account.as_ref().map(|account| &account.id)).await?;
        Ok(Self::of(platform, call, Dossier { policy, account, enrolments }, whom, elevated))
    }

    /// Judges an account by all that was read.
    pub(crate) fn of<P: Platform>(
        platform: &P,
        call: &mut Call,
        dossier: Dossier,
        whom: &TicketSubject,
        elevated: bool,
    ) -> Self {
        let Dossier { policy, account, enrolments } = dossier;
        call.line.policy_version = policy.version;
        match (&account, whom) {
            (Some(account), _) => call.line.subject = Some(account.id.clone()),
            (None, TicketSubject::Named(name)) => {
                let settings = platform.settings();
                call.line.unknown_name = Some(digest::unknown_name_hash(platform.keys(), &settings.tenant, name));
            }
            (None, TicketSubject::Known(_)) => {}
        }
        let capabilities = super::capabilities(platform);
        let mut judged = match &account {
            Some(account) => policy::judge(&policy, account, &enrolments, &capabilities, elevated, call.now),
            None => Err(Ineligible::Unknown),
        };
        if let Ok(Entitlement { rule, methods, .. }) = &mut judged {
            let mut passes = methods.iter().filter(|method| method.authenticator.pass().is_some_and(Pass::is_whole));
            rule.alone = passes.next().map(|pass| enrolment_digest(platform.keys(), platform.settings(), pass));
        }
        Self { policy, account, enrolments, judged }
    }

    /// Returns the account together with what it may do.
    pub(crate) fn entitled(&self) -> Result<(&Account, &Entitlement), Ineligible> {
        match (&self.account, &self.judged) {
            (Some(account), Ok(entitlement)) => Ok((account, entitlement)),
            (_, Err(why)) => Err(*why),
            (None, Ok(_)) => Err(Ineligible::Unknown),
        }
    }

    /// Returns the account together with what it may do, where the account may be spoken of.
    ///
    /// # Errors
    /// Why it cannot reset. An account that was there at an earlier gate and is gone has ended its flow.
    pub(crate) fn entitled_for(&self, flow: &FlowClaims) -> Result<(&Account, &Entitlement), Refusal> {
        self.entitled().map_err(|why| match (why, &flow.subject) {
            (Ineligible::Unknown, TicketSubject::Known(_)) => Refusal::FlowEnded,
            (why, _) => Refusal::Ineligible(why),
        })
    }

    /// Returns what counts as a gate: the account's own rule, or for everybody else the organisation's.
    pub(crate) fn rule<P: Platform>(&self, platform: &P, elevated: bool) -> GateRule {
        if let Ok((_, entitlement)) = self.entitled() {
            return entitlement.rule.clone();
        }
        let offer = self.policy.offer(&super::capabilities(platform), elevated);
        let last_gate_s = self.policy.limits().last_gate_s;
        let methods = offer.methods.into_iter().collect();
        let passkey = self.policy.passkey;
        GateRule { required: offer.gates.count(), methods, alone: None, last_gate_s, passkey }
    }

    /// Returns the guard's row that counts for this subject.
    ///
    /// Whoever cannot reset counts as a name nobody has: no answer of theirs is ever right, and their owner is not to
    /// be alarmed about gates that do not open anyway.
    pub(crate) fn row(&self, keys: &Keys, settings: &Settings, whom: &TicketSubject) -> (Row, GuardKey) {
        let tenant = &settings.tenant;
        match (self.entitled(), whom) {
            (Ok((account, _)), _) => (Row::Known, digest::guard_key(keys, tenant, RowName::Subject(&account.id))),
            (Err(_), TicketSubject::Named(name)) => {
                (Row::Unknown, digest::guard_key(keys, tenant, RowName::Unknown(name)))
            }
            (Err(_), TicketSubject::Known(id)) => {
                // Normalised names hold no space, so this is nobody's name either.
                let name = AccountName(format!(" {id}"));
                (Row::Unknown, digest::guard_key(keys, tenant, RowName::Unknown(&name)))
            }
        }
    }

    /// Returns what the guard has to know about a flow of this subject.
    pub(crate) fn flow_facts(&self, flow: &FlowClaims) -> FlowFacts {
        let epoch = self.account.as_ref().map_or(0, |account| account.flow_epoch);
        FlowFacts { id: flow.flow, epoch, started: flow.started, expires: flow.expires }
    }

    /// Returns every address of the account: notices go to all of them, never only to the one that was used.
    pub(crate) fn addresses(&self) -> Vec<MailAddress> {
        addresses(self.account.as_ref(), &self.enrolments)
    }
}

/// Returns every address of an account, each once.
pub(crate) fn addresses(account: Option<&Account>, enrolments: &[Enrolment]) -> Vec<MailAddress> {
    let own = account.iter().filter_map(|account| account.mail.clone());
    let enrolled = enrolments.iter().filter_map(|enrolment| enrolment.authenticator.address().cloned());
    let mut addresses: Vec<MailAddress> = Vec::new();
    for address in own.chain(enrolled) {
        if addresses.iter().all(|known| known.comparable() != address.comparable()) {
            addresses.push(address);
        }
    }
    addresses
}

/// Returns the key of an account's row.
pub(crate) fn subject_row<P: Platform>(platform: &P, id: &SubjectId) -> GuardKey {
    digest::guard_key(platform.keys(), &platform.settings().tenant, RowName::Subject(id))
}

/// Returns the digest that names a mail address as a destination.
pub(crate) fn mail_digest(keys: &Keys, settings: &Settings, address: &MailAddress) -> DestinationDigest {
    digest::destination_digest(keys, &settings.tenant, DestinationKind::Mail, &address.comparable())
}

/// Returns the digest that names what an enrolment proves: the address, or the credential itself.
pub(crate) fn enrolment_digest(keys: &Keys, settings: &Settings, enrolment: &Enrolment) -> DestinationDigest {
    let credential = || {
        let id = enrolment.id.as_str();
        digest::destination_digest(keys, &settings.tenant, DestinationKind::Credential, id)
    };
    enrolment.authenticator.address().map_or_else(credential, |address| mail_digest(keys, settings, address))
}
