//! The in-memory ports keep their promises, and the demo organisation shows what its notes say.

use latchkey_shared::identifier::Identifier;
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use latchkey_shared::password::{Password, Reason, Reuse};
use latchkey_shared::problem::Ineligible;
use latchkey_shared::sorted::Set;

use super::*;
use crate::account::Role;
use crate::code::Purpose;
use crate::contact::MailAddress;
use crate::ids::ChangeName;
use crate::ids::{AccountName, GroupId, SubjectId};
use crate::name;
use crate::notice::{Notice, NoticeKind};
use crate::policy::judge;
use crate::ports::{
    AuditSink, Clock, CodeContent, CodeMessage, Courier, Directory, Enrolments, Entropy, Outbox, PasswordChange,
    PolicyStore, Unlike, UnlockChange, Whom, WriteOutcome,
};
use crate::testing::organisation::{Group, OrganisationProblem};

fn hospital() -> Organisation {
    demo(START).unwrap()
}

fn subject(user: &str) -> SubjectId {
    SubjectId(format!("s-{user}"))
}

fn password(text: &str) -> Password {
    Password::try_from(text.to_owned()).unwrap()
}

mod the_demo {
    use super::*;

    /// What the policy says of one of its accounts.
    #[track_caller]
    fn check(user: &str, expected: Result<(u8, bool), Ineligible>) {
        let hospital = hospital();
        let person = hospital.person(&format!("s-{user}")).unwrap();
        let account = hospital.account(person).unwrap();
        let capabilities = Set::from([MethodKind::Mail, MethodKind::Authenticator]);
        let judged = judge(&hospital.policy, &account, &person.enrolments, &capabilities, false, START);
        let found = judged.map(|entitlement| (entitlement.rule.required, entitlement.can_unlock));
        assert_eq!(found, expected, "{user}: {}", person.note);
    }

    #[test]
    fn has_an_account_for_every_state_of_policy() {
        check("nora.lindqvist", Ok((2, false)));
        check("tomas.berg", Err(Ineligible::TooFewMethods));
        check("ines.carvalho", Err(Ineligible::TooFewMethods));
        check("petra.novak", Err(Ineligible::TooFewMethods));
        check("daniel.osei", Err(Ineligible::Disabled));
        check("lena.hartmann", Ok((2, true)));
        check("omar.haddad", Ok((2, false)));
        check("grace.mensah", Ok((2, false)));
        check("viktor.sand", Err(Ineligible::NotInScope));
        check("mei.tanaka", Ok((2, false)));
        check("rosa.delgado", Err(Ineligible::NotInScope));
        check("samuel.adeyemi", Err(Ineligible::NotLicensed));
        check("astrid.holm", Ok((2, false)));
        check("felix.brandt", Err(Ineligible::TooFewMethods));
        check("hanna.keller", Err(Ineligible::Federated));
        check("jonas.weber", Err(Ineligible::NoWriteback));
        check("clara.moreau", Ok((2, false)));
        check("yusuf.demir", Ok((2, false)));
        check("elif.aydin", Err(Ineligible::TooFewMethods));
        check("marta.kowalska", Ok((2, false)));
        check("bruno.ricci", Ok((2, false)));
        check("agnes.dahl", Err(Ineligible::TooFewMethods));
        check("jürgen.groß", Ok((2, false)));
        assert_eq!(hospital().accounts.len(), 23, "an account lacks its line above");
    }

    #[test]
    fn prints_what_a_developer_needs() {
        let cards = hospital().cards();
        let nora = serde_json::to_value(cards.first().unwrap()).unwrap();
        let expected = serde_json::json!({
            "identifier": "nora.lindqvist@alderbrook.example",
            "password": "copper-lantern-4417",
            "mail": "nora.lindqvist@post.example",
            "phone": null,
            "totp_secret": "NORALATCHKEYDEMOLATCHKEYDEMOLATC",
            "note": "two methods, may reset; also ALDER\\nora and E-10042",
        });
        assert_eq!(nora, expected);
    }

