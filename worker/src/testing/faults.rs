//! Parts that misbehave because a test asked for it: every call of a kind or part for as long as it is asked, one now and
//! then, or one call among those of all parts.
//!
//! Counted are only calls on behalf of a request, in the order in which they are made; those of the outbox's own rounds come
//! when they please. A module that dies forgets everything here.

use core::cell::{Cell, RefCell};
use core::num::NonZeroU32;
use core::time::Duration;
use std::collections::BTreeMap;

use latchkey_protocol::ports::Fault;
use serde::Deserialize;
use worker::{Delay, Response};

/// How long a slow part takes: longer than every other wait of a test, shorter than every limit.
const SLOW: Duration = Duration::from_millis(1_500);
/// How long a stalled part takes: long enough that nobody could miss it in an answer that waited for it.
const STALLED: Duration = Duration::from_secs(5);

/// How a part misbehaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misbehaviour {
    /// Not at all.
    #[default]
    None,
    /// It does not do what it is asked.
    Down,
    /// It answers late.
    Slow,
    /// It answers very late.
    Stalled,
    /// It does nothing, and never answers.
    Silent,
    /// It does what it is asked, and nobody hears of it.
    LostReply,
    /// It does what it is asked, and never answers.
    Stuck,
    /// The module dies before it is asked.
    Dies,
    /// The module dies once it has done what it was asked.
    DiesAfter,
    /// Objects only: it answers a question that nobody asked.
    Other,
    /// Objects only: what it answers is no answer at all.
    Garbled,
    /// Objects only: too much is asked of it.
    Overloaded,
}

/// What a test asks of a kind or part.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// Every call misbehaves.
    Always(Misbehaviour),
    /// Every so many-th call does.
    NowAndThen {
        /// How.
        how: Misbehaviour,
        /// Which ones.
        each: NonZeroU32,
    },
}

/// What is asked of a kind or part, and how often it was called since.
#[derive(Clone, Copy, Debug)]
struct Watched {
    asked: Asked,
    calls: u32,
}

/// On whose behalf a part is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// A request's.
    Request,
    /// The outbox's own.
    Delivery,
}

/// A call on its way through a part.
#[derive(Debug)]
pub struct Passage {
    part: &'static str,
    misbehaviour: Misbehaviour,
}

thread_local! {
    static FAULTS: RefCell<BTreeMap<String, Watched>> = const { RefCell::new(BTreeMap::new()) };
    static STEPS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PLAN: Cell<Option<(usize, Misbehaviour)>> = const { Cell::new(None) };
}

/// What a test plans for one of the next calls.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Which call, from 0.
    step: usize,
    /// What becomes of it.
    how: Misbehaviour,
}

/// Lets kinds (`d1`, `guard`, `outbox`, `courier`) and parts (`d1:commit`, `guard:reserve`) misbehave, and no other.
pub fn set(faults: BTreeMap<String, Asked>) {
    FAULTS.set(faults.into_iter().map(|(of, asked)| (of, Watched { asked, calls: 0 })).collect());
}

/// Counts calls anew, and lets one of them misbehave.
pub fn plan(plan: Option<Plan>) {
    STEPS.take();
    PLAN.set(plan.map(|plan| (plan.step, plan.how)));
}

/// Names the calls since, as `kind:part`.
#[must_use]
pub fn steps() -> Vec<String> {
    STEPS.with_borrow(Clone::clone)
}

/// Begins a call of a part, and spoils it if that was asked.
///
/// # Errors
/// A [`Fault`] of a part that is down.
pub async fn enter(kind: &str, part: &'static str, errand: Errand) -> Result<Passage, Fault> {
    enter_for(kind, part, part, errand).await
}

/// The same for a part that is asked for different things, one of which a test can name.
///
/// # Errors
/// As above.
pub async fn enter_for(kind: &str, part: &'static str, what: &str, errand: Errand) -> Result<Passage, Fault> {
    let asked = asked(kind, what);
    let misbehaviour = match errand {
        Errand::Request => planned(kind, part).unwrap_or(asked),
        Errand::Delivery => asked,
    };
    match misbehaviour {
        Misbehaviour::Down => return Err(Fault::new(part, "down, as the test asked")),
        Misbehaviour::Slow => Delay::from(SLOW).await,
        Misbehaviour::Stalled => Delay::from(STALLED).await,
        Misbehaviour::Silent => core::future::pending().await,
        Misbehaviour::Dies => std::process::abort(),
        _ => {}
    }
    Ok(Passage { part, misbehaviour })
}

impl Passage {
    /// Ends a call that was carried out, and spoils its answer if that was asked.
    ///
    /// # Errors
    /// A [`Fault`] of a part whose answers are lost.
    pub async fn leave(self) -> Result<(), Fault> {
        match self.misbehaviour {
            Misbehaviour::LostReply => Err(Fault::new(self.part, "answer lost, as the test asked")),
            Misbehaviour::Stuck => core::future::pending().await,
            Misbehaviour::DiesAfter => std::process::abort(),
            _ => Ok(()),
        }
    }
}

/// What an object answers instead of deciding; `None` where it is to decide. `other` is an answer to another question.
#[must_use]
pub fn instead(kind: &str, other: &str) -> Option<worker::Result<Response>> {
    match always(kind) {
        Misbehaviour::Down => Some(Err(worker::Error::RustError("down, as the test asked".to_owned()))),
        Misbehaviour::Overloaded => Some(Response::error("too many requests queued", 503)),
        Misbehaviour::Garbled => Some(Response::ok("<html>no answer of ours</html>")),
        Misbehaviour::Other => Some(Response::ok(other)),
        Misbehaviour::Dies => std::process::abort(),
        _ => None,
    }
}

/// Spoils an object's answer once it has decided and written.
///
/// # Errors
/// If answers are to be lost.
pub async fn decided(kind: &str) -> worker::Result<()> {
    match asked(kind, "") {
        Misbehaviour::LostReply => Err(worker::Error::RustError("answer lost, as the test asked".to_owned())),
        Misbehaviour::Slow => {
            Delay::from(SLOW).await;
            Ok(())
        }
        Misbehaviour::Stuck => core::future::pending().await,
        Misbehaviour::DiesAfter => std::process::abort(),
        _ => Ok(()),
    }
}

/// Counts a call of a part, or else of its kind, and returns what was asked for it.
fn asked(kind: &str, part: &str) -> Misbehaviour {
    FAULTS.with_borrow_mut(|faults| {
        let part = format!("{kind}:{part}");
        let of = if faults.contains_key(&part) { part.as_str() } else { kind };
        faults.get_mut(of).map_or(Misbehaviour::None, Watched::next)
    })
}

/// What was asked for every call of a kind.
fn always(kind: &str) -> Misbehaviour {
    FAULTS.with_borrow(|faults| match faults.get(kind) {
        Some(Watched { asked: Asked::Always(how), .. }) => *how,
        _ => Misbehaviour::None,
    })
}

impl Watched {
    fn next(&mut self) -> Misbehaviour {
        match self.asked {
            Asked::Always(how) => how,
            Asked::NowAndThen { how, each } => {
                self.calls = self.calls.wrapping_add(1);
                if self.calls % each == 0 { how } else { Misbehaviour::None }
            }
        }
    }
}

/// Counts a call, and returns what is planned for it.
fn planned(kind: &str, part: &str) -> Option<Misbehaviour> {
    let step = STEPS.with_borrow_mut(|steps| {
        steps.push(format!("{kind}:{part}"));
        steps.len() - 1
    });
    PLAN.get().filter(|(planned, _)| *planned == step).map(|(_, how)| how)
}
