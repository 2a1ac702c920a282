//! What an account has to register, what it may, and when it is asked: the policy's side of security info.
//!
//! Pure, and asked anew by every call, like the judgement of a reset ([`super::judge`]), of which it uses the very rules:
//! whoever is told here that enough is registered can reset. Not here: what a session may (flows), and who is told.

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;

use crate::account::Account;
use crate::contact::MailAddress;
use crate::enrolment::{Enrolment, Provenance};
use crate::limits::{MAX_ADDRESSES, MAX_AUTHENTICATORS, MAX_PASSKEYS};
use crate::policy::Policy;
use crate::policy::judge::{admit, gates_of, is_own_domain, kinds_of, passkey_of, sufficient, weigh};
use crate::time::UnixSeconds;

/// How an account stands with what it has registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Kinds of method that a reset takes.
    pub required: u8,
    /// How many of them there are.
    pub registered: u8,
    /// Whether something that counts was confirmed longer ago than the policy likes.
    pub is_stale: bool,
    /// What may be added.
    pub room: Vec<Room>,
}

/// A kind of method that may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which kind.
    pub kind: MethodKind,
    /// How many more of it.
    pub more: u8,
    /// Whether another kind has to be registered first.
    pub only_after_another: bool,
}

/// The kinds that somebody registers by themselves, and how many of each.
const REGISTRABLE: [(MethodKind, usize); 5] = [
    (MethodKind::Passkey, MAX_PASSKEYS),
    (MethodKind::Authenticator, MAX_AUTHENTICATORS),
    (MethodKind::Mail, MAX_ADDRESSES),
    (MethodKind::Recovery, 1),
    (MethodKind::Questions, 1),
];

impl Standing {
    /// Judges what an account has registered; nothing for one that manages no methods: federated, disabled, excluded, or
    /// allowed to change a password only. The same are never asked to register.
    #[must_use]
    pub fn of(
        policy: &Policy,
        account: &Account,
        enrolments: &[Enrolment],
        capabilities: &Set<MethodKind>,
        now: UnixSeconds,
    ) -> Option<Self> {
        admit(policy, account).ok()?;
        let kinds = kinds_of(policy, account, capabilities);
        // A pass is not theirs: it is given for one reset, and gone within the hour.
        let is_own = |known: &&Enrolment| known.authenticator.pass().is_none();
        let enrolments: Vec<Enrolment> = enrolments.iter().filter(is_own).cloned().collect();
        let mut weighed = weigh(policy, account, &enrolments, &kinds, now);
        weighed.retain(|(_, counts)| !counts.authenticator.is_used_up());
        let gates = gates_of(policy, account);
        let counted: Set<MethodKind> = weighed.iter().map(|(_, counts)| counts.authenticator.method()).collect();
        let reconfirm = policy.registration.reconfirm_days;
        // What nobody has proved is not theirs to confirm: it would be asked about for ever.
        let is_old = |known: &Enrolment| {
            known.provenance == Provenance::Verified && known.confirmed.plus(reconfirm.seconds()) < now
        };
        let is_stale = reconfirm.days() > 0 && weighed.iter().any(|(_, counts)| is_old(counts));
        let required = gates.count();
        let registered = match sufficient(gates, passkey_of(policy, account), weighed) {
            Some(_) => required,
            // As many as there are are not enough: one of a kind that does not stand alone, or two of one kind.
            None => u8::try_from(counted.len()).unwrap_or(u8::MAX).min(required.saturating_sub(1)),
        };
        Some(Self { required, registered, is_stale, room: room(&kinds, &enrolments) })
    }

    /// Tells whether enough is registered.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.registered >= self.required
    }

    /// Tells whether a kind may be added now.
    #[must_use]
    pub fn admits(&self, kind: MethodKind) -> bool {
        self.room.iter().any(|room| room.kind == kind && !room.only_after_another)
    }
}

