//! One judgement in three places (A80): the worker, the bundle that browsers load from it, and the crate both are made of.
//!
//! The bundle is fetched from the worker under attack, so what is judged is what is served.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use latchkey_protocol::ports::Entropy as _;
use latchkey_shared::password::{BannedTerms, OwnTerms, PasswordPolicy, Reason, Terms, of_person};
use latchkey_shared::problem::Code;
use latchkey_shared::wire::Tenant;
use latchkey_tests::claimant::{Claimant, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::entropy::SystemEntropy;
use serde_json::{Value, json};

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::{self, Target};

/// Passwords that a page would never let through.
const HOSTILE: [&str; 12] = [
    "a",
    "aaaaaaaaaaaaaaa",
    "password",
    "Password123456!",
    "nora.lindqvist",
    "NoraLindqvist2027",
    "alderbrook-hospital",
    "AlderBrook!!2027",
    "alderwingnightshift",
    "e-10042e-10042e-10042",
    "copper",
    "qwertyuiopasdfgh",
];

/// The worker's verdict is the crate's, whatever the page says; so is the bundle's.
pub fn everywhere_the_same(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let asked = by_the_worker(target, &mut wrong);
    let judged = by_the_bundle(target, &mut wrong);
    Verdict::of(
        &wrong,
        format!(
            "{asked} passwords judged by the worker, {judged} by its bundle in WebAssembly: every verdict is the crate's"
        ),
    )
}

/// Sends passwords to a flow that is past its gates, as somebody without a page would.
fn by_the_worker(target: &Target, wrong: &mut Vec<String>) -> usize {
    let random = target.size.pick(60, 2_000);
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let tenant: Tenant = http.call(&Call::get("/api/v1/tenant")).ok();
    let names = core::iter::once(victim.name.as_str()).chain(victim.aliases.iter().map(String::as_str));
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    let own = OwnTerms::new(of_person(&victim.given_name, &victim.family_name, names.iter().map(String::as_str)));
    let terms = Terms { banned: Arc::new(BannedTerms::new(&http.organisation().policy.password.banned_terms)), own };
    let mut claimant = Claimant::start(&http, &victim.name);
    claimant.pass_both(&victim);
    let before = books::credential(&http, VICTIM);
    let mut dice = Typist::new();
    let (mut asked, mut good) = (0, None);
    let typed = HOSTILE.iter().map(|typed| (*typed).to_owned()).chain((0..random).map(|_| dice.types()));
    for typed in typed.collect::<Vec<_>>() {
        let expected = tenant.password_policy.check(&typed, &terms).reasons;
        if expected.is_empty() {
            good = Some(typed);
            continue;
        }
        asked += 1;
        let answer = claimant.set_password(&typed);
        // A text that is no password at all is refused before it is judged.
        let is_none = answer.status == 400 && latchkey_shared::password::Password::try_from(typed.clone()).is_err();
        if is_none {
            continue;
        }
        let problem = (answer.status == 422).then(|| answer.problem());
        let reasons = problem
            .filter(|problem| problem.code == Code::PasswordRejected)
            .map(|problem| judged_here(problem.reasons));
        if reasons.as_ref() != Some(&expected) {
            wrong.push(format!("{typed:?}: the worker answered {} {}", answer.status, answer.text()));
        }
    }
    if books::credential(&http, VICTIM) != before {
        wrong.push("a rejected password was set".to_owned());
    }
    let good = good.unwrap_or_else(|| "quiet-otters-paddle-upstream".to_owned());
    if claimant.set_password(&good).status != 200 || sign_in(&http, &victim.name, &good).status != 200 {
        wrong.push(format!("{good:?} breaks no rule, and was not taken"));
    }
    asked
}

/// Keeps the reasons that need nothing but the rules: what is known of leaks and of history is the worker's alone.
fn judged_here(reasons: Vec<Reason>) -> Vec<Reason> {
    let is_ours = |reason: &Reason| {
        matches!(
            reason,
            Reason::TooShort { .. }
                | Reason::TooLong { .. }
                | Reason::NotAllowed { .. }
                | Reason::TooFewClasses { .. }
                | Reason::OwnTerm { .. }
                | Reason::TooEasy { .. }
        )
    };
    reasons.into_iter().filter(is_ours).collect()
}

/// Has the bundle judge at random, under both presets.
fn by_the_bundle(target: &Target, wrong: &mut Vec<String>) -> usize {
    let count = target.size.pick(5_000, 1_000_000);
    let folder = std::env::temp_dir().join(format!("latchkey-judge-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the bundle");
    let page = target.call(&Call::get("/")).text();
    let (glue, module) = (folder.join("judge.mjs"), folder.join("judge.wasm"));
    fs::write(&glue, target.call(&Call::get(&named(&page, "data-judge"))).body).expect("the glue can be kept");
    fs::write(&module, target.call(&Call::get(&named(&page, "data-judge-module"))).body)
        .expect("the module can be kept");
    let mut dice = Typist::new();
    let laws: Vec<Value> = ["nist", "entra"]
        .iter()
        .map(|preset| {
            let policy = json!({"preset": preset, "organisation_terms": ["Alderbrook", "Hospital"]});
            json!({"policy": policy, "identifier": "nora.lindqvist@alderbrook.example", "own_terms": ["Nora", "Lindqvist"]})
        })
        .collect();
    let asked: Vec<(usize, String)> = (0..count).map(|place| (place % laws.len(), dice.types())).collect();
    let mut program = Command::new(target::node());
    program.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/attacks/password/judge.mjs")).arg(&glue).arg(&module);
    let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node runs");
    let mut stdin = running.stdin.take().expect("a way in");
    let lines = asked.iter().map(|(law, typed)| format!("{}\n", json!({"law": laws.get(*law), "typed": typed})));
    let lines = lines.collect::<Vec<_>>().concat();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = running.wait_with_output().expect("node ends");
    let written = writer.join().is_ok_and(|written| written.is_ok());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    drop(fs::remove_dir_all(&folder));
    let own = {
        let mut own = OwnTerms::new(of_person("", "", ["nora.lindqvist@alderbrook.example"]));
        own.extend(["Nora", "Lindqvist"]);
        own
    };
    let terms = Terms { own, ..Terms::default() };
    let policies: Vec<PasswordPolicy> = laws
        .iter()
        .filter_map(|law| law.get("policy").cloned())
        .map(|policy| serde_json::from_value(policy).expect("a policy"))
        .collect();
    let mut judged = 0;
    for ((law, typed), said) in asked.iter().zip(said.lines()) {
        let Some(policy) = policies.get(*law) else { continue };
        let expected = policy.check(typed, &terms);
        let said: Value = serde_json::from_str(said).unwrap_or_default();
        let reasons = serde_json::to_value(&expected.reasons).expect("reasons are JSON");
        judged += 1;
        if said.get("reasons") != Some(&reasons)
            || said.get("points") != Some(&json!(expected.points))
            || said.get("length") != Some(&json!(expected.length))
        {
            wrong.push(format!("{typed:?}: the bundle says {said}"));
        }
    }
    if !written || judged != count {
        wrong.push(format!("the bundle judged {judged} of {count}"));
    }
    judged
}

/// Finds an address in the page.
fn named(page: &str, attribute: &str) -> String {
    let (_, rest) =
        page.split_once(&format!("{attribute}=\"")).unwrap_or_else(|| panic!("the page names no {attribute}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Types like people and like nobody: words, their disguises, repetition, and any character there is.
struct Typist(u64);

impl Typist {
    fn new() -> Self {
        let mut bytes = [0; 8];
        SystemEntropy.fill(&mut bytes).expect("randomness");
        Self(u64::from_be_bytes(bytes).max(1))
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % sides.max(1)
    }

    fn types(&mut self) -> String {
        const PIECES: [&str; 20] = [
            "password",
            "P@ssw0rd",
            "nora",
            "Lindqvist",
            "alderbrook",
            "summer",
            "2027",
            "1!",
            "qwerty",
            "geheim",
            "ﬁsh",
            "ＡＢＣ",
            "é",
            "e\u{301}",
            "ß",
            "İ",
            "🦦",
            " ",
            "-",
            "monkey",
        ];
        let mut typed = String::new();
        for _ in 0..=self.below(6) {
            match self.below(4) {
                0 => typed
                    .extend((0..=self.below(6)).map(|_| char::from(b' ' + u8::try_from(self.below(95)).unwrap_or(0)))),
                1 => typed.extend(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap_or(0))),
                _ => typed.push_str(PIECES.get(self.below(PIECES.len())).copied().unwrap_or_default()),
            }
        }
        typed
    }
}
