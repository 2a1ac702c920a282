//! The administrators' API by token: who comes in, and the policy read, replaced, refused and kept.

use std::collections::BTreeMap;

use latchkey_protocol::policy::{Document, Gates};
use latchkey_shared::problem::{Code, Ineligible, Problem};
use latchkey_shared::wire::{PolicyPreview, PolicyVersions, Tenant};
use serde_json::{Value, json};

use crate::claimant::try_start;
use crate::driver::{Answer, Call, Driver};

/// Where the policy in force lies.
pub const POLICY: &str = "/api/v1/admin/policy";

/// Makes a call with the operator's token.
pub fn as_operator(driver: &dyn Driver, method: &'static str, path: &str) -> Call {
    let call = Call { method, ..Call::get(path) };
    call.with("authorization", &format!("Bearer {}", driver.operator_token()))
}

/// Makes the call that replaces the policy which has this tag.
pub fn put(driver: &dyn Driver, tag: &str, document: &str) -> Call {
    let call = as_operator(driver, "PUT", POLICY).with("content-type", "application/json").with("if-match", tag);
    Call { body: Some(document.as_bytes().to_vec()), ..call }
}

/// Reads the policy in force, as it is answered, with its tag.
fn read(driver: &dyn Driver) -> (Value, String) {
    let answer = driver.call(&as_operator(driver, "GET", POLICY));
    (answer.ok(), answer.header("etag").expect("a tag").to_owned())
}

fn gates(driver: &dyn Driver) -> u8 {
    let tenant: Tenant = driver.call(&Call::get("/api/v1/tenant")).ok();
    tenant.gates_required
}

fn with_gates(policy: &Value, gates: u8) -> String {
    let mut policy = policy.clone();
    policy["gates"] = json!(gates);
    policy.to_string()
}

/// Whatever is presented in place of the token, at whatever path, is answered alike, and nothing is done (attack A73).
pub fn a_stranger_learns_nothing(driver: &dyn Driver) {
    let (policy, tag) = read(driver);
    let token = driver.operator_token();
    let presented = [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        token.clone(),
        format!("Basic {token}"),
        format!("Bearer  {token}"),
        format!("Bearer {token}="),
        format!("Bearer {}", token.to_lowercase()),
        format!("Bearer {}", &token[..token.len() - 1]),
        format!("Bearer {token}, Bearer {token}"),
    ];
    let mut alike: Vec<Problem> = Vec::new();
    let mut check = |call: &Call| {
        let answer = driver.call(call);
        assert_eq!(answer.status, 401, "{call:?}: {}", answer.text());
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        let mut problem = answer.problem();
        problem.support_id = alike.first().map_or(problem.support_id, |first| first.support_id);
        alike.push(problem);
    };
    for header in &presented {
        check(&Call { method: "GET", ..Call::get(POLICY) }.with("authorization", header));
        check(&put(driver, &tag, &with_gates(&policy, 1)).with("authorization", header));
    }
    // Neither does a path, a method, an origin or a body say anything.
    for (method, path) in [
        ("GET", "/api/v1/admin"),
        ("GET", "/api/v1/admin/nothing"),
        ("DELETE", POLICY),
        ("OPTIONS", POLICY),
        ("GET", "/api/v1/admin/policy/versions/1"),
    ] {
        check(&Call { method, ..Call::get(path) });
        check(&Call { method, ..Call::get(path) }.with("origin", "https://evil.example"));
    }
    assert!(alike.iter().all(|problem| *problem == alike[0] && problem.code == Code::SignInNeeded));
    assert_eq!(read(driver), (policy, tag), "nothing was changed");
}

/// What is written is in force with the next call, and read back whole under the next tag.
pub fn the_operator_reads_and_replaces_the_policy(driver: &dyn Driver) {
    let (policy, tag) = read(driver);
    assert_eq!(gates(driver), 2);
    let answer = driver.call(&put(driver, &tag, &with_gates(&policy, 1)));
    let written: Value = answer.ok();
    assert_eq!(gates(driver), 1, "in force with the very next call");
    let (after, next) = read(driver);
    assert_ne!(tag, next);
    assert_eq!((answer.header("etag"), &written), (Some(next.as_str()), &after));
    let expected = driver.organisation().policy.edited(|document| document.gates = Gates::One).unwrap();
    assert_eq!(serde_json::from_value::<Document>(after.clone()).unwrap(), *expected);
    // A document says only what differs from the default, and the scheme's name has no case.
    let call = put(driver, &next, "{}").with("authorization", &format!("bEARER {}", driver.operator_token()));
    assert_eq!(driver.call(&call).status, 200);
    assert_eq!(gates(driver), 2);
    // What changes nothing is no new version.
    let (after, tag) = read(driver);
    let again = driver.call(&put(driver, &tag, &after.to_string()));
    assert_eq!((again.status, again.header("etag")), (200, Some(tag.as_str())));
}