    #[test]
    fn has_passwords_and_secrets_of_its_own_for_everybody() {
        let cards = hospital().cards();
        let passwords: Set<&str> = cards.iter().map(|card| card.password.as_str()).collect();
        assert_eq!(passwords.len(), cards.len());
        assert!(cards.iter().all(|card| card.password.chars().count() >= 15), "too short for a new password");
        let secrets: Vec<&str> = cards.iter().filter_map(|card| card.totp_secret.as_deref()).collect();
        assert_eq!(secrets.iter().collect::<Set<_>>().len(), secrets.len());
    }

    #[test]
    fn reads_back_from_its_json() {
        let hospital = hospital();
        let json = serde_json::to_string(&hospital).unwrap();
        assert_eq!(serde_json::from_str::<Organisation>(&json).unwrap(), hospital);
    }

    #[test]
    fn finds_one_person_by_every_name() {
        let names = hospital().names().unwrap();
        for typed in [
            "nora.lindqvist@alderbrook.example",
            "NORA.LINDQVIST@Alderbrook.Example",
            "alder\\NORA",
            "e-10042",
            " Nora ",
        ] {
            let looked_up = name::normalise(&Identifier::try_from(typed.to_owned()).unwrap());
            assert_eq!(names.get(&looked_up), Some(&subject("nora.lindqvist")), "{typed:?}");
        }
    }
}

#[test]
fn a_name_belongs_to_one_account_or_is_refused() {
    let mut hospital = hospital();
    hospital.accounts[1].aliases.push("alder\\NORA".to_owned());
    let expected = OrganisationProblem::Shared {
        name: AccountName("alder\\nora".to_owned()),
        first: subject("nora.lindqvist"),
        second: subject("tomas.berg"),
    };
    assert_eq!(hospital.names(), Err(expected));
}

#[test]
fn groups_nest_and_may_go_in_circles() {
    let mut hospital = hospital();
    let group = |name: &str| GroupId(name.to_owned());
    let groups = |names: &[&str]| names.iter().map(|name| group(name)).collect::<Set<_>>();
    let mei = hospital.person("s-mei.tanaka").unwrap().clone();
    assert_eq!(hospital.groups_of(&mei), Ok(groups(&["staff", "nursing", "ward-3"])));
    hospital.groups.push(Group { id: group("x"), name: "X".to_owned(), within: groups(&["ward-3"]) });
    hospital.groups[0].within = groups(&["x"]);
    assert_eq!(hospital.groups_of(&mei), Ok(groups(&["staff", "nursing", "ward-3", "x"])));
    hospital.groups[0].within = groups(&["gone"]);
    assert_eq!(hospital.groups_of(&mei), Err(OrganisationProblem::NoGroup(group("gone"))));
}

mod the_directory {
    use super::*;

    /// Writes a password at the version that is expected.
    fn set(memory: &Memory, subject: &SubjectId, text: &str, expected_version: u64) -> Result<WriteOutcome, Fault> {
        let notice = Notice {
            to: "nora.lindqvist@post.example".to_owned().try_into().unwrap(),
            locale: None,
            about: NoticeKind::PasswordReset,
            at: START,
            support_id: SupportId::from_bytes([1; 5]),
            subject: None,
        };
        block_on(memory.directory.set_password(PasswordChange {
            subject,
            password: &password(text),
            expected_version,
            name: &ChangeName([1; 16]),
            unlike: Unlike::default(),
            reset_by: None,
            audit: &[],
            notices: &[notice],
            now: START,
        }))
    }

    fn is(memory: &Memory, subject: &SubjectId, text: &str) -> bool {
        let account = memory.directory.account(subject).unwrap();
        block_on(memory.directory.is_password(Some(&account), &password(text))).unwrap()
    }

    #[test]
    fn writes_a_password_and_all_that_goes_with_it() {
        let memory = Memory::demo().unwrap();
        let lena = subject("lena.hartmann");
        let before = memory.directory.account(&lena).unwrap();
        assert_eq!(set(&memory, &lena, "a new passphrase", 1).unwrap(), WriteOutcome::Written);
        let after = memory.directory.account(&lena).unwrap();
        assert!(is(&memory, &lena, "a new passphrase") && !is(&memory, &lena, "saffron-window-6128"));
        assert!(before.locked && !after.locked);
        assert_eq!(after.credential_version, before.credential_version + 1);
        assert_eq!((after.flow_epoch, after.session_epoch), (before.flow_epoch + 1, before.session_epoch + 1));
        assert_eq!(memory.outbox.waiting().len(), 1);
    }

