//! Recovery passes: what the service desk gives to whoever has lost everything, and who vouches for it.
//!
//! A pass is a code like the saved ones, of a set of one: derived, shown to whoever issued it, kept as a mark. It opens
//! gates of a reset and nothing else, for an hour, for the account as it was when it was issued: whatever ends resets under way
//! (another password, method or role) ends it, too. Not here: who may issue one (`administration::pass`).

use core::fmt;

use latchkey_shared::opaque::Attempt;

use crate::account::Account;
use crate::administration::Actor;
use crate::ids::SubjectId;
use crate::keys::Keys;
use crate::limits::{MAX_FLOW_S, RECOVERY_PASS_S};
use crate::saved::{SavedCodes, Whose};
use crate::time::UnixSeconds;

/// Bytes of the mark and of the epoch behind it.
const MARK_BYTES: usize = 16;
const EPOCH_BYTES: usize = 8;
/// Between the names of two issuers; no name holds it.
const BETWEEN: char = '\u{1}';
/// How many people make a pass open the way by itself.
const BOTH: usize = 2;

/// A recovery pass as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Pass {
    /// What it is looked up by, and whether it was used.
    pub(crate) marks: SavedCodes,
    /// The account's flow epoch when it was issued.
    epoch: u64,
    /// Who vouches for it, by their ids, whoever issued it first. The operator has none.
    issuers: Vec<SubjectId>,
}

impl Pass {
    /// Makes the pass that an attempt asks for, for an account as it is.
    pub(crate) fn issue(
        whose: &Whose<'_>,
        keys: &Keys,
        (actor, attempt): (&Actor, &Attempt),
        account: &Account,
    ) -> Self {
        let code = whose.pass(keys, actor.name(), attempt);
        Self { marks: whose.set(keys, &[code]), epoch: account.flow_epoch, issuers: vec![issuer(actor)] }
    }

    /// Returns the same pass, confirmed by somebody else.
    pub(crate) fn confirmed(&self, by: &Actor) -> Self {
        let mut confirmed = self.clone();
        confirmed.issuers.push(issuer(by));
        confirmed
    }

    /// Tells whether this actor issued it, or confirmed it.
    pub(crate) fn is_by(&self, actor: &Actor) -> bool {
        self.issuers.contains(&issuer(actor))
    }

    /// Tells whether this actor was the first.
    pub(crate) fn is_first(&self, actor: &Actor) -> bool {
        self.issuers.first() == Some(&issuer(actor))
    }

    /// Returns who vouches for it; nothing for the operator.
    pub(crate) fn issuers(&self) -> impl Iterator<Item = Option<&SubjectId>> {
        self.issuers.iter().map(|id| Some(id).filter(|id| !id.as_str().is_empty()))
    }

    /// Tells whether it is all that a reset takes: two people vouch for it, or the operator, whose token is two people's.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.issuers.len() >= BOTH || self.issuers().any(|id| id.is_none())
    }

    /// Returns how many gates of this account it counts as. For an administrator one person vouches for nothing.
    #[must_use]
    pub fn gates(&self, account: &Account) -> u8 {
        match (self.is_whole(), account.role.is_administrator()) {
            (true, _) => 2,
            (false, false) => 1,
            (false, true) => 0,
        }
    }

    /// Tells whether it can still be used: for an hour, once, and for the account as it was.
    pub(crate) fn is_live(&self, account: &Account, added: UnixSeconds, now: UnixSeconds) -> bool {
        self.epoch == account.flow_epoch && self.marks.left() > 0 && now < added.plus(RECOVERY_PASS_S)
    }

    /// Tells whether it counts: while it can be used, and, once it was, for the reset that it has passed a gate of.
    pub(crate) fn is_counting(
        &self,
        account: &Account,
        (added, seen): (UnixSeconds, UnixSeconds),
        now: UnixSeconds,
    ) -> bool {
        let is_in_use = self.epoch == account.flow_epoch && self.marks.left() == 0 && now < seen.plus(MAX_FLOW_S);
        self.is_live(account, added, now) || is_in_use
    }

    /// Returns what of it is sealed.
    pub(crate) fn stored(&self) -> Vec<u8> {
        let mut stored = self.marks.marks();
        stored.extend(self.epoch.to_be_bytes());
        for (place, id) in self.issuers.iter().enumerate() {
            if place > 0 {
                stored.push(u8::try_from(BETWEEN).unwrap_or_default());
            }
            stored.extend(id.as_str().bytes());
        }
        stored
    }

    /// Reads what was stored; nothing if it is no pass.
    pub(crate) fn from_stored(stored: &[u8], used: u16) -> Option<Self> {
        let (mark, rest) = stored.split_at_checked(MARK_BYTES)?;
        let (epoch, issuers) = rest.split_at_checked(EPOCH_BYTES)?;
        let issuers = core::str::from_utf8(issuers).ok()?.split(BETWEEN);
        Some(Self {
            marks: SavedCodes::from_stored(mark, used).ok()?,
            epoch: u64::from_be_bytes(epoch.try_into().ok()?),
            issuers: issuers.map(|id| SubjectId(id.to_owned())).collect(),
        })
    }
}

