//! Runs a worker on workerd itself: no wrangler and no proxy, whose cost would drown what is to be measured.
//!
//! The database lives in a process of its own, so that what the worker's process spends is the worker's; both read and
//! write what wrangler has prepared. What is missing against wrangler: files under `/assets/` pass the worker and have no
//! media type, so no browser runs them, and no further certificates are trusted, so mail goes in the clear.

mod config;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::json;

use super::server::{self, Place, Server, facts};
use super::{Setup, http, port};
use crate::build::Flavour;
use crate::process::Running;
use crate::secrets::write_private;
use crate::tool::Tools;
use crate::workspace::Workspace;
pub use config::{Module, Worker, d1, objects, process};

/// How long a process may take to answer.
const PATIENCE: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(20);
/// The name under which wrangler keeps the database: the binding's.
const DATABASE: &str = "DB";
/// The folder of a worker's objects, beside its modules.
const OBJECTS: &str = "objects";
/// The door's script.
const DOOR: &str = include_str!("direct/database.mjs");
/// A call that succeeds when the whole is up.
const READY: &str = "/api/v1/tenant";

/// A workerd that answers.
#[derive(Debug)]
pub struct Workerd {
    /// Where.
    pub port: u16,
    /// What it writes.
    pub log: PathBuf,
    /// The program and its arguments, to start another like it.
    pub command: Vec<String>,
    /// The process.
    pub running: Running,
}

/// Starts the worker beside its database and returns once both answer.
///
/// # Errors
/// When one does not come up, after the end of its log was shown.
pub fn start(workspace: &Workspace, tools: &Tools, setup: &Setup, place: &Place<'_>) -> Result<Server> {
    let Place { folder, secrets, mail, stand_ins, .. } = *place;
    let origin = format!("http://localhost:{}", setup.port);
    let here = folder.join("direct");
    let storage = folder.join("state/v3/d1");
    let databases = start_databases(workspace, tools, &here.join("databases"), &storage, &[DATABASE])?;
    let variables = [facts(&origin, mail, stand_ins), secrets.to_vec()].concat();
    let date = compatibility_date(workspace)?;
    let launch = launch(workspace, tools, setup.flavour, &here.join("launch"), databases.port, &variables)?;
    let place = here.join("worker");
    let worker = latchkey(workspace, setup.flavour, &place, &date, variables)?;
    let services = surroundings(workspace, &place, databases.port, DATABASE)?;
    let text = config::process(&[worker], &services, setup.port);
    let mut workerd = serve(workspace, tools, &place, &text, setup.port)?;
    await_status(&mut workerd, READY, 200)?;
    let Workerd { log, running, .. } = workerd;
    let state = vec![storage, place.join(OBJECTS)];
    Ok(Server { origin, log, state, running, database: Some(databases.running), launch: Some(launch), again: None })
}

/// Writes down how to start another worker like this one over the same database, for tests of what a worker makes of its
/// variables: it finds them in its environment. The file holds `command`, which lacks configuration and address, `config`,
/// where every variable is a line of its own, and `variables`.
fn launch(
    workspace: &Workspace,
    tools: &Tools,
    flavour: Flavour,
    folder: &Path,
    database_port: u16,
    variables: &[(String, String)],
) -> Result<PathBuf> {
    let date = compatibility_date(workspace)?;
    let mut worker = latchkey(workspace, flavour, folder, &date, Vec::new())?;
    // Between the others, so that each has a line of its own, and can be taken out with it.
    worker.bindings.splice(1..1, variables.iter().map(|(name, _)| config::from_environment(name)));
    let services = surroundings(workspace, folder, database_port, DATABASE)?;
    let config = folder.join("workerd.capnp");
    // The port is another one for each worker that is started, and comes with the command.
    write_private(&config, &config::process(&[worker], &services, 0))?;
    let command = command(&program(workspace, tools)?);
    let variables: BTreeMap<_, _> = variables.iter().map(|(name, value)| (name, value)).collect();
    let file = folder.join("launch.json");
    write_private(&file, &json!({"command": command, "config": config, "variables": variables}).to_string())?;
    Ok(file)
}

/// Starts databases of these names, kept in a folder.
///
/// # Errors
/// When they do not come up.
pub fn start_databases(
    workspace: &Workspace,
    tools: &Tools,
    folder: &Path,
    storage: &Path,
    names: &[&str],
) -> Result<Workerd> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::create_dir_all(storage).with_context(|| format!("cannot make {}", storage.display()))?;
    fs::write(folder.join("database.mjs"), DOOR).context("cannot write the databases' door")?;
    let port = port::free()?;
    let text = config::databases(names, port, &compatibility_date(workspace)?, storage);
    let mut databases = serve(workspace, tools, folder, &text, port)?;
    await_status(&mut databases, "/counted", 200)?;
    Ok(databases)
}

