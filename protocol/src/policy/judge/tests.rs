//! The judgement as a table. One line is one case.

use latchkey_shared::method::MethodKind::{Authenticator as App, Mail, Questions, Recovery, Sms, Voice};
use latchkey_shared::sorted::Set;

use super::*;
use crate::account::Role;
use crate::contact::MailAddress;
use crate::enrolment::TotpSeed;
use crate::ids::{AccountName, EnrolmentId, SubjectId};
use crate::policy::tests::{domain, federated, groups, policy};
use crate::policy::{Country, ReconfirmDays, Telephony};
use crate::saved::SavedCodes;
use crate::webauthn::Passkey;

pub(in crate::policy) const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
const DAY: u64 = 24 * 60 * 60;

pub(in crate::policy) fn user(edit: impl FnOnce(&mut Account)) -> Account {
    let mut account = Account {
        id: SubjectId("s-1".to_owned()),
        name: AccountName("nora@alderbrook.example".to_owned()),
        aliases: Vec::new(),
        display_name: "Nora Lindqvist".to_owned(),
        given_name: "Nora".to_owned(),
        family_name: "Lindqvist".to_owned(),
        domain: "alderbrook.example".to_owned(),
        status: AccountStatus::Enabled,
        locked: false,
        must_change: false,
        must_register: false,
        frozen: None,
        thawed: None,
        password_expires: None,
        password_set: None,
        role: Role::User,
        licence: Licence::Full,
        groups: Set::new(),
        locale: None,
        mail: None,
        flow_epoch: 0,
        session_epoch: 0,
        credential_version: 1,
    };
    edit(&mut account);
    account
}

fn contact(address: &str, provenance: Provenance, days_ago: u64) -> Enrolment {
    Enrolment {
        id: EnrolmentId(address.to_owned()),
        authenticator: Authenticator::Mail { address: MailAddress::try_from(address.to_owned()).unwrap() },
        provenance,
        confirmed: NOW.minus(days_ago * DAY),
        added: NOW.minus(days_ago * DAY),
        name: None,
        preferred: false,
    }
}

pub(in crate::policy) fn mail() -> Enrolment {
    contact("nora@post.example", Provenance::Verified, 1)
}

/// A passkey.
pub(in crate::policy) fn passkey() -> Enrolment {
    let stored = [&[1, 0, 0, 16][..], &[3; 16], &[8], &[4; 32]].concat();
    let passkey = Passkey::from_stored(&stored, 0, None).expect("a passkey");
    Enrolment { id: EnrolmentId("passkey".to_owned()), authenticator: Authenticator::Passkey { passkey }, ..app() }
}

pub(in crate::policy) fn app() -> Enrolment {
    Enrolment {
        id: EnrolmentId("app".to_owned()),
        authenticator: Authenticator::Totp { seed: TotpSeed::from_bytes(vec![7; 20]).unwrap() },
        provenance: Provenance::Verified,
        confirmed: NOW.minus(4000 * DAY),
        added: NOW.minus(4000 * DAY),
        name: None,
        preferred: false,
    }
}

pub(in crate::policy) fn pass(account: &Account, by: &[&str]) -> Enrolment {
    Enrolment {
        id: EnrolmentId("pass".to_owned()),
        authenticator: Authenticator::Pass { pass: crate::pass::tests::pass(account, by) },
        provenance: Provenance::Unverified,
        confirmed: NOW,
        added: NOW,
        ..app()
    }
}

/// What a case expects: gates and kinds, or why not.
type Expected<'a> = Result<(u8, &'a [MethodKind]), Ineligible>;

#[track_caller]
fn check(policy: &Policy, account: &Account, enrolments: &[Enrolment], expected: Expected<'_>) {
    check_at(false, policy, account, enrolments, expected);
}

#[track_caller]
fn check_at(elevated: bool, policy: &Policy, account: &Account, enrolments: &[Enrolment], expected: Expected<'_>) {
    let capabilities = Set::from([Mail, App]);
    let judged = judge(policy, account, enrolments, &capabilities, elevated, NOW);
    let found = judged.as_ref().map(|entitlement| {
        let kinds: Vec<MethodKind> = entitlement.methods.iter().map(|e| e.authenticator.method()).collect();
        assert_eq!(entitlement.rule.methods, kinds.iter().copied().collect(), "rule and list disagree");
        (entitlement.rule.required, kinds)
    });
    assert_eq!(found, expected.map(|(gates, kinds)| (gates, kinds.to_vec())).as_ref().cloned());
}

