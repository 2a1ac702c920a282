//! The judgement as a table, and what a document may not say. One line is one case.

use std::collections::BTreeSet;

use latchkey_shared::method::MethodKind::{self, Authenticator as App, Mail, Push, Questions, Sms, Voice};
use latchkey_shared::problem::Ineligible;
use latchkey_shared::wire::BotCheckKind;

use super::*;
use crate::account::{Account, AccountStatus, Licence, Role};
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, Enrolment, Provenance, TotpSeed};
use crate::ids::{AccountName, EnrolmentId, GroupId, SubjectId};
use crate::time::UnixSeconds;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
const DAY: u64 = 24 * 60 * 60;

fn group(name: &str) -> GroupId {
    GroupId(name.to_owned())
}

fn groups(names: &[&str]) -> BTreeSet<GroupId> {
    names.iter().map(|name| group(name)).collect()
}

fn policy(edit: impl FnOnce(&mut Document)) -> Policy {
    Policy::default().edited(edit).unwrap()
}

fn domain(name: &str, authority: Authority) -> Domain {
    Domain { name: DomainName::try_from(name.to_owned()).unwrap(), authority }
}

fn federated() -> Authority {
    let url = HttpsUrl::try_from("https://login.clinic.example/".to_owned()).unwrap();
    Authority::Federated { provider: IdentityProvider { name: "Clinic Login".to_owned(), url } }
}

fn user(edit: impl FnOnce(&mut Account)) -> Account {
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
        password_expires: None,
        role: Role::User,
        licence: Licence::Full,
        groups: BTreeSet::new(),
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
    }
}

fn mail() -> Enrolment {
    contact("nora@post.example", Provenance::Verified, 1)
}

