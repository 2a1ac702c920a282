//! A name nobody has, and a known subject whose claimant never guesses right, look alike before a gate.

use latchkey_shared::method::MethodKind;
use proptest::prelude::*;

use super::properties::{check, rolls};
use super::story::{Asked, Story, WRONG, attempt, fresh_mark, right};
use crate::guard::*;
use crate::limits::{MAX_FLOW_S, SKEW_S, UNKNOWN_ROW_S};
use crate::testing::acts::Dice;

/// What a verdict shows of itself in `private` disclosure before a gate.
#[derive(Debug, PartialEq, Eq)]
enum Shown {
    Wrong(u8),
    Spent,
    Ended,
}

fn shown(verdict: &AnswerVerdict) -> Shown {
    match verdict {
        AnswerVerdict::Wrong { tries_left } | AnswerVerdict::Blocked { tries_left, .. } => Shown::Wrong(*tries_left),
        AnswerVerdict::Spent => Shown::Spent,
        AnswerVerdict::Ended => Shown::Ended,
        AnswerVerdict::Passed { .. } => panic!("nobody guesses right here"),
    }
}

/// Rule: an unknown name takes as many answers as anybody's, and none of them is right (A04).
#[test]
fn an_unknown_name_counts_tries_and_nothing_else() {
    let mut story = Story { row: Row::Unknown, ..Story::new() };
    let asked = story.begin(1, MethodKind::Mail);
    for left in [4, 3, 2, 1, 0] {
        assert_eq!(story.right(asked), AnswerVerdict::Wrong { tries_left: left });
    }
    assert_eq!(story.right(asked), AnswerVerdict::Spent);
    for number in 0..50 {
        assert_eq!(story.wait(1).wrong_times(1, 100 + number, MethodKind::Mail).alerts, vec![]);
    }
    assert_eq!(story.reserve_as(attempt(1), asked.flow, CommitAction::Password), ReserveVerdict::Ended, "displaced");
    let flow = story.flow(200);
    let missing = ReserveVerdict::GatesMissing { passed: vec![] };
    assert_eq!(story.reserve_as(attempt(1), flow, CommitAction::Password), missing);
    assert_eq!(story.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::NotReserved);
    assert_eq!(story.look(flow), Standing { passed: vec![], blocked: vec![], ended: false, answered: vec![] });
}

/// Rule: such a row lives a quarter of an hour from its last use, longer for what an account's row would still show: a
/// challenge that is used up, asked for again by a ticket that runs longer, must not come back with every try.
#[test]
fn an_unknown_row_lives_as_long_as_its_flows() {
    let mut story = Story { row: Row::Unknown, ..Story::new() };
    let expires = |story: &Story| story.state.as_ref().unwrap().expires().unwrap();
    let flow = story.flow(1);
    story.look(flow);
    assert_eq!(expires(&story), story.now.plus(UNKNOWN_ROW_S));
    story.wait(60).begin(1, MethodKind::Mail);
    assert_eq!(expires(&story), story.now.plus(MAX_FLOW_S + SKEW_S));
}

/// Rule: only unknown rows are displaced by unknown rows.
#[test]
fn an_event_says_whether_its_row_may_be_displaced() {
    let limits = Story::new().limits;
    assert!(Event::from(Row::Unknown.of(SignIn::Reserve { limits, mark: fresh_mark() })).is_unknown());
    assert!(!Event::from(Row::Known.of(SignIn::Reserve { limits, mark: fresh_mark() })).is_unknown());
    assert!(!Event::from(AddressEvent::BotCheck { limits }).is_unknown());
}

/// Something anybody can do to a name.
#[derive(Clone, Copy, Debug)]
enum Step {
    Wait(u64),
    Issue {
        flow: u8,
        challenge: u8,
        method: MethodKind,
    },
    Answer {
        flow: u8,
        challenge: u8,
        method: MethodKind,
        attempt: u32,
    },
    Reserve {
        flow: u8,
    },
    Close {
        flow: u8,
    },
    SignIn,
    /// The account changes: only the known row hears of it.
    Change,
}

