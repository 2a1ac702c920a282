//! Which proofs open the way to a new password: one gate or two that do not lean on the same thing.
//!
//! Pure. The guard keeps what a flow has passed ([`PassedGate`]); the policy in force now makes the [`GateRule`]; only
//! [`GateRule::pass`] makes a [`Passed`]. Not here: which methods an account may use (policy), and how often it may
//! try (guard). ASVS 5.0 6.4.3: a reset must not be weaker than the methods it replaces.

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;

use crate::ids::DestinationDigest;
use crate::time::UnixSeconds;

/// A gate that a flow has passed, as the guard remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedGate {
    /// The kind of proof given.
    pub method: MethodKind,
    /// What it was sent to or came from: an address, a number, a credential. Security questions and saved codes have none.
    pub destination: Option<DestinationDigest>,
    /// When.
    pub at: UnixSeconds,
}

/// What the policy asks of a flow now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateRule {
    /// Gates to pass: 1 or 2. Anything less is read as 1, anything more as 2.
    pub required: u8,
    /// The kinds that count for this account now; a gate passed by another does not.
    pub methods: Set<MethodKind>,
    /// What opens the way by itself, as a pass does that two people vouch for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<DestinationDigest>,
    /// How old the last gate may be, in seconds.
    pub last_gate_s: u32,
    /// What a passkey passes.
    #[serde(default, skip_serializing_if = "PasskeyWeight::is_one")]
    pub passkey: PasskeyWeight,
}

/// What a passkey passes, which is held and asks who is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasskeyWeight {
    /// One gate, like every method.
    #[default]
    OneGate,
    /// Both at once.
    BothGates,
}

impl PasskeyWeight {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_one(&self) -> bool {
        matches!(self, Self::OneGate)
    }

    /// Tells whether proof by this method passes both gates.
    pub(crate) fn is_both(self, method: MethodKind) -> bool {
        self == Self::BothGates && method == MethodKind::Passkey
    }
}

/// Proof that a [`GateRule`] was met. Nothing else makes one.
#[derive(Debug, PartialEq, Eq)]
pub struct Passed {
    gates: Vec<PassedGate>,
}

impl Passed {
    /// Returns the gates that met the rule, in the order in which they were passed.
    #[must_use]
    pub fn gates(&self) -> &[PassedGate] {
        &self.gates
    }
}

/// Why a flow may not go on to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// More gates are needed.
    #[error("expected more gates to be passed")]
    Gates,
    /// Enough gates were passed, the last of them too long ago.
    #[error("expected the last gate to be passed more recently")]
    Recent,
}

impl GateRule {
    /// Decides whether these gates open the way at `now`.
    ///
    /// 1. Only gates of kinds that count now are looked at, and only those whose destination is known where their kind
    ///    has one.
    /// 2. For one gate: one that may stand alone.
    /// 3. For two: two that differ in kind and destination, the later of which alone may be security questions; or the one
    ///    that opens the way by itself.
    /// 4. The last of them must be recent.
    ///
    /// # Errors
    /// [`Missing::Gates`] if the gates do not suffice, [`Missing::Recent`] if they are too old.
    pub fn pass(&self, passed: &[PassedGate], now: UnixSeconds) -> Result<Passed, Missing> {
        // 1.
        let counting: Vec<&PassedGate> = passed.iter().filter(|gate| self.counts(gate)).collect();
        let sets: Vec<Vec<&PassedGate>> = if self.is_double() {
            // 3.
            let whole = counting.iter().filter(|gate| self.is_whole(gate)).map(|gate| vec![*gate]);
            whole.chain(pairs_apart(&counting)).collect()
        } else {
            // 2.
            counting.iter().filter(|gate| stands_alone(gate.method)).map(|gate| vec![*gate]).collect()
        };
        if sets.is_empty() {
            return Err(Missing::Gates);
        }
        // 4. A clock that was set back makes no gate too old.
        let is_recent = |set: &Vec<&PassedGate>| {
            set.iter().any(|gate| now.0.saturating_sub(gate.at.0) <= u64::from(self.last_gate_s))
        };
        let found = sets.into_iter().find(is_recent).ok_or(Missing::Recent)?;
        Ok(Passed { gates: found.into_iter().cloned().collect() })
    }

    /// Tells whether proof by this method at this destination would bring the flow a gate further.
    ///
    /// Without a destination it answers for the kind alone, as before a challenge, when nobody knows yet what it will
    /// be sent to.
    #[must_use]
    pub fn admits(&self, passed: &[PassedGate], method: MethodKind, destination: Option<DestinationDigest>) -> bool {
        if !self.methods.contains(&method) {
            return false;
        }
        let counting: Vec<&PassedGate> = passed.iter().filter(|gate| self.counts(gate)).collect();
        let gate = PassedGate { method, destination, at: UnixSeconds(0) };
        if counting.iter().any(|gate| self.is_whole(gate)) {
            return false;
        }
        if !self.is_double() {
            return counting.iter().all(|gate| !stands_alone(gate.method)) && stands_alone(method);
        }
        if counting.is_empty() {
            return opens_first(method);
        }
        let may_be_whole = method == MethodKind::Recovery && self.alone.is_some() && destination.is_none();
        let is_further = counting.iter().any(|first| is_apart(first, &gate)) || may_be_whole || self.is_whole(&gate);
        let is_open = !pairs_apart(&counting).is_empty() || counting.iter().any(|gate| self.is_whole(gate));
        !is_open && is_further
    }

    /// Tells whether a gate opens the way by itself.
    fn is_whole(&self, gate: &PassedGate) -> bool {
        let is_alone = gate.method == MethodKind::Recovery && self.alone.is_some() && gate.destination == self.alone;
        is_alone || self.passkey.is_both(gate.method)
    }

    const fn is_double(&self) -> bool {
        self.required >= 2
    }

    fn counts(&self, gate: &PassedGate) -> bool {
        self.methods.contains(&gate.method) && (gate.destination.is_some() || !has_destination(gate.method))
    }
}

/// Returns each gate with every later one that leans on something else, in the order in which they were passed.
fn pairs_apart<'a>(gates: &[&'a PassedGate]) -> Vec<Vec<&'a PassedGate>> {
    let mut pairs = Vec::new();
    let mut rest = gates;
    while let [first, later @ ..] = rest {
        pairs.extend(later.iter().filter(|second| is_apart(first, second)).map(|second| vec![*first, *second]));
        rest = later;
    }
    pairs
}

/// Tells whether `second`, passed after `first`, leans on something else.
fn is_apart(first: &PassedGate, second: &PassedGate) -> bool {
    let shares_destination = first.destination.is_some() && first.destination == second.destination;
    first.method != second.method && !shares_destination && opens_first(first.method)
}

/// Security questions can be researched, so they only ever come after another proof.
pub(crate) const fn opens_first(method: MethodKind) -> bool {
    !matches!(method, MethodKind::Questions)
}

/// A push can be approved by somebody worn down by pushes, so it never suffices alone (Entra has the same rule).
const fn stands_alone(method: MethodKind) -> bool {
    !matches!(method, MethodKind::Questions | MethodKind::Push)
}

/// Questions and saved codes are sent nowhere; of everything else the guard must know where it went.
const fn has_destination(method: MethodKind) -> bool {
    !matches!(method, MethodKind::Questions | MethodKind::Recovery)
}

#[cfg(test)]
mod tests;
