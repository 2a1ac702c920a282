//! What everybody is shown before proof: the organisation's own rules, which say nothing about any account.

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;

use crate::policy::Policy;
use crate::policy::bounded::Gates;

/// What `private` disclosure offers to any name, had or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Gates to pass.
    pub gates: Gates,
    /// Methods to choose from, strongest first.
    pub methods: Vec<MethodKind>,
    /// Whether unlocking is offered.
    pub can_unlock: bool,
}

impl Policy {
    /// Returns what is offered to everybody, given what the deployment can carry out and whether guard is raised.
    ///
    /// An administrator sees the users' methods here, too, and the own ones past the first gate.
    #[must_use]
    pub fn offer(&self, capabilities: &Set<MethodKind>, elevated: bool) -> Offer {
        // Whoever has a pass types it where others type a saved code, so that who has one does not show.
        let is_listed =
            |kind: &MethodKind| self.methods.contains(kind) || (self.recovery_pass && *kind == MethodKind::Recovery);
        let is_offered = |kind: &MethodKind| is_listed(kind) && capabilities.contains(kind);
        Offer {
            gates: if elevated { Gates::Two } else { self.gates },
            methods: MethodKind::ALL.into_iter().filter(is_offered).collect(),
            can_unlock: self.unlock_without_reset,
        }
    }
}
