//! The deployment's secrets: which there are, how they are read, and what each may be used for.
//!
//! Every use derives from its own root, and every derivation names the organisation, so no value of one use or tenant
//! says anything about another.
//! Not here: what is derived ([`crate::ticket`], [`crate::code`], [`crate::digest`], [`crate::seal`]).
//!
//! | variable | form | for |
//! |---|---|---|
//! | `TICKET_KEY_A`, `TICKET_KEY_B` | `start:secret` | tickets |
//! | `CODE_KEY_A`, `CODE_KEY_B` | `start:secret` | codes |
//! | `CONTACT_KEY_A`, `CONTACT_KEY_B` | `start:secret` | contacts and seeds at rest |
//! | `GUARD_KEY` | `secret` | names of the guard's rows, for life |
//! | `AUDIT_KEY` | `secret` | hashes of unknown names in the audit, for life |
//! | `OPERATOR_TOKEN` | `secret` | who administers without an account; without it nobody does |
//!
//! `secret` is 32 random bytes in base64; `start` the Unix second at which the key begins to seal.
//! A ring has two slots, of which one is enough.
//! To rotate, overwrite the older slot with a key that starts in an hour (nobody needs to know the old values):
//! `echo "$(date -d '+1 hour' +%s):$(openssl rand -base64 32)" | wrangler secret put TICKET_KEY_B`.

use zeroize::Zeroizing;

#[cfg(any(test, feature = "testing"))]
use crate::time::UnixSeconds;

mod derive;
mod operator;
mod ring;
mod secret;

pub(crate) use derive::{Derivation, Use, length_prefixed};
pub use operator::OperatorToken;
pub(crate) use ring::Ring;
pub use ring::{KeyId, NotAKeyId};
pub use secret::KeyFault;
pub(crate) use secret::Secret;

/// One variable that is missing or unusable. Names the variable, never its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{variable}: {fault}")]
pub struct KeyProblem {
    /// The variable.
    pub variable: &'static str,
    /// What is wrong with it.
    pub fault: KeyFault,
}

/// Every root of the deployment.
#[derive(Debug)]
pub struct Keys {
    pub(crate) tickets: Ring,
    pub(crate) codes: Ring,
    pub(crate) contacts: Ring,
    pub(crate) guard: Secret,
    pub(crate) audit: Secret,
    pub(crate) operator: Option<OperatorToken>,
}

impl Keys {
    /// The variables a deployment cannot do without, in the order a doctor lists them.
    pub const REQUIRED: [&'static str; 5] = ["TICKET_KEY_A", "CODE_KEY_A", "CONTACT_KEY_A", "GUARD_KEY", "AUDIT_KEY"];
    /// The second slots, empty until the first rotation.
    pub const OPTIONAL: [&'static str; 3] = ["TICKET_KEY_B", "CODE_KEY_B", "CONTACT_KEY_B"];
    /// What an operator calls the administrators' API with; optional.
    pub const OPERATOR: &'static str = "OPERATOR_TOKEN";

    /// Reads every secret through `variable`, which returns the text of a variable or `None`.
    ///
    /// After a rotation or two slot `A` may be empty; `B` then is enough.
    ///
    /// # Errors
    /// One [`KeyProblem`] for each variable that is missing or unusable, so that an operator mends all in one go.
    pub fn parse(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<KeyProblem>> {
        let mut reader = Reader { variable, problems: Vec::new(), seen: Vec::new() };
        let tickets = reader.ring(["TICKET_KEY_A", "TICKET_KEY_B"]);
        let codes = reader.ring(["CODE_KEY_A", "CODE_KEY_B"]);
        let contacts = reader.ring(["CONTACT_KEY_A", "CONTACT_KEY_B"]);
        let guard = reader.single("GUARD_KEY");
        let audit = reader.single("AUDIT_KEY");
        let operator = reader.operator();
        match (tickets, codes, contacts, guard, audit) {
            (Some(tickets), Some(codes), Some(contacts), Some(guard), Some(audit)) if reader.problems.is_empty() => {
                Ok(Self { tickets, codes, contacts, guard, audit, operator })
            }
            _ => Err(reader.problems),
        }
    }

    /// Returns fixed keys that [`Self::parse`] refuses, so that they never serve a deployment.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn for_tests() -> Self {
        let ring = |use_| Ring::new((KeyId::SAMPLE, Secret::sample(use_)), None);
        Self {
            tickets: ring(secret::SAMPLES[0]),
            codes: ring(secret::SAMPLES[1]),
            contacts: ring(secret::SAMPLES[2]),
            guard: Secret::sample(secret::SAMPLES[3]),
            audit: Secret::sample(secret::SAMPLES[4]),
            operator: Some(OperatorToken::sample()),
        }
    }

    /// Returns the same keys of a deployment that has no operator's token.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn without_operator(mut self) -> Self {
        self.operator = None;
        self
    }

    /// Returns [`Self::for_tests`] with a next key in every ring, which begins to seal at `start`.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn for_tests_until(start: UnixSeconds) -> Self {
        let ring = |use_: &str| {
            let next = (KeyId::at(start), Secret::sample(&format!("{use_}, next")));
            Ring::new((KeyId::SAMPLE, Secret::sample(use_)), Some(next))
        };
        Self {
            tickets: ring(secret::SAMPLES[0]),
            codes: ring(secret::SAMPLES[1]),
            contacts: ring(secret::SAMPLES[2]),
            ..Self::for_tests()
        }
    }
}