const TWO: Expected<'static> = Ok((2, &[App, Mail]));
const ONE_MAIL: Expected<'static> = Ok((1, &[Mail]));
const TOO_FEW: Expected<'static> = Err(Ineligible::TooFewMethods);

/// Rule: a pass counts by its own switch: one gate beside another, or alone where one is asked for; both where two people vouch;
/// for an administrator only then.
#[test]
fn a_pass_counts_by_its_switch_and_by_who_vouches() {
    let nora = user(|_| ());
    let (one, two) = (pass(&nora, &["felix"]), pass(&nora, &["felix", "bruno"]));
    let (off, on) = (policy(|_| ()), policy(|p| p.recovery_pass = true));
    check(&off, &nora, &[mail(), two.clone()], TOO_FEW);
    check(&on, &nora, core::slice::from_ref(&one), TOO_FEW);
    check(&on, &nora, &[mail(), one.clone()], Ok((2, &[Mail, Recovery])));
    check(&on, &nora, core::slice::from_ref(&two), Ok((2, &[Recovery])));
    let gate = policy(|p| (p.gates, p.recovery_pass) = (Gates::One, true));
    check(&gate, &nora, core::slice::from_ref(&one), Ok((1, &[Recovery])));
    check_at(true, &gate, &nora, core::slice::from_ref(&one), TOO_FEW);
    let raised = user(|account| account.role = Role::Reader);
    check(&on, &raised, &[mail(), one.clone()], TOO_FEW);
    check(&on, &raised, core::slice::from_ref(&two), Ok((2, &[Recovery])));
    let other = user(|account| account.flow_epoch += 1);
    check(&on, &other, core::slice::from_ref(&two), TOO_FEW);
    // Saved codes count where they are listed, whatever is said of passes.
    let codes = SavedCodes::from_stored(&[7; 160], 0).unwrap();
    let sheet = Enrolment { authenticator: Authenticator::Recovery { codes }, ..app() };
    let capabilities = Set::from([Mail, App, Recovery]);
    assert_eq!(judge(&on, &nora, &[mail(), sheet], &capabilities, false, NOW), Err(Ineligible::TooFewMethods));
}

#[test]
fn scope_is_nobody_some_groups_or_everybody() {
    let both = [mail(), app()];
    let selected = |include: &[&str], exclude: &[&str]| {
        policy(|p| p.scope = Scope::Selected { include: groups(include), exclude: groups(exclude) })
    };
    let member_of = |names: &[&str]| user(|a| a.groups = groups(names));
    check(&policy(|p| p.scope = Scope::All), &member_of(&[]), &both, TWO);
    check(&policy(|p| p.scope = Scope::None), &member_of(&["nurses"]), &both, Err(Ineligible::TenantOff));
    check(&selected(&["nurses"], &[]), &member_of(&["nurses"]), &both, TWO);
    check(&selected(&["nurses", "ward"], &[]), &member_of(&["ward"]), &both, TWO);
    check(&selected(&["nurses"], &[]), &member_of(&[]), &both, Err(Ineligible::NotInScope));
    check(&selected(&["nurses"], &[]), &member_of(&["doctors"]), &both, Err(Ineligible::NotInScope));
    // Excluding wins over any number of inclusions.
    check(
        &selected(&["nurses", "ward"], &["agency"]),
        &member_of(&["nurses", "ward", "agency"]),
        &both,
        Err(Ineligible::NotInScope),
    );
}

#[test]
fn the_state_of_an_account_decides() {
    let both = [mail(), app()];
    let open = Policy::default();
    check(&open, &user(|a| a.status = AccountStatus::Disabled), &both, Err(Ineligible::Disabled));
    check(&open, &user(|a| a.licence = Licence::ChangeOnly), &both, Err(Ineligible::NotLicensed));
    check(
        &policy(|p| p.change_only = groups(&["guests"])),
        &user(|a| a.groups = groups(&["guests"])),
        &both,
        Err(Ineligible::NotLicensed),
    );
    // What a reset is for is no obstacle to it.
    check(&open, &user(|a| a.locked = true), &both, TWO);
    check(&open, &user(|a| a.must_change = true), &both, TWO);
    check(&open, &user(|a| a.password_expires = Some(NOW.minus(DAY))), &both, TWO);
    // A lock does not hide an administrator's disable.
    let disabled_and_locked = user(|a| (a.status, a.locked) = (AccountStatus::Disabled, true));
    check(&open, &disabled_and_locked, &both, Err(Ineligible::Disabled));
}