/// Every flaw is named at once, with its place; nothing half written.
pub fn a_flawed_policy_changes_nothing(driver: &dyn Driver) {
    let (policy, tag) = read(driver);
    let document = r#"{"gates":3,"methods":["mail","telepathy"],"registration":{"snoozes":15},"colour":"red",
        "locales":{"default":"sv"},"domains":[{"name":"localhost"}]}"#;
    let problem = driver.call(&put(driver, &tag, document)).problem();
    assert_eq!((problem.status, problem.code), (422, Code::PolicyRejected));
    // Rule: a condition counts for what would be carried out without it (RFC 9110 §13.2.1).
    let stale = driver.call(&put(driver, "\"4711\"", document)).problem();
    assert_eq!((stale.status, stale.code), (422, Code::PolicyRejected));
    let places: Vec<&str> = problem.flaws.iter().map(|flaw| flaw.place.as_str()).collect();
    let expected = ["colour", "domains[0]", "gates", "methods[1]", "registration.snoozes", "locales.default"];
    assert_eq!(places, expected);
    assert!(problem.flaws.iter().all(|flaw| !flaw.words.is_empty()));
    assert_eq!(read(driver), (policy, tag));
}

/// Of two who have read the same version the later one is told so; a repeat of the first gets its answer again.
pub fn a_lost_race_changes_nothing(driver: &dyn Driver) {
    let (policy, tag) = read(driver);
    let first = put(driver, &tag, &with_gates(&policy, 1));
    let done = driver.call(&first);
    assert_eq!(done.status, 200);
    let mut other = policy.clone();
    other["unlock_without_reset"] = json!(false);
    let lost = driver.call(&put(driver, &tag, &other.to_string()));
    assert_eq!((lost.status, lost.problem().code), (412, Code::Outdated));
    assert_eq!(lost.header("etag"), done.header("etag"), "the tag in force now");
    let (after, next) = read(driver);
    assert_eq!((&after["gates"], &after["unlock_without_reset"]), (&json!(1), &policy["unlock_without_reset"]));
    let repeated = driver.call(&first);
    assert_eq!((repeated.status, repeated.header("etag")), (200, Some(next.as_str())), "the answer had got lost");
    assert_eq!(read(driver), (after, next));
}