/// Our worker, its modules copied to where its configuration will be: a build that goes on does not disturb it.
///
/// # Errors
/// When it is not built.
pub fn latchkey<'a>(
    workspace: &Workspace,
    flavour: Flavour,
    folder: &Path,
    date: &'a str,
    variables: Vec<(String, String)>,
) -> Result<Worker<'a>> {
    // `entry.mjs` imports from here, so these are names inside the worker as well.
    const MODULES: [&str; 3] = ["entry.mjs", "build/index.js", "build/index_bg.wasm"];
    let built = flavour.folder(workspace);
    fs::create_dir_all(folder.join("build")).with_context(|| format!("cannot make {}", folder.display()))?;
    for module in MODULES {
        fs::copy(built.join(module), folder.join(module)).with_context(|| format!("the worker has no {module}"))?;
    }
    let [entry, glue, wasm] = MODULES;
    Ok(Worker {
        name: "latchkey",
        modules: vec![Module::Script(entry), Module::Script(glue), Module::Wasm(wasm)],
        date,
        variables,
        bindings: vec![
            config::d1("DB", "database"),
            config::objects("GUARD", "Guard", None),
            config::objects("OUTBOX", "Outbox", None),
            config::service("ASSETS", "assets"),
        ],
        classes: vec!["Guard", "Outbox"],
    })
}

/// What our worker needs around it: database, assets, and storage for its objects.
///
/// # Errors
/// When there is no room for the storage.
pub fn surroundings(workspace: &Workspace, folder: &Path, database_port: u16, database: &str) -> Result<Vec<String>> {
    let objects = folder.join(OBJECTS);
    fs::create_dir_all(&objects).with_context(|| format!("cannot make {}", objects.display()))?;
    Ok(vec![
        config::external_database("database", database_port, database),
        config::disk("assets", &workspace.path("dist"), false),
        config::disk("objects", &objects, true),
    ])
}

/// Starts workerd over a configuration, which is written into a folder.
///
/// # Errors
/// When it cannot be started.
pub fn serve(workspace: &Workspace, tools: &Tools, folder: &Path, text: &str, port: u16) -> Result<Workerd> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join("workerd.capnp");
    // Secrets lie in it.
    write_private(&file, text)?;
    let log = folder.join("workerd.log");
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let program = program(workspace, tools)?;
    let command = [&command(&program)[..], &[file.to_string_lossy().into_owned()]].concat();
    let mut start = Command::new(&program);
    start.args(command.iter().skip(1)).stdout(output.try_clone()?).stderr(output);
    Ok(Workerd { port, log, command, running: Running::start(&mut start)? })
}

/// The program and its arguments that serve the configuration that follows.
fn command(program: &str) -> Vec<String> {
    [program, "serve", "--experimental"].map(ToOwned::to_owned).to_vec()
}

/// Waits until a workerd answers a path with a status.
///
/// # Errors
/// When it ends or takes too long, after the end of its log was shown.
pub fn await_status(workerd: &mut Workerd, path: &str, wanted: u16) -> Result<()> {
    let started = Instant::now();
    loop {
        let status = http::status(workerd.port, path);
        if status == Some(wanted) {
            return Ok(());
        }
        if started.elapsed() > PATIENCE || workerd.running.ended()?.is_some() {
            server::show_tail(&workerd.log);
            bail!("workerd answers {status:?} to {path} instead of {wanted}; {} says why", workerd.log.display());
        }
        thread::sleep(POLL);
    }
}

/// The compatibility date that the deployment has.
///
/// # Errors
/// When `wrangler.toml` names none.
pub fn compatibility_date(workspace: &Workspace) -> Result<String> {
    let text = fs::read_to_string(workspace.path("wrangler.toml")).context("cannot read wrangler.toml")?;
    let line = text.lines().find_map(|line| line.strip_prefix("compatibility_date = \""));
    let date = line.and_then(|rest| rest.strip_suffix('"'));
    date.map(ToOwned::to_owned).ok_or_else(|| anyhow!("wrangler.toml names no compatibility_date"))
}

/// workerd itself. The npm package's command is a script that starts it, and would be what is measured.
fn program(workspace: &Workspace, tools: &Tools) -> Result<String> {
    let mut node = tools.node.command("node");
    let output = node.args(["--print", "require('workerd').default"]).current_dir(workspace.root()).output()?;
    let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if path.is_empty() {
        bail!("npm installed no workerd for this machine");
    }
    Ok(path)
}
