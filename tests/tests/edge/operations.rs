//! What an operator runs, against a deployment that answers and its database: `cargo xtask doctor` and `cargo xtask rotate`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use latchkey_protocol::policy::RetentionDays;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::Claimant;
use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::{Http, variable};
use latchkey_tests::scenario::reset::NEW_PASSWORD;

/// The folder of the deployment under test.
fn deployment() -> PathBuf {
    Path::new(&variable("LATCHKEY_SECRETS")).parent().expect("a folder").to_owned()
}

/// The variables that the worker was started with, secrets included.
fn variables() -> PathBuf {
    deployment().join("variables")
}

/// A copy of the variables that a test may change; removed in the end.
struct Copy(PathBuf);

impl Copy {
    fn with(name: &str, edit: impl Fn(&str) -> String) -> Self {
        let path = deployment().join(format!("variables-{name}"));
        let text = fs::read_to_string(variables()).expect("the worker's variables");
        fs::write(&path, edit(&text)).expect("a file of variables");
        Self(path)
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.0).expect("a file of variables")
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // The folder is thrown away anyway.
        drop(fs::remove_file(&self.0));
    }
}

/// Another life of the worker, with variables that a test has changed; the one after it has those from before, also where
/// the test fails.
struct OtherLife<'a> {
    http: &'a Http,
    before: String,
}

impl<'a> OtherLife<'a> {
    fn begin(http: &'a Http, change: impl Fn(&Path)) -> Self {
        let before = fs::read_to_string(variables()).expect("the worker's variables");
        let life = Self { http, before };
        change(&variables());
        http.kill_and_restart();
        life
    }
}

impl Drop for OtherLife<'_> {
    fn drop(&mut self) {
        fs::write(variables(), &self.before).expect("the variables as they were");
        self.http.kill_and_restart();
    }
}

fn xtask(arguments: &[&str], file: &Path) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the checkout");
    let mut command = Command::new(variable("LATCHKEY_XTASK"));
    command.args(arguments).arg("--file").arg(file).current_dir(root);
    command.output().expect("xtask runs")
}

/// Examines the deployment with its secrets, its address and its database.
fn doctor(file: &Path) -> (bool, Vec<String>) {
    let state = deployment().join("state");
    let (state, origin) = (state.display().to_string(), variable("LATCHKEY_ORIGIN"));
    let examined = xtask(&["doctor", "--url", &origin, "--persist-to", &state], file);
    let told = String::from_utf8(examined.stdout).expect("text");
    assert!(!told.is_empty(), "{}", String::from_utf8_lossy(&examined.stderr));
    (examined.status.success(), told.lines().map(str::to_owned).collect())
}

/// Fails unless one line begins with the first text and contains the second.
fn says(told: &[String], beginning: &str, part: &str) {
    let is_it = |line: &&String| line.starts_with(beginning) && line.contains(part);
    assert!(told.iter().any(|line| is_it(&line)), "{beginning} … {part}: {told:#?}");
}

/// Without the line of a variable.
fn without(text: &str, name: &str) -> String {
    others(text, name).flat_map(|line| [line, "\n"]).collect()
}

/// The lines but for that of a variable.
fn others<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let this = format!("{name}=");
    text.lines().filter(move |line| !line.starts_with(&this))
}

/// Gives the key of a slot another start.
fn started(text: &str, name: &str, start: u64) -> String {
    let (_, secret) = value(text, name).split_once(':').expect("start:secret");
    format!("{}{name}={start}:{secret}\n", without(text, name))
}

fn value<'a>(text: &'a str, name: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    line.expect(name)
}

/// Rule: a deployment that is well is told so, and one that is not fails the command with what is wrong.
#[test]
fn the_doctor_finds_what_is_wrong() {
    let http = Http::new();
    let (is_well, told) = doctor(&variables());
    assert!(is_well, "{told:#?}");
    for (beginning, part) in [
        ("ok     variables and secrets", "complete"),
        ("ok     TICKET_KEY_A", "has sealed for 0 days"),
        ("ok     TICKET_KEY_B", "seals in"),
        ("ok     /api/v1/healthz", "answers"),
        ("ok     /api/v1/tenant", "answers"),
        ("ok     migrations", "all"),
        ("ok     policy", "there is one"),
        ("ok     ", "values sealed with the present key"),
    ] {
        says(&told, beginning, part);
    }
    let secrets = ["GUARD_KEY", "AUDIT_KEY", "TICKET_KEY_A"];
    let text = fs::read_to_string(variables()).expect("the worker's variables");
    for secret in secrets {
        assert!(!told.iter().any(|line| line.contains(value(&text, secret))), "{secret} is printed");
    }

    // Everything at once, since each look takes seconds: a secret gone, the contacts' keys swapped for others, the policy
    // gone, and a migration never applied.
    let ill = Copy::with("ill", |text| started(&without(text, "GUARD_KEY"), "CONTACT_KEY_A", 1_000));
    http.sql(&["DELETE FROM policies".to_owned()]);
    let (is_well, told) = doctor(&ill.0);
    assert!(!is_well);
    says(&told, "wrong  ", "GUARD_KEY");
    says(&told, "wrong  policy", "there is none");
    says(&told, "wrong  /api/v1/tenant", "503");
    says(&told, "wrong  ", "which neither CONTACT_KEY slot holds");
    let name = &http.rows("SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1")[0]["name"];
    let name = name.as_str().expect("a name").to_owned();
    let renamed = |from: &str, to: &str| format!("UPDATE d1_migrations SET name = '{to}' WHERE name = '{from}'");
    let _damage = http.damage(renamed(&name, "hidden"), renamed("hidden", &name));
    let (is_well, told) = doctor(&variables());
    assert!(!is_well);
    says(&told, "wrong  migrations", &name);
}

