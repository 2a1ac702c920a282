//! Every port in memory, a made-up organisation, and an executor: a whole reset runs in milliseconds, in any order of
//! events, with any port failing.
//!
//! Behind feature `testing`, which no deployment is built with. What is here is simple on purpose: the rules under test
//! are the crate's own.

pub mod acts;
mod administration;
pub mod authenticator;
pub mod clock;
pub mod courier;
pub mod demo;
pub mod directory;
pub mod executor;
pub mod fault;
pub mod forge;
pub mod groups;
pub mod guard;
pub mod ledger;
pub mod organisation;
pub mod passwords;
pub mod pictures;
pub mod question_words;
pub mod records;
pub mod signatures;
pub mod stores;
#[cfg(test)]
mod tests;
pub mod turnstile;

use latchkey_shared::password::NotAPassword;

use crate::credential::Cost;
use crate::keys::Keys;
use crate::platform::{Platform, Settings};
use crate::policy::BannedIndex;
use crate::ports::Fault;
use crate::time::UnixSeconds;

pub use clock::{TestClock, TestEntropy};
pub use courier::{CapturingCourier, Delivered, DeliveredContent};
pub use demo::demo;
pub use directory::MemoryDirectory;
pub use executor::{block_on, in_parallel, run_to_death};
pub use fault::{Failing, FaultSwitch, Hitch};
pub use groups::MemoryGroups;
pub use guard::MemoryGuard;
pub use ledger::Ledger;
pub use organisation::{AccountCard, Organisation};
pub use passwords::{MemoryBreaches, MemoryCommonPasswords};
pub use pictures::FixedPictures;
pub use question_words::{MemoryQuestionWords, questions};
pub use records::{MemoryAudit, MemoryLog, MemoryOutbox};
pub use signatures::LibrarySignatures;
pub use stores::{MemoryEnrolments, MemoryPolicyStore};
pub use turnstile::{MemoryTurnstile, Solved};

/// When the tests' world begins: 2027-01-15T08:00:00Z.
pub const START: UnixSeconds = UnixSeconds(1_800_000_000);
/// When the next key of every ring begins to seal: after all but the tests of rotation.
pub const NEXT_KEYS: UnixSeconds = UnixSeconds(START.0 + 40 * 24 * 60 * 60);