#[test]
fn gates_need_as_many_methods_that_differ() {
    let one = policy(|p| p.gates = Gates::One);
    let two = policy(|p| p.gates = Gates::Two);
    check(&one, &user(|_| {}), &[mail()], ONE_MAIL);
    check(&one, &user(|_| {}), &[app()], Ok((1, &[App])));
    check(&one, &user(|_| {}), &[mail(), app()], Ok((1, &[App, Mail])));
    check(&one, &user(|_| {}), &[], TOO_FEW);
    check(&two, &user(|_| {}), &[mail(), app()], TWO);
    check(&two, &user(|_| {}), &[mail()], TOO_FEW);
    check(&two, &user(|_| {}), &[app()], TOO_FEW);
    check(&two, &user(|_| {}), &[], TOO_FEW);
    // Two addresses are two places but one kind; so are two apps.
    check(&two, &user(|_| {}), &[mail(), contact("nora@other.example", Provenance::Verified, 1)], TOO_FEW);
    check(&two, &user(|_| {}), &[app(), app()], TOO_FEW);
    // At the raised level everybody needs two.
    check_at(true, &one, &user(|_| {}), &[mail(), app()], TWO);
    check_at(true, &one, &user(|_| {}), &[mail()], TOO_FEW);
}

#[test]
fn only_methods_that_are_allowed_and_can_be_carried_out_count() {
    let only_mail = policy(|p| (p.gates, p.methods) = (Gates::One, Set::from([Mail])));
    let no_mail = policy(|p| (p.gates, p.methods) = (Gates::One, Set::from([App, MethodKind::Passkey])));
    check(&only_mail, &user(|_| {}), &[mail(), app()], ONE_MAIL);
    check(&only_mail, &user(|_| {}), &[app()], TOO_FEW);
    check(&no_mail, &user(|_| {}), &[mail()], TOO_FEW);
    let without_mail = Set::from([App]);
    let judged = judge(&Policy::default(), &user(|_| {}), &[mail(), app()], &without_mail, false, NOW);
    assert_eq!(judged, Err(Ineligible::TooFewMethods), "no courier for mail");
}

// Rule: where a passkey passes both gates, whoever has one has enough; an administrator never.
#[test]
fn a_passkey_may_be_enough() {
    let capabilities = Set::from([Mail, MethodKind::Passkey]);
    let judged = |weight, role| {
        let policy = policy(|p| {
            p.methods = capabilities.clone();
            p.passkey = weight;
        });
        let account = user(|a| a.role = role);
        judge(&policy, &account, &[passkey()], &capabilities, false, NOW).map(|entitled| entitled.rule)
    };
    let both = judged(PasskeyWeight::BothGates, Role::User).unwrap();
    assert_eq!((both.required, both.passkey), (2, PasskeyWeight::BothGates));
    assert_eq!(judged(PasskeyWeight::OneGate, Role::User), Err(Ineligible::TooFewMethods));
    assert_eq!(judged(PasskeyWeight::BothGates, Role::HelpDesk), Err(Ineligible::TooFewMethods));
}

#[test]
fn administrators_have_a_policy_of_their_own() {
    let admin = user(|a| a.role = Role::GlobalAdministrator);
    let both = [mail(), app()];
    let off = policy(|p| p.administrators.enabled = false);
    // Always enabled: scope, licence and the users' single gate do not reach them.
    check(&policy(|p| p.scope = Scope::None), &admin, &both, TWO);
    check(
        &policy(|p| p.scope = Scope::Selected { include: groups(&["nurses"]), exclude: groups(&["it"]) }),
        &user(|a| (a.role, a.groups) = (Role::Reader, groups(&["it"]))),
        &both,
        TWO,
    );
    check(&policy(|p| p.gates = Gates::One), &admin, &both, TWO);
    check(&policy(|p| p.gates = Gates::One), &admin, &[mail()], TOO_FEW);
    check(&policy(|p| (p.gates, p.methods) = (Gates::One, Set::from([Mail]))), &admin, &both, TWO);
    // Every role that administers anything falls under it.
    for role in [Role::Reader, Role::HelpDesk, Role::UserAdministrator, Role::GlobalAdministrator] {
        check(&off, &user(|a| a.role = role), &both, Err(Ineligible::NotEnabled));
    }
    check(&off, &user(|_| {}), &both, TWO);
    check(
        &Policy::default(),
        &user(|a| (a.role, a.status) = (Role::Reader, AccountStatus::Disabled)),
        &both,
        Err(Ineligible::Disabled),
    );
}