/// Returns what may be added. An address comes second where something that is held can come first: it is the weaker of the
/// two, and whoever has it alone has both (Entra: a combined registration begins with an app or a phone).
fn room(kinds: &Set<MethodKind>, enrolments: &[Enrolment]) -> Vec<Room> {
    let count = |kind: MethodKind| enrolments.iter().filter(|known| known.authenticator.method() == kind).count();
    let is_held = |kind: &MethodKind| matches!(kind, MethodKind::Authenticator | MethodKind::Passkey);
    let can_hold = kinds.iter().any(is_held);
    let holds = enrolments.iter().any(|known| is_held(&known.authenticator.method()));
    let offered = REGISTRABLE.into_iter().filter(|(kind, _)| kinds.contains(kind)).map(|(kind, most)| Room {
        kind,
        more: u8::try_from(most.saturating_sub(count(kind))).unwrap_or(u8::MAX),
        only_after_another: match kind {
            MethodKind::Mail => can_hold && !holds,
            // They never stand alone, so somebody who has nothing else would have registered nothing.
            MethodKind::Questions => enrolments.iter().all(|known| known.authenticator.method() == kind),
            _ => false,
        },
    });
    offered.filter(|room| room.more > 0).collect()
}

/// Why an address cannot be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no address.
    NoAddress,
    /// It lies within the organisation's own domains: who is locked out could not read it.
    OwnDomain,
    /// It is registered already.
    Known,
}

