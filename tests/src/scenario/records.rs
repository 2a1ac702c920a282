//! Groups, the audit and the reports, as administrators read and change them.

use latchkey_protocol::policy::Gates;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{
    Changed, Groups, Imported, MembersChanged, MethodCount, Readiness, Registration, Registrations, ResetResult,
    ResetStep, Resets, RowError, RowFlaw, Written,
};
use serde_json::{Value, json};

use crate::claimant::{Claimant, address_of, attempt, person, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::scenario::administration::{as_operator, heard};
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::users::user;

const NORA: &str = "s-nora.lindqvist";

#[track_caller]
fn get(driver: &dyn Driver, path: &str) -> Answer {
    driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/{path}")))
}

fn post(driver: &dyn Driver, path: &str, body: &Value) -> Answer {
    let call = Call::post(&format!("/admin/{path}"), body);
    driver.call(&call.with("authorization", &format!("Bearer {}", driver.operator_token())))
}

/// Rule: what the guard did not count is not kept: the same wrong password may come for ever, and so may any during a pause.
pub fn what_is_not_counted_fills_no_audit(driver: &dyn Driver) {
    let lines = |driver: &dyn Driver| {
        let trail = get(driver, "audit?subject=s-nora.lindqvist&limit=200");
        trail.text().matches("\"Sign-in\"").count()
    };
    for place in 0..12 {
        let password = format!("wrong-password-{}", place % 2);
        assert_eq!(sign_in(driver, "nora.lindqvist@alderbrook.example", &password).status, 403);
    }
    assert_eq!(lines(driver), 2, "as many as were counted");
    for place in 2..16 {
        assert_eq!(sign_in(driver, "nora.lindqvist@alderbrook.example", &format!("wrong-{place}")).status, 403);
    }
    assert_eq!(lines(driver), 10, "the tenth brings a pause");
}

/// Rule: whoever comes into a group, by whatever they are named, is in it and in all it is nested in with the next call.
pub fn members_come_and_go(driver: &dyn Driver) {
    let begun: Groups = get(driver, "groups").ok();
    let names: Vec<&str> = begun.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(
        (names.as_slice(), begun.next),
        (["agency", "agency-nights", "nursing", "staff", "ward-3"].as_slice(), None)
    );
    assert_eq!(begun.groups[1].within, ["agency", "ward-3"]);
    let once = json!({"attempt": attempt(), "name": " Ward 7 "});
    let Written { id } = post(driver, "groups", &once).ok();
    assert_eq!(post(driver, "groups", &once).ok::<Written>().id, id);
    assert_eq!(get(driver, "groups?limit=200").ok::<Groups>().groups.len(), 6);
    let another = json!({"attempt": id, "name": "Payroll"});
    assert_eq!(post(driver, "groups", &another).problem().flaws[0].place, "attempt");
    driver.settle();
    let lines: Value = get(driver, "audit?limit=200&activity=Update+group").ok();
    let lines = lines["events"].as_array().unwrap();
    assert_eq!(lines.iter().filter(|line| line["detail"] == "group: added").count(), 1, "{lines:?}");
    let first: Groups = get(driver, "groups?limit=1").ok();
    let second: Groups = get(driver, &format!("groups?limit=5&after={}", first.next.unwrap())).ok();
    assert_eq!(second.groups.len(), 5, "the rest");

    let change = |way: &str, body: Value| post(driver, &format!("groups/{id}/{way}"), &body);
    assert_eq!(user(driver, "s-viktor.sand").groups, Vec::<String>::new());
    let body = json!({"ids": ["s-viktor.sand"], "names": ["E-10042", "TOMAS.berg@alderbrook.example"]});
    assert_eq!(change("add", body.clone()).ok::<MembersChanged>().members, 3);
    assert_eq!(change("add", body).ok::<MembersChanged>().members, 3, "twice does no harm");
    driver.settle();
    let lines: Value = get(driver, "audit?limit=200&activity=Update+group").ok();
    let came = lines["events"].as_array().unwrap().iter().filter(|line| line["detail"] == "group: members added");
    assert_eq!(came.count(), 1, "nobody comes twice");
    for member in ["s-viktor.sand", NORA, "s-tomas.berg"] {
        assert!(user(driver, member).groups.contains(&id), "{member}");
    }
    // Nested within a group that the policy names: its members come into scope at once.
    assert_eq!(user(driver, "s-viktor.sand").ineligible, Some(Ineligible::NotInScope));
    let nested = post(driver, "groups/staff/add", &json!({"groups": [id]}));
    assert_eq!(nested.ok::<MembersChanged>().members, 1);
    assert_eq!(user(driver, "s-viktor.sand").groups, {
        let mut both = vec![id.clone(), "staff".to_owned()];
        both.sort();
        both
    });
    assert_eq!(user(driver, "s-viktor.sand").ineligible, None);
    assert_eq!(change("remove", json!({"ids": ["s-viktor.sand"]})).status, 200);
    assert_eq!(user(driver, "s-viktor.sand").groups, Vec::<String>::new());
    assert_eq!(post(driver, "groups/staff/remove", &json!({"groups": [id]})).status, 200);

    assert_eq!(change("add", json!({"domain": "a b"})).problem().flaws[0].place, "domain");
    assert_eq!(change("add", json!({"domain": "nobody.example"})).ok::<MembersChanged>().members, 0);
    let domain = change("add", json!({"domain": " LAB.Alderbrook.Example"}));
    assert_eq!(domain.ok::<MembersChanged>(), MembersChanged { members: 1, next: None });
    assert!(user(driver, "s-jonas.weber").groups.contains(&id));

    // Whoever cannot be found is said, and nobody else comes in.
    let odd = json!({"ids": ["s-petra.novak", "nobody"], "names": ["nobody at all", "nora"], "groups": ["none"]});
    let problem = change("add", odd).problem();
    let places: Vec<&str> = problem.flaws.iter().map(|flaw| flaw.place.as_str()).collect();
    assert_eq!((problem.code, places), (Code::Rejected, vec!["ids[1]", "names[0]", "groups[0]"]));
    assert!(!user(driver, "s-petra.novak").groups.contains(&id));
    assert_eq!(post(driver, "groups/none/add", &json!({"ids": [NORA]})).status, 404);
    let many: Vec<String> = (0..1_001).map(|number| format!("p{number}")).collect();
    assert_eq!(change("add", json!({"names": many})).problem().flaws[0].place, "names");
    for odd in [json!({"ids": [1]}), json!({"id": NORA}), json!([])] {
        assert_eq!(change("add", odd.clone()).status, 400, "{odd}");
    }
    for odd in [json!({"attempt": attempt(), "name": " "}), json!({"attempt": attempt(), "name": "a\u{7}"})] {
        assert_eq!(post(driver, "groups", &odd).problem().flaws[0].place, "name");
    }
}

/// Rule: a group is found by how its name begins, in pages that make the whole list.
pub fn groups_are_found_by_their_names(driver: &dyn Driver) {
    for name in ["Ward 7", "Ärzte", "ward 10", "Straßendienst"] {
        let _: Written = post(driver, "groups", &json!({"attempt": attempt(), "name": name})).ok();
    }
    let found = |search: &str, limit: usize| {
        let (mut names, mut after) = (Vec::new(), String::new());
        for _ in 0..20 {
            let page: Groups = get(driver, &format!("groups?search={search}&limit={limit}{after}")).ok();
            assert!(page.groups.len() <= limit);
            names.extend(page.groups.into_iter().map(|group| group.name));
            let Some(next) = page.next else { return names };
            after = format!("&after={next}");
        }
        panic!("{search}: no end")
    };
    for limit in [1, 200] {
        assert_eq!(found("WARD", limit), ["ward 10", "Ward 3", "Ward 7"]);
        assert_eq!(found("%C3%84R", limit), ["Ärzte"]);
        assert_eq!(found("stra%C3%9Fe", limit), ["Straßendienst"]);
        assert_eq!(found("agency+staff", limit), ["Agency staff", "Agency staff, nights"]);
        assert_eq!(found("ard", limit), Vec::<String>::new(), "names begin so");
        assert_eq!(found("", limit).len(), 9, "whoever looks for nothing sees all");
    }
    for sql in ["%27%20OR%20%271%27%3D%271", "%25", "_"] {
        assert_eq!(found(sql, 200), Vec::<String>::new(), "{sql}");
    }
}

/// Rule: a table adds the members it names, says of every other row what is wrong, and a rehearsal says the same and adds
/// nobody; the audit names those who came.
pub fn members_come_from_a_table(driver: &dyn Driver) {
    let import = |group: &str, query: &str, table: &str| {
        let call = as_operator(driver, "POST", &format!("/api/v1/admin/groups/{group}/import{query}"));
        driver.call(&Call { body: Some(table.as_bytes().to_vec()), ..call.with("content-type", "text/csv") })
    };
    let table = "name\r\nE-10042\r\nTOMAS.berg@alderbrook.example\r\nnobody@alderbrook.example\r\n\
        \"a b\"\r\nnora\r\nmei.tanaka@alderbrook.example\r\n";
    let flaw = |row, error| RowFlaw { row, column: "name".to_owned(), error };
    let expected = Imported {
        rows: 6,
        added: 2,
        known: 1,
        wrong: 3,
        flaws: vec![flaw(5, RowError::Invalid), flaw(4, RowError::Unknown), flaw(6, RowError::Twice)],
    };
    assert_eq!(import("ward-3", "?dry_run=true", table).ok::<Imported>(), expected);
    assert!(!user(driver, NORA).groups.contains(&"ward-3".to_owned()), "a rehearsal adds nobody");
    assert_eq!(import("ward-3", "", table).ok::<Imported>(), expected, "what was foretold");
    for member in [NORA, "s-tomas.berg", "s-mei.tanaka"] {
        assert!(user(driver, member).groups.contains(&"ward-3".to_owned()), "{member}");
    }
    let again: Imported = import("ward-3", "", table).ok();
    assert_eq!((again.added, again.known), (0, 3), "an answer got lost");
    driver.settle();
    let lines: Value = get(driver, "audit?limit=200&activity=Update+group").ok();
    let came = lines["events"].as_array().unwrap().iter().filter(|line| line["detail"] == "group: members added");
    let came: Vec<&Value> = came.map(|line| &line["changes"][0]["new"]).collect();
    assert_eq!(came, [&json!([NORA, "s-tomas.berg"])], "who came, and nobody who was there");
    // The table that added people will do, whatever else it says of them; another one adds nobody.
    let more = "display_name,name,mail\nPetra,petra.novak@alderbrook.example,x\n";
    assert_eq!(import("ward-3", "", more).ok::<Imported>().added, 1);
    for odd in ["", "display_name\nNora\n", "name,role\nnora,reader\n", "name\n\"nora\n"] {
        assert_eq!(import("ward-3", "", odd).problem().code, Code::Rejected, "{odd:?}");
    }
    let many = format!("name\n{}", "nora\n".repeat(1_001));
    assert_eq!(import("ward-3", "", &many).problem().code, Code::Rejected);
    assert_eq!(import("nobody", "", table).status, 404);
    assert_eq!(import("ward-3", "?dry_run=1", table).status, 400);
}

/// Rule: the audit says what happened to whom, page by page, and each page whole.
pub fn the_audit_is_found_by_what_is_known(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, "s-nobody@alderbrook.example", "whatever it is").status, 403);
    driver.settle();
    let events = |query: &str| -> Vec<Value> {
        let (mut found, mut after) = (Vec::new(), String::new());
        for _ in 0..50 {
            let page: Value = get(driver, &format!("audit?{query}{after}")).ok();
            found.extend(page["events"].as_array().unwrap().iter().cloned());
            let Some(next) = page["next"].as_str() else { return found };
            after = format!("&after={next}");
        }
        panic!("{query}: no end")
    };
    let all = events("limit=200");
    let ats: Vec<u64> = all.iter().map(|event| event["at"].as_u64().unwrap()).collect();
    assert!(ats.is_sorted_by(|newer, older| newer >= older), "the newest first: {ats:?}");
    let of_nora = events("limit=3&subject=s-nora.lindqvist");
    assert!(of_nora.len() > 3 && of_nora.iter().all(|event| event["subject"] == json!(NORA)), "{of_nora:?}");
    let done = events("limit=2&activity=Reset+password+(self-service)&result=succeeded");
    assert_eq!(done.len(), 1, "{done:?}");
    assert_eq!(done[0]["subject"], json!(NORA));
    let support_id = done[0]["support_id"].as_str().unwrap().to_owned();
    let of_this = events(&format!("limit=200&support_id={support_id}"));
    assert!(of_this.contains(&done[0]) && of_this.iter().all(|event| event["support_id"] == json!(support_id)));
    let at = done[0]["at"].as_u64().unwrap();
    assert!(events(&format!("limit=200&from={at}&to={}", at + 1)).contains(&done[0]));
    assert_eq!(events(&format!("limit=200&from={}&to={}", at + 5_000, at + 6_000)), Vec::<Value>::new());
    assert_eq!(events("limit=200&subject=%27%20OR%20%271%27%3D%271"), Vec::<Value>::new());
    assert!(!format!("{all:?}").contains("s-nobody"), "no typed name is in it");

    let answer = get(driver, &format!("audit/export?limit=2&support_id={support_id}"));
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/x-ndjson")));
    let text = answer.text();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.as_slice(), answer.header("x-next").is_some()), (&of_this[..2], true));
    let next = answer.header("x-next").unwrap();
    let rest = get(driver, &format!("audit/export?limit=200&support_id={support_id}&after={next}"));
    assert_eq!((rest.text().lines().count(), rest.header("x-next")), (of_this.len() - 2, None));
    for odd in ["limit=0", "after=YQ", "from=x", "to=-1", "actor=operator", "from=1&from=2"] {
        assert_eq!(get(driver, &format!("audit?{odd}")).status, 400, "{odd}");
    }
}

