//! The methods a claimant is shown: the organisation's before proof, the account's own once that may be said.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{ContactForm, Method};

use crate::contact::MailAddress;
use crate::enrolment::Enrolment;
use crate::flow::subject::enrolment_digest;
use crate::gate::{PassedGate, opens_first};
use crate::keys::Keys;
use crate::platform::Settings;
use crate::policy::{Entitlement, Offer};

/// Lists what `private` disclosure offers to any name, had or not: what can come first. The id of a method is its kind.
pub(crate) fn of_organisation(offer: &Offer) -> Vec<Method> {
    let method = |kind: &MethodKind| Method {
        id: kind.as_str().to_owned(),
        kind: *kind,
        hint: None,
        contact: contact_form(*kind),
    };
    offer.methods.iter().filter(|kind| opens_first(**kind)).map(method).collect()
}

/// Lists the account's own methods that would bring the flow a gate further.
///
/// A contact is named by its enrolment and shown masked. Authenticators are one entry, and so are passkeys: whichever of them
/// it is, it is the same proof to the claimant.
pub(crate) fn of_account(
    keys: &Keys,
    settings: &Settings,
    entitlement: &Entitlement,
    passed: &[PassedGate],
) -> Vec<Method> {
    let mut methods: Vec<Method> = Vec::new();
    for enrolment in &entitlement.methods {
        let kind = enrolment.authenticator.method();
        let digest = enrolment_digest(keys, settings, enrolment);
        let id = own_id(enrolment);
        if enrolment.authenticator.is_used_up() {
            continue;
        }
        if entitlement.rule.admits(passed, kind, Some(digest)) && methods.iter().all(|known| known.id != id) {
            methods.push(Method { id, kind, hint: hint(enrolment), contact: None });
        }
    }
    methods
}

/// Returns what an own method is called in `challenge`.
pub(crate) fn own_id(enrolment: &Enrolment) -> String {
    match enrolment.authenticator.address() {
        Some(_) => enrolment.id.to_string(),
        None => enrolment.authenticator.method().as_str().to_owned(),
    }
}

/// Returns what has to be typed before a challenge in `private` disclosure.
pub(crate) const fn contact_form(kind: MethodKind) -> Option<ContactForm> {
    match kind {
        MethodKind::Mail => Some(ContactForm::Address),
        MethodKind::Sms | MethodKind::Voice | MethodKind::Office => Some(ContactForm::Number),
        _ => None,
    }
}

pub(crate) fn hint(enrolment: &Enrolment) -> Option<String> {
    enrolment.authenticator.address().map(MailAddress::masked)
}
