//! Recovery passes: given by the service desk to whoever has lost everything, one gate or, confirmed by a second person, both
//! (attacks A55, A56, A98).

use latchkey_protocol::account::Role;
use latchkey_protocol::policy::Gates;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::{Changed, Progress, RecoveryPass, Registrations, SecurityInfo, SignedIn};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Change, Driver};
use crate::mail::{self, About};
use crate::owner::{Owner, ticket_of};
use crate::scenario::administration::as_operator;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::roles::signed_in;
use crate::scenario::saved_codes;
use crate::scenario::security_info::kinds;
use crate::scenario::users::{change, changing, user};

const NORA: &str = "s-nora.lindqvist";
/// Has registered nothing.
const PETRA: &str = "s-petra.novak";
/// Of the service desk.
const FELIX: &str = "s-felix.brandt";
/// Administers users.
const BRUNO: &str = "s-bruno.ricci";

/// Lets the service desk give passes.
pub fn allow(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.recovery_pass = true);
}

/// Has somebody who administers ask for a pass.
pub fn issue(owner: &mut Owner<'_>, id: &str) -> Answer {
    issue_as(owner, &attempt(), id)
}

fn issue_as(owner: &mut Owner<'_>, attempt: &str, id: &str) -> Answer {
    owner.post(&format!("/admin/users/{id}/recovery-pass"), &json!({ "attempt": attempt }))
}

/// Makes the call that asks for a pass as the operator.
pub fn asking(driver: &dyn Driver, attempt: &str, id: &str) -> Call {
    changing(driver, id, "recovery-pass", &json!({ "attempt": attempt }))
}

/// Returns the pass that was issued, which counts as so many gates.
#[track_caller]
fn issued(answer: &Answer, gates: u8) -> String {
    let issued: RecoveryPass = answer.ok();
    assert_eq!((issued.gates, issued.expires_in <= 3_600), (gates, true), "{}", answer.text());
    issued.pass.unwrap_or_else(|| panic!("no pass: {}", answer.text()))
}

/// What a pass that somebody else has issued is answered with.
#[track_caller]
fn confirmed(answer: &Answer) -> u8 {
    let confirmed: RecoveryPass = answer.ok();
    assert_eq!(confirmed.pass, None, "only whoever issued it is shown it");
    confirmed.gates
}

/// A claimant who is asked for a saved code, or a pass.
pub fn asked<'a>(driver: &'a dyn Driver, id: &str) -> Claimant<'a> {
    let mut claimant = Claimant::start(driver, &person(driver, id).name);
    assert_eq!(claimant.ask("recovery", None).status, 200);
    claimant
}

/// Types a pass in a reset of its own, and says how far it led: `0` if it was wrong.
#[track_caller]
fn typed(driver: &dyn Driver, id: &str, pass: &str) -> u8 {
    let mut claimant = asked(driver, id);
    let answer = claimant.answer_recovery(pass);
    if answer.status == 200 {
        return claimant.passed;
    }
    let problem = answer.problem();
    assert_eq!((problem.code, problem.tries_left), (Code::CodeWrong, Some(4)), "{}", answer.text());
    0
}

fn told(driver: &dyn Driver, address: &str) -> [usize; 3] {
    let mails = driver.mails(address);
    [About::RecoveryPassIssued, About::RecoveryPassUsed, About::RecoveryPassFor]
        .map(|about| mail::count(&mails, &about))
}

/// What the audit holds of passes, the newest line first: what was done, by whom, and who vouches for it from then on.
fn audited(driver: &dyn Driver, id: &str) -> Vec<(String, String, Value)> {
    driver.settle();
    let path = format!("/api/v1/admin/audit?subject={id}&activity=Admin%20issued%20recovery%20pass");
    let lines: Value = driver.call(&as_operator(driver, "GET", &path)).ok();
    let line = |line: &Value| {
        let actor = line["actor"]["administrator"]["id"].as_str().unwrap_or("operator").to_owned();
        (line["detail"].as_str().unwrap_or_default().to_owned(), actor, line["changes"][0]["new"].clone())
    };
    lines["events"].as_array().expect("a list").iter().map(line).collect()
}

