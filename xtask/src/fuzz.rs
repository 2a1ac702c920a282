//! `cargo xtask fuzz`: runs the targets of `fuzz/` under libFuzzer, on the stable toolchain, four at a time.
//!
//! The coverage that libFuzzer follows comes from LLVM's own pass, which stable rustc can be told to run; nothing is
//! sanitised, for nothing here is unsafe. What a run finds new stays in `.latchkey/fuzz/`; what breaks a target goes to
//! `fuzz/regressions/`, where every `cargo xtask test unit` runs it again.

mod build;
mod judge;
mod report;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::Running;
use crate::stamp::files_under;
use crate::workspace::Workspace;

use report::Report;

/// How long each target runs unless told otherwise.
pub const SECONDS: u32 = 60;
/// Targets at once: two for each core of a small machine, so that a minute for each of eight takes two.
const AT_ONCE: usize = 4;
/// One input that takes longer is a failure.
const TIMEOUT_S: u32 = 10;
/// An input that takes more memory than this is one, too.
const MEMORY_MB: u32 = 2_048;
/// Longer inputs find nothing that shorter ones do not.
const MAX_LENGTH: u32 = 4_096;
const POLL: Duration = Duration::from_millis(100);
/// How often a log shows that the targets still run.
const REMINDER: Duration = Duration::from_secs(30);
/// The comparison of the judge with its bundle, which is no target of libFuzzer's.
const JUDGE: &str = "judge";

/// What to fuzz, and for how long.
#[derive(Debug, PartialEq, Eq)]
pub struct Fuzz {
    /// Seconds for each target.
    pub seconds: u32,
    /// These targets only; all if none is named.
    pub targets: Vec<String>,
    /// Whether what was found is merged into the committed corpora.
    pub keep: Keep,
}

/// What becomes of the inputs that reached something new.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// They stay beside the checkout's other state.
    #[default]
    Aside,
    /// The fewest that reach as much are added to `fuzz/corpus/`.
    InCorpus,
}

impl Default for Fuzz {
    fn default() -> Self {
        Self { seconds: SECONDS, targets: Vec::new(), keep: Keep::default() }
    }
}

/// What one target, or the comparison, came to.
#[derive(Debug)]
pub struct Outcome {
    /// Whether it held.
    pub held: bool,
    /// One line about it.
    pub line: String,
}

