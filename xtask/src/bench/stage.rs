//! Everything that is measured, running: our worker, its counterpart in JavaScript, a worker that only says hello, and
//! the databases of the first two in a process that is not counted.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::build::Flavour;
use crate::local::direct::{self, Worker, Workerd};
use crate::local::free_port;
use crate::secrets::{SecretsFile, Variables};
use crate::stamp::Stamp;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// The organisation's id.
const TENANT: &str = "alderbrook";
/// Accounts that claimants can be had for; a run uses each for one reset.
const CROWD: &str = "1000";
/// Names of the databases.
const DATABASES: [&str; 2] = ["latchkey", "counterpart"];
/// The crate that hashes for the counterpart.
const ARGON2: &str = "latchkey_bench_argon2";

/// What `worker/Cargo.toml` optimises the worker with.
const WASM_OPT: [&str; 4] = [
    "-Os",
    "--always-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
];

/// What runs; ends when dropped.
#[derive(Debug)]
pub struct Stage {
    description: Value,
    _running: Vec<Workerd>,
}

impl Stage {
    /// Starts everything over empty databases.
    ///
    /// # Errors
    /// What failed, in a sentence.
    pub fn set(workspace: &Workspace, tools: &Tools, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let secrets = SecretsFile::keep(&folder.join("secrets"))?.variables();
        let crowd = describe_crowd(workspace, folder, &secrets)?;
        let run = folder.join("run");
        if run.exists() {
            fs::remove_dir_all(&run).with_context(|| format!("cannot remove {}", run.display()))?;
        }
        let date = direct::compatibility_date(workspace)?;
        let storage = run.join("databases/storage");
        let databases = direct::start_databases(workspace, tools, &run.join("databases"), &storage, &DATABASES)?;
        let smtp_port = free_port()?;

        let (port, place) = (free_port()?, run.join("latchkey"));
        let variables = [facts(port, smtp_port), secrets.clone()].concat();
        let ours = direct::latchkey(workspace, Flavour::Production, &place, &date, variables)?;
        let services = direct::surroundings(workspace, &place, databases.port, "latchkey")?;
        let mut latchkey = direct::serve(workspace, tools, &place, &direct::process(&[ours], &services, port), port)?;

        let (port, place) = (free_port()?, run.join("counterpart"));
        let variables = [facts(port, smtp_port), secrets.clone()].concat();
        // The guard and the outbox are ours, so our worker is in the counterpart's process as well and gets no requests.
        let ours = direct::latchkey(workspace, Flavour::Production, &place, &date, variables.clone())?;
        let theirs = counterpart(workspace, tools, &place, &date, variables)?;
        let services = direct::surroundings(workspace, &place, databases.port, "counterpart")?;
        let text = direct::process(&[theirs, ours], &services, port);
        let mut counterpart = direct::serve(workspace, tools, &place, &text, port)?;

        let (port, place) = (free_port()?, run.join("hello"));
        fs::create_dir_all(&place)?;
        fs::copy(workspace.path("tests/bench/hello.mjs"), place.join("hello.mjs")).context("cannot copy hello.mjs")?;
        let hello = Worker {
            name: "hello",
            modules: vec![direct::Module::Script("hello.mjs")],
            date: &date,
            ..Worker::default()
        };
        let mut hello = direct::serve(workspace, tools, &place, &direct::process(&[hello], &[], port), port)?;

        direct::await_status(&mut latchkey, "/api/v1/healthz", 200)?;
        direct::await_status(&mut counterpart, "/api/v1/healthz", 200)?;
        direct::await_status(&mut hello, "/", 200)?;
        let describe = |workerd: &Workerd| json!({ "port": workerd.port, "pid": workerd.running.id(), "command": workerd.command });
        let contact_key = variable(&secrets, "CONTACT_KEY_A");
        let mut description = json!({
            "databases": describe(&databases), "latchkey": describe(&latchkey), "counterpart": describe(&counterpart),
            "hello": describe(&hello), "smtp_port": smtp_port, "crowd": crowd, "dist": workspace.path("dist"),
            "migrations": workspace.path("worker/migrations"),
        });
        if let Some(counterpart) = description.get_mut("counterpart").and_then(Value::as_object_mut) {
            counterpart.insert("contact_key".to_owned(), contact_key.into());
        }
        Ok(Self { description, _running: vec![latchkey, counterpart, hello, databases] })
    }

    /// What the measurement has to know.
    pub fn description(&self) -> &Value {
        &self.description
    }
}

