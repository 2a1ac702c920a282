//! The command line, parsed once.

use std::ffi::OsStr;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use lexopt::ValueExt as _;
use lexopt::prelude::{Long, Short, Value};

use crate::attack::Attack;
use crate::bench::{self, Bench, Rounds};
use crate::database::Which;
use crate::doctor::Doctor;
use crate::fuzz::{Fuzz, Keep};
use crate::local::State;
use crate::mutants::Mutants;
use crate::rotate::{RingName, Rotate, When};
use crate::test::Part;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
usage: cargo xtask <command>

  dev      runs Latchkey on this machine, with a demo organisation, and rebuilds on change
           --port N   where it listens (8787)
           --fresh    throws the demo organisation's state away first
           --json     prints one line on standard output once everything answers
  test     runs unit flows edge browser, or the parts named: those and attack schema fuzz
  attack   attacks a worker of its own, or the one named; every attack has to fail
           --base URL   a worker on this machine that already runs
           --only A,B   these cases only
           --faults     while every part of the worker fails now and then
           --full       samples as large as the bounds in tests/README.md are meant for
           --json FILE  writes the report as JSON, too
  fuzz     runs every fuzz target, or those named, four at a time (fuzz/README.md)
           --seconds N  for so long each (60)
           --keep       adds what reached something new to fuzz/corpus
  mutants  changes the protocol's decisions one by one; a test has to fail each time
           --in FILE    in these files only; may be repeated
           --shard K/N  one of N shares, from 0
  check    everything that must hold before a change is shared, tests aside
  build    makes what is deployed: dist/ and worker/build/
  bench    measures everything, or the parts named: sizes routes reset growth startup page
           --smoke    runs everything once or twice, to see whether the bench works; no figure means anything
  secrets  FILE  draws every secret of a new deployment into a file
  rotate   RING  gives a ring of keys (tickets, codes, contacts) its next one, in a file of secrets
           --file FILE      the file
           --in SECONDS     when the new key begins to seal (3600)
           --leaked         now, and what the old keys sealed ends; contacts stay readable
           --persist-to DIR a local database instead of the one at the edge
  doctor   says what is wrong with a deployment
           --file FILE      its secrets, and the variables that wrangler.toml does not say
           --url URL        where it answers
           --remote         its database at the edge; or --persist-to DIR, a local one";

/// Long enough that an uploaded key is known everywhere before it seals.
const DEFAULT_START_IN_S: u64 = 3_600;
/// Where `dev` listens unless told otherwise: wrangler's own default.
const DEFAULT_PORT: u16 = 8787;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the usage.
    Help,
    /// Run Latchkey on this machine.
    Dev(Dev),
    /// Run these parts of the tests.
    Test(Vec<Part>),
    /// Attack a worker.
    Attack(Attack),
    /// Fuzz.
    Fuzz(Fuzz),
    /// Mutate.
    Mutants(Mutants),
    /// Check everything but the tests.
    Check,
    /// Make the production artefacts.
    Build,
    /// Draw the secrets of a new deployment into a file.
    Secrets(PathBuf),
    /// Replace a key.
    Rotate(Rotate),
    /// Look a deployment over.
    Doctor(Doctor),
    /// Measure.
    Bench(Bench),
}

/// How to run it.
#[derive(Debug, PartialEq, Eq)]
pub struct Dev {
    /// Where it listens.
    pub port: u16,
    /// What happens to the last run's state.
    pub state: State,
    /// How the addresses and accounts are told.
    pub report: Report,
}

/// How the addresses and accounts are told.
#[derive(Debug, PartialEq, Eq)]
pub enum Report {
    /// For people.
    Text,
    /// For programs: one line of JSON on standard output.
    Json,
}

/// Reads the arguments.
///
/// # Errors
/// A sentence that says which argument is not understood.
pub fn parse(mut arguments: lexopt::Parser) -> Result<Command> {
    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(word)) if word == "help" => return Ok(Command::Help),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.to_str() {
        Some("dev") => parse_dev(arguments).map(Command::Dev),
        Some("test") => parse_test(arguments).map(Command::Test),
        Some("attack") => parse_attack(arguments).map(Command::Attack),
        Some("fuzz") => parse_fuzz(arguments).map(Command::Fuzz),
        Some("mutants") => parse_mutants(arguments).map(Command::Mutants),
        Some("check") => end(arguments).map(|()| Command::Check),
        Some("build") => end(arguments).map(|()| Command::Build),
        Some("secrets") => parse_secrets(arguments).map(Command::Secrets),
        Some("rotate") => parse_rotate(arguments).map(Command::Rotate),
        Some("doctor") => parse_doctor(arguments).map(Command::Doctor),
        Some("bench") => parse_bench(arguments).map(Command::Bench),
        _ => bail!("there is no command {}\n\n{USAGE}", command.display()),
    }
}