/// Rule: a pass that one person gives is one gate, once; whoever gave it is shown it again under the same attempt; every address
/// of the account and every global administrator hears of it, and the audit says who gave it.
pub fn a_pass_is_one_gate(driver: &dyn Driver) {
    allow(driver);
    let nora = person(driver, NORA);
    let mut felix = signed_in(driver, Role::HelpDesk);
    let action = attempt();
    let answer = issue_as(&mut felix, &action, NORA);
    let pass = issued(&answer, 1);
    assert_eq!(pass.replace('-', "").len(), 20, "88 bits, and what tells a slip");
    assert!(RecoveryCode::try_from(pass.clone()).is_ok());
    assert_eq!(issued(&issue_as(&mut felix, &action, NORA), 1), pass, "a lost answer");
    let mut claimant = asked(driver, NORA);
    assert_eq!(claimant.answer_recovery(&pass.to_lowercase().replace('-', " ")).status, 200);
    assert_eq!((claimant.passed, claimant.required), (1, 2));
    assert!(claimant.methods.iter().all(|method| method.kind != MethodKind::Recovery), "one kind is one gate");
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::NotAllowed);
    assert_eq!(typed(driver, NORA, &pass), 0, "it is used");
    let again = issue_as(&mut felix, &action, NORA);
    assert_eq!((again.status, again.problem().code), (422, Code::Rejected), "no pass comes back");
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    for address in [address_of(&nora), nora.name.clone()] {
        assert_eq!(told(driver, &address), [1, 1, 0], "{address}");
    }
    assert_eq!(told(driver, &person(driver, "s-astrid.holm").name), [0, 0, 1]);
    let expected = [("recovery pass: issued".to_owned(), FELIX.to_owned(), json!([FELIX]))];
    let written: Vec<_> =
        audited(driver, NORA).into_iter().filter(|(detail, ..)| detail.contains(": issued")).collect();
    assert_eq!(written, expected);
}

/// Rule: a pass that two people vouch for is all that a reset takes, also of an account that has nothing; the second one is
/// shown nothing, and is told of like the first.
pub fn two_people_open_the_way(driver: &dyn Driver) {
    allow(driver);
    let (mut felix, mut bruno) = (signed_in(driver, Role::HelpDesk), signed_in(driver, Role::UserAdministrator));
    let pass = issued(&issue(&mut felix, PETRA), 1);
    assert_eq!(typed(driver, PETRA, &pass), 0, "one gate of two, and nothing beside it");
    assert_eq!(confirmed(&issue(&mut bruno, PETRA)), 2);
    assert_eq!(confirmed(&issue(&mut bruno, PETRA)), 2, "what is so already");
    let mut claimant = asked(driver, PETRA);
    let progress: Progress = claimant.answer_recovery(&pass).ok();
    assert_eq!((progress.gates_passed, progress.gates_required, progress.methods.len()), (2, 2, 0));
    claimant.flow = progress.flow;
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &person(driver, PETRA).name, NEW_PASSWORD).status, 200);
    assert_eq!(told(driver, &person(driver, PETRA).name), [2, 1, 0]);
    assert_eq!(told(driver, &person(driver, "s-astrid.holm").name), [0, 0, 2]);
    let expected = [
        ("recovery pass: answered again".to_owned(), BRUNO.to_owned(), Value::Null),
        ("recovery pass: confirmed".to_owned(), BRUNO.to_owned(), json!([FELIX, BRUNO])),
        ("recovery pass: issued".to_owned(), FELIX.to_owned(), json!([FELIX])),
    ];
    assert_eq!(audited(driver, PETRA), expected);
}

/// Rule: one person is one, however often and from wherever they ask: what they ask for anew ends what they had.
pub fn one_person_is_not_two(driver: &dyn Driver) {
    allow(driver);
    let mut felix = signed_in(driver, Role::HelpDesk);
    let first = issued(&issue(&mut felix, NORA), 1);
    driver.advance(31);
    let mut elsewhere = signed_in(driver, Role::HelpDesk);
    let second = issued(&issue(&mut elsewhere, NORA), 1);
    assert_ne!(first, second);
    assert_eq!(typed(driver, NORA, &first), 0, "a new one ends the old one");
    let mut bruno = signed_in(driver, Role::UserAdministrator);
    assert_eq!(confirmed(&issue(&mut bruno, NORA)), 2);
    // Whoever issued it and has lost it begins again, with one who vouches.
    let third = issued(&issue(&mut felix, NORA), 1);
    assert_eq!((typed(driver, NORA, &second), typed(driver, NORA, &third)), (0, 1));
}

