//! The deployment as the protocol sees it: every port's adapter for one request.

use std::rc::Rc;

use latchkey_protocol::keys::Keys;
use latchkey_protocol::platform::{Dossier, Platform, Settings};
use latchkey_protocol::policy::BannedIndex;
use latchkey_protocol::ports::{Fault, Whom};
use worker::Env;

use crate::administration::D1Administration;
use crate::audit::D1Audit;
use crate::breaches::RangeService;
use crate::config::Config;
use crate::courier::MailCourier;
use crate::database::{self, Database};
use crate::directory::{self, D1Directory};
use crate::enrolments::{self, D1Enrolments};
use crate::guard::GuardClient;
use crate::log::EdgeLog;
use crate::outbox::OutboxClient;
use crate::passwords::AssetPasswords;
use crate::picture::StrokePictures;
use crate::policy_store::{self, D1PolicyStore};
use crate::signatures::WebSignatures;
use crate::time::{EdgeClock, EdgeEntropy};
use crate::turnstile::TurnstileService;
use crate::words::AssetWords;

const PART: &str = "configuration";
/// What all of a dossier is read as: most of it is the account.
const DOSSIER: &str = "directory";

/// The adapters of one request.
pub struct Edge {
    config: Rc<Config>,
    database: Rc<Database>,
    clock: EdgeClock,
    entropy: EdgeEntropy,
    guard: GuardClient,
    policies: D1PolicyStore,
    directory: D1Directory,
    enrolments: D1Enrolments,
    courier: MailCourier,
    outbox: OutboxClient,
    audit: D1Audit,
    pictures: StrokePictures<EdgeEntropy>,
    common_passwords: AssetPasswords,
    question_words: AssetWords,
    breaches: Option<RangeService>,
    turnstile: Option<TurnstileService>,
    signatures: WebSignatures,
    administration: D1Administration,
    log: EdgeLog,
}

impl Edge {
    /// Binds the adapters to what the deployment declares.
    ///
    /// # Errors
    /// A [`Fault`] for a binding that `wrangler.toml` lacks.
    pub fn new(env: &Env, config: Rc<Config>) -> Result<Self, Fault> {
        let fault = |error: worker::Error| Fault::new(PART, error);
        let database = Rc::new(Database::new(&env.d1("DB").map_err(fault)?));
        let guard = env.durable_object("GUARD").map_err(fault)?;
        let outbox = env.durable_object("OUTBOX").map_err(fault)?;
        let assets = env.assets("ASSETS").map_err(fault)?;
        Ok(Self {
            clock: EdgeClock,
            entropy: EdgeEntropy,
            guard: GuardClient { objects: guard },
            policies: D1PolicyStore { database: Rc::clone(&database) },
            directory: D1Directory { database: Rc::clone(&database), config: Rc::clone(&config) },
            enrolments: D1Enrolments { database: Rc::clone(&database), config: Rc::clone(&config) },
            courier: MailCourier::new(&config, &database),
            outbox: OutboxClient { objects: outbox, database: Rc::clone(&database), config: Rc::clone(&config) },
            audit: D1Audit { database: Rc::clone(&database) },
            pictures: StrokePictures::new(EdgeEntropy, assets.clone()),
            common_passwords: AssetPasswords { assets: assets.clone() },
            question_words: AssetWords { assets },
            breaches: config.breach_range_url.clone().map(|base| RangeService { base }),
            turnstile: config.turnstile.clone().map(|route| TurnstileService { route }),
            signatures: WebSignatures,
            administration: D1Administration {
                database: Rc::clone(&database),
                enrolments: D1Enrolments { database: Rc::clone(&database), config: Rc::clone(&config) },
            },
            log: EdgeLog::default(),
            database,
            config,
        })
    }

    /// Returns the configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Returns configuration and database, to be kept by whoever delivers.
    #[cfg(feature = "testing")]
    #[must_use]
    pub const fn shared(&self) -> (&Rc<Config>, &Rc<Database>) {
        (&self.config, &self.database)
    }

    /// Returns the database, for what is counted about it.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }
}

impl Platform for Edge {
    type Clock = EdgeClock;
    type Entropy = EdgeEntropy;
    type Guard = GuardClient;
    type Policies = D1PolicyStore;
    type Directory = D1Directory;
    type Enrolments = D1Enrolments;
    type Courier = MailCourier;
    type Outbox = OutboxClient;
    type Audit = D1Audit;
    type Pictures = StrokePictures<EdgeEntropy>;
    type CommonPasswords = AssetPasswords;
    type QuestionWords = AssetWords;
    type Breaches = RangeService;
    type Turnstile = TurnstileService;
    type Signatures = WebSignatures;
    type Administration = D1Administration;
    type Log = EdgeLog;

    fn clock(&self) -> &EdgeClock {
        &self.clock
    }

    fn entropy(&self) -> &EdgeEntropy {
        &self.entropy
    }

    fn guard(&self) -> &GuardClient {
        &self.guard
    }

    fn policies(&self) -> &D1PolicyStore {
        &self.policies
    }

    fn directory(&self) -> &D1Directory {
        &self.directory
    }

    fn enrolments(&self) -> &D1Enrolments {
        &self.enrolments
    }

    /// Policy, account and registered methods lie in one database: one question, as of one moment.
    async fn dossier(&self, whom: Whom<'_>) -> Result<Dossier, Fault> {
        let queries = [policy_store::query(), directory::query(whom), enrolments::query(whom)];
        let results = self.database.batch(DOSSIER, &queries).await?;
        let [policy, account, methods] = results.as_slice() else {
            return Err(Fault::new(DOSSIER, "expected three results"));
        };
        let policy = policy_store::newest(database::read("policy", policy)?)?;
        let account = directory::found(database::read(DOSSIER, account)?);
        let methods = database::read("enrolments", methods)?;
        let enrolments = self.enrolments.opened(account.as_ref().map(|account| &account.id), methods)?;
        Ok(Dossier { policy, account, enrolments })
    }

    fn courier(&self) -> &MailCourier {
        &self.courier
    }

    fn outbox(&self) -> &OutboxClient {
        &self.outbox
    }

    fn audit(&self) -> &D1Audit {
        &self.audit
    }

    fn pictures(&self) -> Option<&StrokePictures<EdgeEntropy>> {
        Some(&self.pictures)
    }

    fn common_passwords(&self) -> &AssetPasswords {
        &self.common_passwords
    }

    fn question_words(&self) -> &AssetWords {
        &self.question_words
    }

    fn breaches(&self) -> Option<&RangeService> {
        self.breaches.as_ref()
    }

    fn turnstile(&self) -> Option<&TurnstileService> {
        self.turnstile.as_ref()
    }

    fn signatures(&self) -> &WebSignatures {
        &self.signatures
    }

    fn administration(&self) -> &D1Administration {
        &self.administration
    }

    fn log(&self) -> &EdgeLog {
        &self.log
    }

    fn banned(&self) -> &BannedIndex {
        &self.config.banned
    }

    fn keys(&self) -> &Keys {
        &self.config.keys
    }

    fn settings(&self) -> &Settings {
        &self.config.settings
    }
}
