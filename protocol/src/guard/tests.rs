//! Stories of the guard, one rule each.

use std::collections::BTreeSet;

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;

use super::*;
use crate::gate::GateRule;
use crate::ids::{ChallengeId, DestinationDigest, FlowId};
use crate::limits::Limits;

#[test]
fn a_right_answer_passes_and_opens_the_commit() {
    let now = UnixSeconds(1_000_000);
    let rule = GateRule { required: 1, methods: BTreeSet::from([MethodKind::Mail]), last_gate_s: 600 };
    let flow = FlowFacts { id: FlowId([1; 16]), epoch: 3, started: now, expires: now.plus(900) };
    let challenge =
        ChallengeFacts { id: ChallengeId([1; 16]), method: MethodKind::Mail, tries: 5, expires: now.plus(600) };
    let outcome = Outcome::Right { destination: Some(DestinationDigest([7; 16])), step: None };
    let limits = Limits::default();
    let answer = Answer { flow, challenge, attempt: Attempt::from_bytes([1; 16]), outcome, rule: rule.clone(), limits };
    let (state, verdict) = decide(None, &Row::Known.of(answer).into(), now).unwrap();
    assert!(
        matches!(Answered::try_from(verdict).unwrap().verdict, AnswerVerdict::Passed { passed } if passed.len() == 1)
    );
    let attempt = Attempt::from_bytes([2; 16]);
    let reserve = Reserve { flow, attempt, rule, action: CommitAction::Password, version: 9, limits };
    let (_, verdict) = decide(state, &Row::Known.of(reserve).into(), now).unwrap();
    assert!(matches!(ReserveVerdict::try_from(verdict), Ok(ReserveVerdict::Reserved { .. })));
}
