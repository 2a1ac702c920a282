//! The guard: stories of an account against the naive ledger, the other rows against plain lists, and stored rows that
//! nobody wrote.

use latchkey_protocol::guard::{
    AddressEvent, AddressVerdict, CheckEvent, CheckVerdict, DestinationEvent, DestinationVerdict, Event, RowEvent,
    State, TenantEvent, TenantVerdict, decide,
};
use latchkey_protocol::ids::{ChallengeId, SendId};
use latchkey_protocol::limits::{CHECK_REPEAT_S, CHECK_REPEATS, DAY_S, Limits};
use latchkey_protocol::testing::acts::{Act, Dice, World, rule, tight};
use latchkey_protocol::testing::{Ledger, START};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::method::MethodKind;

use crate::input::Input;

/// Acts of a story; the ledger reads the whole history for each.
const MOST_ACTS: usize = 64;

/// Runs the target.
///
/// # Panics
/// If the guard decides otherwise than the naive reading.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    match input.byte() {
        b'S' => stored(input),
        b'C' => check(input),
        b'D' => destination(input),
        b'T' => tenant(input),
        b'A' => address(input),
        how => story(how, input),
    }
}

/// Plays a story, three bytes an act.
fn story(how: u8, mut input: Input<'_>) {
    let limits = if how & 2 == 0 { tight() } else { Limits::default() };
    let mut world = World::new(rule(1 + (how & 1)), limits);
    let mut ledger = Ledger::default();
    for _ in 0..MOST_ACTS {
        if input.is_empty() {
            return;
        }
        let [a, b, c] = input.bytes();
        let roll = u64::from(u32::from_be_bytes([0, a, b, c]));
        let Some(event) = world.event(Act::from(Dice(roll))) else { continue };
        let now = world.now;
        let expected = ledger.expect(&event, now);
        let verdict = world.decide(&event).expect("the guard reads its own rows");
        assert_eq!(verdict, expected, "{event:?} at {now}");
        ledger.record(now, event, verdict);
        // An account of which nothing is remembered has none.
        let Some(row) = &world.state else { continue };
        assert_eq!(State::from_stored(&row.to_stored().expect("written")).as_ref(), Ok(row));
    }
}

/// A row as somebody else could have stored it, and an event as another build could send it.
fn stored(mut input: Input<'_>) {
    let (row, event) = (input.line(), input.line());
    let now = UnixSeconds(input.number());
    let Ok(state) = State::from_stored(&row) else { return };
    let again = state.to_stored().expect("written");
    assert_eq!(State::from_stored(&again).as_ref(), Ok(&state), "{row}");
    let _ = state.expires();
    if let Ok(event) = serde_json::from_str::<Event>(&event) {
        // Refused if it is of another kind; either way nothing panics.
        drop(decide(Some(state), &event, now));
    }
}

/// Decides an event upon a row that the caller keeps.
fn ask<E: RowEvent>(state: &mut Option<State>, event: E, now: UnixSeconds) -> E::Verdict
where
    E::Verdict: core::fmt::Debug,
{
    let (next, verdict) = decide(state.take(), &event.into(), now).expect("the row is of its kind");
    *state = next;
    E::Verdict::try_from(verdict).expect("the verdict belongs to the event")
}

fn check(mut input: Input<'_>) {
    let (mut state, mut now, mut first, mut repeats) = (None, START, None::<(u8, UnixSeconds)>, 0);
    let expires = START.plus(300);
    while !input.is_empty() {
        let [digest, wait] = input.bytes();
        now = now.plus(u64::from(wait));
        let verdict = ask(&mut state, CheckEvent::Spend { digest: [digest; 16], expires }, now);
        let expected = match first {
            None if expires <= now => CheckVerdict::Spent,
            None => CheckVerdict::First { at: now },
            Some((known, at)) if known == digest && now <= at.plus(CHECK_REPEAT_S) && repeats < CHECK_REPEATS => {
                repeats += 1;
                CheckVerdict::Repeat { at }
            }
            Some(_) => CheckVerdict::Spent,
        };
        assert_eq!(verdict, expected);
        if expires <= now && first.is_none() {
            return;
        }
        first = first.or(Some((digest, now)));
    }
}

/// A message that left.
struct Sent {
    at: UnixSeconds,
    past_gate: bool,
    challenge: u8,
    question: SendId,
}

