//! Races: many requests at once, of which one may win (attacks A40, A41). How they are sent is the driver's.

use latchkey_protocol::account::Role;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{PolicyVersions, RecoveryPass, SecurityInfo};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::mail::{self, About, other_than};
use crate::owner::Owner;
use crate::scenario::administration::{as_operator, put};
use crate::scenario::users::{changing, user};
use crate::scenario::{not_me, passes, questions, roles, saved_codes};

/// Sends calls at once and returns their answers in order.
pub type AtOnce<'a> = &'a dyn Fn(&[Call]) -> Vec<Answer>;

/// Wrong codes and the right one at once: at most five are evaluated. The right one may be among them or not; the
/// challenge never takes a sixth.
pub fn wrong_codes_and_the_right_one(driver: &dyn Driver, at_once: AtOnce<'_>, wrong: usize, place: usize) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let mut calls: Vec<Call> = (0..wrong).map(|_| claimant.written_answer(&other_than(&code))).collect();
    calls.insert(place.min(wrong), claimant.written_answer(&code));
    let answers = at_once(&calls);
    let passed = answers.iter().filter(|answer| answer.status == 200).count();
    let evaluated =
        answers.iter().filter(|answer| answer.status != 200).filter(|answer| answer.problem().code == Code::CodeWrong);
    let evaluated = evaluated.count() + passed;
    assert!(passed <= 1 && evaluated <= 5, "{passed} passed, {evaluated} evaluated");
    assert!(evaluated == 5 || passed == 1, "a budget that is not used up is so because the right code ended it");
    let spent = answers.iter().filter(|answer| answer.status != 200 && answer.problem().code == Code::ChallengeSpent);
    assert_eq!(spent.count(), calls.len() - evaluated);
    assert_eq!(claimant.answer(&code).problem().code, Code::ChallengeSpent);
}

/// One right code many times at once, each under its own attempt: one passes.
pub fn one_code_many_times(driver: &dyn Driver, at_once: AtOnce<'_>, times: usize) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let calls: Vec<Call> = (0..times).map(|_| claimant.written_answer(&code)).collect();
    let answers = at_once(&calls);
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.problem().code, Code::ChallengeSpent);
    }
}

/// Wrong answers to questions and the right ones at once: at most three are evaluated, for each of which three hashes are
/// compared before the guard is asked.
pub fn wrong_answers_and_the_right_ones(driver: &dyn Driver, at_once: AtOnce<'_>, wrong: usize, place: usize) {
    let nora = questions::with_answers(driver);
    let (mut claimant, asked) = questions::asked(driver, &nora);
    let right = questions::right(&asked);
    let guess = |number: usize| vec![format!("guess {number}"), right[1].clone(), right[2].clone()];
    let mut calls: Vec<Call> = (0..wrong).map(|number| claimant.written_answers(&guess(number))).collect();
    calls.insert(place.min(wrong), claimant.written_answers(&right));
    let answers = at_once(&calls);
    let passed = answers.iter().filter(|answer| answer.status == 200).count();
    let refused =
        |code: Code| answers.iter().filter(|answer| answer.status != 200 && answer.problem().code == code).count();
    let evaluated = refused(Code::CodeWrong) + passed;
    assert!(passed <= 1 && evaluated <= 3, "{passed} passed, {evaluated} evaluated");
    assert!(evaluated == 3 || passed == 1, "a budget that is not used up is so because the right answers ended it");
    // Whoever is late is late, whether the challenge is spent or the flow has gone on.
    assert_eq!(refused(Code::ChallengeSpent), calls.len() - evaluated);
    assert_eq!(claimant.answer_questions(&right).problem().code, Code::ChallengeSpent);
}

/// One saved code many times at once, in twenty flows, each answer under its own attempt: one passes.
pub fn one_saved_code_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let (mut owner, codes) = saved_codes::with_codes(driver);
    let claimants: Vec<Claimant<'_>> = (0..20).map(|_| saved_codes::asked(driver)).collect();
    let answers = |claimant: &Claimant<'_>| [(); 5].map(|()| claimant.written_recovery(&attempt(), &codes[0]));
    let calls: Vec<Call> = claimants.iter().flat_map(answers).collect();
    let answers = at_once(&calls);
    assert_eq!((answers.len(), answers.iter().filter(|answer| answer.status == 200).count()), (100, 1));
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert!(matches!(answer.problem().code, Code::CodeWrong | Code::ChallengeSpent), "{}", answer.text());
    }
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!(info.recovery_codes_left, Some(9));
    assert_eq!(mail::count(&driver.mails("nora.lindqvist@alderbrook.example"), &About::RecoveryCodeUsed), 1);
}

