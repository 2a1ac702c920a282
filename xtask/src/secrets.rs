//! Files of variables and secrets: `NAME=value` a line, as wrangler reads them, readable by nobody else.
//!
//! What is drawn here is what `protocol/src/keys.rs` asks for: 32 random bytes, and for the keys of a ring the second at
//! which they begin to seal. Not here: when a key may be replaced (see `rotate.rs`).

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow};
use data_encoding::BASE64;

/// Keys with a start, which are rotated: the first slot of each ring.
const RINGS: [&str; 3] = ["TICKET_KEY_A", "CODE_KEY_A", "CONTACT_KEY_A"];
/// Keys for life, and what an operator calls the administrators' API with.
const SINGLES: [&str; 3] = ["GUARD_KEY", "AUDIT_KEY", OPERATOR_TOKEN];
/// The operator's token; a deployment works without.
pub const OPERATOR_TOKEN: &str = "OPERATOR_TOKEN";
const SECRET_BYTES: usize = 32;

/// Variables and their values.
pub type Variables = Vec<(String, String)>;

/// A file of variables. Lines that are none (comments, empty ones) stay where they are.
#[derive(Debug)]
pub struct SecretsFile {
    path: PathBuf,
    lines: Vec<String>,
}

impl SecretsFile {
    /// Reads a file; `None` where there is none.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Some(Self { path: path.to_owned(), lines: text.lines().map(str::to_owned).collect() })),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Reads a file, or writes one with every secret that a deployment needs.
    ///
    /// # Errors
    /// When it can be neither read nor written, or the system has no randomness.
    pub fn keep(path: &Path) -> Result<Self> {
        Self::keep_since(path, unix_now()?)
    }

    /// The same, with keys that have sealed since `start`.
    ///
    /// # Errors
    /// As above.
    pub fn keep_since(path: &Path, start: u64) -> Result<Self> {
        if let Some(file) = Self::read(path)? {
            return Ok(file);
        }
        let mut file = Self { path: path.to_owned(), lines: Vec::new() };
        for name in RINGS {
            file.set(name, &format!("{start}:{}", random()?));
        }
        for name in SINGLES {
            file.set(name, &random()?);
        }
        file.write()?;
        Ok(file)
    }

    /// Draws the operator's token where a file of older days has none.
    ///
    /// # Errors
    /// When the file cannot be written, or the system has no randomness.
    pub fn ensure_operator(&mut self) -> Result<()> {
        if self.get(OPERATOR_TOKEN).is_none() {
            self.set(OPERATOR_TOKEN, &random()?);
            self.write()?;
        }
        Ok(())
    }

    /// Returns every variable with its value.
    pub fn variables(&self) -> Variables {
        let pairs = self.lines.iter().filter_map(|line| pair(line));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    /// Returns the value of a variable, unless it is missing or empty. Of several the last counts, as for wrangler.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.lines.iter().filter_map(|line| pair(line));
        values.rfind(|(known, _)| *known == name).map(|(_, value)| value).filter(|value| !value.is_empty())
    }

    /// Sets a variable, in the line it has.
    pub fn set(&mut self, name: &str, value: &str) {
        let is_named = |line: &String| pair(line).is_some_and(|(known, _)| known == name);
        let line = format!("{name}={value}");
        match self.lines.iter().rposition(is_named).and_then(|at| self.lines.get_mut(at)) {
            Some(old) => *old = line,
            None => self.lines.push(line),
        }
    }

    /// Writes the file: whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written; the old one is then as it was.
    pub fn write(&self) -> Result<()> {
        let beside = self.path.with_extension("new");
        write_private(&beside, &self.lines.join("\n"))?;
        fs::rename(&beside, &self.path).with_context(|| format!("cannot write {}", self.path.display()))
    }
}

/// Writes variables into a file that only this user can read.
///
/// # Errors
/// When it cannot be written.
pub fn write_variables(path: &Path, variables: &[(String, String)]) -> Result<()> {
    let lines: Vec<String> = variables.iter().map(|(name, value)| format!("{name}={value}")).collect();
    write_private(path, &lines.join("\n"))
}

/// Draws 32 random bytes, in base64.
///
/// # Errors
/// When the system has no randomness.
pub fn random() -> Result<String> {
    let mut bytes = [0_u8; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system has no randomness: {error}"))?;
    Ok(BASE64.encode(&bytes))
}

/// Returns the time, in Unix seconds.
///
/// # Errors
/// When the clock is before 1970.
pub fn unix_now() -> Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?.as_secs())
}

/// Reads a line `NAME=value`; the value may stand in quotes.
fn pair(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once('=')?;
    let value = value.trim();
    let unquoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    (!name.starts_with('#')).then(|| (name.trim(), unquoted.unwrap_or(value)))
}

/// Writes a text into a file that only this user can read.
///
/// # Errors
/// When it cannot be written.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let written = options.open(path).and_then(|mut file| writeln!(file, "{text}"));
    written.with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn file(text: &str) -> SecretsFile {
        SecretsFile { path: PathBuf::new(), lines: text.lines().map(str::to_owned).collect() }
    }

    #[test]
    fn secrets_are_drawn_once_and_are_private() {
        let path = std::env::temp_dir().join(format!("latchkey-secrets-{}", std::process::id()));
        let first = SecretsFile::keep(&path).unwrap().variables();
        let again = SecretsFile::keep(&path).unwrap().variables();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        fs::remove_file(&path).unwrap();
        assert_eq!(first.len(), RINGS.len() + SINGLES.len());
        assert_eq!(first, again);
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_variable_is_set_in_its_line_and_everything_else_stays() {
        let mut file = file("# mine\nA=1\n\nexport B='two=2'\n#A=9");
        assert_eq!((file.get("A"), file.get("B"), file.get("C")), (Some("1"), Some("two=2"), None));
        file.set("A", "3");
        file.set("C", "");
        assert_eq!(file.lines, ["# mine", "A=3", "", "export B='two=2'", "#A=9", "C="]);
        assert_eq!(file.get("C"), None);
    }
}