fn app() -> Enrolment {
    Enrolment {
        id: EnrolmentId("app".to_owned()),
        authenticator: Authenticator::Totp { seed: TotpSeed::from_bytes(vec![7; 20]).unwrap() },
        provenance: Provenance::Verified,
        confirmed: NOW.minus(4000 * DAY),
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
    let capabilities = BTreeSet::from([Mail, App]);
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
    let only_mail = policy(|p| (p.gates, p.methods) = (Gates::One, BTreeSet::from([Mail])));
    let no_mail = policy(|p| (p.gates, p.methods) = (Gates::One, BTreeSet::from([App, MethodKind::Passkey])));
    check(&only_mail, &user(|_| {}), &[mail(), app()], ONE_MAIL);
    check(&only_mail, &user(|_| {}), &[app()], TOO_FEW);
    check(&no_mail, &user(|_| {}), &[mail()], TOO_FEW);
    let without_mail = BTreeSet::from([App]);
    let judged = judge(&Policy::default(), &user(|_| {}), &[mail(), app()], &without_mail, false, NOW);
    assert_eq!(judged, Err(Ineligible::TooFewMethods), "no courier for mail");
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
    check(&policy(|p| (p.gates, p.methods) = (Gates::One, BTreeSet::from([Mail]))), &admin, &both, TWO);
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
    // What an administrator filled in for another one is never enough alone, whatever the users' rule.
    let alone = policy(|p| p.unverified_contacts = UnverifiedContacts::Alone);
    check(&alone, &admin, &[contact("nora@post.example", Provenance::Unverified, 1), app()], TWO);
}

#[test]
fn administrators_never_use_questions_and_phones_only_if_switched_on() {
    let kinds = |phones: bool| {
        let telephony = Telephony {
            countries: BTreeSet::from([Country::try_from("GB".to_owned()).unwrap()]),
            ..Telephony::default()
        };
        let policy = policy(|p| {
            p.administrators.phone_methods = phones;
            p.telephony = telephony;
            p.methods = BTreeSet::from([Questions, Sms, Mail]);
        });
        super::judge::counting_kinds(&policy, true)
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
    let at = |address: &str| contact(address, Provenance::Verified, 1);
    check(&policy, &user(|_| {}), &[at("nora@alderbrook.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@ward.alderbrook.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@ALDER.example")], TOO_FEW);
    check(&policy, &user(|_| {}), &[at("nora@notalder.example")], ONE_MAIL);
    // The account's own domain counts even where nobody listed it.
    check(&super::tests::policy(|p| p.gates = Gates::One), &user(|_| {}), &[at("nora@alderbrook.example")], TOO_FEW);
}

#[test]
fn unlocking_needs_a_lock_and_leave() {
    let check = |allowed: bool, locked: bool, expected: bool| {
        let policy = policy(|p| p.unlock_without_reset = allowed);
        let account = user(|a| a.locked = locked);
        let judged = judge(&policy, &account, &[mail(), app()], &BTreeSet::from([Mail, App]), false, NOW).unwrap();
        assert_eq!(judged.can_unlock, expected, "allowed {allowed}, locked {locked}");
    };
    check(true, true, true);
    check(true, false, false);
    check(false, true, false);
    check(false, false, false);
}

#[test]
fn the_offer_is_the_organisations_alone() {
    let capabilities = BTreeSet::from([Mail, App]);
    let one = policy(|p| (p.gates, p.unlock_without_reset) = (Gates::One, false));
    let calm = one.offer(&capabilities, false);
    assert_eq!(calm, Offer { gates: Gates::One, methods: vec![App, Mail], can_unlock: false });
    assert_eq!(one.offer(&capabilities, true).gates, Gates::Two);
    assert_eq!(one.offer(&BTreeSet::from([Mail]), false).methods, [Mail]);
}

#[test]
fn proof_of_work_is_always_offered() {
    let check = |listed: &[BotCheckKind], offered: &[BotCheckKind]| {
        assert_eq!(policy(|p| p.bot_checks = listed.to_vec()).offered_bot_checks(), offered);
    };
    check(&[], &[BotCheckKind::Pow]);
    check(&[BotCheckKind::Image], &[BotCheckKind::Image, BotCheckKind::Pow]);
    check(&[BotCheckKind::Image, BotCheckKind::Pow], &[BotCheckKind::Image, BotCheckKind::Pow]);
}

mod documents {
    use super::*;

    /// Edits the default document and expects these messages.
    #[track_caller]
    fn check(edit: impl FnOnce(&mut Document), expected: &[&str]) {
        let problems = Policy::default().edited(edit).err().unwrap_or_default();
        let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(messages, expected);
    }

    #[test]
    fn the_default_fits_together() {
        assert_eq!(Policy::from_document(Document::default()), Ok(Policy::default()));
        assert_eq!(Policy::parse("{}"), Ok(Policy::default()));
    }

    #[test]
    fn push_and_questions_need_a_second_gate() {
        let methods = |gates, kinds: &[MethodKind]| {
            let kinds: BTreeSet<MethodKind> = kinds.iter().copied().collect();
            move |p: &mut Document| (p.gates, p.methods) = (gates, kinds)
        };
        check(methods(Gates::One, &[Mail, Push]), &["methods: push is only selectable with two gates"]);
        check(methods(Gates::One, &[Questions]), &["methods: questions is only selectable with two gates"]);
        check(methods(Gates::Two, &[Mail, Push, Questions]), &[]);
        check(methods(Gates::One, &[]), &["methods: expected at least one"]);
        let two = "methods: two gates need two kinds that go to different places, one of them not questions";
        check(methods(Gates::Two, &[Push]), &[two]);
        check(methods(Gates::Two, &[Mail]), &[two]);
    }

    #[test]
    fn phones_need_countries() {
        let countries = "telephony.countries: expected at least one while sms, voice or office are among the methods";
        check(|p| p.methods = BTreeSet::from([Mail, Sms]), &[countries]);
        check(|p| p.administrators.phone_methods = true, &[countries]);
        check(
            |p| {
                p.methods = BTreeSet::from([Sms, Voice]);
                p.telephony.countries = BTreeSet::from([Country::try_from("SE".to_owned()).unwrap()]);
            },
            &["methods: two gates need two kinds that go to different places, one of them not questions"],
        );
    }

    #[test]
    fn every_problem_is_said_at_once() {
        check(
            |p| {
                p.scope = Scope::Selected { include: BTreeSet::new(), exclude: groups(&["x"]) };
                p.registration.snoozes = Some(15);
                p.locales.default = "fr".to_owned();
            },
            &[
                "scope.include: expected at least one group, or \"who\": \"none\"",
                "registration.snoozes: expected 0 to 14, or null",
                "locales.default: expected one of locales.offered",
            ],
        );
    }

    #[test]
    fn lists_hold_nothing_twice_and_not_too_much() {
        check(
            |p| p.scope = Scope::Selected { include: groups(&["a", "b"]), exclude: groups(&["b"]) },
            &["scope: group b is both included and excluded; excluding wins, so take it off one list"],
        );
        check(
            |p| p.domains = vec![domain("a.example", Authority::Managed), domain("A.example", federated())],
            &["domains: a.example is listed twice"],
        );
        check(|p| p.bot_checks = vec![BotCheckKind::Pow, BotCheckKind::Pow], &["bot_checks: one is listed twice"]);
        check(|p| p.password.banned_terms = vec!["alder".to_owned(); 1000], &[]);
        check(
            |p| p.password.banned_terms = vec!["alder".to_owned(); 1001],
            &["password.banned_terms: expected at most 1000, there are 1001"],
        );
        check(
            |p| p.password.banned_terms = vec!["alder".to_owned(), " ".to_owned()],
            &["password.banned_terms: number 2: expected 1 to 64 characters without spaces around them"],
        );
        let origin = |n: u16| Origin::try_from(format!("https://a{n}.example")).unwrap();
        check(|p| p.origins.embed = (0..51).map(origin).collect(), &["origins.embed: expected at most 50"]);
    }

    #[test]
    fn limits_only_get_stricter() {
        check(|p| p.limits.stricter.tries = Some(3), &[]);
        check(
            |p| p.limits.stricter.tries = Some(9),
            &["limits.stricter.tries: 9 is not stricter than the table or beyond what still lets people reset"],
        );
        let strict = policy(|p| p.limits = LimitRules { preset: LimitPreset::Entra, ..LimitRules::default() });
        assert_eq!(strict.limits(), Limits::entra());
        assert_eq!(policy(|p| p.limits.stricter.tries = Some(3)).limits().tries, 3);
    }

    #[test]
    fn what_people_read_and_follow_is_checked() {
        let desk = |edit: fn(&mut latchkey_shared::wire::HelpDesk)| move |p: &mut Document| edit(&mut p.help_desk);
        check(desk(|d| d.phone = Some("+44 20 7946 0000".to_owned())), &[]);
        check(
            desk(|d| d.phone = Some("0207946".to_owned())),
            &["help_desk.phone: expected a number such as +44 20 7946 0000"],
        );
        check(desk(|d| d.mail = Some("help".to_owned())), &["help_desk.mail: expected a mail address"]);
        check(
            desk(|d| d.url = Some("javascript:alert(1)".to_owned())),
            &["help_desk.url: expected the https:// address of a page"],
        );
        check(desk(|d| d.text = Some("x".repeat(501))), &["help_desk.text: expected 1 to 500 characters"]);
        check(|p| p.branding.accent = Some("red".to_owned()), &["branding.accent: expected a colour as #rrggbb"]);
        check(|p| p.branding.accent = Some("#0a5F9c".to_owned()), &[]);
        check(|p| p.locales.offered.push("en_GB".to_owned()), &["locales: \"en_GB\" is no BCP 47 language tag"]);
    }

    #[test]
    fn a_document_of_the_wrong_form_is_refused_with_its_place() {
        let check = |json: &str, expected: &str| {
            let problems = Policy::parse(json).unwrap_err();
            let message = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
            assert!(message.contains(expected), "{json}: {message}");
        };
        check("{", "EOF");
        check("[]", "expected a JSON object");
        check(r#"{"gate": 2}"#, "unknown field `gate`");
        check(r#"{"gates": 3}"#, "expected 1 or 2 gates");
        check(r#"{"gates": 1, "gates": 2}"#, "duplicate field `gates`");
        check(r#"{"registration": {"reconfirm_days": 731}}"#, "expected 0 to 730 days");
        check(r#"{"audit_retention_days": 7}"#, "expected 30 to 3650 days");
        check(r#"{"scope": {"who": "some"}}"#, "unknown variant `some`");
        check(r#"{"domains": [{"name": "localhost"}]}"#, "expected a domain name");
        check(r#"{"origins": {"embed": ["https://*.alderbrook.example"]}}"#, "no wildcard");
        check(r#"{"telephony": {"countries": ["gb"]}}"#, "two capital letters");
        check(r#"{"methods": ["fax"]}"#, "unknown variant `fax`");
        check(r#"{"version": 0}"#, "version: expected 1 or more");
    }

    #[test]
    fn a_policy_reads_back_and_counts_its_changes() {
        let changed = policy(|p| {
            p.domains = vec![domain("clinic.alderbrook.example", federated())];
            p.scope = Scope::Selected { include: groups(&["nurses"]), exclude: groups(&["agency"]) };
        });
        assert_eq!(changed.version, Policy::default().version + 1);
        let stored = serde_json::to_string(&changed).unwrap();
        assert_eq!(Policy::parse(&stored), Ok(changed.clone()));
        assert_eq!(serde_json::from_str::<Policy>(&stored).unwrap(), changed);
    }

    /// Format pin: D1 holds documents of this form; a change needs a migration.
    #[test]
    fn the_stored_form_is_pinned() {
        let stored = serde_json::to_value(Policy::default()).unwrap();
        let expected = serde_json::json!({
            "version": 1,
            "scope": {"who": "all"},
            "gates": 2,
            "methods": ["mail", "authenticator", "passkey"],
            "administrators": {"enabled": true, "phone_methods": false},
            "change_only": [],
            "domains": [],
            "registration": {"required": true, "snoozes": 3, "reconfirm_days": 180},
            "unverified_contacts": "beside_another_gate",
            "notifications": {"owner_on_reset": true, "administrators_on_administrator_reset": true},
            "help_desk": {},
            "unlock_without_reset": true,
            "disclosure": "private",
            "bot_checks": ["pow", "image"],
            "limits": {"preset": "latchkey", "stricter": {}},
            "telephony": {"countries": [], "sms_per_day": 200, "calls_per_day": 50},
            "origins": {"embed": [], "api": [], "return_to": []},
            "audit_retention_days": 400,
            "password": {"public": {"preset": "nist", "second_factor_always": false, "organisation_terms": []}, "banned_terms": []},
            "branding": {},
            "locales": {"offered": ["en", "de"], "default": "en"},
        });
        assert_eq!(stored, expected);
    }
}
