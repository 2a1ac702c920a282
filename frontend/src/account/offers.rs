//! What the page offers to do with what is registered: nothing that the edge would refuse anyway.
//!
//! Pure. Not here: how it is shown (`screen/`), and whether it is allowed after all, which the edge decides anew.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{OfferedMethod, RegisteredMethod, SecurityInfo, VouchedBy};

use super::Inside;
use crate::flow::Moment;

/// Something that can be done with a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// An address that nobody has proved is confirmed as it is.
    Confirm,
    /// Another address takes its place.
    Change,
    /// It is called something else, to tell it from others of its kind.
    Name,
    /// Other codes, or other questions, take the place of the whole set.
    Renew,
    /// It is removed.
    Remove,
}

impl Inside {
    /// Tells whether nothing that is registered may be changed for now, because the password was just reset.
    #[must_use]
    pub fn is_frozen(&self, now: Moment) -> bool {
        self.frozen_until.is_some_and(|until| until.left(now) > 0)
    }

    /// Returns what can be done with a method.
    #[must_use]
    pub fn deeds(&self, method: &RegisteredMethod, now: Moment) -> Vec<Deed> {
        if self.is_frozen(now) {
            return Vec::new();
        }
        let is_address = method.may_change && method.kind == MethodKind::Mail;
        let is_due = is_address && method.provenance == VouchedBy::Unverified;
        let is_named = method.may_delete && matches!(method.kind, MethodKind::Authenticator | MethodKind::Passkey);
        let deeds = [
            (is_due, Deed::Confirm),
            (is_address, Deed::Change),
            (is_named, Deed::Name),
            (self.can_renew(method.kind), Deed::Renew),
            (method.may_delete, Deed::Remove),
        ];
        deeds.into_iter().filter_map(|(may, deed)| may.then_some(deed)).collect()
    }

    /// Tells whether a whole set of this kind can be replaced.
    fn can_renew(&self, kind: MethodKind) -> bool {
        self.info.as_ref().is_some_and(|info| match kind {
            MethodKind::Recovery => info.recovery_codes_left.is_some(),
            MethodKind::Questions => info.questions.is_some(),
            _ => false,
        })
    }

    /// Tells whether a kind can be begun now: not while nothing may be changed, and not before what has to come first.
    #[must_use]
    pub fn can_begin(&self, offered: &OfferedMethod, now: Moment) -> bool {
        !self.is_frozen(now) && !offered.only_after_another
    }

    /// Tells whether there is a choice of what is asked for first.
    #[must_use]
    pub fn can_order(&self, info: &SecurityInfo, now: Moment) -> bool {
        !self.is_frozen(now) && orderable(info).nth(1).is_some()
    }
}

/// Returns what can be asked for first: what its owner has proved, but for what is only there when nothing else is.
pub fn orderable(info: &SecurityInfo) -> impl Iterator<Item = &RegisteredMethod> {
    let is_last = |kind| matches!(kind, MethodKind::Recovery | MethodKind::Questions);
    info.methods.iter().filter(move |method| method.provenance == VouchedBy::Verified && !is_last(method.kind))
}
