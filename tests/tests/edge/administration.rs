//! The administrators' API in D1: one race over many connections, and what it leaves in the tables.

use latchkey_protocol::testing::Hitch;
use latchkey_shared::wire::Imported;
use latchkey_tests::claimant::{attempt, person};
use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::owner::Owner;
use latchkey_tests::race;
use latchkey_tests::scenario::administration::as_operator;
use latchkey_tests::scenario::tables::importing;
use latchkey_tests::scenario::users::changing;
use serde_json::{Map, Value, json};

/// Rule: of many who replace the same version one does, with one audit line of every part that changed; the others leave
/// neither.
#[test]
fn one_policy_many_times_at_once() {
    let http = Http::new();
    let policy = || http.call(&as_operator(&http, "GET", "/api/v1/admin/policy")).ok::<Map<String, Value>>();
    let before = policy();
    race::one_policy_many_times(&http, &|calls| http.at_once(calls));
    let after = policy();
    http.settle();
    let lines = http.rows("SELECT event FROM audit WHERE event LIKE '%\"changes\"%'");
    assert_eq!(lines.len(), 1, "{lines:?}");
    let event = lines.first().and_then(|row| row.get("event")).and_then(Value::as_str).expect("an event");
    let event: Value = serde_json::from_str(event).expect("an event is JSON");
    assert_eq!(event.get("actor"), Some(&json!("operator")));
    assert_eq!(event.get("detail"), Some(&json!("policy: written")));
    // The order of the parts says nothing; each that differs is there once, as it was and as it is.
    let part = |name: &String| json!({"part": name, "old": before.get(name), "new": after.get(name)});
    let differs = |name: &&String| *name != "version" && before.get(*name) != after.get(*name);
    let differing: Vec<Value> = after.keys().filter(differs).map(part).collect();
    assert!(differing.iter().any(|changed| changed.get("part") == Some(&json!("audit_retention_days"))));
    let changes = event.get("changes").and_then(Value::as_array).expect("changes");
    assert_eq!(changes.len(), differing.len(), "{changes:?}");
    assert!(differing.iter().all(|changed| changes.contains(changed)), "{changes:?} of {differing:?}");
    assert_eq!(http.rows("SELECT version FROM policies").len(), 2);
}

/// Rule: of many who change one account at once those who were told so did; and a name goes to one account.
#[test]
fn one_account_and_one_name_many_times_at_once() {
    let http = Http::new();
    let done = race::one_account_many_times(&http, &|calls| http.at_once(calls));
    let lines = |detail: &str| {
        http.settle();
        http.rows(&format!("SELECT id FROM audit WHERE result = 'succeeded' AND event LIKE '%{detail}%'")).len()
    };
    assert_eq!(lines("user: disabled"), done);
    let epochs = http.rows("SELECT flow_epoch, session_epoch FROM accounts WHERE id = 's-petra.novak'");
    let moved = json!(1 + done);
    assert_eq!(epochs, [json!({"flow_epoch": moved, "session_epoch": moved})]);
    race::one_name_many_times(&http, &|calls| http.at_once(calls));
    assert_eq!(lines("user: added"), 1);
    assert_eq!(http.rows("SELECT account FROM account_names WHERE name LIKE 'wanda%'").len(), 1);
}

/// Rule: nothing is written by an administrator who is out by then.
#[test]
fn one_who_is_out_writes_nothing() {
    let http = Http::new();
    let _ = race::one_who_is_out_writes_nothing(&http, &|calls| http.at_once(calls));
}