/// One flow committed many times at once with different passwords, each under its own attempt: one is set, and it is the
/// one that was told so.
pub fn one_commit_many_times(driver: &dyn Driver, at_once: AtOnce<'_>, times: usize) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_mail(&address_of(&nora));
    claimant.pass_authenticator(&seed_of(&nora));
    let passwords: Vec<String> = (0..times).map(|place| format!("quiet-otters-paddle-{place}-upstream")).collect();
    let calls: Vec<Call> = passwords.iter().map(|password| claimant.written_password(password)).collect();
    let answers = at_once(&calls);
    let winners: Vec<usize> =
        answers.iter().enumerate().filter(|(_, answer)| answer.status == 200).map(|(place, _)| place).collect();
    let [winner] = winners.as_slice() else { panic!("{} were told that they changed it", winners.len()) };
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        let code = answer.problem().code;
        assert!(matches!(code, Code::Busy | Code::FlowEnded), "{code:?}");
    }
    assert_eq!(sign_in(driver, &nora.name, passwords.get(*winner).unwrap()).status, 200);
    let loser = passwords.get((winner + 1) % times).unwrap();
    assert_eq!(sign_in(driver, &nora.name, loser).status, 403);
}

/// Twenty administrators have read the same policy and replace it at once: one does, the others are told.
pub fn one_policy_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let policy = "/api/v1/admin/policy";
    let read = driver.call(&as_operator(driver, "GET", policy));
    let tag = read.header("etag").expect("a tag").to_owned();
    let document = |number: u16| json!({"audit_retention_days": 100 + number}).to_string();
    let calls: Vec<_> = (0..20).map(|number| put(driver, &tag, &document(number))).collect();
    let answers = at_once(&calls);
    let done: Vec<_> = answers.iter().filter(|answer| answer.status == 200).collect();
    assert_eq!(done.len(), 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 412)));
    let after = driver.call(&as_operator(driver, "GET", policy));
    assert_eq!((after.header("etag"), &after.body), (done[0].header("etag"), &done[0].body));
    let kept: PolicyVersions = driver.call(&as_operator(driver, "GET", &format!("{policy}/versions"))).ok();
    assert_eq!(kept.versions.len(), 2, "one version more");
}

/// Twenty administrators disable the same account at once: whoever is told that it is done has done it, the others are told
/// to look again. Returns how many were told so.
pub fn one_account_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) -> usize {
    let calls: Vec<Call> = (0..20).map(|_| changing(driver, "s-petra.novak", "disable", &Value::Null)).collect();
    let answers = at_once(&calls);
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert!(done >= 1, "{:?}", answers.first());
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.problem().code, Code::Busy);
    }
    done
}

/// An administrator writes twenty times at once while the operator disables them: nothing of theirs is written once they are
/// out (attack A54). Returns how much was written before that.
pub fn one_who_is_out_writes_nothing(driver: &dyn Driver, at_once: AtOnce<'_>) -> usize {
    let astrid = roles::signed_in(driver, Role::GlobalAdministrator);
    let group = |number: usize| {
        astrid.written(Call::post("/admin/groups", &json!({"attempt": attempt(), "name": format!("Ward {number}")})))
    };
    let mut calls: Vec<Call> = (0..20).map(group).collect();
    calls.insert(5, changing(driver, "s-astrid.holm", "disable", &Value::Null));
    let answers = at_once(&calls);
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 401 | 503)));
    let lines: Value = driver.call(&as_operator(driver, "GET", "/api/v1/admin/audit?limit=200")).ok();
    let details: Vec<&str> =
        lines["events"].as_array().unwrap().iter().filter_map(|line| line["detail"].as_str()).collect();
    let out = details.iter().position(|detail| *detail == "user: disabled").expect("they are out");
    // The newest line comes first.
    assert!(!details[..out].contains(&"group: added"), "{details:?}");
    let added = details.iter().filter(|detail| **detail == "group: added").count();
    let told = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(told, added + 1, "whoever was told so has written, the operator included");
    added
}