/// Rule: a key that still seals something in the database is never overwritten; once its successor has sealed all of it, it is.
#[test]
fn a_contact_key_goes_when_nothing_needs_it() {
    let http = Http::new();
    let state = deployment().join("state").display().to_string();
    let rotate = |file: &Copy| xtask(&["rotate", "contacts", "--in", "3600", "--persist-to", &state], &file.0);
    // The worker's second key is the successor by now: what lies in the database is still sealed with the first.
    let now = http.now().0;
    let file = Copy::with("contacts", |text| started(text, "CONTACT_KEY_B", now - 3_600));
    let before = file.text();
    let refused = rotate(&file);
    assert!(!refused.status.success());
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(why.contains("values in the database are still sealed with the key that would go"), "{why}");
    assert_eq!(file.text(), before, "the file is as it was");

    // The worker's own clock passes the start of the second key, and its cron seals everything anew.
    let start = http.next_keys().0;
    http.advance(start + 60 - http.now().0);
    http.tidy();
    let left = http.rows(&format!("SELECT count(*) AS n FROM enrolments WHERE substr(sealed, 4, 10) <> '{start}'"));
    assert_eq!(left[0]["n"], 0);
    let done = rotate(&file);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let after = file.text();
    assert_ne!(value(&after, "CONTACT_KEY_A"), value(&before, "CONTACT_KEY_A"), "the older one has gone");
    assert_eq!(value(&after, "CONTACT_KEY_B"), value(&before, "CONTACT_KEY_B"), "the present one stays");
    let kept = |text| others(text, "CONTACT_KEY_A").map(str::to_owned).collect::<BTreeSet<String>>();
    assert_eq!(kept(&after), kept(&before), "and nothing else changes");
}

/// Rule: what happened is forgotten once the policy's time is over, and not before; so are the names that nobody has.
#[test]
fn the_audit_keeps_what_the_policy_says() {
    let http = Http::new();
    http.edit_policy(&|policy| policy.audit_retention_days = RetentionDays::try_from(30).expect("a number of days"));
    let since = http.now().0 - 30 * 86_400;
    let fill = |at: u64, lines: u32, word: &str| {
        http.sql(&[
            format!(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {lines}) INSERT INTO audit \
                 (at, support_id, activity, result, event) SELECT {at}, '{word}', 'x', 'x', '{{}}' FROM n"
            ),
            format!(
                "INSERT INTO unknown_names (hour, name, activity, result, detail, times) \
                 VALUES ({at} / 3600, '{word}', 'x', 'x', 'x', 1)"
            ),
        ]);
    };
    let left = |word: &str| {
        let names = http.rows(&format!("SELECT name FROM unknown_names WHERE name = '{word}'"));
        (http.rows(&format!("SELECT id FROM audit WHERE support_id = '{word}'")).len(), names.len())
    };
    // More than one transaction takes.
    fill(since - 3_600, 2_500, "OLD");
    fill(since + 3_600, 3, "KEPT");
    http.tidy();
    assert_eq!((left("OLD"), left("KEPT")), ((0, 0), (3, 1)));
    http.edit_policy(&|policy| policy.audit_retention_days = RetentionDays::default());
    http.advance(7_200);
    http.tidy();
    assert_eq!(left("KEPT"), (3, 1), "a longer time holds at once");
}

/// Rule: once a leaked ticket key is replaced, what it sealed opens nothing, and whoever begins anew gets through.
#[test]
fn a_leaked_ticket_key_ends_what_is_under_way() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut early = Claimant::start(&http, &nora.name);
    early.pass_both(&nora);

    let replaced = OtherLife::begin(&http, |file| {
        let done = xtask(&["rotate", "tickets", "--leaked"], file);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    });
    let refused = early.set_password(NEW_PASSWORD);
    let mut late = Claimant::start(&http, &nora.name);
    assert_eq!(refused.problem().code, Code::FlowEnded);
    assert_eq!(late.ask("authenticator", None).status, 200);

    drop(replaced);
    assert_eq!(early.set_password(NEW_PASSWORD).status, 200, "with the old key back the old ticket is one again");
}