/// Rule: of one part that comes several times at once every account is added once, each answer accounts for every row, and
/// every account that the audit names is there.
#[test]
fn one_part_many_times_at_once() {
    let http = Http::new();
    let rows: String = (0..200).fold("name,display_name\n".to_owned(), |table, number| {
        table + &format!("racer-{number}@alderbrook.example,Racer {number}\n")
    });
    let call = importing(&http, "", &rows);
    // All of them have looked the names up before the first one writes.
    http.misbehave(&json!({"d1:commit": "slow"}));
    let answers = http.at_once(&vec![call; 4]);
    http.misbehave(&json!({}));
    http.settle();
    for answer in answers.iter().filter(|answer| answer.status == 200) {
        let told: Imported = answer.ok();
        assert_eq!((told.rows, told.wrong, told.added + told.known), (200, 0, 200), "{told:?}");
    }
    assert_eq!(http.rows("SELECT id FROM accounts WHERE name LIKE 'racer-%'").len(), 200);
    let named = http.rows(
        "SELECT j.value AS id FROM audit CROSS JOIN json_each(event, '$.changes[0].new') j \
         WHERE event LIKE '%\"users: imported\"%'",
    );
    let known = http.rows("SELECT id FROM accounts WHERE name LIKE 'racer-%'");
    assert_eq!(named.len(), 200);
    assert!(named.iter().all(|row| known.contains(row)));
}

/// Rule: a page reads as many rows as it is long, however many accounts there are; so does reading one account.
#[test]
fn a_page_reads_no_more_of_a_large_directory() {
    let http = Http::new();
    let paths = [
        "users?limit=50",
        "users?limit=50&status=enabled",
        "users?limit=50&status=disabled",
        "users?limit=50&search=p",
        "users?limit=50&search=person+00",
        "users?limit=50&search=person+00&status=disabled",
        "users?limit=50&group=staff",
        "users/s-nora.lindqvist",
    ];
    let read =
        |path: &str, after: &str| http.rows_read(&as_operator(&http, "GET", &format!("/api/v1/admin/{path}{after}")));
    fill(&http, 0, 6_000);
    let few: Vec<u64> = paths.iter().map(|path| read(path, "").1).collect();
    let (_, few_judged) = read("reports/readiness", "");
    fill(&http, 6_000, 12_000);
    let (told, judged) = read("reports/readiness", "");
    assert_eq!(told.get("accounts"), Some(&json!(5_000)), "what one call may judge");
    assert!(judged <= few_judged + 10, "{judged} of 12,000, {few_judged} of 6,000");
    for (path, few) in paths.iter().zip(few) {
        let (first, rows) = read(path, "");
        assert!(rows <= few + 10 && rows <= 600, "{path}: {rows} of 12,000, {few} of 6,000");
        // And deep in the list no more than at its beginning.
        let mut next = first.get("next").and_then(Value::as_str).map(str::to_owned);
        for _ in 0..5 {
            let Some(after) = next else { break };
            let (page, deep) = read(path, &format!("&after={after}"));
            assert!(deep <= rows + 110, "{path}: {deep} behind the first page, {rows} on it");
            next = page.get("next").and_then(Value::as_str).map(str::to_owned);
        }
    }
}

/// Fills accounts in, in the group of the staff, one in a hundred of them disabled.
fn fill(http: &Http, from: u32, to: u32) {
    let numbers = format!(
        "WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to}), \
         p (id, name, shown, status) AS (SELECT 'p-' || i, printf('person%06d@alderbrook.example', i), \
         printf('person %06d', i), iif(i % 100 = 0, 'disabled', 'enabled') FROM n) "
    );
    http.sql(&[
        format!(
            "{numbers} INSERT INTO accounts (id, name, display_name, domain, status) \
             SELECT id, name, shown, 'alderbrook.example', status FROM p"
        ),
        format!("{numbers} INSERT INTO account_names (name, account) SELECT name, id FROM p"),
        format!(
            "{numbers} INSERT INTO account_words (word, account) SELECT name, id FROM p UNION SELECT shown, id FROM p"
        ),
        format!("{numbers} INSERT INTO group_accounts (account, in_group) SELECT id, 'staff' FROM p"),
    ]);
}

/// Rule: as many former passwords are kept as the policy says, and none once it keeps none: the surplus is gone.
#[test]
fn no_former_password_outlives_the_policy() {
    let http = Http::new();
    let petra = person(&http, "s-petra.novak");
    let mut owner = Owner::sign_in(&http, &petra, &petra.password);
    let passwords =
        ["otters", "badgers", "swifts", "herons", "martens"].map(|word| format!("quiet-{word}-cross-the-harbour"));
    let mut old = petra.password.clone();
    let kept = || {
        let query = "SELECT count(*) AS n FROM former_passwords WHERE account = 's-petra.novak'";
        http.rows(query).first().and_then(|row| row.get("n")).and_then(Value::as_u64).expect("a count")
    };
    for (place, new) in passwords.into_iter().enumerate() {
        let history = if place < 4 { 2 } else { 0 };
        http.edit_policy(&|policy| policy.password.history = history);
        let body = json!({"attempt": attempt(), "old": old, "new": new});
        assert_eq!(owner.post("/me/password", &body).status, 200, "{place}");
        assert_eq!(kept(), [1, 2, 2, 2, 0][place], "{place}");
        old = new;
    }
}