/// One person asks for a pass twenty times at once, from two sessions: they are one person, and one pass lives. Then two people
/// ask at once: one issues it, and the other, asking again where they were too late, confirms it. It is good once.
pub fn two_people_and_one_pass(driver: &dyn Driver, at_once: AtOnce<'_>) {
    passes::allow(driver);
    let nora = person(driver, "s-nora.lindqvist");
    let here = roles::signed_in(driver, Role::HelpDesk);
    driver.advance(31);
    let there = roles::signed_in(driver, Role::HelpDesk);
    let bruno = roles::signed_in(driver, Role::UserAdministrator);
    let asking = |owner: &Owner<'_>, id: &str| {
        owner.written(Call::post(&format!("/admin/users/{id}/recovery-pass"), &json!({"attempt": attempt()})))
    };
    let calls: Vec<Call> = (0..10).flat_map(|_| [&here, &there].map(|owner| asking(owner, &nora.id.0))).collect();
    let answers = at_once(&calls);
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 409)), "{answers:?}");
    let given: Vec<RecoveryPass> = answers.iter().filter(|answer| answer.status == 200).map(Answer::ok).collect();
    assert!(given.iter().all(|given| given.gates == 1), "one person is one");
    let opened = given.iter().filter_map(|given| given.pass.as_deref()).filter(|pass| {
        let mut claimant = passes::asked(driver, &nora.id.0);
        let is_right = claimant.answer_recovery(pass).status == 200;
        assert!(!is_right || (claimant.passed, claimant.required) == (1, 2));
        is_right
    });
    assert_eq!(opened.count(), 1, "one pass lives");
    let petra = "s-petra.novak";
    let calls = [asking(&here, petra), asking(&bruno, petra)];
    let first = at_once(&calls);
    assert!(first.iter().any(|answer| answer.status == 200), "{first:?}");
    let late = first.iter().position(|answer| answer.status == 409);
    let again = late.and_then(|place| calls.get(place)).map(|call| driver.call(call));
    let told: Vec<RecoveryPass> =
        first.iter().chain(&again).filter(|answer| answer.status == 200).map(Answer::ok).collect();
    let shown: Vec<&str> = told.iter().filter_map(|told| told.pass.as_deref()).collect();
    assert_eq!((told.len(), shown.len()), (2, 1), "one issues it, the other confirms it");
    assert_eq!(told.iter().map(|told| told.gates).max(), Some(2));
    let claimants: Vec<Claimant<'_>> = (0..20).map(|_| passes::asked(driver, petra)).collect();
    let calls: Vec<Call> = claimants.iter().map(|claimant| claimant.written_recovery(&attempt(), shown[0])).collect();
    let answers = at_once(&calls);
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "good once");
}

/// Two people come into a group twenty times at once: the audit says of each once that they came.
pub fn two_members_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let added = || {
        let body = json!({"ids": ["s-nora.lindqvist", "s-petra.novak"]});
        let call = Call::post("/admin/groups/ward-3/add", &body);
        call.with("authorization", &format!("Bearer {}", driver.operator_token()))
    };
    let answers = at_once(&(0..20).map(|_| added()).collect::<Vec<_>>());
    assert!(answers.iter().all(|answer| answer.status == 200), "{:?}", answers.first());
    driver.settle();
    let lines: Value = driver.call(&as_operator(driver, "GET", "/api/v1/admin/audit?activity=Update%20group")).ok();
    let lines = lines["events"].as_array().unwrap().iter();
    let came = lines.filter(|line| line["detail"] == "group: members added");
    let mut named: Vec<String> = came
        .flat_map(|line| line["changes"][0]["new"].as_array().cloned().unwrap_or_default())
        .map(|id| id.as_str().unwrap_or_default().to_owned())
        .collect();
    named.sort();
    assert_eq!(named, ["s-nora.lindqvist", "s-petra.novak"]);
}

/// Twenty administrators add an account of the same name at once, each under their own attempt: one does.
pub fn one_name_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let added = || {
        let body =
            json!({"attempt": attempt(), "name": "wanda.okoro@alderbrook.example", "display_name": "Wanda Okoro"});
        Call::post("/admin/users", &body).with("authorization", &format!("Bearer {}", driver.operator_token()))
    };
    let calls: Vec<Call> = (0..20).map(|_| added()).collect();
    let answers = at_once(&calls);
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(done, 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.problem().code, Code::Rejected);
    }
}

/// One confirmation twenty times at once, as after answers that got lost: all of them hear of the one method.
pub fn one_confirmation_many_times(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    let (registration, seed) = owner.begin_app();
    let code = totp::code_at(&seed, driver.now());
    let body = json!({"registration": registration, "attempt": attempt(), "code": code});
    let call = owner.written(Call::post("/me/security-info/confirm", &body));
    let answers = at_once(&vec![call; 20]);
    for answer in &answers {
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.ok::<SecurityInfo>().methods.len(), 1);
    }
    driver.settle();
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::MethodAdded), 1);
}

