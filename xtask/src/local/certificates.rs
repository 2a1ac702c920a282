//! The certificates of the mail servers that tests deliver to: one from an authority that the worker trusts, one from another.
//!
//! Made anew at every start, by `openssl`, and never trusted beyond the one worker that is told of them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::step;
use crate::workspace::Workspace;

/// Names the file of further authorities to Node, and through wrangler to workerd.
pub const VARIABLE: &str = "NODE_EXTRA_CA_CERTS";

/// What `openssl req` is told; the certificates are good for the name and not for the address of this machine.
const PROFILES: &str = "\
[req]
distinguished_name = subject
prompt = no
[subject]
CN = set by each call
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost
";
/// Longer than any test run, shorter than anybody would keep them.
const DAYS: &str = "2";

/// Where the certificates lie.
#[derive(Debug)]
pub struct Certificates {
    /// `trusted` and `untrusted`, each a `.pem` and a `.key`.
    pub folder: PathBuf,
    /// Every authority the worker trusts beside the usual: those that were named already, and ours.
    pub authorities: PathBuf,
}

/// Makes the certificates in a folder.
///
/// # Errors
/// When `openssl` is missing or fails, or a file can be neither read nor written.
pub fn make(workspace: &Workspace, folder: PathBuf) -> Result<Certificates> {
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(folder.join("profiles"), PROFILES).context("cannot write the profiles of certificates")?;
    for name in ["trusted", "untrusted"] {
        let authority = format!("{name}-authority");
        certify(workspace, &folder, "authority", &authority, &[])?;
        let signed = ["-CA", &format!("{authority}.pem"), "-CAkey", &format!("{authority}.key")];
        certify(workspace, &folder, "server", name, &signed)?;
    }
    let ours = fs::read_to_string(folder.join("trusted-authority.pem")).context("openssl wrote no certificate")?;
    let authorities = folder.join("authorities.pem");
    fs::write(&authorities, named_already()? + &ours).context("cannot write the authorities")?;
    Ok(Certificates { folder, authorities })
}

/// Makes a key and a certificate, signed by itself unless `signed` says otherwise.
fn certify(workspace: &Workspace, folder: &Path, profile: &str, name: &str, signed: &[&str]) -> Result<()> {
    let mut openssl = Command::new("openssl");
    openssl
        .current_dir(folder)
        .args(["req", "-x509", "-config", "profiles", "-extensions", profile, "-days", DAYS])
        .args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"])
        .args(["-subj", &format!("/CN=latchkey-tests-{name}")])
        .args(["-keyout", &format!("{name}.key"), "-out", &format!("{name}.pem")])
        .args(signed);
    step::run(workspace, &format!("certifying {name}"), &mut openssl)
}

/// The authorities that this machine needs anyway, behind a proxy for instance.
fn named_already() -> Result<String> {
    let Some(file) = env::var_os(VARIABLE).filter(|file| !file.is_empty()) else { return Ok(String::new()) };
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {VARIABLE}"))?;
    Ok(text + "\n")
}
