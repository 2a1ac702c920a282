//! The secrets of a local Latchkey: drawn once, kept beside the database they seal, readable by nobody else.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use data_encoding::BASE64;

/// Keys with a start, which are rotated.
const RINGS: [&str; 3] = ["TICKET_KEY_A", "CODE_KEY_A", "CONTACT_KEY_A"];
/// Keys for life.
const SINGLES: [&str; 2] = ["GUARD_KEY", "AUDIT_KEY"];
const SECRET_BYTES: usize = 32;

/// Variables and their secrets.
pub type Secrets = Vec<(String, String)>;

/// Reads the secrets of a file, or draws them and writes the file.
///
/// # Errors
/// When the file can be neither read nor written.
pub fn keep(file: &Path) -> Result<Secrets> {
    if let Ok(text) = fs::read_to_string(file) {
        return Ok(text
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect());
    }
    let secrets = draw()?;
    write_private(file, &secrets)?;
    Ok(secrets)
}

/// Writes variables into a file that only this user can read.
///
/// # Errors
/// When it cannot be written.
pub fn write_private(file: &Path, variables: &[(String, String)]) -> Result<()> {
    let lines: Vec<String> = variables.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let written = options.open(file).and_then(|mut file| file.write_all(lines.concat().as_bytes()));
    written.with_context(|| format!("cannot write {}", file.display()))
}

fn draw() -> Result<Secrets> {
    let start = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?.as_secs();
    let mut secrets = Vec::new();
    for name in RINGS {
        secrets.push((name.to_owned(), format!("{start}:{}", random()?)));
    }
    for name in SINGLES {
        secrets.push((name.to_owned(), random()?));
    }
    Ok(secrets)
}

fn random() -> Result<String> {
    let mut bytes = [0_u8; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system has no randomness: {error}"))?;
    Ok(BASE64.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn secrets_are_drawn_once_and_are_private() {
        let file = std::env::temp_dir().join(format!("latchkey-secrets-{}", std::process::id()));
        let first = keep(&file).unwrap();
        let again = keep(&file).unwrap();
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        fs::remove_file(&file).unwrap();
        assert_eq!(first.len(), RINGS.len() + SINGLES.len());
        assert_eq!(first, again);
        assert_eq!(mode & 0o777, 0o600);
    }
}