/// Rule: a table of a hundred thousand accounts goes through an isolate, part by part, each added once.
#[test]
fn a_hundred_thousand_rows_are_imported() {
    let http = Http::new();
    let begun = std::time::Instant::now();
    for part in 0..100_u32 {
        let rows = (part * 1_000..(part + 1) * 1_000).map(|number| {
            format!("person{number:06}@alderbrook.example,Person {number:06},Person,E-{number:06},,,p{number:06}@post.example\n")
        });
        let table =
            "name,display_name,family_name,aliases,mail,locale,contact\n".to_owned() + &rows.collect::<String>();
        let query = format!("?first_row={}", u64::from(part) * 1_000 + 2);
        let told: Imported = http.call(&importing(&http, &query, &table)).ok();
        assert_eq!((told.added, told.wrong), (1_000, 0), "{part}");
        if part == 50 {
            let again: Imported = http.call(&importing(&http, &query, &table)).ok();
            assert_eq!((again.added, again.known), (0, 1_000), "an answer got lost");
        }
    }
    println!("100,000 rows in {:?}", begun.elapsed());
    let count = |table: &str| http.rows(&format!("SELECT count(*) AS n FROM {table} WHERE account IS NOT NULL"));
    let begun = http.organisation().accounts.len();
    assert_eq!(http.rows("SELECT accounts AS n FROM directory_size"), [json!({"n": 100_000 + begun})]);
    let methods = http.organisation().accounts.iter().map(|person| person.enrolments.len()).sum::<usize>();
    assert_eq!(count("enrolments"), [json!({"n": 100_000 + methods})]);
    let (page, rows) = http.rows_read(&as_operator(&http, "GET", "/api/v1/admin/users?search=e-0999&limit=50"));
    assert!(page.pointer("/users/49/id").is_some());
    assert!(rows <= 400, "{rows}");
}

/// Rule: whatever fails or dies around the write, a change, its line and its notices are there together or not at all, and
/// the same call can be made again (attack A100).
#[test]
fn no_change_is_without_its_line() {
    let removal = |http: &Http| changing(http, "s-nora.lindqvist", "methods/s-nora.lindqvist-1/remove", &Value::Null);
    let http = Http::new();
    http.watch();
    assert_eq!(http.call(&removal(&http)).status, 200);
    let steps = http.steps();
    assert_eq!(steps, ["d1:directory", "d1:policy", "outbox:arm", "d1:commit"]);
    drop(http);
    for step in 2..steps.len() {
        for hitch in [Hitch::Down, Hitch::LosesAnswer, Hitch::DiesBefore, Hitch::DiesAfter] {
            let http = Http::new();
            http.watch();
            http.trip(step, hitch);
            let answer = http.call_to_death(&removal(&http));
            http.watch();
            let count = |query: &str| http.rows(query).len();
            let line = "SELECT id FROM audit WHERE event LIKE '%user: method removed%'";
            let gone = 1 - count("SELECT id FROM enrolments WHERE id = 's-nora.lindqvist-1'");
            assert_eq!(count(line), gone, "{hitch:?} at {step}");
            assert_eq!(gone, usize::from(step == 3 && matches!(hitch, Hitch::LosesAnswer | Hitch::DiesAfter)));
            assert!(answer.is_none_or(|answer| answer.status == 503), "{hitch:?} at {step}");
            let again = http.call(&removal(&http));
            assert_eq!(again.status, if gone == 1 { 404 } else { 200 }, "{hitch:?} at {step}");
            assert_eq!(count(line), 1, "{hitch:?} at {step}");
            assert_eq!(http.mails("nora.lindqvist@post.example").len(), 1, "{hitch:?} at {step}");
        }
    }
}