fn destination(mut input: Input<'_>) {
    let limits = Limits::default();
    let (mut state, mut now, mut sent) = (None, START, Vec::<Sent>::new());
    let mut asked = 0_u128;
    while !input.is_empty() {
        let [what, challenge, high, low] = input.bytes();
        asked += 1;
        let question = SendId(asked.to_be_bytes());
        now = now.plus(u64::from(u16::from_be_bytes([high, low])));
        sent.retain(|sent| now < sent.at.plus(DAY_S));
        if what % 8 == 0 {
            // What was never counted takes nothing back.
            let last = sent.pop().map_or(question, |last| last.question);
            let given = ask(&mut state, DestinationEvent::GiveBack { send: last }, now);
            assert_eq!(given, DestinationVerdict::GivenBack);
            continue;
        }
        let past_gate = what % 2 == 0;
        let fits = |at: UnixSeconds| {
            let within = |seconds: u64| sent.iter().filter(move |sent| at < sent.at.plus(seconds));
            within(30).count() == 0
                && within(3_600).count() < 3
                && within(DAY_S).count() < 5
                && (past_gate || within(3_600).filter(|sent| !sent.past_gate).count() < 2)
        };
        let is_repeat = sent.iter().any(|sent| sent.challenge == challenge);
        let event =
            DestinationEvent::Send { send: question, challenge: ChallengeId([challenge; 16]), past_gate, limits };
        match ask(&mut state, event, now) {
            DestinationVerdict::Repeated => assert!(is_repeat, "{challenge} was never written about"),
            DestinationVerdict::Allowed => {
                assert!(!is_repeat && fits(now), "sent against the budget at {now}");
                sent.push(Sent { at: now, past_gate, challenge, question });
            }
            DestinationVerdict::Refused { retry_after } => {
                let until = now.plus(u64::from(retry_after));
                let is_exact = !fits(now) && !fits(until.minus(1)) && fits(until);
                assert!(!is_repeat && is_exact, "refused for {retry_after} s at {now}");
            }
            DestinationVerdict::GivenBack => panic!("a send is not given back"),
        }
    }
}

fn tenant(mut input: Input<'_>) {
    let (mut state, mut failures, mut alarmed, mut spent) = (None, 0_u32, false, 0_u32);
    while !input.is_empty() {
        let [what, amount, budget] = input.bytes().map(u32::from);
        let (method, now) = (MethodKind::Sms, START);
        match what % 4 {
            0 => {
                failures += 1;
                let elevated = failures >= budget;
                let expected = TenantVerdict::Failures { elevated, crossed: elevated && !alarmed };
                alarmed |= elevated;
                assert_eq!(ask(&mut state, TenantEvent::Failure { budget }, now), expected);
            }
            1 => {
                let expected = TenantVerdict::Failures { elevated: failures >= budget, crossed: false };
                assert_eq!(ask(&mut state, TenantEvent::Read { budget }, now), expected);
            }
            2 => {
                let fits = spent + amount <= budget;
                spent += if fits { amount } else { 0 };
                let expected = if fits { TenantVerdict::Allowed } else { TenantVerdict::Refused };
                assert_eq!(ask(&mut state, TenantEvent::Send { method, cost: amount, budget }, now), expected);
            }
            _ => {
                spent = spent.saturating_sub(amount);
                let given = ask(&mut state, TenantEvent::GiveBack { method, cost: amount }, now);
                assert_eq!(given, TenantVerdict::GivenBack);
            }
        }
    }
}

fn address(mut input: Input<'_>) {
    let (limits, mut state, mut now, mut got) = (Limits::default(), None, START, Vec::<UnixSeconds>::new());
    while !input.is_empty() {
        now = now.plus(u64::from(input.byte()));
        let recent: Vec<UnixSeconds> = got.iter().copied().filter(|at| now < at.plus(600)).collect();
        let count = u32::try_from(recent.len()).expect("a few");
        match ask(&mut state, AddressEvent::BotCheck { limits }, now) {
            AddressVerdict::Allowed { recent } => {
                assert!(recent == count && count < limits.bot_checks);
                got.push(now);
            }
            AddressVerdict::TooMany { retry_after } => {
                assert!(count >= limits.bot_checks);
                assert_eq!(recent.first().map(|at| at.plus(600)), Some(now.plus(u64::from(retry_after))));
            }
        }
    }
}
