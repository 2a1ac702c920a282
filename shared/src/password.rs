//! Passwords: the rules a new one has to meet, judged by the same code in the browser and in the worker.
//!
//! [`PasswordPolicy::check`] is the whole rule. The browser runs it with the terms it may know, for live reasons; the
//! worker runs it with all of them, and only its verdict counts. [`CommonPasswords`] is the one list that is too long to
//! be compiled in. Not here: history and leaks, which need stores, and hashing.

mod common;
mod fold;
mod index;
mod own;
mod policy;
mod reason;
mod score;
mod secret;
mod suggest;
mod terms;

pub use common::{CommonPasswords, NotAList, preimage as common_preimage};
pub use own::{OwnTerms, of_organisation, of_person};
pub use policy::{PasswordPolicy, Preset};
pub use reason::{CharacterClass, Excerpt, Judgement, Part, Reason, Reuse};
pub(crate) use secret::nfkc;
pub use secret::{NewPassword, NotAPassword, Password};
pub use suggest::{ENTROPY_BYTES, suggest};
pub use terms::{BannedTerms, CustomTerms, NotCustomTerms, Terms};

#[cfg(test)]
mod tests;