    #[test]
    fn writes_nothing_once_the_version_has_moved() {
        let memory = Memory::demo().unwrap();
        let nora = subject("nora.lindqvist");
        assert_eq!(set(&memory, &nora, "first passphrase", 1).unwrap(), WriteOutcome::Written);
        assert_eq!(set(&memory, &nora, "second passphrase", 1).unwrap(), WriteOutcome::VersionMoved);
        assert!(is(&memory, &nora, "first passphrase"));
        assert_eq!(memory.outbox.waiting().len(), 1);
    }

    #[test]
    fn writes_one_of_many_at_the_same_version() {
        let memory = Memory::demo().unwrap();
        let nora = subject("nora.lindqvist");
        let passwords: Vec<Password> = (0..100).map(|n| password(&format!("passphrase number {n}"))).collect();
        let change = |password| PasswordChange {
            subject: &nora,
            password,
            expected_version: 1,
            name: &ChangeName([1; 16]),
            unlike: Unlike::default(),
            reset_by: None,
            audit: &[],
            notices: &[],
            now: START,
        };
        let outcomes = in_parallel(passwords.iter().map(|p| memory.directory.set_password(change(p))).collect());
        let written = outcomes.into_iter().filter(|outcome| *outcome.as_ref().unwrap() == WriteOutcome::Written);
        assert_eq!(written.count(), 1);
    }

    #[test]
    fn fails_before_a_write_or_loses_its_answer() {
        let memory = Memory::demo().unwrap();
        let nora = subject("nora.lindqvist");
        memory.directory.writes.set(Failing::NextBefore);
        assert!(set(&memory, &nora, "lost before it", 1).is_err());
        assert!(is(&memory, &nora, "copper-lantern-4417"));
        assert!(memory.outbox.waiting().is_empty());
        memory.directory.writes.set(Failing::NextAfter);
        assert!(set(&memory, &nora, "lost after it", 1).is_err());
        assert!(is(&memory, &nora, "lost after it"));
        assert_eq!(memory.outbox.waiting().len(), 1);
    }

    #[test]
    fn refuses_passwords_it_remembers() {
        let memory = Memory::demo().unwrap();
        let nora = subject("nora.lindqvist");
        let refused = |of| WriteOutcome::Refused(vec![Reason::Reused { of }]);
        memory.directory.remember_passwords();
        assert_eq!(set(&memory, &nora, "copper-lantern-4417", 1).unwrap(), refused(Reuse::Current));
        assert_eq!(set(&memory, &nora, "marble-teapot-2205", 1).unwrap(), refused(Reuse::History));
        assert_eq!(set(&memory, &nora, "something else again", 1).unwrap(), WriteOutcome::Written);
        assert_eq!(set(&memory, &nora, "copper-lantern-4417", 2).unwrap(), refused(Reuse::History));
    }

    #[test]
    fn unlocks_and_leaves_the_password_alone() {
        let memory = Memory::demo().unwrap();
        let lena = subject("lena.hartmann");
        let unlock = |expected_version| {
            let change = UnlockChange { subject: &lena, expected_version, audit: &[], notices: &[], now: START };
            block_on(memory.directory.unlock(change)).unwrap()
        };
        let before = memory.directory.account(&lena).unwrap();
        assert_eq!(unlock(7), WriteOutcome::VersionMoved);
        assert_eq!(unlock(1), WriteOutcome::Written);
        let after = memory.directory.account(&lena).unwrap();
        assert!(!after.locked && is(&memory, &lena, "saffron-window-6128"));
        assert_eq!((after.flow_epoch, after.session_epoch), (before.flow_epoch + 1, before.session_epoch));
    }

