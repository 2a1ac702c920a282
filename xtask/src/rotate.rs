//! `cargo xtask rotate`: replaces the older key of a ring in a file of secrets, so that nothing under way is lost.
//!
//! Which key of a ring seals follows from their starts (see `protocol/src/keys.rs`): a key that is uploaded an hour before
//! its start is known everywhere before anything is sealed with it. [`plan`] decides, [`run`] reads and writes.
//! Not here: the upload, which is wrangler's, and sealing contacts anew, which the worker does by itself.

mod ring;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::database::{Database, Which};
use crate::secrets::{SecretsFile, random, unix_now};
use crate::tool::Node;
use crate::workspace::Workspace;

use ring::plan;
pub use ring::{RingName, Slot, When};

/// What to rotate.
#[derive(Debug, PartialEq, Eq)]
pub struct Rotate {
    /// Which ring.
    pub ring: RingName,
    /// The file that holds the secrets.
    pub file: PathBuf,
    /// From when the new key seals.
    pub when: When,
    /// Where what the contact ring has sealed lies.
    pub database: Which,
}

/// Gives every ring that has one key its next, for the tests of rotation.
///
/// # Errors
/// When the file cannot be written.
pub fn announce(file: &mut SecretsFile, seconds: u64) -> Result<()> {
    for ring in RingName::ALL {
        if let slots @ ([Some(_), None] | [None, Some(_)]) = ring.slots(file)? {
            let plan = plan(ring, &slots, When::In(seconds), unix_now()?)?;
            file.set(ring.variable(plan.slot), &format!("{}:{}", plan.start, random()?));
        }
    }
    file.write()
}

/// Rotates, and says what to do next.
///
/// # Errors
/// A sentence why the ring cannot be rotated now; the file is then as it was.
pub fn run(workspace: &Workspace, asked: &Rotate) -> Result<()> {
    let path = workspace.path(&asked.file);
    let mut file = SecretsFile::read(&path)?.with_context(|| {
        format!("there is no {}: `cargo xtask secrets {}` draws a first set", path.display(), asked.file.display())
    })?;
    let slots = asked.ring.slots(&file)?;
    let plan = plan(asked.ring, &slots, asked.when, unix_now()?)?;
    if let (RingName::Contacts, Some(lost)) = (asked.ring, plan.lost) {
        let database = Database::open(workspace, Node::install(workspace)?, asked.database.clone());
        let waiting = database.sealed_with(lost)?;
        if waiting > 0 {
            bail!(
                "{waiting} values in the database are still sealed with the key that would go; the worker seals them anew \
                 by itself, some every five minutes: run this again once `cargo xtask doctor` counts none"
            );
        }
    }
    file.set(asked.ring.variable(plan.slot), &format!("{}:{}", plan.start, random()?));
    if plan.ends_the_other {
        file.set(asked.ring.variable(plan.slot.other()), "");
    }
    file.write()?;
    println!("{}", plan.told(asked.ring));
    println!("upload it now: npx wrangler secret bulk {}", asked.file.display());
    Ok(())
}