/// Collects secrets and what is wrong with them.
struct Reader<F> {
    variable: F,
    problems: Vec<KeyProblem>,
    /// Every secret read so far with its variable: no two uses may share one.
    seen: Vec<(&'static str, Secret)>,
}

impl<F: Fn(&str) -> Option<String>> Reader<F> {
    fn text(&self, name: &str) -> Option<Zeroizing<String>> {
        (self.variable)(name).map(Zeroizing::new).filter(|text| !text.trim().is_empty())
    }

    fn refuse<T>(&mut self, variable: &'static str, fault: KeyFault) -> Option<T> {
        self.problems.push(KeyProblem { variable, fault });
        None
    }

    fn judged<T>(
        &mut self,
        variable: &'static str,
        read: Result<T, KeyFault>,
        secret: impl Fn(&T) -> &Secret,
    ) -> Option<T> {
        let value = match read {
            Ok(value) => value,
            Err(fault) => return self.refuse(variable, fault),
        };
        let secret = secret(&value);
        if let Some((other, _)) = self.seen.iter().find(|(_, seen)| seen.is_same(secret)) {
            let fault = KeyFault::SameAs(other);
            return self.refuse(variable, fault);
        }
        self.seen.push((variable, secret.copy()));
        Some(value)
    }

    fn single(&mut self, variable: &'static str) -> Option<Secret> {
        match self.text(variable) {
            None => self.refuse(variable, KeyFault::Missing),
            Some(text) => self.judged(variable, Secret::parse(&text), |secret| secret),
        }
    }

    /// Reads the operator's token. The text itself is presented, so what is kept is the text's digest.
    fn operator(&mut self) -> Option<OperatorToken> {
        let text = self.text(Keys::OPERATOR)?;
        self.judged(Keys::OPERATOR, Secret::parse(&text), |secret| secret)?;
        Some(OperatorToken::of(text.trim()))
    }

    fn slot(&mut self, variable: &'static str) -> Option<(KeyId, Secret)> {
        let text = self.text(variable)?;
        self.judged(variable, ring::parse_slot(&text), |(_, secret)| secret)
    }

    fn ring(&mut self, [a, b]: [&'static str; 2]) -> Option<Ring> {
        if self.text(a).is_none() && self.text(b).is_none() {
            return self.refuse(a, KeyFault::Missing);
        }
        match (self.slot(a), self.slot(b)) {
            (Some(one), Some(other)) if one.0 == other.0 => self.refuse(b, KeyFault::SameStart),
            (Some(one), other) => Some(Ring::new(one, other)),
            (None, Some(one)) => Some(Ring::new(one, None)),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests;