/// An organisation could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The demo contradicts itself.
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
    /// The organisation does.
    #[error(transparent)]
    Organisation(#[from] organisation::OrganisationProblem),
    /// A password is none.
    #[error(transparent)]
    Password(#[from] NotAPassword),
    /// A part failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A deployment in memory.
#[derive(Debug)]
pub struct Memory {
    /// Tells the worker's time.
    pub clock: TestClock,
    /// Gives randomness, the same in every run.
    pub entropy: TestEntropy,
    /// Holds accounts.
    pub directory: MemoryDirectory,
    /// Holds groups.
    pub groups: MemoryGroups,
    /// Holds registered methods.
    pub enrolments: MemoryEnrolments,
    /// Holds the policy.
    pub policies: MemoryPolicyStore,
    /// Holds the guard's rows. Shares the clock until it is given its own.
    pub guard: MemoryGuard,
    /// Keeps messages.
    pub courier: CapturingCourier,
    /// Keeps notices.
    pub outbox: MemoryOutbox,
    /// Keeps the audit.
    pub audit: MemoryAudit,
    /// Draws picture checks; `None` for a deployment without.
    pub pictures: Option<FixedPictures>,
    /// Lists common passwords.
    pub common_passwords: MemoryCommonPasswords,
    /// Knows the words of our questions.
    pub question_words: MemoryQuestionWords,
    /// Knows leaked passwords; `None` for a deployment that asks nobody.
    pub breaches: Option<MemoryBreaches>,
    /// Gives and confirms tokens; `None` for a deployment without a widget.
    pub turnstile: Option<MemoryTurnstile>,
    /// Verifies signatures.
    pub signatures: LibrarySignatures,
    /// Keeps the log.
    pub log: MemoryLog,
    /// Keeps the index of banned terms.
    pub banned: BannedIndex,
    /// Facts of the deployment.
    pub settings: Settings,
    /// Secrets.
    pub keys: Keys,
}

impl Memory {
    /// Sets up an organisation at [`START`].
    ///
    /// # Errors
    /// A [`SetupError`] if its data does not fit together.
    pub fn new(organisation: &Organisation) -> Result<Self, SetupError> {
        let clock = TestClock::at(START);
        let (audit, outbox) = (MemoryAudit::default(), MemoryOutbox::default());
        let directory = MemoryDirectory::new(organisation, audit.clone(), outbox.clone())?;
        Ok(Self {
            groups: MemoryGroups::new(organisation),
            enrolments: MemoryEnrolments::new(organisation, &directory, audit.clone(), outbox.clone()),
            directory,
            policies: MemoryPolicyStore::new(organisation.policy.clone()),
            guard: MemoryGuard::new(clock.clone()),
            turnstile: Some(MemoryTurnstile::new(clock.clone())),
            clock,
            entropy: TestEntropy::default(),
            courier: CapturingCourier::default(),
            outbox,
            audit,
            pictures: Some(FixedPictures::default()),
            common_passwords: MemoryCommonPasswords::default(),
            question_words: MemoryQuestionWords::default(),
            breaches: Some(MemoryBreaches::default()),
            signatures: LibrarySignatures::default(),
            log: MemoryLog::default(),
            banned: BannedIndex::default(),
            settings: Settings {
                name: organisation.name.clone(),
                ..Settings::for_tests("https://reset.alderbrook.example")
            },
            keys: Keys::for_tests_until(NEXT_KEYS),
        })
    }

    /// Sets up Alderbrook Hospital.
    ///
    /// # Errors
    /// None in practice: the data is fixed, and a test builds it.
    pub fn demo() -> Result<Self, SetupError> {
        Self::new(&demo(START)?)
    }
}

impl Platform for Memory {
    type Clock = TestClock;
    type Entropy = TestEntropy;
    type Guard = MemoryGuard;
    type Policies = MemoryPolicyStore;
    type Directory = MemoryDirectory;
    type Enrolments = MemoryEnrolments;
    type Courier = CapturingCourier;
    type Outbox = MemoryOutbox;
    type Audit = MemoryAudit;
    type Pictures = FixedPictures;
    type CommonPasswords = MemoryCommonPasswords;
    type QuestionWords = MemoryQuestionWords;
    type Breaches = MemoryBreaches;
    type Turnstile = MemoryTurnstile;
    type Signatures = LibrarySignatures;
    type Administration = Self;
    type Log = MemoryLog;

    fn clock(&self) -> &TestClock {
        &self.clock
    }

    fn entropy(&self) -> &TestEntropy {
        &self.entropy
    }

    fn guard(&self) -> &MemoryGuard {
        &self.guard
    }

    fn policies(&self) -> &MemoryPolicyStore {
        &self.policies
    }

    fn directory(&self) -> &MemoryDirectory {
        &self.directory
    }

    fn enrolments(&self) -> &MemoryEnrolments {
        &self.enrolments
    }

    fn courier(&self) -> &CapturingCourier {
        &self.courier
    }

    fn outbox(&self) -> &MemoryOutbox {
        &self.outbox
    }

    fn audit(&self) -> &MemoryAudit {
        &self.audit
    }

    fn pictures(&self) -> Option<&FixedPictures> {
        self.pictures.as_ref()
    }

    fn common_passwords(&self) -> &MemoryCommonPasswords {
        &self.common_passwords
    }

    fn question_words(&self) -> &MemoryQuestionWords {
        &self.question_words
    }

    fn breaches(&self) -> Option<&MemoryBreaches> {
        self.breaches.as_ref()
    }

    fn turnstile(&self) -> Option<&MemoryTurnstile> {
        self.turnstile.as_ref()
    }

    fn signatures(&self) -> &LibrarySignatures {
        &self.signatures
    }

    fn administration(&self) -> &Self {
        self
    }

    fn log(&self) -> &MemoryLog {
        &self.log
    }

    fn banned(&self) -> &BannedIndex {
        &self.banned
    }

    fn answer_cost(&self) -> Cost {
        Cost::Test
    }

    fn keys(&self) -> &Keys {
        &self.keys
    }

    fn settings(&self) -> &Settings {
        &self.settings
    }
}