/// Two removals at once: whoever is told that it is done has done it, the other is told to look again.
pub fn two_removals_at_once(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    let info: SecurityInfo = owner.security_info().ok();
    let calls: Vec<Call> = info
        .methods
        .iter()
        .map(|method| {
            let body = json!({"attempt": attempt(), "id": method.id});
            owner.written(Call::post("/me/security-info/remove", &body))
        })
        .collect();
    let answers = at_once(&calls);
    let done = answers.iter().filter(|answer| answer.status == 200).count();
    assert!(done >= 1, "{:?}", answers.first());
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        assert_eq!(answer.problem().code, Code::Busy);
    }
    driver.settle();
    assert_eq!(user(driver, "s-nora.lindqvist").methods.map(|methods| methods.len()), Some(2 - done));
    assert_eq!(mail::count(&driver.mails(&nora.name), &About::MethodRemoved), done);
}

/// The known password is changed to two others at once: one is in force, and its owner alone was told so.
pub fn two_passwords_at_once(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let petra = person(driver, "s-petra.novak");
    let owner = Owner::sign_in(driver, &petra, &petra.password);
    let passwords = ["quiet-otters-paddle-upstream", "eleven-badgers-mend-the-lantern"];
    let calls = passwords.map(|new| {
        let body = json!({"attempt": attempt(), "old": petra.password, "new": new});
        owner.written(Call::post("/me/password", &body))
    });
    let answers = at_once(&calls);
    driver.settle();
    for (answer, password) in answers.iter().zip(passwords) {
        let expected = if answer.status == 200 { 200 } else { 403 };
        assert_eq!(sign_in(driver, &petra.name, password).status, expected, "{}", answer.text());
    }
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
}

/// Whoever was told that a method is removed has nobody reset the password by it, not even who had passed every gate and was
/// being judged meanwhile.
pub fn a_method_is_removed_while_a_reset_by_it_is_written(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let bruno = person(driver, "s-bruno.ricci");
    let mut owner = Owner::sign_in(driver, &bruno, &bruno.password);
    let info: SecurityInfo = owner.security_info().ok();
    driver.advance(31);
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_mail(&address_of(&bruno));
    claimant.pass_authenticator(&seed_of(&bruno));
    let app = info.methods.iter().find(|method| method.kind == MethodKind::Authenticator).unwrap();
    let body = json!({"attempt": attempt(), "id": app.id});
    let removal = owner.written(Call::post("/me/security-info/remove", &body));
    let answers = at_once(&[claimant.written_password("quiet-otters-paddle-upstream"), removal]);
    assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [410, 200]);
}

/// Whoever was told says that it was not them, while a reset that has passed every gate is being written: it is not.
pub fn it_was_not_them_while_a_reset_is_written(driver: &dyn Driver, at_once: AtOnce<'_>) {
    let bruno = person(driver, "s-bruno.ricci");
    let word = not_me::saying(driver, &not_me::told(driver, "s-bruno.ricci"));
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_mail(&address_of(&bruno));
    claimant.pass_authenticator(&seed_of(&bruno));
    let answers = at_once(&[claimant.written_password("quiet-otters-paddle-upstream"), word]);
    assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [410, 200]);
}

/// Once every session has ended none of them changes anything (`remove` a method, or the `password`), not even what it had
/// begun; whether their owner has ended them or an administrator.
pub fn a_session_ends_while_it_changes(driver: &dyn Driver, (what, by): (&str, &str), at_once: AtOnce<'_>) {
    let bruno = person(driver, "s-bruno.ricci");
    let mut owner = Owner::sign_in(driver, &bruno, &bruno.password);
    let info: SecurityInfo = owner.security_info().ok();
    let (path, body) = match what {
        "remove" => ("/me/security-info/remove", json!({"attempt": attempt(), "id": info.methods[0].id})),
        _ => ("/me/password", json!({"attempt": attempt(), "old": bruno.password, "new": "quiet-otters-paddle-up"})),
    };
    let change = owner.written(Call::post(path, &body));
    let end = match by {
        "owner" => owner.written(Call::post("/me/sign-out", &json!({"scope": "everywhere"}))),
        _ => changing(driver, "s-bruno.ricci", "sign-out", &Value::Null),
    };
    let answers = at_once(&[change, end]);
    let [change, end] = answers.as_slice() else { panic!("expected two answers") };
    assert_eq!(end.status, 200);
    assert_ne!(change.status, 200, "{what}: {}", change.text());
    assert_ne!(change.status, 401, "{what}: it was let in before");
}
