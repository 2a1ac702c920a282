//! Runs the worker under wrangler and workerd, with the local database and Durable Objects.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::certificates::{self, Certificates};
use super::mail::Mail;

use super::{Setup, http};
use crate::build::Flavour;
use crate::process::Running;
use crate::secrets::{OPERATOR_TOKEN, write_variables};
use crate::tool::{Node, Tools};
use crate::workspace::Workspace;

/// How long the worker may take to answer. It needs about 6 s on two idle cores.
const PATIENCE: Duration = Duration::from_secs(90);
const POLL: Duration = Duration::from_millis(200);
/// How much of the log is shown when the worker does not come up.
const TAIL_LINES: usize = 30;
/// The demo organisation's id.
pub const TENANT: &str = "alderbrook";
/// A call that reads the configuration and the database, so that its success means the whole is up.
const READY: &str = "/api/v1/tenant";
/// A secret that not every deployment has.
const TURNSTILE_SECRET: &str = "TURNSTILE_SECRET";

/// A worker that answers.
#[derive(Debug)]
pub struct Server {
    /// What a browser opens.
    pub origin: String,
    /// What the worker writes.
    pub log: PathBuf,
    /// Where its database and its objects lie.
    pub state: Vec<PathBuf>,
    /// The process.
    pub running: Running,
    /// The process of the database, where it has one of its own.
    pub database: Option<Running>,
    /// The file that says how to start another like it, where that can be done.
    pub launch: Option<PathBuf>,
    /// How to start another one like it, where that is known.
    pub again: Option<Launch>,
}

/// What the worker finds around it.
#[derive(Debug)]
pub struct Place<'a> {
    /// Holds its database.
    pub folder: &'a Path,
    /// What seals that database.
    pub secrets: &'a [(String, String)],
    /// Where its mail goes.
    pub mail: &'a Mail,
    /// Whose certificates it trusts beside the usual.
    pub certificates: Option<&'a Certificates>,
    /// Where vendors' stand-ins listen.
    pub stand_ins: Option<&'a str>,
}

/// Starts the worker and returns once it answers.
///
/// # Errors
/// When it does not come up, after the end of its log was shown.
pub fn start(workspace: &Workspace, tools: &Tools, setup: &Setup, place: &Place<'_>) -> Result<Server> {
    let Place { folder, secrets, mail, certificates, stand_ins } = *place;
    let origin = format!("http://localhost:{}", setup.port);
    let variables = folder.join("variables");
    let facts = facts(&origin, mail, stand_ins);
    write_variables(&variables, &[facts.as_slice(), secrets].concat())?;

    let log = folder.join("worker.log");
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut command = wrangler(workspace, &tools.node, "dev");
    let state = folder.join("state");
    command
        .arg(setup.flavour.folder(workspace).join("entry.mjs"))
        .args(["--local", "--ip", "127.0.0.1", "--port", &setup.port.to_string(), "--inspector-port", "0"])
        .args(["--show-interactive-dev-session=false", "--persist-to"])
        .arg(&state)
        .arg("--env-file")
        .arg(&variables)
        .stdout(output.try_clone()?)
        .stderr(output);
    if setup.flavour == Flavour::Testing {
        command.arg("--config").arg(with_email(workspace, folder)?);
    }
    // Of secrets wrangler loads those that `wrangler.toml` requires; next keys, the widget's and the operator's are none.
    let is_optional = |name: &str| name.ends_with("_B") || name == TURNSTILE_SECRET || name == OPERATOR_TOKEN;
    for (name, value) in facts.iter().chain(secrets).filter(|(name, _)| is_optional(name)) {
        command.arg("--var").arg(format!("{name}:{value}"));
    }
    if let Some(certificates) = certificates {
        command.env(certificates::VARIABLE, &certificates.authorities);
    }
    let mut again = Launch { command, port: setup.port, log: log.clone(), flavour: setup.flavour };
    let running = again.start()?;
    Ok(Server { origin, log, state: vec![state], running, database: None, launch: None, again: Some(again) })
}

/// How the worker is started, as often as wanted.
#[derive(Debug)]
pub struct Launch {
    command: Command,
    port: u16,
    log: PathBuf,
    flavour: Flavour,
}

