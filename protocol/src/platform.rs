//! Everything a deployment supplies, in one place: its ports, its settings and its keys.
//!
//! A flow takes `&impl Platform` and reaches the world only through it. The worker builds one per request; `testing`
//! has one in memory. Not here: what the organisation decides (see `policy`), and what the ports promise (see [`ports`]).
//!
//! [`ports`]: crate::ports

use crate::account::Account;
use crate::audit::AuditEvent;
use crate::credential::Cost;
use crate::enrolment::Enrolment;
use crate::ids::TenantId;
use crate::keys::Keys;
use crate::policy::{BannedIndex, Policy};
use crate::ports::{
    Administration, AuditSink, Breaches, Clock, CommonPasswords, Courier, Directory, Enrolments, Entropy, Fault,
    GuardStore, Outbox, PolicyStore, QuestionWords, Signatures, Turnstile, Whom,
};

/// Facts of the deployment: variables, never policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The organisation's id, part of every key and ticket.
    pub tenant: TenantId,
    /// The organisation's name as people know it.
    pub name: String,
    /// Scheme and host this deployment is reached at, without a trailing slash. The only origin links are built from.
    pub public_origin: String,
    /// `FLOW_EPOCH`: raising it kills all tickets at once.
    pub epoch: u64,
    /// Where people sign in.
    pub sign_in_url: String,
    /// `RESET_OFF`: resets are closed, and only the help desk is shown.
    pub resets_off: bool,
    /// BCP 47 languages this build has catalogues for; policy says which of them are offered.
    pub locales: Vec<String>,
}

#[cfg(any(test, feature = "testing"))]
impl Settings {
    /// Returns the facts of a deployment that tests set up at this origin.
    #[must_use]
    pub fn for_tests(public_origin: &str) -> Self {
        Self {
            tenant: TenantId("alderbrook".to_owned()),
            name: "Alderbrook".to_owned(),
            public_origin: public_origin.to_owned(),
            epoch: 1,
            sign_in_url: "https://intranet.alderbrook.example/sign-in".to_owned(),
            resets_off: false,
            locales: vec!["en".to_owned(), "de".to_owned()],
        }
    }
}

/// A picture with characters to read.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The picture, PNG.
    pub png: Vec<u8>,
    /// The characters in it. Leaves the worker only sealed.
    pub answer: String,
}

/// Draws and speaks picture checks.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Pictures {
    /// Draws fresh characters.
    ///
    /// # Errors
    /// A [`Fault`] if it could not be drawn.
    async fn draw(&self) -> Result<Picture, Fault>;

    /// Speaks an answer in a language, as `audio/wav`; English where there is no voice for it.
    ///
    /// # Errors
    /// A [`Fault`] if the voice could not be loaded.
    async fn speak(&self, answer: &str, locale: &str) -> Result<Vec<u8>, Fault>;
}

/// Writes the operator's log: one JSON object a line. Never a code, ticket, password, typed name or address.
pub trait Log {
    /// Writes what happened.
    fn event(&self, event: &AuditEvent);

    /// Writes what failed, so that somebody is alarmed.
    fn alarm(&self, support_id: latchkey_shared::opaque::SupportId, fault: &Fault);
}

/// What a call judges by, as it is at this moment.
#[derive(Debug)]
pub struct Dossier {
    /// The policy in force.
    pub policy: Policy,
    /// The account, if the name found one.
    pub account: Option<Account>,
    /// What it has registered.
    pub enrolments: Vec<Enrolment>,
}

/// What a deployment supplies.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Platform {
    /// Tells the time.
    type Clock: Clock;
    /// Gives randomness.
    type Entropy: Entropy;
    /// Counts tries, and lets things happen once.
    type Guard: GuardStore;
    /// Holds the policy.
    type Policies: PolicyStore;
    /// Holds accounts and passwords.
    type Directory: Directory;
    /// Holds registered methods.
    type Enrolments: Enrolments;
    /// Delivers codes.
    type Courier: Courier;
    /// Delivers notices until they arrive.
    type Outbox: Outbox;
    /// Keeps the audit.
    type Audit: AuditSink;
    /// Draws and speaks picture checks.
    type Pictures: Pictures;
    /// Knows the passwords that many people use.
    type CommonPasswords: CommonPasswords;
    /// Knows the words of our security questions.
    type QuestionWords: QuestionWords;
    /// Asks which passwords have leaked.
    type Breaches: Breaches;
    /// Confirms tokens of Turnstile.
    type Turnstile: Turnstile;
    /// Verifies signatures of passkeys.
    type Signatures: Signatures;
    /// Keeps what administrators look at and change.
    type Administration: Administration;
    /// Writes the operator's log.
    type Log: Log;

    /// Returns the clock.
    fn clock(&self) -> &Self::Clock;
    /// Returns the source of randomness.
    fn entropy(&self) -> &Self::Entropy;
    /// Returns the guard.
    fn guard(&self) -> &Self::Guard;
    /// Returns the policy store.
    fn policies(&self) -> &Self::Policies;
    /// Returns the directory.
    fn directory(&self) -> &Self::Directory;
    /// Returns the registered methods.
    fn enrolments(&self) -> &Self::Enrolments;
    /// Reads all that a call judges by from the primary, at whatever cost an account nobody has must have, too.
    ///
    /// A deployment that keeps all of it in one place asks that place once.
    ///
    /// # Errors
    /// A [`Fault`] of the first part that did not answer.
    async fn dossier(&self, whom: Whom<'_>) -> Result<Dossier, Fault> {
        let policy = self.policies().current().await?;
        let account = self.directory().find(whom).await?;
        // A name that nobody has costs the same read.
        let enrolments = self.enrolments().of(account.as_ref().map(|account| &account.id)).await?;
        Ok(Dossier { policy, account, enrolments })
    }

    /// Returns the courier.
    fn courier(&self) -> &Self::Courier;
    /// Returns the outbox.
    fn outbox(&self) -> &Self::Outbox;
    /// Returns the audit.
    fn audit(&self) -> &Self::Audit;
    /// Returns what draws picture checks, or `None` if this deployment has none.
    fn pictures(&self) -> Option<&Self::Pictures>;
    /// Returns the passwords that many people use.
    fn common_passwords(&self) -> &Self::CommonPasswords;
    /// Returns the words of our security questions.
    fn question_words(&self) -> &Self::QuestionWords;
    /// Returns whom to ask for leaked passwords, or `None` if this deployment asks nobody.
    fn breaches(&self) -> Option<&Self::Breaches>;
    /// Returns whom to ask about tokens of Turnstile, or `None` if this deployment has no widget.
    fn turnstile(&self) -> Option<&Self::Turnstile>;
    /// Returns what verifies signatures of passkeys.
    fn signatures(&self) -> &Self::Signatures;
    /// Returns what administrators look at and change.
    fn administration(&self) -> &Self::Administration;
    /// Returns the log.
    fn log(&self) -> &Self::Log;
    /// Returns where the index of banned terms is kept from one call to the next.
    fn banned(&self) -> &BannedIndex;
    /// Returns what a hash of an answer to a security question costs.
    fn answer_cost(&self) -> Cost {
        Cost::default()
    }
    /// Returns the deployment's keys.
    fn keys(&self) -> &Keys;
    /// Returns the deployment's settings.
    fn settings(&self) -> &Settings;
}
