//! What a policy may have but is weak: said to administrators before they save it. Nothing is refused for it (`check.rs`).
//!
//! The reasons are those of NIST SP 800-63B-4 where it gives them.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Flaw;
use latchkey_shared::wire::Disclosure;

use super::{Document, Gates};
use crate::gate::PasskeyWeight;

/// Returns every weakness of a policy, each with its place and its reason.
pub(super) fn cautions(policy: &Document) -> Vec<Flaw> {
    let takes = |kinds: &[MethodKind]| kinds.iter().any(|kind| policy.methods.contains(kind));
    let on_the_telephone = [MethodKind::Sms, MethodKind::Voice, MethodKind::Office];
    let known = [
        (
            takes(&[MethodKind::Questions]),
            "methods",
            "security questions: answers can be researched, overheard and guessed; NIST SP 800-63B-4 has them used neither \
             to choose a password (3.1.1.2) nor to recover an account (4.2)",
        ),
        (
            takes(&on_the_telephone),
            "methods",
            "text messages and calls: numbers are taken over and messages read on their way; NIST SP 800-63B-4 restricts \
             them (3.1.3.3)",
        ),
        (
            policy.gates == Gates::One,
            "gates",
            "one gate: whoever reads one mailbox or holds one phone resets the password",
        ),
        (
            policy.gates == Gates::One && takes(&[MethodKind::Recovery]),
            "methods",
            "saved recovery codes with one gate: whoever finds the sheet resets the password",
        ),
        (
            policy.passkey == PasskeyWeight::BothGates && takes(&[MethodKind::Passkey]),
            "passkey",
            "a passkey for both gates: where it is kept in an account of its owner's, that account opens this one",
        ),
        (
            policy.recovery_pass,
            "recovery_pass",
            "recovery passes: a reset is as strong as the service desk is at telling people apart",
        ),
        (
            policy.disclosure == Disclosure::Guided,
            "disclosure",
            "guided: whoever knows a name learns that it exists and what it has registered",
        ),
    ];
    let applies = known.into_iter().filter(|(applies, ..)| *applies);
    applies.map(|(_, place, words)| Flaw { place: place.to_owned(), words: words.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use latchkey_shared::sorted::Set;

    use super::*;

    fn places(edit: impl FnOnce(&mut Document)) -> Vec<String> {
        let mut policy = Document::default();
        edit(&mut policy);
        cautions(&policy).into_iter().map(|caution| caution.place).collect()
    }

    #[test]
    fn the_default_policy_needs_no_caution() {
        assert_eq!(places(|_| {}), [""; 0]);
    }

    #[test]
    fn whatever_is_weak_is_said_once() {
        let methods = |kinds: &[MethodKind]| kinds.iter().copied().collect::<Set<_>>();
        assert_eq!(places(|policy| policy.methods = methods(&[MethodKind::Mail, MethodKind::Questions])), ["methods"]);
        assert_eq!(places(|policy| policy.methods = methods(&[MethodKind::Sms, MethodKind::Office])), ["methods"]);
        assert_eq!(places(|policy| policy.gates = Gates::One), ["gates"]);
        let codes_alone = |policy: &mut Document| {
            policy.gates = Gates::One;
            policy.methods = methods(&[MethodKind::Recovery]);
        };
        assert_eq!(places(codes_alone), ["gates", "methods"]);
        let passkeys = |policy: &mut Document| {
            policy.passkey = PasskeyWeight::BothGates;
            policy.methods = methods(&[MethodKind::Passkey]);
        };
        assert_eq!(places(passkeys), ["passkey"]);
        assert_eq!(places(|policy| policy.recovery_pass = true), ["recovery_pass"]);
        assert_eq!(places(|policy| policy.disclosure = Disclosure::Guided), ["disclosure"]);
    }
}