/// Reads an address that is to be registered, `replaces` aside, which it may be itself: that proves it.
///
/// # Errors
/// [`Refused`], for the first reason there is.
pub fn read_contact(
    policy: &Policy,
    account: &Account,
    enrolments: &[Enrolment],
    replaces: Option<&Enrolment>,
    typed: String,
) -> Result<MailAddress, Refused> {
    let address = MailAddress::try_from(typed).map_err(|_| Refused::NoAddress)?;
    if is_own_domain(policy, account, &address) {
        return Err(Refused::OwnDomain);
    }
    let is_same = |known: &&Enrolment| {
        known.authenticator.address().is_some_and(|known| known.comparable() == address.comparable())
    };
    let known = enrolments.iter().filter(|known| replaces.is_none_or(|former| former.id != known.id));
    if known.into_iter().any(|known| is_same(&known)) { Err(Refused::Known) } else { Ok(address) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EnrolmentId;
    use crate::policy::Gates;
    use crate::policy::judge::tests::{NOW, app, mail, pass, user};

    fn account() -> Account {
        user(|_| ())
    }

    fn capabilities() -> Set<MethodKind> {
        Set::from([MethodKind::Mail, MethodKind::Authenticator])
    }

    fn standing(policy: &Policy, enrolments: &[Enrolment]) -> Standing {
        Standing::of(policy, &account(), enrolments, &capabilities(), NOW).unwrap()
    }

    fn one_gate() -> Policy {
        Policy::default().edited(|document| document.gates = Gates::One).unwrap()
    }

    /// Rule: enough is registered exactly where the reset says so, too.
    #[test]
    fn enough_is_what_a_reset_takes() {
        let unverified = Enrolment { provenance: Provenance::Unverified, ..mail() };
        for policy in [Policy::default(), one_gate()] {
            for enrolments in [
                vec![],
                vec![mail()],
                vec![app()],
                vec![mail(), app()],
                vec![unverified.clone()],
                vec![unverified.clone(), app()],
                vec![app(), Enrolment { id: EnrolmentId("second".to_owned()), ..app() }],
            ] {
                let judged = super::super::judge(&policy, &account(), &enrolments, &capabilities(), false, NOW);
                assert_eq!(standing(&policy, &enrolments).is_complete(), judged.is_ok(), "{enrolments:?}");
            }
        }
    }

    #[test]
    fn what_is_missing_is_counted_by_kind() {
        let counts = |policy: &Policy, enrolments: &[Enrolment]| {
            let standing = standing(policy, enrolments);
            (standing.registered, standing.required)
        };
        assert_eq!(counts(&Policy::default(), &[]), (0, 2));
        assert_eq!(counts(&Policy::default(), &[mail(), mail()]), (1, 2));
        assert_eq!(counts(&Policy::default(), &[mail(), app()]), (2, 2));
        assert_eq!(counts(&one_gate(), &[app()]), (1, 1));
        let unverified = Enrolment { provenance: Provenance::Unverified, ..mail() };
        assert_eq!(counts(&one_gate(), &[unverified]), (0, 1), "it counts beside another gate only");
    }

    /// Rule: a pass is nothing that somebody has registered: neither enough, nor in the place of saved codes.
    #[test]
    fn a_pass_is_not_registered() {
        let policy = Policy::default().edited(|document| {
            (document.gates, document.recovery_pass) = (Gates::One, true);
            document.methods.insert(MethodKind::Recovery);
        });
        let (policy, nora) = (policy.unwrap(), account());
        let enrolments = [pass(&nora, &["felix", "bruno"])];
        let capabilities = Set::from([MethodKind::Mail, MethodKind::Authenticator, MethodKind::Recovery]);
        let standing = Standing::of(&policy, &nora, &enrolments, &capabilities, NOW).unwrap();
        assert_eq!((standing.registered, standing.is_complete()), (0, false));
        assert!(standing.admits(MethodKind::Recovery));
    }

    /// Rule: what was confirmed is asked about once the policy's days are over, not on the last of them.
    #[test]
    fn what_is_confirmed_grows_old_after_its_days() {
        let policy = Policy::default();
        let days = policy.registration.reconfirm_days.seconds();
        let confirmed = |at| standing(&policy, &[app(), Enrolment { confirmed: at, ..mail() }]).is_stale;
        let fresh = |at| standing(&policy, &[Enrolment { confirmed: at, ..mail() }]).is_stale;
        assert!(!fresh(NOW.minus(days)) && fresh(NOW.minus(days + 1)));
        assert!(confirmed(NOW), "the app was confirmed long ago");
    }

    /// Rule: questions come after something else, for they never stand alone.
    #[test]
    fn questions_come_second() {
        let policy = Policy::default().edited(|document| document.methods.extend([MethodKind::Questions])).unwrap();
        let can = Set::from([MethodKind::Mail, MethodKind::Authenticator, MethodKind::Questions]);
        let admits = |enrolments: &[Enrolment]| {
            Standing::of(&policy, &account(), enrolments, &can, NOW).unwrap().admits(MethodKind::Questions)
        };
        assert!(!admits(&[]));
        assert!(admits(&[app()]));
    }

    /// Rule: an address is offered only after something that is held, where both count; and five apps are enough.
    #[test]
    fn an_address_comes_second() {
        let policy = Policy::default();
        assert!(standing(&policy, &[]).admits(MethodKind::Authenticator));
        assert!(!standing(&policy, &[]).admits(MethodKind::Mail));
        assert!(standing(&policy, &[app()]).admits(MethodKind::Mail));
        let apps: Vec<Enrolment> =
            (0..5).map(|number| Enrolment { id: EnrolmentId(format!("{number}")), ..app() }).collect();
        assert!(!standing(&policy, &apps).admits(MethodKind::Authenticator));
        let only_mail = policy
            .edited(|document| (document.gates, document.methods) = (Gates::One, Set::from([MethodKind::Mail])))
            .unwrap();
        assert!(standing(&only_mail, &[]).admits(MethodKind::Mail));
        assert!(!standing(&only_mail, &[]).admits(MethodKind::Authenticator));
    }

    /// Rule: what was confirmed too long ago is asked about, an app like an address; 0 days is never.
    #[test]
    fn what_was_confirmed_too_long_ago_is_stale() {
        let old = |enrolment: Enrolment| Enrolment { confirmed: NOW.minus(181 * 24 * 60 * 60), ..enrolment };
        let app = || Enrolment { confirmed: NOW, ..app() };
        let policy = Policy::default();
        assert!(!standing(&policy, &[mail(), app()]).is_stale);
        assert!(standing(&policy, &[old(mail()), app()]).is_stale);
        assert!(standing(&policy, &[mail(), old(app())]).is_stale);
        let unverified = Enrolment { provenance: Provenance::Unverified, ..mail() };
        assert!(!standing(&policy, &[old(unverified), app()]).is_stale, "nobody could say that it is right");
        let never = policy.edited(|document| document.registration.reconfirm_days = 0.try_into().unwrap()).unwrap();
        assert!(!standing(&never, &[old(mail()), app()]).is_stale);
    }

    /// Rule: no address of the organisation itself, and none twice.
    #[test]
    fn some_addresses_are_refused() {
        let read = |typed: &str, replaces: Option<&Enrolment>| {
            read_contact(&Policy::default(), &account(), &[mail(), app()], replaces, typed.to_owned())
        };
        let known = mail();
        let address = known.authenticator.address().expect("an address");
        let own = format!("somebody@{}", account().domain);
        assert_eq!(read("nobody", None), Err(Refused::NoAddress));
        assert_eq!(read(&own, None), Err(Refused::OwnDomain));
        assert_eq!(read(&address.as_str().to_uppercase(), None), Err(Refused::Known));
        assert!(read(address.as_str(), Some(&mail())).is_ok(), "it proves itself");
        assert!(read("other@post.example", None).is_ok());
    }
}