fn parse_dev(mut arguments: lexopt::Parser) -> Result<Dev> {
    let mut dev = Dev { port: DEFAULT_PORT, state: State::Kept, report: Report::Text };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => dev.port = port(&arguments.value()?)?,
            Long("fresh") => dev.state = State::Fresh,
            Long("json") => dev.report = Report::Json,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(dev)
}

fn parse_fuzz(mut arguments: lexopt::Parser) -> Result<Fuzz> {
    let mut fuzz = Fuzz::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => {
                let seconds = arguments.value()?;
                let seconds = seconds.to_str().and_then(|text| text.parse().ok()).filter(|seconds| *seconds > 0);
                fuzz.seconds = seconds.context("--seconds takes a number from 1")?;
            }
            Long("keep") => fuzz.keep = Keep::InCorpus,
            Value(name) => fuzz.targets.push(name.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(fuzz)
}

fn parse_mutants(mut arguments: lexopt::Parser) -> Result<Mutants> {
    let mut mutants = Mutants::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("in") => mutants.files.push(arguments.value()?.to_string_lossy().into_owned()),
            Long("shard") => mutants.shard = Some(arguments.value()?.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(mutants)
}

fn port(text: &OsStr) -> Result<u16> {
    text.to_str().and_then(|text| text.parse().ok()).context("--port takes a number up to 65535")
}

fn parse_test(mut arguments: lexopt::Parser) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    while let Some(argument) = arguments.next()? {
        let Value(name) = argument else { return Err(argument.unexpected().into()) };
        match name.to_str().and_then(Part::named) {
            Some(part) => parts.push(part),
            None => bail!("there is no part {} of the tests\n\n{USAGE}", name.display()),
        }
    }
    Ok(if parts.is_empty() { Part::EVERY_TIME.to_vec() } else { parts })
}

fn parse_attack(mut arguments: lexopt::Parser) -> Result<Attack> {
    let mut attack = Attack::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("base") => attack.base = Some(text(&arguments.value()?)?),
            Long("full") => attack.arguments.push("--full".to_owned()),
            Long("faults") => attack.arguments.push("--faults".to_owned()),
            Long(name @ ("only" | "json")) => {
                let name = format!("--{name}");
                attack.arguments.extend([name, text(&arguments.value()?)?]);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(attack)
}

fn text(value: &OsStr) -> Result<String> {
    value.to_str().map(str::to_owned).with_context(|| format!("{} is not text", value.display()))
}

fn parse_secrets(mut arguments: lexopt::Parser) -> Result<PathBuf> {
    let Some(Value(file)) = arguments.next()? else { bail!("secrets takes the file to write\n\n{USAGE}") };
    end(arguments).map(|()| file.into())
}

fn parse_rotate(mut arguments: lexopt::Parser) -> Result<Rotate> {
    let Some(Value(ring)) = arguments.next()? else { bail!("rotate takes a ring\n\n{USAGE}") };
    let named = ring.to_str().and_then(RingName::named);
    let ring = named.with_context(|| format!("there is no ring {}: tickets, codes or contacts", ring.display()))?;
    let (mut file, mut when, mut database) = (None, When::In(DEFAULT_START_IN_S), Which::Remote);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("file") => file = Some(arguments.value()?.into()),
            Long("in") => when = When::In(arguments.value()?.parse().context("--in takes seconds")?),
            Long("leaked") => when = When::Leaked,
            Long("persist-to") => database = Which::Local(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    let file = file.context("rotate takes --file, the file of secrets")?;
    Ok(Rotate { ring, file, when, database })
}

fn parse_doctor(mut arguments: lexopt::Parser) -> Result<Doctor> {
    let mut doctor = Doctor { file: None, url: None, database: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("file") => doctor.file = Some(arguments.value()?.into()),
            Long("url") => doctor.url = Some(text(&arguments.value()?)?),
            Long("remote") => doctor.database = Some(Which::Remote),
            Long("persist-to") => doctor.database = Some(Which::Local(arguments.value()?.into())),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(doctor)
}

fn parse_bench(mut arguments: lexopt::Parser) -> Result<Bench> {
    let mut bench = Bench { parts: Vec::new(), rounds: Rounds::Full };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("smoke") => bench.rounds = Rounds::Smoke,
            Value(name) => match name.to_str().and_then(bench::Part::named) {
                Some(part) => bench.parts.push(part),
                None => bail!("there is no part {} of the bench\n\n{USAGE}", name.display()),
            },
            other => return Err(other.unexpected().into()),
        }
    }
    if bench.parts.is_empty() {
        bench.parts = bench::Part::ALL.to_vec();
    }
    Ok(bench)
}

fn end(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(extra) => Err(extra.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &str) -> Result<Command> {
        parse(lexopt::Parser::from_args(arguments.split_whitespace()))
    }

    #[test]
    fn dev_takes_a_port_and_two_switches() {
        let plain = Dev { port: 8787, state: State::Kept, report: Report::Text };
        assert_eq!(parsed("dev").unwrap(), Command::Dev(plain));
        let full = Dev { port: 9000, state: State::Fresh, report: Report::Json };
        assert_eq!(parsed("dev --json --port 9000 --fresh").unwrap(), Command::Dev(full));
    }

    #[test]
    fn fuzz_takes_seconds_and_targets() {
        assert_eq!(parsed("fuzz").unwrap(), Command::Fuzz(Fuzz::default()));
        let some = Fuzz { seconds: 600, targets: vec!["api".to_owned(), "guard".to_owned()], keep: Keep::InCorpus };
        assert_eq!(parsed("fuzz api --seconds 600 guard --keep").unwrap(), Command::Fuzz(some));
        assert!(parsed("fuzz --seconds 0").is_err());
    }

    #[test]
    fn mutants_takes_files_and_a_share() {
        assert_eq!(parsed("mutants").unwrap(), Command::Mutants(Mutants::default()));
        let some = Mutants { files: vec!["protocol/src/gate.rs".to_owned()], shard: Some("0/4".to_owned()) };
        assert_eq!(parsed("mutants --in protocol/src/gate.rs --shard 0/4").unwrap(), Command::Mutants(some));
        assert!(parsed("mutants protocol/src/gate.rs").is_err());
    }

    #[test]
    fn test_runs_the_named_parts_or_those_of_every_time() {
        assert_eq!(parsed("test edge unit").unwrap(), Command::Test(vec![Part::Edge, Part::Unit]));
        assert_eq!(parsed("test").unwrap(), Command::Test(Part::EVERY_TIME.to_vec()));
        assert!(parsed("test everything").is_err());
    }

    #[test]
    fn attack_hands_its_arguments_on() {
        assert_eq!(parsed("attack").unwrap(), Command::Attack(Attack::default()));
        let named =
            parsed("attack --only A35,A40 --base http://localhost:8787 --full --faults --json report.json").unwrap();
        let arguments =
            ["--only", "A35,A40", "--full", "--faults", "--json", "report.json"].map(str::to_owned).to_vec();
        let base = Some("http://localhost:8787".to_owned());
        assert_eq!(named, Command::Attack(Attack { base, arguments }));
    }

    #[test]
    fn rotate_takes_a_ring_and_when_its_key_starts() {
        let database = Which::Remote;
        let plain = Rotate { ring: RingName::Codes, file: "safe".into(), when: When::In(3_600), database };
        assert_eq!(parsed("rotate codes --file safe").unwrap(), Command::Rotate(plain));
        let database = Which::Local("state".into());
        let full = Rotate { ring: RingName::Tickets, file: "safe".into(), when: When::Leaked, database };
        let arguments = "rotate tickets --leaked --file safe --persist-to state";
        assert_eq!(parsed(arguments).unwrap(), Command::Rotate(full));
    }

    #[test]
    fn doctor_looks_at_what_is_named() {
        let full =
            Doctor { file: Some("safe".into()), url: Some("https://a.example".into()), database: Some(Which::Remote) };
        assert_eq!(parsed("doctor --file safe --url https://a.example --remote").unwrap(), Command::Doctor(full));
    }

    #[test]
    fn bench_measures_the_named_parts_or_all() {
        let full = |parts: &[bench::Part]| Command::Bench(Bench { parts: parts.to_vec(), rounds: Rounds::Full });
        assert_eq!(parsed("bench page reset").unwrap(), full(&[bench::Part::Page, bench::Part::Reset]));
        assert_eq!(parsed("bench").unwrap(), full(&bench::Part::ALL));
        assert!(parsed("bench speed").is_err());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for arguments in [
            "attack --only",
            "attack A35",
            "deploy",
            "dev --port",
            "dev --port 99999",
            "dev extra",
            "build --fast",
            "--version",
            "rotate",
            "rotate guard",
            "rotate codes",
            "rotate codes --file safe --in soon",
            "secrets",
        ] {
            assert!(parsed(arguments).is_err(), "{arguments}");
        }
    }
}