/// The strict table of the administrators' calls.
pub fn odd_calls_are_refused(driver: &dyn Driver) {
    let (policy, tag) = read(driver);
    let good = || put(driver, &tag, &with_gates(&policy, 1));
    let without = |name: &str| {
        let mut call = good();
        call.headers.retain(|(known, _)| *known != name);
        call
    };
    let get = |path: &str| as_operator(driver, "GET", path);
    let large = format!(r#"{{"colour":"{}"}}"#, "x".repeat(128 * 1024));
    for (call, status) in [
        (without("if-match"), 428),
        (good().with("if-match", "*"), 428),
        (good().with("if-match", "1"), 428),
        (good().with("if-match", &format!("W/{tag}")), 428),
        (good().with("if-match", &format!("{tag}, {tag}")), 428),
        (good().with("if-match", r#""999""#), 412),
        (good().with("content-type", "text/plain"), 415),
        (without("content-type"), 415),
        (good().with("content-encoding", "gzip"), 415),
        (put(driver, &tag, &large), 413),
        (put(driver, &tag, ""), 422),
        (put(driver, &tag, "[]"), 422),
        (as_operator(driver, "DELETE", POLICY), 405),
        (as_operator(driver, "POST", POLICY), 405),
        (as_operator(driver, "OPTIONS", POLICY), 405),
        (get("/api/v1/admin"), 404),
        (get("/api/v1/admin/policy/"), 404),
        (get("/api/v1/admin/policy/versions/0"), 404),
        (get("/api/v1/admin/policy/versions/999"), 404),
        (get("/api/v1/admin/policy?version=1"), 400),
        (get("/api/v1/admin/policy/versions?before=x"), 400),
        (get("/api/v1/admin/policy/versions?before=1&before=2"), 400),
        (get("/api/v1/admin/policy/versions?after=1"), 400),
    ] {
        let answer = driver.call(&call);
        assert_eq!(answer.status, status, "{} {} {:?}: {}", call.method, call.path, call.headers, answer.text());
        let _ = answer.problem();
        assert_eq!(answer.header("allow").is_some(), status == 405);
    }
    assert_eq!(read(driver), (policy, tag), "nothing was changed");
}

/// Not even a page that may call the reset API; our own may.
pub fn no_foreign_page_administers(driver: &dyn Driver) {
    let portal = "https://portal.alderbrook.example";
    driver.edit_policy(&|policy| {
        let origin = latchkey_protocol::policy::Origin::try_from(portal.to_owned()).unwrap();
        policy.origins.api.insert(origin);
    });
    assert_eq!(driver.call(&Call::get("/api/v1/tenant").with("origin", portal)).status, 200);
    for origin in [portal, "https://evil.example", "null"] {
        for method in ["GET", "OPTIONS"] {
            let answer = driver.call(&as_operator(driver, method, POLICY).with("origin", origin));
            assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed), "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
    let answer = driver.call(&as_operator(driver, "GET", POLICY).with("origin", &driver.origin()));
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, None));
}

/// Every version can be listed and read, and an old one be put in force again.
pub fn every_version_is_kept(driver: &dyn Driver) {
    let (first, mut tag) = read(driver);
    for gates in [1, 2, 1] {
        let answer = driver.call(&put(driver, &tag, &with_gates(&first, gates)));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.header("etag").expect("a tag").clone_into(&mut tag);
    }
    let list = |query: &str| -> PolicyVersions {
        driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/policy/versions{query}"))).ok()
    };
    let all = list("");
    let begun = driver.organisation().policy.version;
    let numbers: Vec<u64> = all.versions.iter().map(|version| version.version - begun).collect();
    assert_eq!((numbers.as_slice(), all.next), ([3, 2, 1, 0].as_slice(), None));
    let authors: Vec<_> = all.versions.iter().map(|version| version.author.as_deref().unwrap_or("-")).collect();
    assert_eq!(authors, ["operator", "operator", "operator", "seed"]);
    assert!(all.versions.iter().all(|version| version.written.abs_diff(driver.now().0) < 600));
    assert_eq!(list(&format!("?before={}", begun + 2)).versions, all.versions[2..]);
    let one = |version: u64| -> Answer {
        driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/policy/versions/{version}")))
    };
    assert_eq!(one(begun).ok::<Value>(), first);
    assert_eq!(one(begun + 2).ok::<Value>()["gates"], json!(2));
    assert_eq!(driver.call(&put(driver, &tag, &one(begun).text())).status, 200);
    assert_eq!(gates(driver), 2, "an old version is in force again, under a new number");
}

/// What everybody hears who begins a reset: nothing that keeps them from it, or why they cannot.
pub type Heard = BTreeMap<String, Option<Ineligible>>;

/// Reads what an answer to a start says; only `guided` disclosure says it there.
pub fn heard(answer: &Answer) -> Option<Ineligible> {
    if answer.status == 200 { None } else { Some(answer.problem().ineligible.expect("a reason")) }
}

/// Checks that a preview said what happened: who could reset before and cannot now and why, who can now, and who has to
/// register.
pub fn agrees(preview: &PolicyPreview, before: &Heard, after: &Heard) {
    let of = |heard: &Heard, name: &str| heard.get(name).copied().flatten();
    let named = |is: &dyn Fn(Option<Ineligible>, Option<Ineligible>) -> bool| -> Vec<String> {
        let names = before.keys().filter(|name| is(of(before, name), of(after, name)));
        names.cloned().collect()
    };
    let check = |what: &str, told: &latchkey_shared::wire::Named, happened: &[String]| {
        assert_eq!(usize::try_from(told.count).unwrap(), happened.len(), "{what}: {told:?} / {happened:?}");
        assert_eq!(told.names.len(), happened.len().min(100), "{what}");
        assert!(told.names.iter().all(|name| happened.contains(name)), "{what}: {told:?} / {happened:?}");
    };
    assert_eq!(usize::try_from(preview.accounts).unwrap(), before.len());
    assert_eq!(usize::try_from(preview.able_now).unwrap(), before.values().filter(|why| why.is_none()).count());
    assert_eq!(usize::try_from(preview.able_then).unwrap(), after.values().filter(|why| why.is_none()).count());
    for affected in &preview.lose {
        let reason = Some(affected.reason);
        check("lose", &affected.people, &named(&|old, new| old.is_none() && new == reason));
    }
    let lost: u64 = preview.lose.iter().map(|affected| affected.people.count).sum();
    let happened = named(&|old, new| old.is_none() && new.is_some());
    assert_eq!(usize::try_from(lost).unwrap(), happened.len(), "{:?} / {happened:?}", preview.lose);
    check("gain", &preview.gain, &named(&|old, new| old.is_some() && new.is_none()));
    let few = Some(Ineligible::TooFewMethods);
    check("register", &preview.register, &named(&|old, new| old != few && new == few));
    assert_eq!(preview.unreadable.count, 0);
}

/// Asks what a document would change.
pub fn preview(driver: &dyn Driver, document: &str) -> Answer {
    preview_behind(driver, "", document)
}

/// Asks the same of the accounts behind a cursor.
pub fn preview_behind(driver: &dyn Driver, after: &str, document: &str) -> Answer {
    let path = format!("/api/v1/admin/policy/preview?after={after}");
    let call = as_operator(driver, "POST", &path).with("content-type", "application/json");
    driver.call(&Call { body: Some(document.as_bytes().to_vec()), ..call })
}

/// For one policy after the other: what was foretold of every account happens once it is saved.
pub fn a_preview_agrees_with_what_then_happens(driver: &dyn Driver) {
    let everybody = || -> Heard {
        // An address gets thirty checks in ten minutes.
        driver.advance(700);
        let organisation = driver.organisation();
        let names = organisation.accounts.iter().map(|person| organisation.account(person).unwrap().name.to_string());
        names
            .map(|name| {
                let why = heard(&try_start(driver, &name));
                (name, why)
            })
            .collect()
    };
    let edits: [fn(&mut Document); 5] = [
        |policy| policy.gates = Gates::One,
        // Whoever's only mail lies there reads it with the password that is forgotten.
        |policy| policy.domains.push(serde_json::from_value(json!({"name": "post.example"})).unwrap()),
        |policy| policy.scope = serde_json::from_value(json!({"who": "selected", "include": ["ward-3"]})).unwrap(),
        |policy| (policy.gates, policy.administrators.enabled) = (Gates::Two, false),
        |policy| *policy = Document { disclosure: policy.disclosure, ..Document::default() },
    ];
    let (policy, mut tag) = read(driver);
    let mut document: Document = serde_json::from_value(policy).unwrap();
    document.disclosure = latchkey_shared::wire::Disclosure::Guided;
    let mut save = |document: &Document| {
        let answer = driver.call(&put(driver, &tag, &serde_json::to_string(document).unwrap()));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.header("etag").expect("a tag").clone_into(&mut tag);
    };
    save(&document);
    let mut before = everybody();
    let mut moved = 0;
    for edit in edits {
        edit(&mut document);
        let told: PolicyPreview = preview(driver, &serde_json::to_string(&document).unwrap()).ok();
        save(&document);
        let after = everybody();
        agrees(&told, &before, &after);
        moved += told.gain.count + told.lose.iter().map(|affected| affected.people.count).sum::<u64>();
        before = after;
    }
    assert!(moved > 5, "the policies differ for people");
}

/// A preview of a good or a flawed document writes nothing, and needs no tag.
pub fn a_preview_changes_nothing(driver: &dyn Driver) {
    let before = read(driver);
    let told: PolicyPreview = preview(driver, r#"{"scope":{"who":"none"},"administrators":{"enabled":false}}"#).ok();
    assert_eq!(usize::try_from(told.accounts).unwrap(), driver.organisation().accounts.len());
    assert_eq!((told.able_then, told.gain.count, told.register.count), (0, 0, 0));
    let reasons: Vec<_> = told.lose.iter().map(|affected| affected.reason).collect();
    assert!(reasons.contains(&Ineligible::TenantOff) && reasons.contains(&Ineligible::NotEnabled), "{reasons:?}");
    assert!(told.cautions.is_empty(), "{:?}", told.cautions);
    for (weak, place) in
        [(r#"{"methods":["mail","authenticator","questions"]}"#, "methods"), (r#"{"gates":1}"#, "gates")]
    {
        let told: PolicyPreview = preview(driver, weak).ok();
        let places: Vec<_> = told.cautions.iter().map(|caution| caution.place.as_str()).collect();
        assert_eq!(places, [place], "{weak}");
    }
    let problem = preview(driver, r#"{"gates":3}"#).problem();
    assert_eq!((problem.status, problem.flaws.len()), (422, 1));
    assert_eq!(read(driver), before);
}