impl From<Dice> for Step {
    fn from(mut dice: Dice) -> Self {
        let flow = dice.below(3);
        let challenge = dice.below(3);
        let method = dice.pick(MethodKind::Mail, &[MethodKind::Authenticator, MethodKind::Push]);
        match dice.below(17) {
            0 => Self::Wait(dice.pick(1, &[30, 121, 500, 900, 4_000])),
            1..5 => Self::Issue { flow, challenge, method },
            5 => Self::Reserve { flow },
            6 => Self::Close { flow },
            7 => Self::SignIn,
            8 => Self::Change,
            _ => Self::Answer { flow, challenge, method, attempt: dice.below(6).into() },
        }
    }
}

/// Does a step to a row and returns everything of it that could be seen.
fn play(story: &mut Story, flows: &mut [Option<FlowFacts>; 3], issued: &mut Vec<Asked>, step: Step) -> String {
    let mut flow_of = |story: &Story, number: u8| {
        let slot = flows.get_mut(usize::from(number)).unwrap();
        // A ticket that ran out is no use to anybody: they start anew.
        let fresh = slot.filter(|flow| story.now < flow.expires);
        *slot.insert(fresh.unwrap_or_else(|| {
            let mut flow = story.flow(number.into());
            flow.id.0[8..16].copy_from_slice(&story.now.0.to_be_bytes());
            flow
        }))
    };
    let mut asked_of = |story: &Story, flow: FlowFacts, number: u8, method: MethodKind| {
        let known = issued.iter().find(|asked| {
            asked.flow.id == flow.id && asked.challenge.id.0[2] == number && asked.challenge.method == method
        });
        if let Some(asked) = known {
            return *asked;
        }
        let mut asked = story.issue(flow, number, method);
        asked.challenge.id.0[8..16].copy_from_slice(&flow.id.0[8..16]);
        let kind = MethodKind::ALL.iter().position(|kind| *kind == method).unwrap();
        asked.challenge.id.0[3] = u8::try_from(kind).unwrap();
        issued.push(asked);
        asked
    };
    match step {
        Step::Wait(seconds) => {
            story.wait(seconds);
            String::new()
        }
        Step::Issue { flow, challenge, method } => {
            let flow = flow_of(story, flow);
            let asked = asked_of(story, flow, challenge, method);
            // Registering happens after the response: nothing of it is seen.
            story.register(asked);
            String::new()
        }
        Step::Answer { flow, challenge, method, attempt: number } => {
            let flow = flow_of(story, flow);
            let asked = asked_of(story, flow, challenge, method);
            let answered = story.answer_as(attempt(number), asked, WRONG);
            format!("{:?} {}", shown(&answered.verdict), answered.repeated)
        }
        Step::Reserve { flow } => {
            let flow = flow_of(story, flow);
            format!("{:?}", story.reserve_as(attempt(1), flow, CommitAction::Password))
        }
        Step::Close { flow } => {
            let flow = flow_of(story, flow);
            format!("{:?}", story.ask(Close { flow }))
        }
        Step::SignIn => {
            let limits = story.limits;
            format!("{:?}", story.ask(SignIn::Reserve { limits, mark: fresh_mark() }))
        }
        Step::Change => {
            if story.row == Row::Known {
                story.epoch += 1;
            }
            String::new()
        }
    }
}

/// Rule: whatever is tried, locks, disabled methods, changes of the account and expired rows included, a known subject
/// and a name nobody has show the same.
#[test]
fn known_and_unknown_look_alike_before_a_gate() {
    check(10_000, &rolls(60), |rolls| {
        let mut known = (Story::new(), [None; 3], Vec::new());
        let mut unknown = (Story { row: Row::Unknown, ..Story::new() }, [None; 3], Vec::new());
        for step in rolls.into_iter().map(Dice).map(Step::from) {
            let seen = play(&mut known.0, &mut known.1, &mut known.2, step);
            // The object deletes rows whose time has come.
            let story = &mut unknown.0;
            story.state = story.state.take().filter(|state| state.expires().is_none_or(|expires| story.now < expires));
            let other = play(&mut unknown.0, &mut unknown.1, &mut unknown.2, step);
            prop_assert_eq!(&seen, &other, "{:?}", step);
        }
        Ok(())
    });
}

/// The comparison above would see a difference: an answer that is right shows at once.
#[test]
fn a_right_answer_is_what_tells_them_apart() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    assert!(matches!(story.answer(asked, right(MethodKind::Mail)), AnswerVerdict::Passed { .. }));
}