#[test]
fn administrators_never_use_questions_and_phones_only_if_switched_on() {
    let kinds = |phones: bool| {
        let telephony =
            Telephony { countries: Set::from([Country::try_from("GB".to_owned()).unwrap()]), ..Telephony::default() };
        let policy = policy(|p| {
            p.administrators.phone_methods = phones;
            p.telephony = telephony;
            p.methods = Set::from([Questions, Sms, Mail]);
        });
        counting_kinds(&policy, true)
    };
    for questions_never in [false, true] {
        assert!(!kinds(questions_never).contains(&Questions));
    }
    assert!(!kinds(false).contains(&Sms) && !kinds(false).contains(&Voice));
    assert!(kinds(true).contains(&Sms) && kinds(true).contains(&Voice));
}

#[test]
fn domains_have_their_own_authority() {
    let policy = policy(|p| {
        p.domains = vec![
            domain("alderbrook.example", Authority::Managed),
            domain("clinic.alderbrook.example", federated()),
            domain("lab.alderbrook.example", Authority::Synced { writeback: false }),
            domain("ward.alderbrook.example", Authority::Synced { writeback: true }),
        ];
    });
    let both = [mail(), app()];
    let of = |domain: &str| user(|a| domain.clone_into(&mut a.domain));
    check(&policy, &of("alderbrook.example"), &both, TWO);
    check(&policy, &of("clinic.alderbrook.example"), &both, Err(Ineligible::Federated));
    check(&policy, &of("deep.clinic.alderbrook.example"), &both, Err(Ineligible::Federated));
    check(&policy, &of("lab.alderbrook.example"), &both, Err(Ineligible::NoWriteback));
    check(&policy, &of("ward.alderbrook.example"), &both, TWO);
    check(&policy, &of("notclinic.alderbrook.example"), &both, TWO);
    check(&policy, &of("elsewhere.example"), &both, TWO);
    // Federation belongs to the domain and is said alike for every name in it.
    let admin = user(|a| (a.role, a.domain) = (Role::GlobalAdministrator, "clinic.alderbrook.example".to_owned()));
    check(&policy, &admin, &both, Err(Ineligible::Federated));
    let disabled = user(|a| (a.status, a.domain) = (AccountStatus::Disabled, "clinic.alderbrook.example".to_owned()));
    check(&policy, &disabled, &both, Err(Ineligible::Federated));
    let synced_admin = user(|a| (a.role, a.domain) = (Role::Reader, "lab.alderbrook.example".to_owned()));
    check(&policy, &synced_admin, &both, Err(Ineligible::NoWriteback));
}

#[test]
fn unverified_contacts_count_as_the_organisation_decides() {
    let filled_in = contact("nora@post.example", Provenance::Unverified, 1);
    let rule =
        |gates: Gates, contacts: UnverifiedContacts| policy(|p| (p.gates, p.unverified_contacts) = (gates, contacts));
    let (never, beside, alone) =
        (UnverifiedContacts::Never, UnverifiedContacts::BesideAnotherGate, UnverifiedContacts::Alone);
    check(&rule(Gates::One, never), &user(|_| {}), std::slice::from_ref(&filled_in), TOO_FEW);
    check(&rule(Gates::One, beside), &user(|_| {}), std::slice::from_ref(&filled_in), TOO_FEW);
    check(&rule(Gates::One, alone), &user(|_| {}), std::slice::from_ref(&filled_in), ONE_MAIL);
    // With one gate the app is enough, and the mail is not taken in its place.
    check(&rule(Gates::One, beside), &user(|_| {}), &[filled_in.clone(), app()], Ok((1, &[App])));
    check(&rule(Gates::Two, never), &user(|_| {}), &[filled_in.clone(), app()], TOO_FEW);
    check(&rule(Gates::Two, beside), &user(|_| {}), &[filled_in.clone(), app()], TWO);
    check(&rule(Gates::Two, alone), &user(|_| {}), &[filled_in, app()], TWO);
}