/// Rule: for an administrator one person vouches for nothing: it takes two who may change the account, or the operator's token;
/// and nobody gives one to themselves.
pub fn an_administrators_pass_takes_two(driver: &dyn Driver) {
    allow(driver);
    let mut felix = signed_in(driver, Role::HelpDesk);
    for (id, status) in [(FELIX, 403), (BRUNO, 403), ("s-astrid.holm", 403)] {
        if id == BRUNO {
            driver.change(BRUNO, &Change::Role(Role::UserAdministrator));
        }
        assert_eq!(issue(&mut felix, id).status, status, "{id}");
    }
    let mut bruno = signed_in(driver, Role::UserAdministrator);
    assert_eq!(issue(&mut bruno, BRUNO).status, 403);
    let pass = issued(&issue(&mut bruno, FELIX), 0);
    assert_eq!(typed(driver, FELIX, &pass), 0);
    let mut mail_first = Claimant::start(driver, &person(driver, FELIX).name);
    mail_first.ask("mail", Some(&address_of(&person(driver, FELIX))));
    assert_ne!(mail_first.answer_recovery(&pass).status, 200);
    let mut astrid = signed_in(driver, Role::GlobalAdministrator);
    assert_eq!(confirmed(&issue(&mut astrid, FELIX)), 2);
    assert_eq!(typed(driver, FELIX, &pass), 2);
    let operators = issued(&driver.call(&asking(driver, &attempt(), FELIX)), 2);
    assert_eq!(typed(driver, FELIX, &operators), 2, "the operator's token is two people's");
}

/// Rule: a pass opens a reset and nothing else: no sign-in, no fresh proof, and it is nothing that somebody has registered.
pub fn a_pass_opens_a_reset_and_nothing_else(driver: &dyn Driver) {
    allow(driver);
    let nora = person(driver, NORA);
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let before: SecurityInfo = owner.security_info().ok();
    let mut felix = signed_in(driver, Role::HelpDesk);
    let pass = issued(&issue(&mut felix, NORA), 1);
    assert_eq!(owner.security_info().ok::<SecurityInfo>(), before, "neither listed nor counted");
    assert_eq!(kinds(&before), [MethodKind::Authenticator, MethodKind::Mail]);
    let signed_in: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
    assert!(signed_in.methods.iter().all(|method| method.kind != MethodKind::Recovery));
    let body = json!({"sign_in": ticket_of(&signed_in), "attempt": attempt(), "answer": {"recovery": pass}});
    assert_eq!(driver.call(&Call::post("/session/verify", &body)).problem().code, Code::CodeWrong);
    assert_ne!(owner.prove_by_code(&pass).status, 200);
    let report: Registrations = driver.call(&as_operator(driver, "GET", "/api/v1/admin/reports/registrations")).ok();
    let entry = report.users.into_iter().find(|entry| entry.id == NORA).expect("Nora");
    assert_eq!(entry.methods.map(|methods| methods.len()), Some(2), "it is nothing that she has registered");
    // Whoever has nothing else signs in by the password, as before.
    let petra = person(driver, PETRA);
    issued(&issue(&mut felix, PETRA), 1);
    Owner::sign_in(driver, &petra, &petra.password);
    assert_eq!(typed(driver, NORA, &pass), 1, "it is not spent by that");
}

/// Rule: a pass is over after an hour, and as soon as anything changes what it was given for: a reset, another password, method or
/// role, the switch, or who vouches for it.
pub fn a_pass_ends(driver: &dyn Driver) {
    allow(driver);
    let nora = person(driver, NORA);
    let mut felix = signed_in(driver, Role::HelpDesk);
    let mut pass = || issued(&issue(&mut felix, NORA), 1);
    let late = pass();
    driver.advance(600);
    let in_time = pass();
    assert_ne!(late, in_time);
    driver.edit_policy(&|policy| policy.recovery_pass = false);
    saved_codes::allow(driver);
    assert_eq!(typed(driver, NORA, &in_time), 0, "the switch is off, and saved codes count");
    driver.edit_policy(&|policy| {
        policy.methods.remove(&MethodKind::Recovery);
    });
    allow(driver);
    driver.change(NORA, &Change::BumpEpoch);
    assert_eq!(typed(driver, NORA, &in_time), 0, "the account is another");
    let used = pass();
    let mut claimant = asked(driver, NORA);
    assert_eq!(claimant.answer_recovery(&used).status, 200);
    let left = pass();
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(typed(driver, NORA, &left), 0, "a reset ends it");
    let mei = "s-mei.tanaka";
    let unraised = issued(&issue(&mut felix, mei), 1);
    driver.change(mei, &Change::Role(Role::Reader));
    assert_eq!(typed(driver, mei, &unraised), 0, "one person vouches for no administrator");
    let grace = "s-grace.mensah";
    let old = issued(&issue(&mut felix, grace), 1);
    driver.advance(3_600);
    assert_eq!(typed(driver, grace, &old), 0, "an hour is over");
}

