//! What the parts of the policy's tests share, and the stored form. The judgement is tested in `judge/tests.rs`, what a
//! document may not say in `check/tests.rs`.

use latchkey_shared::method::MethodKind::{Authenticator as App, Mail};
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::BotCheckKind;

use super::*;
use crate::ids::GroupId;

pub(super) fn group(name: &str) -> GroupId {
    GroupId(name.to_owned())
}

pub(super) fn groups(names: &[&str]) -> Set<GroupId> {
    names.iter().map(|name| group(name)).collect()
}

pub(super) fn policy(edit: impl FnOnce(&mut Document)) -> Policy {
    Policy::default().edited(edit).unwrap()
}

pub(super) fn domain(name: &str, authority: Authority) -> Domain {
    Domain { name: DomainName::try_from(name.to_owned()).unwrap(), authority }
}

pub(super) fn federated() -> Authority {
    let url = HttpsUrl::try_from("https://login.clinic.example/".to_owned()).unwrap();
    Authority::Federated { provider: IdentityProvider { name: "Clinic Login".to_owned(), url } }
}

#[test]
fn the_offer_is_the_organisations_alone() {
    let capabilities = Set::from([Mail, App]);
    let one = policy(|p| (p.gates, p.unlock_without_reset) = (Gates::One, false));
    let calm = one.offer(&capabilities, false);
    assert_eq!(calm, Offer { gates: Gates::One, methods: vec![App, Mail], can_unlock: false });
    assert_eq!(one.offer(&capabilities, true).gates, Gates::Two);
    assert_eq!(one.offer(&Set::from([Mail]), false).methods, [Mail]);
}

#[test]
fn it_is_open_while_anybody_may_reset() {
    let check = |scope: Scope, administrators: bool, expected: bool| {
        let policy = policy(|p| (p.scope, p.administrators.enabled) = (scope.clone(), administrators));
        assert_eq!(policy.is_open(), expected, "{scope:?} {administrators}");
    };
    check(Scope::All, false, true);
    check(Scope::Selected { include: groups(&["nurses"]), exclude: Set::new() }, false, true);
    check(Scope::None, true, true);
    check(Scope::None, false, false);
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

#[test]
fn a_policy_reads_back_and_counts_its_changes() {
    let changed = policy(|p| {
        p.domains = vec![domain("clinic.alderbrook.example", federated())];
        p.scope = Scope::Selected { include: groups(&["nurses"]), exclude: groups(&["agency"]) };
        p.telephony.countries = Set::from([Country::try_from("DE".to_owned()).unwrap()]);
    });
    assert_eq!(format!("{:?}", changed.domains[0].name), "DomainName(clinic.alderbrook.example)");
    assert_eq!(changed.version, Policy::default().version + 1);
    let stored = serde_json::to_string(&changed).unwrap();
    assert_eq!(Policy::parse(&stored), Ok(changed.clone()));
    assert_eq!(serde_json::from_str::<Policy>(&stored).unwrap(), changed);
}

// Whoever says nothing of languages offers every one that there are words for.
#[test]
fn every_language_there_is_is_offered() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    let catalogues = latchkey_locales::read(&folder, "messages.ftl").unwrap_or_else(|errors| panic!("{errors}"));
    let mut offered = Locales::default().offered;
    offered.sort();
    let known: Vec<String> = catalogues.into_iter().map(|catalogue| catalogue.locale).collect();
    assert_eq!(offered, known);
}

/// Format pin: D1 holds documents of this form; a change needs a migration.
#[test]
fn the_stored_form_is_pinned() {
    let stored = serde_json::to_value(Policy::default()).unwrap();
    let predefined: Vec<String> = (1..=35).map(|number| format!("q{number:02}")).collect();
    let expected = serde_json::json!({
        "version": 1,
        "scope": {"who": "all"},
        "gates": 2,
        "methods": ["mail", "authenticator", "passkey"],
        "passkey": "one_gate",
        "questions": {"predefined": predefined, "custom": [], "to_register": 5, "to_reset": 3},
        "administrators": {"enabled": true, "phone_methods": false},
        "change_only": [],
        "domains": [],
        "registration": {"required": true, "snoozes": 3, "reconfirm_days": 180},
        "unverified_contacts": "beside_another_gate",
        "notifications": {"owner_on_reset": true, "administrators_on_administrator_reset": true},
        "recovery_pass": false,
        "help_desk": {},
        "unlock_without_reset": true,
        "disclosure": "private",
        "bot_checks": ["pow", "image"],
        "limits": {"preset": "latchkey", "stricter": {}},
        "telephony": {"countries": [], "sms_per_day": 200, "calls_per_day": 50},
        "origins": {"embed": [], "api": [], "return_to": []},
        "audit_retention_days": 400,
        "password": {
            "public": {
                "preset": "nist", "second_factor_always": false, "organisation_terms": [],
                "refuse_common": true, "refuse_breached": true,
            },
            "banned_terms": [],
            "history": 0,
            "minimum_age_s": 0,
        },
        "branding": {},
        "locales": {
            "offered": [
                "en", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "tr", "he", "ar", "hi", "ja", "ko", "zh-Hans",
            ],
            "default": "en",
        },
    });
    assert_eq!(stored, expected);
}

#[test]
fn a_refused_document_names_every_problem() {
    let refused = serde_json::from_str::<Policy>(r#"{"version": 0, "bot_checks": ["pow", "pow"]}"#).unwrap_err();
    assert_eq!(refused.to_string(), "version: expected 1 or more; bot_checks: one is listed twice");
}