/// Returns the name of whoever vouches: no account has the operator's, which is none.
fn issuer(actor: &Actor) -> SubjectId {
    match actor {
        Actor::Operator => SubjectId(String::new()),
        Actor::Administrator { id, .. } => id.clone(),
    }
}

impl fmt::Debug for Pass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pass").field("issuers", &self.issuers).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::account::Role;
    use crate::ids::TenantId;
    use crate::limits::DAY_S;
    use crate::testing::{START, demo};

    fn nora(edit: impl FnOnce(&mut Account)) -> Account {
        let organisation = demo(START).unwrap();
        let mut account = organisation.account(organisation.person("s-nora.lindqvist").unwrap()).unwrap();
        edit(&mut account);
        account
    }

    fn administrator(id: &str) -> Actor {
        Actor::Administrator { id: SubjectId(id.to_owned()), role: Role::HelpDesk, epoch: 1 }
    }

    /// A pass for an account, issued by the first of these people and confirmed by the others.
    pub(crate) fn pass(account: &Account, by: &[&str]) -> Pass {
        let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
        let whose = Whose { tenant: &tenant, subject: account.id.as_str(), set: "pass" };
        let first = by.first().map_or(Actor::Operator, |id| administrator(id));
        let issued = Pass::issue(&whose, &keys, (&first, &Attempt::from_bytes([1; 16])), account);
        by.iter().skip(1).fold(issued, |pass, id| pass.confirmed(&administrator(id)))
    }

    /// Rule: a code follows from who asked, under which attempt, for which account.
    #[test]
    fn a_pass_follows_from_who_asked_for_it() {
        let (keys, tenant) = (Keys::for_tests(), TenantId("alder".to_owned()));
        let code = |subject: &str, set: &str, actor: &str, attempt: u8| {
            Whose { tenant: &tenant, subject, set }.pass(&keys, actor, &Attempt::from_bytes([attempt; 16])).to_string()
        };
        let first = code("nora", "set", "felix", 1);
        assert_eq!(first.replace('-', "").len(), 20);
        assert_eq!(code("nora", "set", "felix", 1), first);
        for other in [
            code("mei", "set", "felix", 1),
            code("nora", "tes", "felix", 1),
            code("nora", "set", "bruno", 1),
            code("nora", "set", "felix", 2),
        ] {
            assert_ne!(other, first);
        }
    }

    /// Rule: one person is one gate, two are both, and the operator is two; for an administrator one person is none.
    #[test]
    fn who_vouches_says_what_it_counts() {
        for (by, user, administrator) in
            [(&["felix"][..], 1, 0), (&["felix", "bruno"], 2, 2), (&["felix", "bruno", "astrid"], 2, 2), (&[], 2, 2)]
        {
            let pass = pass(&nora(|_| ()), by);
            assert_eq!(pass.gates(&nora(|_| ())), user, "{by:?}");
            assert_eq!(pass.gates(&nora(|account| account.role = Role::Reader)), administrator, "{by:?}");
        }
    }

    /// Rule: it lives for an hour and once, and counts while a reset by it is under way; for the account as it was.
    #[test]
    fn a_pass_lives_for_an_hour() {
        let (account, added) = (nora(|_| ()), START);
        let mut pass = pass(&account, &["felix"]);
        let at = |pass: &Pass, account: &Account, after: u64, seen: u64| {
            let (now, seen) = (added.plus(after), added.plus(seen));
            (pass.is_live(account, added, now), pass.is_counting(account, (added, seen), now))
        };
        assert_eq!(at(&pass, &account, 3_599, 0), (true, true));
        assert_eq!(at(&pass, &account, 3_600, 0), (false, false));
        let moved = nora(|account| account.flow_epoch += 1);
        assert_eq!(at(&pass, &moved, 0, 0), (false, false));
        pass.marks.spend(0);
        assert_eq!(at(&pass, &account, 3_700, 3_599), (false, true), "the reset by it goes on");
        assert_eq!(at(&pass, &account, 3_599 + MAX_FLOW_S, 3_599), (false, false));
        assert_eq!(at(&pass, &moved, 3_599, 3_599), (false, false));
        assert_eq!(at(&pass, &account, DAY_S, 0), (false, false));
    }

    /// What is stored and sealed; another form needs a way to read this one.
    #[test]
    fn a_pass_is_read_as_it_was_stored() {
        let account = nora(|account| account.flow_epoch = 258);
        for by in [&["felix"][..], &["felix", "bruno"], &[]] {
            let pass = pass(&account, by);
            let stored = pass.stored();
            assert_eq!(stored[16..24], [0, 0, 0, 0, 0, 0, 1, 2]);
            assert_eq!(core::str::from_utf8(&stored[24..]), Ok(by.join("\u{1}").as_str()));
            assert_eq!(Pass::from_stored(&stored, 0), Some(pass));
            assert_eq!(Pass::from_stored(&stored[..23], 0), None);
        }
        assert_eq!(Pass::from_stored(&[], 0), None);
        assert_eq!(Pass::from_stored(&[0; 24], 1).map(|pass| (pass.marks.left(), pass.is_whole())), Some((0, true)));
    }
}