/// Describes the accounts, once for these secrets.
fn describe_crowd(workspace: &Workspace, folder: &Path, secrets: &[(String, String)]) -> Result<std::path::PathBuf> {
    let file = folder.join("crowd.json");
    let inputs = ["tests/src", "protocol", "shared", "unicode", ".latchkey/bench/secrets"];
    let stamp = Stamp::in_file(folder.join("crowd.stamp"), workspace, &inputs, &[CROWD])?;
    if !stamp.is_current() || !file.is_file() {
        let mut describe = Command::new("cargo");
        describe
            .args(["run", "--quiet", "--package", "latchkey-tests", "--bin", "crowd", "--", CROWD])
            .arg(&file)
            .env("TENANT_ID", TENANT)
            .envs(secrets.iter().map(|(name, value)| (name, value)))
            .current_dir(workspace.root());
        step::run(workspace, "describing a crowd", &mut describe)?;
        stamp.remember()?;
    }
    Ok(file)
}

/// The value of a variable.
fn variable(variables: &[(String, String)], name: &str) -> String {
    variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The facts of a deployment on this machine.
fn facts(port: u16, smtp_port: u16) -> Variables {
    let origin = format!("http://localhost:{port}");
    [
        ("PUBLIC_ORIGIN", origin.as_str()),
        ("TENANT_ID", TENANT),
        ("ORGANISATION", "Alderbrook Hospital"),
        ("SIGN_IN_URL", &format!("{origin}/")),
        ("FLOW_EPOCH", "1"),
        ("SMTP_HOST", "127.0.0.1"),
        ("SMTP_PORT", &smtp_port.to_string()),
        ("SMTP_SECURITY", "plain"),
        ("MAIL_FROM", "password-reset@alderbrook.example"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// The same flow in JavaScript: one bundled script, and the worker's own hash as a module beside it.
fn counterpart<'a>(
    workspace: &Workspace,
    tools: &Tools,
    place: &Path,
    date: &'a str,
    variables: Variables,
) -> Result<Worker<'a>> {
    let built = build_counterpart(workspace, tools)?;
    for module in ["counterpart.mjs", "argon2_bg.wasm"] {
        fs::copy(built.join(module), place.join(module)).with_context(|| format!("the counterpart has no {module}"))?;
    }
    Ok(Worker {
        name: "counterpart",
        modules: vec![direct::Module::Script("counterpart.mjs"), direct::Module::Wasm("argon2_bg.wasm")],
        date,
        variables,
        bindings: vec![
            direct::d1("DB", "database"),
            direct::objects("GUARD", "Guard", Some("latchkey")),
            direct::objects("OUTBOX", "Outbox", Some("latchkey")),
        ],
        classes: Vec::new(),
    })
}

/// Builds it, the module with the worker's profile and the worker's optimiser.
fn build_counterpart(workspace: &Workspace, tools: &Tools) -> Result<std::path::PathBuf> {
    let folder = workspace.state("bench/counterpart");
    let inputs = [
        "tests/bench/argon2",
        "tests/bench/counterpart",
        "protocol",
        "unicode",
        "shared",
        "Cargo.toml",
        "Cargo.lock",
        "worker/Cargo.toml",
    ];
    let stamp = Stamp::of(workspace, "bench-counterpart", &inputs, &[&tools.versions])?;
    if stamp.is_current() && folder.join("counterpart.mjs").is_file() {
        return Ok(folder);
    }
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", "latchkey-bench-argon2"])
        .current_dir(workspace.root());
    step::run(workspace, "building the counterpart's hash", &mut cargo)?;
    let mut bindgen = Command::new(&tools.wasm_bindgen);
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "argon2", "--out-dir"])
        .arg(&folder)
        .arg(workspace.path(format!("target/wasm32-unknown-unknown/release/{ARGON2}.wasm")));
    step::run(workspace, "binding the counterpart's hash", &mut bindgen)?;
    let module = folder.join("argon2_bg.wasm");
    let mut optimise = tools.node.command("wasm-opt");
    optimise.args(WASM_OPT).arg("-o").arg(&module).arg(&module);
    step::run(workspace, "optimising the counterpart's hash", &mut optimise)?;
    let mut esbuild = tools.node.command("esbuild");
    esbuild
        .arg(workspace.path("tests/bench/counterpart/worker.mjs"))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"])
        .args(["--conditions=workerd,worker,browser", "--external:cloudflare:*", "--external:*.wasm"])
        .arg(format!("--alias:argon2-glue={}", folder.join("argon2.js").display()))
        .arg(format!("--outfile={}", folder.join("counterpart.mjs").display()))
        .current_dir(workspace.root());
    step::run(workspace, "bundling the counterpart", &mut esbuild)?;
    stamp.remember()?;
    Ok(folder)
}