/// Rule: whoever is counted as capable can begin a reset, and nobody else.
pub fn readiness_agrees_with_what_happens(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.disclosure = latchkey_shared::wire::Disclosure::Guided);
    for gates in [Gates::Two, Gates::One] {
        driver.edit_policy(&|policy| policy.gates = gates);
        let told: Readiness = get(driver, "reports/readiness").ok();
        let names = driver.organisation().accounts.iter().map(|person| person.name.clone());
        driver.advance(700);
        let heard: Vec<_> = names.map(|name| heard(&crate::claimant::try_start(driver, &name))).collect();
        let count = |is: &dyn Fn(&Option<Ineligible>) -> bool| {
            u64::try_from(heard.iter().filter(|why| is(why)).count()).unwrap()
        };
        assert_eq!(told.accounts, count(&|_| true));
        assert_eq!(told.capable, count(&|why| why.is_none()));
        assert_eq!(told.enabled, count(&|why| matches!(why, None | Some(Ineligible::TooFewMethods))));
        assert_eq!((told.unreadable, told.administrators), (0, 2));
        assert!(told.registered >= told.capable && told.registered < told.accounts, "{told:?}");
        let (mut people, mut after) = (Vec::new(), String::new());
        loop {
            let page: Registrations = get(driver, &format!("reports/registrations?limit=5{after}")).ok();
            people.extend(page.users);
            let Some(next) = page.next else { break };
            after = format!("&after={next}");
        }
        let sum =
            |is: &dyn Fn(&Registration) -> bool| u64::try_from(people.iter().filter(|one| is(one)).count()).unwrap();
        assert_eq!(sum(&|_| true), told.accounts);
        assert_eq!(sum(&|one| one.is_capable), told.capable);
        assert_eq!(sum(&|one| one.is_registered), told.registered);
        let nora = people.iter().find(|one| one.id == NORA).unwrap();
        assert!(nora.is_capable && nora.is_registered && !nora.is_administrator, "{nora:?}");
        assert_eq!(nora.methods.as_deref(), Some(&[MethodKind::Authenticator, MethodKind::Mail][..]));
        let with = |kind: MethodKind| {
            let has = |person: &&latchkey_protocol::testing::organisation::Person| {
                person.enrolments.iter().any(|enrolment| enrolment.authenticator.method() == kind)
            };
            u64::try_from(driver.organisation().accounts.iter().filter(has).count()).unwrap()
        };
        let expected = [MethodKind::Authenticator, MethodKind::Mail];
        assert_eq!(told.methods, expected.map(|method| MethodCount { method, accounts: with(method) }));
    }
}

