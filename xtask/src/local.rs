//! Latchkey on this machine: a mail catcher, a database with the demo organisation, and the worker under workerd.
//!
//! The same for `dev` and for the tests that need a server; they differ in the worker's flavour, the ports and the
//! folder of the state. Everything listens on loopback only.

mod certificates;
mod database;
pub mod direct;
mod http;
mod mail;
mod port;
mod restart;
mod server;
mod stand_ins;

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};

use crate::build::Flavour;
use crate::process::Running;
use crate::rotate;
use crate::secrets::{SecretsFile, unix_now};
use crate::tool::Tools;
use crate::workspace::Workspace;

pub use port::{check_free as check_port_is_free, free as free_port};
pub use server::wrangler;

/// Seconds until the next key of every ring of the tests' worker: further than any test but those of rotation goes.
const NEXT_KEYS_S: u64 = 40 * 24 * 60 * 60;

/// For how many seconds the present keys of the tests' worker have sealed: long enough that a successor could be in use.
const KEYS_AGE_S: u64 = 2 * 60 * 60;

/// What to start, and where.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Which worker.
    pub flavour: Flavour,
    /// Where it listens.
    pub port: u16,
    /// Whether to throw the database away first.
    pub state: State,
}

/// What happens to the database of the last run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is kept.
    Kept,
    /// It is thrown away, with the secrets that sealed it.
    Fresh,
}

/// A running Latchkey; ends when dropped.
#[derive(Debug)]
pub struct Local {
    /// What a browser opens.
    pub origin: String,
    /// The mail catcher's page and REST API.
    pub mail: String,
    /// The demo accounts, as JSON.
    pub accounts: serde_json::Value,
    /// The file that holds the accounts.
    pub accounts_file: PathBuf,
    /// The file that holds the worker's secrets.
    pub secrets_file: PathBuf,
    /// Mail servers like those of production, for tests: ports, user and password as JSON.
    pub mail_servers: serde_json::Value,
    /// Where the stand-ins for vendors listen, for tests.
    pub stand_ins: Option<String>,
    /// What the worker writes.
    pub log: PathBuf,
    /// Where the worker's database and its objects lie.
    pub state: Vec<PathBuf>,
    /// The file that says how to start another worker like it, for tests; only without wrangler.
    pub launch: Option<PathBuf>,
    /// Whoever connects here has the worker killed, and started again on the same state; only for tests.
    pub restarts: Option<SocketAddr>,
    worker: Arc<Mutex<Running>>,
    _database: Option<Running>,
    _mail: Running,
    _stand_ins: Option<Running>,
}

/// What runs the worker: wrangler, or workerd itself.
type Starter = fn(&Workspace, &Tools, &Setup, &server::Place<'_>) -> Result<server::Server>;

impl Local {
    /// Starts everything and returns once everything answers.
    ///
    /// # Errors
    /// What failed, in a sentence; what had been started is ended.
    pub fn start(workspace: &Workspace, tools: &Tools, setup: &Setup) -> Result<Self> {
        Self::start_by(server::start, workspace, tools, setup)
    }

    /// Starts the same without wrangler's proxy, for whoever measures times or asks by the thousand ([`direct`] says what is
    /// missing then).
    ///
    /// # Errors
    /// As above.
    pub fn start_direct(workspace: &Workspace, tools: &Tools, setup: &Setup) -> Result<Self> {
        Self::start_by(direct::start, workspace, tools, setup)
    }

    fn start_by(starter: Starter, workspace: &Workspace, tools: &Tools, setup: &Setup) -> Result<Self> {
        let folder = workspace.state(match setup.flavour {
            Flavour::Production => "dev",
            Flavour::Testing => "testing/run",
        });
        if setup.state == State::Fresh && folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;

        let secrets_file = folder.join("secrets");
        let mut secrets = match setup.flavour {
            Flavour::Production => SecretsFile::keep(&secrets_file)?,
            Flavour::Testing => {
                let mut secrets = SecretsFile::keep_since(&secrets_file, unix_now()?.saturating_sub(KEYS_AGE_S))?;
                rotate::announce(&mut secrets, NEXT_KEYS_S)?;
                secrets
            }
        };
        secrets.ensure_operator()?;
        let secrets = secrets.variables();
        let accounts_file = folder.join("accounts.json");
        database::prepare(workspace, tools, &folder, &secrets)?;
        let certificates = match setup.flavour {
            Flavour::Production => None,
            Flavour::Testing => Some(certificates::make(workspace, folder.join("certificates"))?),
        };
        let mail = mail::start(workspace, tools, setup.port, certificates.as_ref())?;
        let stand_ins = match setup.flavour {
            Flavour::Production => None,
            Flavour::Testing => Some(stand_ins::start(workspace, tools)?),
        };
        let place = server::Place {
            folder: &folder,
            secrets: &secrets,
            mail: &mail,
            certificates: certificates.as_ref(),
            stand_ins: stand_ins.as_ref().map(|stand_ins| stand_ins.origin.as_str()),
        };
        let server = starter(workspace, tools, setup, &place)?;
        let worker = Arc::new(Mutex::new(server.running));
        let restarts = match (setup.flavour, server.again) {
            (Flavour::Testing, Some(launch)) => Some(restart::serve(&worker, launch)?),
            _ => None,
        };
        let accounts = fs::read_to_string(&accounts_file).context("cannot read the demo accounts")?;
        Ok(Self {
            origin: server.origin,
            mail: mail.web,
            accounts: serde_json::from_str(&accounts).context("the demo accounts are not JSON")?,
            accounts_file,
            secrets_file,
            mail_servers: mail.guarded,
            stand_ins: stand_ins.as_ref().map(|stand_ins| stand_ins.origin.clone()),
            log: server.log,
            state: server.state,
            launch: server.launch,
            restarts,
            worker,
            _database: server.database,
            _mail: mail.running,
            _stand_ins: stand_ins.map(|stand_ins| stand_ins.running),
        })
    }

    /// Fails once the worker has ended by itself.
    ///
    /// # Errors
    /// With the end of what it wrote.
    pub fn check(&mut self) -> Result<()> {
        server::check(&mut self.worker.lock().unwrap_or_else(PoisonError::into_inner), &self.log)
    }
}