impl Launch {
    /// Starts the worker and returns once it answers.
    ///
    /// # Errors
    /// When it does not come up, after the end of its log was shown.
    pub fn start(&mut self) -> Result<Running> {
        let Self { command, port, log, flavour } = self;
        let name = match flavour {
            Flavour::Production => "starting the worker",
            Flavour::Testing => "starting the worker for tests",
        };
        eprintln!("{name} …");
        let started = Instant::now();
        let mut running = Running::start(command)?;
        loop {
            check(&mut running, log)?;
            match http::status(*port, READY) {
                Some(200) => break,
                status if started.elapsed() > PATIENCE => {
                    show_tail(log);
                    match status {
                        Some(status) => bail!("the worker answers {status} instead of 200; {} says why", log.display()),
                        None => bail!("the worker does not answer; {} says why", log.display()),
                    }
                }
                _ => thread::sleep(POLL),
            }
        }
        eprintln!("{name}: done in {:.1} s", started.elapsed().as_secs_f32());
        Ok(running)
    }
}

/// Writes a `wrangler.toml` for tests: the deployment's own, with the binding of the Email Service that is a comment there.
///
/// # Errors
/// When `wrangler.toml` has no such comment, or the copy cannot be written.
fn with_email(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let mut text = fs::read_to_string(workspace.path("wrangler.toml")).context("cannot read wrangler.toml")?;
    // Paths count from where the file lies.
    for (name, path) in [("main", "worker/entry.mjs"), ("directory", "dist"), ("migrations_dir", "worker/migrations")] {
        let whole = workspace.path(path);
        text = text.replace(&format!("{name} = \"{path}\""), &format!("{name} = {:?}", whole.display().to_string()));
    }
    for line in ["[[send_email]]", "name = \"EMAIL\"", "allowed_sender_addresses"] {
        let (comment, plain) = (format!("\n#{line}"), format!("\n{line}"));
        if !text.contains(&comment) {
            bail!("wrangler.toml does not say how to bind the Email Service: expected #{line}");
        }
        text = text.replace(&comment, &plain);
    }
    let file = folder.join("wrangler.toml");
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// Fails once the worker has ended by itself.
///
/// # Errors
/// After the end of its log was shown.
pub fn check(running: &mut Running, log: &Path) -> Result<()> {
    if running.ended()?.is_some() {
        show_tail(log);
        bail!("the worker has ended by itself; {} says why", log.display());
    }
    Ok(())
}

/// A wrangler command that neither asks, nor reports, nor calls home.
pub fn wrangler(workspace: &Workspace, node: &Node, command: &str) -> Command {
    let mut wrangler = node.command("wrangler");
    wrangler
        .arg(command)
        .current_dir(workspace.root())
        .env("CI", "1")
        .env("NO_COLOR", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false");
    wrangler
}

/// The facts of this deployment (see `wrangler.toml`).
pub fn facts(origin: &str, mail: &Mail, stand_ins: Option<&str>) -> Vec<(String, String)> {
    let mut facts = [
        ("PUBLIC_ORIGIN", origin),
        ("TENANT_ID", TENANT),
        ("ORGANISATION", "Alderbrook Hospital"),
        ("SIGN_IN_URL", &format!("{origin}/me")),
        ("SMTP_HOST", "127.0.0.1"),
        ("SMTP_PORT", &mail.smtp_port.to_string()),
        ("SMTP_SECURITY", "plain"),
        ("MAIL_FROM", "password-reset@alderbrook.example"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    // Without stand-ins nobody is asked: what runs on a developer's machine stays there.
    if let Some(stand_ins) = stand_ins {
        facts.extend(vendors(origin, stand_ins));
    }
    facts
}

/// The vendors that tests ask, and the origin of Turnstile's page: another name of the same machine.
fn vendors(origin: &str, stand_ins: &str) -> Vec<(String, String)> {
    [
        ("BREACH_RANGE_URL", format!("{stand_ins}/breaches/well/range/")),
        ("TURNSTILE_SITEKEY", "0x4AAAAAAAstandinsitekey".to_owned()),
        (TURNSTILE_SECRET, "0x4AAAAAAAstandinsecretkey0123456789".to_owned()),
        ("TURNSTILE_ORIGIN", origin.replace("localhost", "127.0.0.1")),
        ("TURNSTILE_URL", format!("{stand_ins}/turnstile/siteverify")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

/// Shows the end of what a process wrote.
pub fn show_tail(log: &Path) {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL_LINES)) {
        eprintln!("  {line}");
    }
}
