//! Child processes that never outlive us.
//!
//! Every child leads a process group of its own and is listed here until it has ended, so that one signal to us ends
//! it together with whatever it started. Ctrl-C at a terminal reaches only our own group; the handler passes it on.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use rustix::process::{Pid, Signal, WaitOptions, kill_process_group, test_kill_process_group, waitpid};

/// How long a group may take to end after SIGTERM before it is killed. Nothing here has anything to save: the database
/// is written with every transaction.
const GRACE: Duration = Duration::from_secs(2);
/// The exit code of a program ended by Ctrl-C (128 + SIGINT), by convention of shells.
const INTERRUPTED: i32 = 130;
const POLL: Duration = Duration::from_millis(25);

/// The live groups. `None` once we are ending: from then on nothing may be started.
static GROUPS: Mutex<Option<BTreeSet<Group>>> = Mutex::new(Some(BTreeSet::new()));

/// A process group, named by its leader.
type Group = i32;

/// A child with its group; ended when dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    group: Group,
}

impl Running {
    /// Starts a program in a process group of its own, without standard input.
    ///
    /// # Errors
    /// When the program is missing or cannot be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().display().to_string();
        // The lock is held while starting: a signal either sees the child in the list or stops it from starting.
        let mut groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(groups) = groups.as_mut() else { bail!("not starting {program}: ending") };
        let child = command.stdin(Stdio::null()).process_group(0).spawn().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => anyhow!("{program} is not installed: install it and run this again"),
            _ => anyhow!(error).context(format!("cannot start {program}")),
        })?;
        let group = Group::try_from(child.id()).context("the process id does not fit")?;
        groups.insert(group);
        Ok(Self { child, group })
    }

    /// The child's process id.
    pub const fn id(&self) -> i32 {
        self.group
    }

    /// The first line that the child writes to its standard output (which must be piped), if it writes one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn first_line(&mut self) -> Result<Option<String>> {
        let Some(output) = self.child.stdout.as_mut() else { return Ok(None) };
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).context("cannot read what a child writes")?;
        Ok((!line.is_empty()).then_some(line))
    }

    /// Kills the child and whatever it started, at once.
    pub fn kill(&mut self) {
        signal(&[self.group], Signal::KILL);
        while is_alive(self.group) {
            thread::sleep(POLL);
        }
    }

    /// The exit status, if the child has ended.
    ///
    /// # Errors
    /// When the system cannot say.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        if GROUPS.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
            // The handler has ended the child and is about to end us: that the child ended is nobody's failure.
            loop {
                thread::park();
            }
        }
        self.child.try_wait().context("cannot wait for a child")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end(&[self.group]);
        // The leader is ours to reap; its fate no longer matters.
        drop(self.child.try_wait());
        if let Some(groups) = GROUPS.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            groups.remove(&self.group);
        }
    }
}

/// Ends every child on Ctrl-C, SIGTERM or SIGHUP, and then this program.
///
/// # Errors
/// When the handler cannot be installed.
pub fn end_all_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        eprintln!("\nending");
        end_all();
        std::process::exit(INTERRUPTED);
    })
    .context("cannot listen for Ctrl-C")
}

/// Ends every child, and lets none be started afterwards.
pub fn end_all() {
    // The lock is held to the end: whoever comes second waits until the children are gone.
    let mut groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
    end(&groups.take().unwrap_or_default().into_iter().collect::<Vec<_>>());
}

/// Asks the groups to end, waits, then kills those that are left.
fn end(groups: &[Group]) {
    signal(groups, Signal::TERM);
    let deadline = Instant::now() + GRACE;
    while groups.iter().any(|group| is_alive(*group)) && Instant::now() < deadline {
        thread::sleep(POLL);
    }
    signal(groups, Signal::KILL);
}

fn signal(groups: &[Group], signal: Signal) {
    for leader in groups.iter().filter_map(|group| Pid::from_raw(*group)) {
        // An error means that the group has ended already, which is what we want.
        let _gone = kill_process_group(leader, signal);
    }
}

/// Whether anything but zombies is left of a group.
///
/// The leader stays a zombie until it is reaped, and would count as alive for ever.
fn is_alive(group: Group) -> bool {
    let Some(leader) = Pid::from_raw(group) else { return false };
    let _reaped = waitpid(Some(leader), WaitOptions::NOHANG);
    test_kill_process_group(leader).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropping_a_child_ends_what_it_started_too() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 600 & sleep 600"]);
        let running = Running::start(&mut shell).unwrap();
        let group = running.group;
        assert!(is_alive(group));
        drop(running);
        assert!(!is_alive(group));
    }

    #[test]
    fn a_killed_child_takes_what_it_started_with_it() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' TERM; sleep 600 & sleep 600"]);
        let mut running = Running::start(&mut shell).unwrap();
        running.kill();
        assert!(!is_alive(running.group));
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = Running::start(&mut Command::new("latchkey-no-such-program")).unwrap_err();
        assert!(error.to_string().contains("latchkey-no-such-program is not installed"));
    }
}
