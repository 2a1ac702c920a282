//! Runs every input that was ever worth keeping: the committed corpora, and whatever once broke a target.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use latchkey_fuzz::{TARGETS, Target};
use latchkey_protocol::api::Route;

fn inputs(target: &str) -> Vec<PathBuf> {
    let folders = ["corpus", "regressions"].map(|kind| Path::new(env!("CARGO_MANIFEST_DIR")).join(kind).join(target));
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    files.map(|file| file.expect("a folder can be listed").path()).collect()
}

fn replay(target: Target, inputs: &[PathBuf]) {
    for input in inputs {
        let bytes = fs::read(input).expect("an input can be read");
        let ran = panic::catch_unwind(|| target(&bytes));
        assert!(ran.is_ok(), "{} breaks its target", input.display());
    }
}

macro_rules! targets {
    ($($name:ident: $behaviour:ident,)*) => {
        $(#[test]
        fn $behaviour() {
            let name = stringify!($name);
            let inputs = inputs(name);
            assert!(!inputs.is_empty(), "fuzz/corpus/{name} holds inputs");
            let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target of this name");
            replay(*target, &inputs);
        })*

        #[test]
        fn every_target_is_replayed() {
            assert_eq!([$(stringify!($name)),*], TARGETS.map(|(name, _)| name));
        }
    };
}

/// Rule: what an input is named after comes to pass. One whose calls are refused at the first line tries nothing.
#[test]
fn whole_stories_of_the_api_reach_their_ends() {
    let reached = |name: &str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/api").join(name);
        latchkey_fuzz::api::answered(&fs::read(file).expect("an input can be read"))
    };
    for (name, ends) in [
        ("a-whole-reset", &[Route::Password][..]),
        ("an-unlock", &[Route::Unlock]),
        ("a-rejected-password", &[Route::Verify, Route::Close]),
        ("time-passes", &[Route::Start, Route::Verify]),
        ("wrong-codes", &[Route::Challenge, Route::Poll]),
        ("sign-ins", &[Route::Session, Route::SecondChallenge, Route::SecondVerify, Route::Me]),
        ("a-registration", &[Route::BeginMethod, Route::ConfirmMethod, Route::RemoveMethod, Route::SignOut]),
        ("answers", &[Route::Questions, Route::RegisterAnswers, Route::Verify, Route::Challenge]),
        ("a-proof", &[Route::Proof, Route::ProofChallenge, Route::ProofVerify, Route::ChangePassword]),
    ] {
        let reached = reached(name);
        for end in ends {
            assert!(reached.contains(end), "{name} never gets 200 from {end:?}, but from {reached:?}");
        }
    }
}

targets! {
    api: no_body_in_any_order_breaks_the_api,
    guard: the_guard_agrees_with_the_plain_readings,
    mail: no_words_become_more_than_words_in_a_mail,
    names: normalisers_change_nothing_twice,
    origin: no_origin_is_accepted_beyond_the_exact_rule,
    password: the_judge_agrees_with_the_naive_one,
    proof: proofs_agree_with_their_second_computation,
    ticket: no_ticket_opens_that_was_not_sealed_here,
}