    #[test]
    fn finds_by_any_name_and_tells_global_administrators() {
        let memory = Memory::demo().unwrap();
        let by_alias = AccountName("alder\\nora".to_owned());
        let found = block_on(memory.directory.find(Whom::Named(&by_alias))).unwrap().unwrap();
        assert_eq!(found.id, subject("nora.lindqvist"));
        let nobody = AccountName("nobody@alderbrook.example".to_owned());
        assert_eq!(block_on(memory.directory.find(Whom::Named(&nobody))).unwrap(), None);
        assert!(!block_on(memory.directory.is_password(None, &password("copper-lantern-4417"))).unwrap());
        let told = block_on(memory.directory.administrators()).unwrap();
        assert_eq!(told.iter().map(MailAddress::as_str).collect::<Vec<_>>(), ["astrid.holm@alderbrook.example"]);
        memory.directory.edit(&subject("felix.brandt"), |account| account.role = Role::GlobalAdministrator);
        assert_eq!(block_on(memory.directory.administrators()).unwrap().len(), 2);
    }
}

#[test]
fn a_changed_policy_is_in_force_at_once() {
    let memory = Memory::demo().unwrap();
    memory.policies.edit(|policy| policy.unlock_without_reset = false).unwrap();
    assert!(!block_on(memory.policies.current()).unwrap().unlock_without_reset);
    assert!(memory.policies.edit(|policy| policy.methods = Set::new()).is_err());
    assert!(!block_on(memory.policies.current()).unwrap().methods.is_empty());
    memory.policies.faults.set(Failing::Always);
    assert!(block_on(memory.policies.current()).is_err());
}

#[test]
fn methods_are_read_for_known_accounts_only() {
    let memory = Memory::demo().unwrap();
    let nora = subject("nora.lindqvist");
    assert_eq!(block_on(memory.enrolments.of(Some(&nora))).unwrap().len(), 2);
    assert_eq!(block_on(memory.enrolments.of(None)).unwrap(), []);
    memory.enrolments.edit(&nora, Vec::clear);
    assert_eq!(block_on(memory.enrolments.of(Some(&nora))).unwrap(), []);
}

#[test]
fn messages_are_kept_and_notices_wait_until_they_are_taken() {
    let memory = Memory::demo().unwrap();
    let to = "nora.lindqvist@post.example".to_owned().try_into().unwrap();
    let support_id = SupportId::from_bytes([1; 5]);
    let content = CodeContent::Code { digits: "48291375", minutes: 10, purpose: Purpose::Reset };
    block_on(memory.courier.send_code(CodeMessage { to: &to, locale: "en", content, support_id })).unwrap();
    assert_eq!(memory.courier.last_code_to("nora.lindqvist@post.example").as_deref(), Some("48291375"));
    assert_eq!(memory.courier.last_code_to("tomas.berg@post.example"), None);
    let notice = Notice { to, locale: None, about: NoticeKind::PasswordReset, at: START, support_id, subject: None };
    block_on(memory.outbox.arm()).unwrap();
    block_on(memory.outbox.post(&[notice])).unwrap();
    memory.courier.faults.set(Failing::NextBefore);
    block_on(memory.outbox.deliver(&memory.courier));
    assert_eq!((memory.outbox.waiting().len(), memory.courier.notices().len()), (1, 0));
    block_on(memory.outbox.deliver(&memory.courier));
    assert_eq!((memory.outbox.waiting().len(), memory.courier.notices().len()), (0, 1));
    assert_eq!(memory.outbox.times_armed(), 1);
}

#[test]
fn a_stalled_courier_takes_nothing_until_it_goes_on() {
    let memory = Memory::demo().unwrap();
    let to = "nora.lindqvist@post.example".to_owned().try_into().unwrap();
    let support_id = SupportId::from_bytes([1; 5]);
    let content = CodeContent::CannotReset { why: Ineligible::Disabled };
    memory.courier.stall(true);
    let send = async {
        memory.courier.send_code(CodeMessage { to: &to, locale: "en", content, support_id }).await.unwrap();
        memory.courier.messages().len()
    };
    let go_on = async {
        let seen = memory.courier.messages().len();
        memory.courier.stall(false);
        seen
    };
    let both: Vec<core::pin::Pin<Box<dyn Future<Output = usize>>>> = vec![Box::pin(send), Box::pin(go_on)];
    assert_eq!(in_parallel(both), [1, 0]);
}

#[test]
fn the_audit_fails_when_told_to() {
    let memory = Memory::demo().unwrap();
    memory.audit.faults.set(Failing::NextBefore);
    assert!(block_on(memory.audit.record(&[])).is_err());
    assert!(block_on(memory.audit.record(&[])).is_ok());
}

