//! Starts workers like the one under attack, with other variables, over the same database and with a guard of their own.
//!
//! How is told by the file that `cargo xtask attack` names (`xtask/src/local/direct.rs`); it holds secrets.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use latchkey_tests::driver::{Answer, Call};
use latchkey_tests::http;
use serde::Deserialize;

/// How long a worker may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

/// Variables and their values.
pub type Variables = BTreeMap<String, String>;

/// How a worker is started.
#[derive(Debug, Deserialize)]
pub struct Launcher {
    command: Vec<String>,
    config: PathBuf,
    /// What the worker under attack was started with.
    pub variables: Variables,
}

/// A worker that answers; ends when dropped.
#[derive(Debug)]
pub struct Deployment {
    origin: String,
    config: PathBuf,
    log: PathBuf,
    agent: ureq::Agent,
    child: Child,
}

impl Launcher {
    /// Reads the file.
    pub fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        serde_json::from_str(&text).expect("the file says how a worker is started")
    }

    /// Starts a worker that finds exactly these variables, and returns once it answers, whatever it answers.
    pub fn start(&self, variables: &Variables) -> Deployment {
        let port = free_port();
        let log = std::env::temp_dir().join(format!("latchkey-launched-{}-{port}.log", std::process::id()));
        let output = File::create(&log).expect("a log can be written");
        // Beside the one it is made of, for modules are found from there.
        let config = self.config.with_file_name(format!("launched-{port}.capnp"));
        fs::write(&config, self.config_with(variables)).expect("a configuration can be written");
        let (program, arguments) = self.command.split_first().expect("a program");
        let child = Command::new(program)
            .args(arguments)
            .arg(&config)
            .args(["--socket-addr", &format!("http=127.0.0.1:{port}")])
            .envs(variables)
            .stdin(Stdio::null())
            .stdout(output.try_clone().expect("a log can be written"))
            .stderr(output)
            .spawn()
            .expect("a worker can be started");
        let origin = format!("http://localhost:{port}");
        let deployment = Deployment { origin, config, log, agent: http::agent(), child };
        let since = Instant::now();
        while http::try_send(&deployment.agent, &deployment.origin, "GET", "/api/v1/healthz", &[], &[]).is_err() {
            assert!(since.elapsed() < PATIENCE, "a worker does not answer: {}", deployment.log());
            thread::sleep(POLL);
        }
        deployment
    }

    /// Writes the configuration without the variables that are not set: they are missing, as in a deployment, not empty.
    fn config_with(&self, variables: &Variables) -> String {
        let config = fs::read_to_string(&self.config).expect("the configuration can be read");
        let is_missing = |line: &str| {
            let of = line.split_once("fromEnvironment = \"").and_then(|(_, rest)| rest.split_once('"'));
            of.is_some_and(|(name, _)| !variables.contains_key(name))
        };
        config.lines().filter(|line| !is_missing(line)).collect::<Vec<_>>().join("\n")
    }
}

impl Deployment {
    /// Sends one request.
    pub fn call(&self, call: &Call) -> Answer {
        let body = call.body.as_deref().unwrap_or_default();
        http::send(&self.agent, &self.origin, call.method, &call.path, &call.headers, body)
    }

    /// Returns what it has written so far.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }
}

impl Drop for Deployment {
    fn drop(&mut self) {
        // Whoever has ended already needs no ending.
        drop(self.child.kill());
        drop(self.child.wait());
        drop(fs::remove_file(&self.log));
        drop(fs::remove_file(&self.config));
    }
}

/// Returns a port that nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("a port").port()
}
