//! `attacks`: attacks a running worker over HTTP and says which of them failed, as they must.
//!
//! One function a case. A case holds if the attack came to nothing, is broken if it did not, and is not run where something
//! it needs is missing: that is said, and never counts as passed. Started by `cargo xtask attack`.
//! Not here: that honest claimants get through (`tests/src/scenario`), and how each case was seen to fail (`tests/README.md`).

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a case that cannot go on is a broken one; the harness catches it"
)]

mod books;
mod calls;
mod case;
mod checks;
mod launcher;
mod options;
mod people;
mod report;
mod target;
mod timing;
mod train;
mod uniform;
mod wire;

mod abuse;
mod browser;
mod contacts;
mod counters;
mod delivery;
mod enumeration;
mod guessing;
mod input;
mod logic;
mod operations;
mod password;
mod session;
mod token;

use std::process::ExitCode;

use case::{Case, Fault, Section};
use options::{Options, Parts};
use report::Report;
use target::Target;

/// Every case, section by section, in the order of the catalogue.
const SECTIONS: [Section; 13] = [
    Section { name: "enumeration", cases: enumeration::CASES },
    Section { name: "delivery", cases: delivery::CASES },
    Section { name: "token", cases: token::CASES },
    Section { name: "guessing", cases: guessing::CASES },
    Section { name: "logic", cases: logic::CASES },
    Section { name: "abuse", cases: abuse::CASES },
    Section { name: "password", cases: password::CASES },
    Section { name: "browser", cases: browser::CASES },
    Section { name: "operations", cases: operations::CASES },
    Section { name: "contacts", cases: contacts::CASES },
    Section { name: "input", cases: input::CASES },
    Section { name: "counters", cases: counters::CASES },
    Section { name: "session", cases: session::CASES },
];

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// The faults a case is run under, none among them.
fn faults(parts: Parts, case: &Case) -> Vec<Option<Fault>> {
    match parts {
        Parts::Well => core::iter::once(None).chain(case.under.iter().copied().map(Some)).collect(),
        Parts::Failing => vec![Some(Fault::NowAndThen)],
    }
}

fn run() -> Result<ExitCode, String> {
    let options = Options::parse(lexopt::Parser::from_env(), &SECTIONS)?;
    let mut target = Target::find(&options)?;
    let mut report = Report::new(&target.origin, options.size);
    case::catch_quietly();
    for section in SECTIONS {
        for case in section.cases.iter().filter(|case| options.wants(case.id)) {
            for fault in faults(options.parts, case) {
                target.fault = fault;
                report.add(case.judge(section.name, &target));
            }
        }
    }
    if let Some(file) = &options.json {
        report.write(file)?;
    }
    println!("{}", report.summary());
    Ok(if report.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