#[test]
fn time_moves_by_hand_and_randomness_repeats_by_run_only() {
    let memory = Memory::demo().unwrap();
    memory.clock.advance(60);
    assert_eq!(memory.clock.now(), START.plus(60));
    let draw = |entropy: &TestEntropy| {
        let mut bytes = [0; 40];
        entropy.fill(&mut bytes).unwrap();
        bytes
    };
    let first = draw(&memory.entropy);
    assert_ne!(first, draw(&memory.entropy));
    assert_eq!(first, draw(&TestEntropy::default()));
    assert_ne!(first[..32], [0; 32]);
}

mod the_guard {
    use super::*;
    use crate::guard::{CheckEvent, CheckVerdict, FlowFacts, GuardKey, Look, PasswordMark, Row, SignIn};
    use crate::ids::FlowId;
    use crate::limits::Limits;
    use crate::ports::GuardStore;

    /// A key of the first object.
    fn key(row: u8) -> GuardKey {
        let mut bytes = [0; 32];
        bytes[1] = row;
        GuardKey::from_bytes(bytes)
    }

    fn spend(digest: u8) -> CheckEvent {
        CheckEvent::Spend { digest: [digest; 16], expires: START.plus(300) }
    }

    fn look(memory: &Memory, kind: Row, row: u8) {
        let flow = FlowFacts { id: FlowId([row; 16]), epoch: 0, started: START, expires: START.plus(900) };
        block_on(memory.guard.call(&key(row), kind.of(Look { flow, limits: Limits::default() }))).unwrap();
    }

    #[test]
    fn decides_parallel_calls_one_by_one() {
        let memory = Memory::demo().unwrap();
        let row = key(1);
        let spent_by = (0..100).map(|digest| memory.guard.call(&row, spend(digest))).collect();
        let verdicts: Vec<CheckVerdict> = in_parallel(spent_by).into_iter().map(Result::unwrap).collect();
        assert_eq!(verdicts.iter().filter(|verdict| matches!(**verdict, CheckVerdict::First { .. })).count(), 1);
        assert_eq!(memory.guard.calls(), 100);
    }

    #[test]
    fn counts_a_call_whose_answer_is_lost() {
        let memory = Memory::demo().unwrap();
        memory.guard.faults.set(Failing::NextBefore);
        assert!(block_on(memory.guard.call(&key(1), spend(1))).is_err());
        assert_eq!(memory.guard.stored(&key(1)), None);
        memory.guard.faults.set(Failing::NextAfter);
        assert!(block_on(memory.guard.call(&key(1), spend(1))).is_err());
        assert!(matches!(block_on(memory.guard.call(&key(1), spend(1))).unwrap(), CheckVerdict::Repeat { .. }));
    }

    #[test]
    fn goes_by_the_clock_of_its_objects() {
        let mut memory = Memory::demo().unwrap();
        memory.guard.clock = TestClock::at(START.plus(301));
        assert_eq!(block_on(memory.guard.call(&key(1), spend(1))).unwrap(), CheckVerdict::Spent);
        memory.guard.clock.advance(3600);
        memory.guard.sweep();
        assert_eq!((memory.guard.rows(), memory.clock.now()), (0, START));
    }

    // Whoever has nothing counted needs no row, or every look at somebody signed in would write one.
    #[test]
    fn keeps_no_row_that_says_nothing() {
        let memory = Memory::demo().unwrap();
        look(&memory, Row::Known, 0);
        assert_eq!(memory.guard.rows(), 0);
    }

    #[test]
    fn lets_unknown_names_displace_only_each_other() {
        let memory = Memory::demo().unwrap();
        let counted = SignIn::Reserve { limits: Limits::default(), mark: PasswordMark(1) };
        block_on(memory.guard.call(&key(0), Row::Known.of(counted))).unwrap();
        for row in 1..=150 {
            look(&memory, Row::Unknown, row);
        }
        assert_eq!(memory.guard.rows(), 1 + 100);
        assert!(memory.guard.stored(&key(0)).is_some(), "an account's row is never displaced");
        assert!(memory.guard.stored(&key(50)).is_none() && memory.guard.stored(&key(51)).is_some(), "oldest first");
    }
}