// Rule: an address that nobody has proved is no administrator's gate, whatever it counts for users (attacks A98, A104).
#[test]
fn an_administrators_unproved_address_counts_nothing() {
    let filled_in = contact("nora@post.example", Provenance::Unverified, 1);
    for counts in [UnverifiedContacts::BesideAnotherGate, UnverifiedContacts::Alone] {
        let policy = policy(|p| p.unverified_contacts = counts);
        for role in [Role::Reader, Role::HelpDesk, Role::UserAdministrator, Role::GlobalAdministrator] {
            check(&policy, &user(|a| a.role = role), &[filled_in.clone(), app()], TOO_FEW);
        }
        check(&policy, &user(|a| a.role = Role::Reader), &[mail(), app()], Ok((2, &[App, Mail])));
    }
}

#[test]
fn a_contact_past_its_day_is_never_enough_alone() {
    let seen = |days_ago| contact("nora@post.example", Provenance::Verified, days_ago);
    let rule = |gates: Gates, days: u16| {
        policy(|p| (p.gates, p.registration.reconfirm_days) = (gates, ReconfirmDays::try_from(days).unwrap()))
    };
    check(&rule(Gates::One, 180), &user(|_| {}), &[seen(180)], ONE_MAIL);
    check(&rule(Gates::One, 180), &user(|_| {}), &[seen(181)], TOO_FEW);
    check(&rule(Gates::One, 180), &user(|_| {}), &[seen(181), app()], Ok((1, &[App])));
    check(&rule(Gates::Two, 180), &user(|_| {}), &[seen(181), app()], TWO);
    check(&rule(Gates::One, 0), &user(|_| {}), &[seen(5000)], ONE_MAIL);
    // One that is still good stands, beside one that is not.
    check(
        &rule(Gates::One, 180),
        &user(|_| {}),
        &[seen(181), contact("new@post.example", Provenance::Verified, 1)],
        ONE_MAIL,
    );
}

#[test]
fn mail_within_the_organisation_is_no_recovery() {
    let policy = policy(|p| {
        p.gates = Gates::One;
        p.domains = vec![domain("alderbrook.example", Authority::Managed), domain("alder.example", Authority::Managed)];
    });
    let unlisted = Policy::default().edited(|p| p.gates = Gates::One).unwrap();
    let at = |address: &str| contact(address, Provenance::Verified, 1);
    check(&policy, &user(|_| {}), &[at("nora@alderbrook.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@ward.alderbrook.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@ALDER.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@notalder.example")], ONE_MAIL);
    // The account's own domain counts even where nobody listed it.
    check(&unlisted, &user(|_| {}), &[at("nora@alderbrook.example")], TOO_FEW);
}

#[test]
fn unlocking_needs_a_lock_and_leave() {
    let check = |allowed: bool, locked: bool, expected: bool| {
        let policy = policy(|p| p.unlock_without_reset = allowed);
        let account = user(|a| a.locked = locked);
        let judged = judge(&policy, &account, &[mail(), app()], &Set::from([Mail, App]), false, NOW).unwrap();
        assert_eq!(judged.can_unlock, expected, "allowed {allowed}, locked {locked}");
    };
    check(true, true, true);
    check(true, false, false);
    check(false, true, false);
    check(false, false, false);
}

/// Rule: a set of saved codes counts while one is left, and a used-up one for as long as the flow that its last code opened.
#[test]
fn a_used_up_set_counts_for_one_flow() {
    let policy = policy(|p| (p.gates, p.methods) = (Gates::One, Set::from([Recovery])));
    let counts = |used: u16, confirmed: UnixSeconds| {
        let codes = crate::saved::SavedCodes::from_stored(&[7; 160], used).unwrap();
        let set = Enrolment { authenticator: Authenticator::Recovery { codes }, confirmed, ..app() };
        judge(&policy, &user(|_| {}), &[set], &Set::from([Recovery]), false, NOW).is_ok()
    };
    let (all, over) = ((1 << 10) - 1, NOW.minus(MAX_FLOW_S));
    assert!(counts(0, over) && counts(all ^ 1, over), "one is left");
    assert!(counts(all, over.plus(1)) && !counts(all, over));
}
