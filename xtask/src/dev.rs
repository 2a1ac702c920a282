//! `cargo xtask dev`: Latchkey on this machine, rebuilt on change, until it is told to end.

mod report;
mod watch;

use std::convert::Infallible;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::build::{self, Flavour};
use crate::cli::{Dev, Report};
use crate::local::{self, Local, Setup};
use crate::tool::Tools;
use crate::workspace::Workspace;

/// How often changes are looked for: soon enough to feel immediate, seldom enough to cost nothing.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Runs until a signal ends the program.
///
/// # Errors
/// When it cannot start, or the worker ends by itself.
pub fn run(workspace: &Workspace, options: &Dev) -> Result<Infallible> {
    let started = Instant::now();
    // Minutes of building should not end in a busy port.
    local::check_port_is_free(options.port)?;
    let tools = Tools::install(workspace)?;
    let mut seen = watch::snapshot(workspace)?;
    build::build(workspace, &tools, Flavour::Production)?;
    let setup = Setup { flavour: Flavour::Production, port: options.port, state: options.state };
    let mut local = Local::start(workspace, &tools, &setup)?;
    match options.report {
        Report::Text => report::print(&local),
        Report::Json => report::print_json(&local),
    }
    eprintln!("ready after {} s; Ctrl-C ends it", started.elapsed().as_secs());

    loop {
        thread::sleep(LOOK_EVERY);
        local.check()?;
        let now = watch::snapshot(workspace)?;
        if now != seen {
            seen = now;
            // wrangler notices the new files by itself. A mistake in the code is no reason to end.
            if let Err(error) = build::build(workspace, &tools, Flavour::Production) {
                eprintln!("error: {error:#}");
            }
        }
    }
}
