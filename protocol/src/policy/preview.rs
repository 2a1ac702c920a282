//! Says before a policy is saved what it would change for people: every account is judged by both policies.
//!
//! A fold over accounts that come in any order and any pages; it keeps counts and the first names, never the accounts. The
//! judgement is the very one of every call ([`judge`]), at the ordinary level of guard: a day under attack asks more of
//! everybody, whatever the policy. Not here: where accounts come from.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Ineligible;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Affected, Named, PolicyPreview};

use crate::account::Account;
use crate::enrolment::Enrolment;
use crate::policy::{Policy, caution, judge};
use crate::time::UnixSeconds;

/// Most names said of one group of people; the count says how many there are.
const MOST_NAMES: usize = 100;

/// The comparison so far.
#[derive(Debug)]
pub struct Preview<'a> {
    old: &'a Policy,
    new: &'a Policy,
    capabilities: &'a Set<MethodKind>,
    now: UnixSeconds,
    told: PolicyPreview,
}

impl<'a> Preview<'a> {
    /// Begins to compare two policies at `now`; `capabilities` are the methods this deployment can carry out.
    #[must_use]
    pub fn new(old: &'a Policy, new: &'a Policy, capabilities: &'a Set<MethodKind>, now: UnixSeconds) -> Self {
        let told = PolicyPreview { cautions: caution::cautions(new), ..PolicyPreview::default() };
        Self { old, new, capabilities, now, told }
    }

    /// Takes an account; `enrolments` are `None` if they cannot be read, and then nobody can tell.
    pub fn take(&mut self, account: &Account, enrolments: Option<&[Enrolment]>) {
        self.told.accounts += 1;
        let Some(enrolments) = enrolments else {
            add(&mut self.told.unreadable, account);
            return;
        };
        let by = |policy: &Policy| judge(policy, account, enrolments, self.capabilities, false, self.now).err();
        let (old, new) = (by(self.old), by(self.new));
        self.told.able_now += u64::from(old.is_none());
        self.told.able_then += u64::from(new.is_none());
        match (old, new) {
            (None, Some(reason)) => self.lose(reason, account),
            (Some(_), None) => add(&mut self.told.gain, account),
            _ => {}
        }
        // Too few methods is the one reason that a person mends alone, by registering.
        if new == Some(Ineligible::TooFewMethods) && old != new {
            add(&mut self.told.register, account);
        }
    }

    /// Returns what was found.
    #[must_use]
    pub fn finish(self) -> PolicyPreview {
        self.told
    }

    /// Takes somebody who loses the reset for a reason.
    fn lose(&mut self, reason: Ineligible, account: &Account) {
        if let Some(affected) = self.told.lose.iter_mut().find(|affected| affected.reason == reason) {
            return add(&mut affected.people, account);
        }
        let mut people = Named::default();
        add(&mut people, account);
        self.told.lose.push(Affected { reason, people });
    }
}

fn add(people: &mut Named, account: &Account) {
    people.count += 1;
    if people.names.len() < MOST_NAMES {
        people.names.push(account.name.to_string());
    }
}

#[cfg(test)]
mod tests {
    use latchkey_shared::method::MethodKind::{Authenticator as App, Mail};

    use super::*;
    use crate::credential::CredentialHash;
    use crate::enrolment::Authenticator;
    use crate::policy::judge::tests::{NOW, app, mail, user};
    use crate::policy::tests::{groups, policy};
    use crate::policy::{Gates, Scope};
    use crate::question::KeptAnswer;

    /// What becomes of an account with these methods when a policy replaces another.
    fn told(old: &Policy, new: &Policy, account: &Account, enrolments: Option<&[Enrolment]>) -> PolicyPreview {
        let capabilities = Set::from([Mail, App]);
        let mut preview = Preview::new(old, new, &capabilities, NOW);
        preview.take(account, enrolments);
        preview.finish()
    }