/// Fuzzes, and ends with a line `N passed, N failed` on standard output.
///
/// # Errors
/// When a target does not exist, does not compile or cannot be started.
pub fn run(workspace: &Workspace, fuzz: &Fuzz) -> Result<ExitCode> {
    let outcomes = outcomes(workspace, fuzz)?;
    for outcome in &outcomes {
        println!("{}", outcome.line);
    }
    println!("{}", summary(&outcomes));
    Ok(if outcomes.iter().all(|outcome| outcome.held) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Counts outcomes as test programs do.
pub fn summary(outcomes: &[Outcome]) -> String {
    let held = outcomes.iter().filter(|outcome| outcome.held).count();
    format!("{held} passed, {} failed", outcomes.len() - held)
}

/// Fuzzes, and returns what each target came to.
///
/// # Errors
/// When a target does not exist, does not compile or cannot be started.
pub fn outcomes(workspace: &Workspace, fuzz: &Fuzz) -> Result<Vec<Outcome>> {
    let known = targets(workspace)?;
    let is_known = |name: &String| name == JUDGE || known.contains(name);
    if let Some(unknown) = fuzz.targets.iter().find(|name| !is_known(name)) {
        bail!("there is no target {unknown}: there are {} and {JUDGE}", known.join(", "));
    }
    let is_wanted = |name: &str| fuzz.targets.is_empty() || fuzz.targets.iter().any(|wanted| wanted == name);
    let wanted: Vec<String> = known.into_iter().filter(|name| is_wanted(name)).collect();

    let mut outcomes = Vec::new();
    if !wanted.is_empty() {
        let programs = build::programs(workspace)?;
        let reports = run_all(workspace, fuzz.seconds, wanted.iter().map(|name| (name.clone(), programs.join(name))))?;
        outcomes.extend(reports.iter().map(|report| Outcome { held: report.is_success(), line: report.to_string() }));
        if fuzz.keep == Keep::InCorpus {
            for name in &wanted {
                keep(workspace, name, &programs.join(name))?;
            }
        }
    }
    if is_wanted(JUDGE) {
        let compared = judge::compare(workspace);
        outcomes.push(Outcome {
            held: compared.is_ok(),
            line: match compared {
                Ok(count) => format!("{JUDGE:<10} {count} passwords judged alike natively and by the browser's bundle"),
                Err(error) => format!("{JUDGE:<10} FAILED: {error:#}"),
            },
        });
    }
    Ok(outcomes)
}

/// The targets: one bin each.
fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let bins = files_under(&workspace.path("fuzz/src/bin"))?;
    Ok(bins.iter().filter_map(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).collect())
}

/// A target that runs.
struct Started {
    name: String,
    log: PathBuf,
    running: Running,
}

fn run_all(
    workspace: &Workspace,
    seconds: u32,
    programs: impl Iterator<Item = (String, PathBuf)>,
) -> Result<Vec<Report>> {
    let mut waiting: VecDeque<(String, PathBuf)> = programs.collect();
    let (mut started, mut reports): (Vec<Started>, Vec<Report>) = (Vec::new(), Vec::new());
    let mut reminded = Instant::now();
    while !waiting.is_empty() || !started.is_empty() {
        while started.len() < AT_ONCE
            && let Some((name, program)) = waiting.pop_front()
        {
            eprintln!("fuzzing {name} for {seconds} s …");
            started.push(start(workspace, seconds, name, &program)?);
        }
        let mut still = Vec::new();
        for mut target in started {
            match target.running.ended()? {
                None => still.push(target),
                Some(status) => {
                    let log = fs::read(&target.log).with_context(|| format!("cannot read {}", target.log.display()))?;
                    reports.push(Report::of(&target.name, &String::from_utf8_lossy(&log), status.success()));
                }
            }
        }
        started = still;
        if reminded.elapsed() >= REMINDER {
            reminded = Instant::now();
            eprintln!("fuzzing … {} of {} targets done", reports.len(), reports.len() + started.len() + waiting.len());
        }
        thread::sleep(POLL);
    }
    Ok(reports)
}

fn start(workspace: &Workspace, seconds: u32, name: String, program: &PathBuf) -> Result<Started> {
    let found = folder(workspace.state("fuzz").join(&name))?;
    let corpus = folder(workspace.path("fuzz/corpus").join(&name))?;
    let regressions = folder(workspace.path("fuzz/regressions").join(&name))?;
    let logs = folder(workspace.state("log"))?;
    let log = logs.join(format!("fuzzing-{name}.log"));
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={TIMEOUT_S}"))
        .arg(format!("-rss_limit_mb={MEMORY_MB}"))
        .arg(format!("-max_len={MAX_LENGTH}"))
        .arg(format!("-artifact_prefix={}/", regressions.display()))
        // A slow input is no failure, and no file worth keeping.
        .arg(format!("-report_slow_units={TIMEOUT_S}"))
        .arg("-print_final_stats=1");
    let dictionary = workspace.path("fuzz/dictionaries").join(format!("{name}.dict"));
    if dictionary.is_file() {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    // The first folder takes what is new; the others are read.
    command.args([&found, &corpus, &regressions]).current_dir(workspace.root());
    command.stdout(output.try_clone()?).stderr(output);
    Ok(Started { name, log, running: Running::start(&mut command)? })
}

/// Adds to a committed corpus the fewest inputs that reach what it does not.
fn keep(workspace: &Workspace, name: &str, program: &PathBuf) -> Result<()> {
    let mut command = Command::new(program);
    command.arg("-merge=1").arg(workspace.path("fuzz/corpus").join(name)).arg(workspace.state("fuzz").join(name));
    crate::step::run(workspace, &format!("keeping what was found by {name}"), &mut command)
}

fn folder(path: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
    Ok(path)
}
