//! The rows that are not about a subject's resets: checks, destinations, days, addresses, sign-ins.

use core::sync::atomic::{AtomicU8, Ordering};

use latchkey_shared::method::MethodKind;

use super::story::{START, Story, attempt, destination_of, fresh_mark, right, right_step};
use crate::guard::*;
use crate::ids::{ChallengeId, FlowId, SendId};
use crate::limits::{DAY_S, Limits, REPEAT_S};

/// Decides an event upon a state that the caller keeps.
fn ask<E: RowEvent>(state: &mut Option<State>, event: E, now: UnixSeconds) -> E::Verdict {
    let (next, verdict) = decide(state.take(), &event.into(), now).unwrap();
    *state = next;
    E::Verdict::try_from(verdict).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// Rule: a check is spent by its first answer; the same one may come again for a minute (A66).
#[test]
fn a_check_is_spent_once() {
    let spend = |digest: u8| CheckEvent::Spend { digest: [digest; 16], expires: START.plus(300) };
    let mut state = None;
    assert_eq!(ask(&mut state, spend(1), START), CheckVerdict::First { at: START });
    assert_eq!(ask(&mut state, spend(2), START), CheckVerdict::Spent, "another solution or identifier");
    assert_eq!(ask(&mut state, spend(1), START.plus(60)), CheckVerdict::Repeat { at: START });
    assert_eq!(ask(&mut state, spend(1), START.plus(61)), CheckVerdict::Spent);
    assert_eq!(state.unwrap().expires(), Some(START.plus(360)), "the ticket's life and skew");
    assert_eq!(ask(&mut None, spend(1), START.plus(300)), CheckVerdict::Spent, "expired");
}

/// Rule: one check is answered only so often, for each answer may have its vendor asked.
#[test]
fn a_check_is_repeated_only_so_often() {
    let spend = CheckEvent::Spend { digest: [1; 16], expires: START.plus(300) };
    let mut state = None;
    let verdicts: Vec<_> = (0..8).map(|_| ask(&mut state, spend, START)).collect();
    let repeats = verdicts.iter().filter(|verdict| matches!(verdict, CheckVerdict::Repeat { .. })).count();
    assert_eq!((repeats, verdicts.last()), (5, Some(&CheckVerdict::Spent)));
}

fn send(past_gate: bool) -> DestinationEvent {
    static COUNT: AtomicU8 = AtomicU8::new(0);
    let next = COUNT.fetch_add(1, Ordering::Relaxed);
    send_of(next, next, past_gate)
}

fn send_of(send: u8, challenge: u8, past_gate: bool) -> DestinationEvent {
    let (send, challenge) = (SendId([send; 16]), ChallengeId([challenge; 16]));
    DestinationEvent::Send { send, challenge, past_gate, limits: Limits::default() }
}

fn give_back(event: DestinationEvent) -> DestinationEvent {
    let DestinationEvent::Send { send, .. } = event else { panic!("{event:?} is no send") };
    DestinationEvent::GiveBack { send }
}

/// Sends at these seconds and returns which were allowed.
fn check_sends(sends: &[(u64, bool)], expected: &[bool]) {
    let mut state = None;
    let mut is_allowed =
        |at, past_gate| ask(&mut state, send(past_gate), START.plus(at)) == DestinationVerdict::Allowed;
    let allowed: Vec<bool> = sends.iter().map(|(at, past_gate)| is_allowed(*at, *past_gate)).collect();
    assert_eq!(allowed, expected, "{sends:?}");
}

/// Rule: 30 s apart, three an hour with one kept for flows past a gate, five a day (A61).
#[test]
fn a_destination_is_not_flooded() {
    check_sends(&[(0, false), (29, false), (30, false)], &[true, false, true]);
    check_sends(&[(0, false), (30, false), (60, false), (60, true), (90, true)], &[true, true, false, true, false]);
    check_sends(&[(0, true), (30, false), (60, false), (90, true)], &[true, true, true, false]);
    check_sends(&[(0, true), (30, true), (60, true), (90, true)], &[true, true, true, false]);
    check_sends(&[(0, false), (30, false), (3599, false), (3600, false)], &[true, true, false, true]);
    let hourly: Vec<(u64, bool)> = (0..7).map(|hour| (hour * 3600, hour == 6)).collect();
    check_sends(&hourly, &[true, true, true, true, true, false, false]);
    check_sends(&[(0, false), (7200, false), (DAY_S - 1, false), (DAY_S, false)], &[true, true, true, false]);
}

/// Rule: a challenge is written about once, however often its answer was lost; what certainly did not leave may leave.
#[test]
fn a_challenge_is_written_about_once() {
    let (mut state, first) = (None, send_of(1, 7, false));
    assert_eq!(ask(&mut state, first, START), DestinationVerdict::Allowed);
    for (repeat, later) in [(2, 0), (3, 1), (4, 31), (5, 600)] {
        let again = ask(&mut state, send_of(repeat, 7, false), START.plus(later));
        assert_eq!(again, DestinationVerdict::Repeated, "after {later} s");
    }
    ask(&mut state, give_back(first), START.plus(601));
    assert_eq!(ask(&mut state, send_of(6, 7, false), START.plus(601)), DestinationVerdict::Allowed);
}

/// Rule: a call whose answer was lost takes back what it had counted itself, and never the message of another one, which
/// would then be free (A61).
#[test]
fn only_the_one_who_sent_gives_a_send_back() {
    let (mut state, sent, lost) = (None, send_of(1, 7, false), send_of(2, 7, false));
    assert_eq!(ask(&mut state, sent, START), DestinationVerdict::Allowed);
    ask(&mut state, give_back(lost), START);
    assert_eq!(ask(&mut state, lost, START), DestinationVerdict::Repeated, "the message that left is counted still");
}

/// Rule: the refusal says when it ends, and then it has ended.
#[test]
fn a_refused_send_says_until_when() {
    let mut state = None;
    for at in [0, 30] {
        ask(&mut state, send(false), START.plus(at));
    }
    let refused = ask(&mut state, send(false), START.plus(31));
    assert_eq!(refused, DestinationVerdict::Refused { retry_after: 3600 - 31 });
    assert_eq!(ask(&mut state, send(true), START.plus(31)), DestinationVerdict::Refused { retry_after: 29 });
    let allowed = ask(&mut state, send(false), START.plus(3600));
    assert_eq!(allowed, DestinationVerdict::Allowed);
}

/// Rule: a send counts for a day and is then forgotten, from the very second.
#[test]
fn a_destinations_row_lives_a_day_from_its_last_send() {
    let mut state = None;
    ask(&mut state, send(false), START);
    ask(&mut state, send(false), START.plus(30));
    let expires = |state: &Option<State>| state.as_ref().unwrap().expires().unwrap();
    assert_eq!(expires(&state), START.plus(DAY_S + 30));
    ask(&mut state, give_back(send(false)), START.plus(DAY_S + 30));
    assert_eq!(expires(&state), UnixSeconds(0), "nothing is left");
}

/// Rule: a send that certainly failed is given back, that one only.
#[test]
fn a_failed_send_is_given_back() {
    let mut state = None;
    ask(&mut state, send(false), START);
    let second = send(false);
    assert_eq!(ask(&mut state, second, START.plus(30)), DestinationVerdict::Allowed);
    assert_eq!(ask(&mut state, give_back(second), START.plus(31)), DestinationVerdict::GivenBack);
    ask(&mut state, give_back(second), START.plus(31));
    assert_eq!(ask(&mut state, send(false), START.plus(32)), DestinationVerdict::Allowed, "one of two is left");
    assert!(matches!(ask(&mut state, send(false), START.plus(90)), DestinationVerdict::Refused { .. }));
}

/// Rule: a budget of nothing lets nothing through.
#[test]
fn a_budget_of_nothing_is_used_up() {
    let limits = Limits { sends_per_day: 0, ..Limits::default() };
    let event =
        DestinationEvent::Send { send: SendId([7; 16]), challenge: ChallengeId([7; 16]), past_gate: true, limits };
    assert!(matches!(ask(&mut None, event, START), DestinationVerdict::Refused { .. }));
}

/// Rule: too many failures of the whole organisation in a day raise the alarm once and ask more of every reset (A44).
#[test]
fn a_day_of_failures_raises_one_alarm() {
    let mut state = None;
    let mut crossed = 0;
    for count in 1..=60 {
        let verdict = ask(&mut state, TenantEvent::Failure { budget: 50 }, START);
        let TenantVerdict::Failures { elevated, crossed: now } = verdict else { panic!() };
        assert_eq!(elevated, count >= 50, "{count}");
        crossed += u32::from(now);
    }
    assert_eq!(crossed, 1);
    let read = ask(&mut state, TenantEvent::Read { budget: 50 }, START);
    assert_eq!(read, TenantVerdict::Failures { elevated: true, crossed: false });
    assert_eq!(state.unwrap().expires(), Some(START.plus(2 * DAY_S)));
}

/// Rule: the day's money is never overspent, and a failed send costs nothing (A62).
#[test]
fn a_days_money_is_not_overspent() {
    let send = TenantEvent::Send { method: MethodKind::Sms, cost: 30, budget: 100 };
    let mut state = None;
    for expected in [TenantVerdict::Allowed, TenantVerdict::Allowed, TenantVerdict::Allowed, TenantVerdict::Refused] {
        assert_eq!(ask(&mut state, send, START), expected);
    }
    let call = TenantEvent::Send { method: MethodKind::Voice, cost: 100, budget: 100 };
    assert_eq!(ask(&mut state, call, START), TenantVerdict::Allowed, "apart by method");
    ask(&mut state, TenantEvent::GiveBack { method: MethodKind::Sms, cost: 30 }, START);
    assert_eq!(ask(&mut state, send, START), TenantVerdict::Allowed);
    let huge = TenantEvent::Send { method: MethodKind::Sms, cost: u32::MAX, budget: u32::MAX };
    assert_eq!(ask(&mut state, huge, START), TenantVerdict::Refused, "no overflow");
}

/// Rule: thirty checks in ten minutes for one address.
#[test]
fn an_address_gets_so_many_checks() {
    let event = AddressEvent::BotCheck { limits: Limits::default() };
    let mut state = None;
    for recent in 0..30 {
        assert_eq!(ask(&mut state, event, START.plus(u64::from(recent))), AddressVerdict::Allowed { recent });
    }
    assert_eq!(ask(&mut state, event, START.plus(30)), AddressVerdict::TooMany { retry_after: 570 });
    assert_eq!(ask(&mut state, event, START.plus(600)), AddressVerdict::Allowed { recent: 29 });
    assert_eq!(state.unwrap().expires(), Some(START.plus(1_200)), "ten minutes after the last");
}

/// Rule: ten wrong passwords pause the sign-in for a minute, each further one for twice as long, up to an hour.
#[test]
fn wrong_passwords_pause_the_sign_in() {
    let mut story = Story::new();
    let limits = story.limits;
    for _ in 0..9 {
        assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
    }
    for pause in [60, 120, 240, 480, 960, 1920, 3600, 3600] {
        assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
        assert_eq!(
            story.ask(SignIn::Reserve { limits, mark: fresh_mark() }),
            SignInVerdict::Paused { retry_after: pause }
        );
        story.wait(u64::from(pause));
    }
}

/// Rule: the attempt counts before the password is compared, so parallel guesses stay within the budget; a right one
/// clears it, and so does a day.
#[test]
fn a_sign_in_counts_before_it_compares() {
    let mut story = Story::new();
    let limits = story.limits;
    let allowed = (0..500)
        .filter(|_| story.ask(SignIn::Reserve { limits, mark: fresh_mark() }) == SignInVerdict::Allowed)
        .count();
    assert_eq!(allowed, 10);
    let mut next_day = story.clone();
    assert_eq!(story.ask(SignIn::Right), SignInVerdict::Cleared);
    assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
    next_day.wait(DAY_S);
    for _ in 0..9 {
        assert_eq!(next_day.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
    }
    assert_eq!(next_day.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
}

/// Rule: one of the last three bad passwords is not counted again; an older one is.
#[test]
fn the_last_bad_passwords_do_not_count_again() {
    let mut story = Story::new();
    let limits = story.limits;
    let mut guess = |mark: u16| story.ask(SignIn::Reserve { limits, mark: PasswordMark(mark) });
    assert_eq!([1, 2, 3].map(&mut guess), [SignInVerdict::Allowed; 3], "three counted");
    for _ in 0..30 {
        assert_eq!([1, 2, 3].map(&mut guess), [SignInVerdict::Known; 3], "and no more");
    }
    assert_eq!([4, 1, 2, 3, 4, 1].map(&mut guess), [SignInVerdict::Allowed; 6], "nine counted: each was crowded out");
    assert_eq!([1, 4, 3].map(&mut guess), [SignInVerdict::Known; 3], "and these are the last");
    assert_eq!(guess(5), SignInVerdict::Allowed, "the tenth");
    assert_eq!(guess(5), SignInVerdict::Paused { retry_after: 60 });
}

/// The verdict that says that the authenticator is held.
fn by_app() -> SecondFactorVerdict {
    SecondFactorVerdict::Right { held: destination_of(MethodKind::Authenticator) }
}

/// The code of so many authenticators in a sign-in.
fn app(number: u32, guesses: u8, outcome: Outcome, limits: Limits) -> SecondFactor {
    SecondFactor { attempt: attempt(number), sign_in: FlowId([1; 16]), challenge: None, outcome, guesses, limits }
}

/// Rule: a code that is compared with several authenticators is as many guesses.
#[test]
fn a_code_counts_for_every_authenticator() {
    let mut story = Story::new();
    let limits = story.limits;
    assert_eq!(story.ask(app(1, 5, Outcome::Wrong, limits)), SecondFactorVerdict::Wrong { tries_left: 1 });
    assert_eq!(story.ask(app(2, 5, Outcome::Wrong, limits)), SecondFactorVerdict::Wrong { tries_left: 0 });
    assert_eq!(story.ask(app(3, 5, Outcome::Wrong, limits)), SecondFactorVerdict::Paused { retry_after: 60 });
}

/// Rule: the right password, which counts until the sign-in is complete, does not keep its owner's right code away.
#[test]
fn a_right_password_after_a_pause_is_followed_by_its_code() {
    let mut story = Story::new();
    let limits = story.limits;
    for _ in 0..10 {
        story.ask(SignIn::Reserve { limits, mark: fresh_mark() });
    }
    story.wait(60);
    assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
    let code = app(1, 1, right_step(START.0 / 30 + 2), limits);
    assert!(matches!(story.ask(code), SecondFactorVerdict::Right { .. }));
}

/// Rule: a remembered answer is that of its own sign-in and challenge alone.
#[test]
fn an_attempt_of_another_sign_in_is_no_repeat() {
    let mut story = Story::new();
    let limits = story.limits;
    let right = app(1, 1, right_step(START.0 / 30), limits);
    assert!(matches!(story.ask(right.clone()), SecondFactorVerdict::Right { .. }));
    let elsewhere = SecondFactor { sign_in: FlowId([2; 16]), outcome: Outcome::Wrong, ..right.clone() };
    assert!(matches!(story.ask(elsewhere), SecondFactorVerdict::Wrong { .. }));
    let sent = SecondFactor { challenge: Some(ChallengeId([9; 16])), outcome: Outcome::Wrong, ..right };
    assert!(matches!(story.ask(sent), SecondFactorVerdict::Wrong { .. }));
}

/// Rule: whoever knows the password guesses no more codes than anybody guesses passwords; a pause takes no right code.
#[test]
fn wrong_codes_pause_the_sign_in() {
    let mut story = Story::new();
    let limits = story.limits;
    let right_password = PasswordMark(7);
    let code = |number: u32, outcome| app(number, 1, outcome, limits);
    for number in 0..9 {
        let asked = if number == 0 { SignInVerdict::Allowed } else { SignInVerdict::Known };
        assert_eq!(story.ask(SignIn::Reserve { limits, mark: right_password }), asked);
        let wrong = SecondFactorVerdict::Wrong { tries_left: 8 - u8::try_from(number).unwrap() };
        assert_eq!(story.ask(code(number, Outcome::Wrong)), wrong);
        assert_eq!(story.ask(code(number, Outcome::Wrong)), wrong, "the same, not counted");
    }
    let app = right_step(START.0 / 30);
    assert_eq!(story.ask(code(90, app.clone())), SecondFactorVerdict::Paused { retry_after: 60 });
    assert_eq!(story.ask(SignIn::Reserve { limits, mark: right_password }), SignInVerdict::Paused { retry_after: 60 });
    story.wait(60);
    let app = right_step(START.0 / 30 + 2);
    assert_eq!(story.ask(code(91, app.clone())), by_app());
    assert_eq!(story.ask(code(91, Outcome::Wrong)), by_app(), "a lost answer, and what it had shown");
    assert_eq!(story.ask(code(92, app)), SecondFactorVerdict::Wrong { tries_left: 9 }, "a step is good once");
    let allowed =
        (0..20).filter(|_| story.ask(SignIn::Reserve { limits, mark: fresh_mark() }) == SignInVerdict::Allowed);
    assert_eq!(allowed.count(), 9, "the right code cleared what was counted, and the used step counts since");
}

/// Rule: a code that was sent completes one sign-in.
#[test]
fn a_sent_code_completes_one_sign_in() {
    let mut story = Story::new();
    let limits = story.limits;
    let code = |number, challenge| {
        let challenge = Some(ChallengeId([challenge; 16]));
        SecondFactor { challenge, ..app(number, 1, right(MethodKind::Mail), limits) }
    };
    assert!(matches!(story.ask(code(1, 1)), SecondFactorVerdict::Right { .. }));
    assert_eq!(story.ask(code(2, 1)), SecondFactorVerdict::Wrong { tries_left: 9 });
    story.complete_reset(1, MethodKind::Mail);
    assert_eq!(
        story.ask(code(3, 1)),
        SecondFactorVerdict::Wrong { tries_left: 9 },
        "a reset clears counts, not what is spent"
    );
    assert!(matches!(story.ask(code(4, 2)), SecondFactorVerdict::Right { .. }));
}

/// Rule: a verdict is repeated for two minutes, whatever cleared the counts meanwhile, and not a second longer; a code that
/// was sent is spent for a day, longer than it lives.
#[test]
fn what_a_second_factor_came_to_is_remembered_for_so_long() {
    let mut story = Story::new();
    let limits = story.limits;
    let first = app(1, 1, right_step(START.0 / 30), limits);
    assert_eq!(story.ask(first.clone()), by_app());
    assert_eq!(story.ask(SignIn::Right), SignInVerdict::Cleared);
    assert_eq!(story.ask(first.clone()), by_app());
    story.wait(REPEAT_S - 1);
    assert_eq!(story.ask(first.clone()), by_app());
    story.wait(1);
    assert!(matches!(story.ask(first), SecondFactorVerdict::Wrong { .. }));
    let sent = |number| {
        let challenge = Some(ChallengeId([9; 16]));
        SecondFactor { challenge, ..app(number, 1, right(MethodKind::Mail), limits) }
    };
    assert!(matches!(story.ask(sent(2)), SecondFactorVerdict::Right { .. }));
    story.wait(DAY_S - 1);
    assert!(matches!(story.ask(sent(3)), SecondFactorVerdict::Wrong { .. }));
    story.wait(1);
    assert!(matches!(story.ask(sent(4)), SecondFactorVerdict::Right { .. }));
}

/// Rule: an authenticator's step is spent for sign-in and reset alike.
#[test]
fn a_step_of_a_sign_in_opens_no_reset() {
    let mut story = Story::new();
    let limits = story.limits;
    let used = right_step(START.0 / 30);
    let second = app(900, 1, used.clone(), limits);
    assert!(matches!(story.ask(second), SecondFactorVerdict::Right { .. }));
    let app = story.begin(1, MethodKind::Authenticator);
    assert!(matches!(story.answer(app, used), AnswerVerdict::Wrong { .. }));
}

/// Rule: the sign-in lockout and the reset lock do not touch each other.
#[test]
fn a_paused_sign_in_does_not_stop_a_reset() {
    let mut story = Story::new();
    let limits = story.limits;
    for _ in 0..20 {
        story.ask(SignIn::Reserve { limits, mark: fresh_mark() });
    }
    assert!(matches!(story.complete_reset(1, MethodKind::Mail), ReserveVerdict::Reserved { .. }));
    let mut story = Story::new();
    story.wrong_times(10, 0, MethodKind::Mail);
    assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
}