    #[test]
    fn an_account_is_told_by_what_changes_for_it() {
        let one = policy(|p| (p.gates, p.methods) = (Gates::One, Set::from([Mail, App])));
        let two = policy(|p| (p.gates, p.methods) = (Gates::Two, Set::from([Mail, App])));
        let none = policy(|p| p.scope = Scope::None);
        let nora = user(|_| ());
        let alone = told(&one, &two, &nora, Some(&[mail()]));
        assert_eq!((alone.accounts, alone.able_now, alone.able_then), (1, 1, 0));
        assert_eq!(alone.lose, [Affected { reason: Ineligible::TooFewMethods, people: alone.register.clone() }]);
        assert_eq!((alone.register.count, alone.gain.count), (1, 0));
        let both = told(&one, &two, &nora, Some(&[mail(), app()]));
        assert_eq!((both.able_then, both.lose.len(), both.register.count), (1, 0, 0));
        assert_eq!(told(&two, &one, &nora, Some(&[mail()])).gain.names, [nora.name.to_string()]);
        let off = told(&two, &none, &nora, Some(&[mail(), app()]));
        assert_eq!((off.lose[0].reason, off.register.count), (Ineligible::TenantOff, 0));
        let opened = told(&none, &two, &nora, Some(&[mail()]));
        assert_eq!((opened.lose.len(), opened.gain.count, opened.register.count), (0, 0, 1), "newly asked to register");
        assert_eq!(told(&two, &two, &nora, Some(&[mail()])).register.count, 0, "nothing new");
        let unread = told(&one, &two, &nora, None);
        assert_eq!((unread.unreadable.count, unread.able_now, unread.lose.len()), (1, 0, 0));
    }

    // Rule: whose answers are too few for what a policy asks would lose the reset, and register anew.
    #[test]
    fn a_policy_that_asks_more_questions_says_whom_it_costs() {
        let answers = |ids: &[&str]| {
            let hash = "$argon2id$v=19$m=8,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
            let hash = CredentialHash::try_from(hash.to_owned()).unwrap();
            let kept = |id: &&str| KeptAnswer { question: (*id).to_owned(), hash: hash.clone() };
            let answers = ids.iter().map(kept).collect();
            Enrolment { authenticator: Authenticator::Questions { answers }, ..app() }
        };
        let asks = |to_reset| {
            policy(|p| {
                p.methods = Set::from([Mail, MethodKind::Questions]);
                p.questions.to_reset = to_reset;
            })
        };
        let capabilities = Set::from([Mail, MethodKind::Questions]);
        let judged = |enrolments: &[Enrolment]| {
            let (old, new) = (asks(3), asks(4));
            let mut preview = Preview::new(&old, &new, &capabilities, NOW);
            preview.take(&user(|_| ()), Some(enrolments));
            let told = preview.finish();
            (told.able_now, told.able_then, told.register.count)
        };
        assert_eq!(judged(&[mail(), answers(&["q01", "q02", "q03"])]), (1, 0, 1));
        assert_eq!(judged(&[mail(), answers(&["q01", "q02", "q03", "q04"])]), (1, 1, 0));
        assert_eq!(judged(&[mail(), answers(&["q01", "q02", "c-withdrawn"])]), (0, 0, 0));
        assert_eq!(judged(&[answers(&["q01", "q02", "q03", "q04"])]), (0, 0, 0), "they never stand alone");
    }

    // Rule: people are counted to the last, and named up to a hundred, so that the answer is small whoever is affected.
    #[test]
    fn names_are_few_and_counts_whole() {
        let scope = Scope::Selected { include: groups(&["nurses"]), exclude: Set::new() };
        let (all, few) = (policy(|_| ()), policy(|p| p.scope = scope));
        let capabilities = Set::from([Mail, App]);
        let mut preview = Preview::new(&all, &few, &capabilities, NOW);
        for _ in 0..250 {
            preview.take(&user(|_| ()), Some(&[mail(), app()]));
        }
        let told = preview.finish();
        assert_eq!((told.accounts, told.able_now, told.able_then, told.lose.len()), (250, 250, 0, 1));
        assert_eq!((told.lose[0].reason, told.lose[0].people.count), (Ineligible::NotInScope, 250));
        assert_eq!(told.lose[0].people.names.len(), MOST_NAMES);
    }
}