/// Rule: every reset of a span is counted once, by how it ended.
pub fn resets_are_counted_by_how_they_ended(driver: &dyn Driver) {
    let begun = driver.now().0;
    let mut done = Claimant::start(driver, &person(driver, NORA).name);
    done.pass_both(&person(driver, NORA));
    let _: Changed = done.set_password(NEW_PASSWORD).ok();
    let mut left = Claimant::start(driver, &person(driver, "s-mei.tanaka").name);
    left.mail_code(&address_of(&person(driver, "s-mei.tanaka")));
    let given_up = Claimant::start(driver, &person(driver, "s-omar.haddad").name);
    assert_eq!(given_up.close("cancelled", None).status, 200);
    let asks = Claimant::start(driver, &person(driver, "s-grace.mensah").name);
    assert_eq!(asks.close("contacted_admin", None).status, 200);
    driver.settle();
    let counted = |from: u64, to: u64| -> Vec<(ResetResult, u64)> {
        let told: Resets = get(driver, &format!("reports/resets?from={from}&to={to}")).ok();
        let mut by_result: Vec<(ResetResult, u64)> = Vec::new();
        for count in told.resets {
            assert!(!count.detail.is_empty(), "{count:?}");
            match by_result.iter_mut().find(|(known, _)| *known == count.result) {
                Some((_, resets)) => *resets += count.resets,
                None => by_result.push((count.result, count.resets)),
            }
        }
        by_result.sort();
        by_result
    };
    // Each with how far it came, and by what (the details of Entra's report).
    let told: Resets = get(driver, &format!("reports/resets?from={}&to={}", begun - 60, begun + 3_600)).ok();
    let ended: Vec<_> = told.resets.iter().map(|count| (count.result, count.step, count.method)).collect();
    let expected = [
        (ResetResult::Abandoned, ResetStep::Started, Some(MethodKind::Mail)),
        (ResetResult::Cancelled, ResetStep::Named, None),
        (ResetResult::ContactedAdmin, ResetStep::Named, None),
        (ResetResult::Succeeded, ResetStep::Choosing, Some(MethodKind::Authenticator)),
    ];
    assert_eq!(ended, expected);
    let mut half = Claimant::start(driver, &person(driver, "s-clara.moreau").name);
    half.pass_mail(&address_of(&person(driver, "s-clara.moreau")));
    driver.settle();
    let told: Resets = get(driver, &format!("reports/resets?from={}&to={}", begun - 60, begun + 3_600)).ok();
    let half = told.resets.iter().find(|count| count.step == ResetStep::Completed).expect("one came half of the way");
    assert_eq!((half.result, half.method, half.resets), (ResetResult::Abandoned, Some(MethodKind::Mail), 1));
    let _ = Claimant::start(driver, &person(driver, "s-omar.haddad").name).close("cancelled", None);
    let found = counted(begun - 60, begun + 3_600);
    let (one, two) =
        ([ResetResult::Succeeded, ResetResult::ContactedAdmin], [ResetResult::Cancelled, ResetResult::Abandoned]);
    let expected: Vec<_> = one.map(|result| (result, 1)).into_iter().chain(two.map(|result| (result, 2))).collect();
    assert_eq!(found, expected, "{found:?}");
    assert_eq!(counted(begun + 40_000, begun + 50_000), []);
    let long = get(driver, &format!("reports/resets?from=1&to={begun}"));
    assert_eq!(long.status, 400, "a month at most");
    let usual: Resets = get(driver, "reports/resets").ok();
    assert_eq!(usual.resets.iter().map(|count| count.resets).sum::<u64>(), 6, "the last month, if nothing is said");
    assert_eq!(get(driver, &format!("reports/resets?to={begun}")).ok::<Resets>().resets, []);
}
