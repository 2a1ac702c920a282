//! Ports on loopback.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

/// Fails when something listens on the port already.
///
/// # Errors
/// A sentence with what to do.
pub fn check_free(port: u16) -> Result<()> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        bail!("port {port} is busy: end what listens there, or choose another one with --port");
    }
    Ok(())
}

/// A port that nothing listens on.
///
/// # Errors
/// When the system has none.
pub fn free() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr().context("no free port")?.port())
}

/// The port if it is free, or else any other.
///
/// # Errors
/// When the system has none.
pub fn preferably(port: Option<u16>) -> Result<u16> {
    match port {
        Some(port) if check_free(port).is_ok() => Ok(port),
        _ => free(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_refused_with_what_to_do() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(check_free(port).unwrap_err().to_string().contains("--port"));
        assert_ne!(preferably(Some(port)).unwrap(), port);
    }
}
