//! What the organisation decides: a versioned document, read anew for every call, and the judgement of one account by it.
//!
//! [`Document`] is what is stored and edited; [`Policy`] is a document whose parts are known to fit together, and the
//! only form in which the rest of the crate sees one. Deployment facts (origin, secrets, couriers) are no policy.

mod banned;
mod bounded;
mod caution;
mod check;
mod document;
mod domain;
mod flaws;
mod judge;
mod offer;
mod origin;
mod preview;
mod questions;
mod registration;
mod scope;
#[cfg(test)]
mod tests;

use core::ops::Deref;

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::BotCheckKind;
use serde::{Deserialize, Serialize};

use crate::json::{self, Unread};
use crate::limits::Limits;

pub use banned::BannedIndex;
pub use bounded::{Country, Gates, OutOfRange, ReconfirmDays, RetentionDays};
pub use check::PolicyProblem;
pub use document::{
    Administrators, Document, LimitPreset, LimitRules, Locales, Notifications, Origins, PasswordRules, Registration,
    Telephony, UnverifiedContacts,
};
pub use domain::{Authority, Domain, DomainName, IdentityProvider, NotADomain};
pub use judge::{Entitlement, judge};
pub(crate) use judge::{admit, counting_kinds, gates_of};
pub use offer::Offer;
pub use origin::{HttpsUrl, NotAUrl, NotAnOrigin, Origin};
pub use preview::Preview;
pub(crate) use questions::words_of;
pub use questions::{NotAQuestion, Predefined, Questions};
pub use registration::{Refused as ContactRefused, Room, Standing, read_contact};
pub use scope::Scope;

/// A [`Document`] whose parts fit together. Reads like one; cannot be changed, only replaced ([`Policy::edited`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Document", into = "Document")]
pub struct Policy(Document);

impl Policy {
    /// Reads a stored or uploaded document.
    ///
    /// # Errors
    /// Every [`PolicyProblem`] there is, or the first one of form, in words for an administrator.
    pub fn parse(text: &str) -> Result<Self, Vec<PolicyProblem>> {
        Self::from_document(read(text).map_err(|unread| vec![PolicyProblem::Form(unread.to_string())])?)
    }

    /// Takes a document whose parts fit together.
    ///
    /// # Errors
    /// Every [`PolicyProblem`] there is.
    pub fn from_document(document: Document) -> Result<Self, Vec<PolicyProblem>> {
        let problems = check::problems(&document);
        if problems.is_empty() { Ok(Self(document)) } else { Err(problems) }
    }

    /// Returns the next version of the policy with a change made to it.
    ///
    /// # Errors
    /// Every [`PolicyProblem`] that the change would bring.
    pub fn edited(&self, edit: impl FnOnce(&mut Document)) -> Result<Self, Vec<PolicyProblem>> {
        let mut document = self.0.clone();
        edit(&mut document);
        document.version = self.0.version.saturating_add(1);
        Self::from_document(document)
    }

    /// Returns who is the authority for the passwords of a domain: of the name itself, or of the closest parent listed.
    #[must_use]
    pub fn authority_of(&self, domain: &str) -> &Authority {
        let listed = self.0.domains.iter().filter(|listed| listed.name.covers(domain));
        listed.max_by_key(|listed| listed.name.as_str().len()).map_or(&Authority::Managed, |listed| &listed.authority)
    }

    /// Returns the limits in force: the chosen table, made stricter as the organisation wishes.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.0.limits.table().lowered_by(&self.0.limits.stricter)
    }

    /// Returns the checks against robots that are offered, the preferred one first. Proof of work is always among them.
    #[must_use]
    pub fn offered_bot_checks(&self) -> Vec<BotCheckKind> {
        let mut offered = self.0.bot_checks.clone();
        if !offered.contains(&BotCheckKind::Pow) {
            offered.push(BotCheckKind::Pow);
        }
        offered
    }

    /// Tells whether anybody may reset at all.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.scope != Scope::None || self.0.administrators.enabled
    }
}

/// Reads a document, or says what the first part is that does not fit.
fn read(text: &str) -> Result<Document, Unread> {
    json::read(text.as_bytes())
}

impl Deref for Policy {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.0
    }
}

impl TryFrom<Document> for Policy {
    type Error = Refused;

    fn try_from(document: Document) -> Result<Self, Self::Error> {
        Self::from_document(document).map_err(Refused)
    }
}

impl From<Policy> for Document {
    fn from(policy: Policy) -> Self {
        policy.0
    }
}

/// A document was refused; its message joins all problems.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused(pub Vec<PolicyProblem>);

impl core::fmt::Display for Refused {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (place, problem) in self.0.iter().enumerate() {
            write!(f, "{}{problem}", if place == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl core::error::Error for Refused {}

/// The kinds that deliver to a phone; NIST SP 800-63B-4 §3.2.9 calls them restricted.
const PHONE_METHODS: [MethodKind; 3] = [MethodKind::Sms, MethodKind::Voice, MethodKind::Office];
