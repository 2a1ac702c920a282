//! Kills the worker as a crash does, and starts it again on the same state: for tests of what survives.
//!
//! Whoever connects gets one line once the new worker answers, or the connection closes. A signal from the system, not a
//! polite end: nothing is flushed, closed or told.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use anyhow::{Context, Result};

use super::server::Launch;
use crate::process::Running;

/// Listens on loopback until the program ends, and returns where.
///
/// # Errors
/// When the system has no port.
pub fn serve(worker: &Arc<Mutex<Running>>, mut launch: Launch) -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    let address = listener.local_addr().context("no free port")?;
    let worker = Arc::downgrade(worker);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            match restart(&worker, &mut launch) {
                // Whoever asked may be gone.
                Ok(()) => drop(stream.write_all(b"ready\n")),
                Err(error) => eprintln!("error: {error:#}"),
            }
        }
    });
    Ok(address)
}

fn restart(worker: &Weak<Mutex<Running>>, launch: &mut Launch) -> Result<()> {
    let worker = worker.upgrade().context("the worker is about to end")?;
    let mut running = worker.lock().unwrap_or_else(PoisonError::into_inner);
    running.kill();
    *running = launch.start()?;
    Ok(())
}