/// Rule: whoever vouches for a pass must be somebody who may when it is typed.
pub fn who_is_out_vouches_for_nothing(driver: &dyn Driver) {
    allow(driver);
    let mut felix = signed_in(driver, Role::HelpDesk);
    for out in [Change::Disable, Change::Role(Role::Reader), Change::Role(Role::User)] {
        let pass = issued(&issue(&mut felix, NORA), 1);
        driver.change(FELIX, &out);
        assert_eq!(typed(driver, NORA, &pass), 0, "{out:?}");
        change(driver, FELIX, "enable");
        driver.change(FELIX, &Change::Role(Role::HelpDesk));
        assert_eq!(typed(driver, NORA, &pass), 1, "it was not spent: {out:?}");
    }
    // Nor does a second one help whose first is out.
    let mut bruno = signed_in(driver, Role::UserAdministrator);
    let pass = issued(&issue(&mut felix, PETRA), 1);
    assert_eq!(confirmed(&issue(&mut bruno, PETRA)), 2);
    driver.change(FELIX, &Change::Disable);
    assert_eq!(typed(driver, PETRA, &pass), 0);
}

/// Rule: in `private` nobody sees who has been given a pass: not by what is offered, nor by how a wrong one is answered.
pub fn who_has_a_pass_does_not_show(driver: &dyn Driver) {
    allow(driver);
    let mut felix = signed_in(driver, Role::HelpDesk);
    issued(&issue(&mut felix, NORA), 1);
    let nobodys = RecoveryCode::pass([7; 11]).to_string();
    let mut seen = Vec::new();
    let names = [NORA, "s-grace.mensah", PETRA, "s-daniel.osei"].map(|id| person(driver, id).name);
    for name in names.iter().map(String::as_str).chain(["nobody.at.all@alderbrook.example"]) {
        let mut claimant = Claimant::start(driver, name);
        let offered: Vec<MethodKind> = claimant.methods.iter().map(|method| method.kind).collect();
        assert!(offered.contains(&MethodKind::Recovery), "{name}");
        let length = claimant.ask("recovery", None).body.len();
        let answers: Vec<_> = (0..6).map(|_| claimant.answer_recovery(&nobodys).problem()).collect();
        let answers: Vec<_> = answers.into_iter().map(|problem| (problem.code, problem.tries_left)).collect();
        seen.push((offered, length, answers));
    }
    assert_eq!(seen[0].2.last(), Some(&(Code::ChallengeSpent, None)), "five are looked at");
    for other in &seen[1..] {
        assert_eq!(*other, seen[0]);
    }
}

/// Rule: a reset that began before the pass was given takes it: whoever is on the phone need not begin anew. Where one gate is
/// asked for, one is enough.
pub fn a_reset_under_way_takes_a_pass(driver: &dyn Driver) {
    allow(driver);
    let nora = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_authenticator(&seed_of(&nora));
    let mut felix = signed_in(driver, Role::HelpDesk);
    let pass = issued(&issue(&mut felix, NORA), 1);
    assert_eq!(claimant.ask("recovery", None).status, 200);
    assert_eq!(claimant.answer_recovery(&pass).status, 200);
    assert_eq!((claimant.passed, claimant.required), (2, 2));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.edit_policy(&|policy| policy.gates = Gates::One);
    let pass = issued(&issue(&mut felix, PETRA), 1);
    let mut claimant = asked(driver, PETRA);
    assert_eq!(claimant.answer_recovery(&pass).status, 200);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: passes are given where the policy has them, for accounts whose password may be reset, and by whoever may change the
/// account; nothing is written otherwise.
pub fn a_pass_is_given_where_it_counts(driver: &dyn Driver) {
    let mut felix = signed_in(driver, Role::HelpDesk);
    let refused = |answer: &Answer| (answer.status, answer.problem().flaws.first().map(|flaw| flaw.place.clone()));
    let rejected = |place: &str| (422, Some(place.to_owned()));
    assert_eq!(refused(&issue(&mut felix, NORA)), rejected("policy.recovery_pass"));
    allow(driver);
    for id in ["s-daniel.osei", "s-hanna.keller", "s-samuel.adeyemi"] {
        assert_eq!(refused(&issue(&mut felix, id)), rejected("id"), "{id}");
    }
    assert_eq!(issue(&mut felix, "nobody").status, 404);
    let mut mei = signed_in(driver, Role::Reader);
    assert_eq!(issue(&mut mei, NORA).status, 403);
    for id in [NORA, "s-daniel.osei"] {
        let methods = user(driver, id).methods.expect("methods");
        assert!(methods.iter().all(|method| method.kind != MethodKind::Recovery), "{id}");
    }
    let pass = issued(&issue(&mut felix, NORA), 1);
    let read = driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users/{NORA}")));
    assert!(!read.text().contains(&pass), "nobody is shown it but whoever gave it");
    // Removing it ends it.
    let id =
        user(driver, NORA).methods.expect("methods").into_iter().find(|method| method.kind == MethodKind::Recovery);
    change(driver, NORA, &format!("methods/{}/remove", id.expect("the pass").id));
    assert_eq!(typed(driver, NORA, &pass), 0);
}
