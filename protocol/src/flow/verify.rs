//! `POST /reset/verify`: answers a challenge.
//!
//! Compare first (pure), then one guard call that counts, checks and records at once; only its verdict is answered.
//! Before a gate in `private` disclosure everything that is not a passed gate looks like a wrong code of that challenge.

use latchkey_shared::method::MethodKind;
use latchkey_shared::password::of_person;
use latchkey_shared::wire::{Progress, Proof, VerifyRequest};

use crate::account::Account;
use crate::audit::{Activity, ResultClass};
use crate::flow::challenge::challenge_facts;
use crate::flow::evidence::Evidence;
use crate::flow::subject::Subject;
use crate::flow::{After, Call, Refusal, Stop, is_blind, listing, notices, passes, passkeys, questions, saved_codes};
use crate::gate::PassedGate;
use crate::guard::{Alert, Answer, AnswerVerdict, Answered, Block, Outcome};
use crate::ids::AccountName;
use crate::notice::Notice;
use crate::platform::Platform;
use crate::policy::Entitlement;
use crate::ports::GuardStore;
use crate::ticket::{FlowClaims, TicketSubject};

/// Answers a challenge.
///
/// 1. Both tickets, which must be of one flow.
/// 2. Policy, account and contacts as they are now.
/// 3. Compare.
/// 4. One guard call; its verdict is the answer.
///
/// # Errors
/// [`Refusal::FlowEnded`], [`Refusal::ChallengeSpent`] or [`Refusal::CodeWrong`]; where the account may be spoken of
/// also [`Refusal::Ineligible`], [`Refusal::TooMany`] and [`Refusal::NotAllowed`]; or a fault.
pub async fn verify<P: Platform>(platform: &P, call: &mut Call, asked: VerifyRequest) -> Result<Progress, Stop> {
    let (keys, settings) = (platform.keys(), platform.settings());
    // 1.
    let flow = call.open_flow(platform, &asked.flow)?;
    let challenge = call.open_challenge(platform, &asked.challenge)?;
    if challenge.flow != flow.flow {
        return Err(call.refuse(Refusal::ChallengeSpent, "ticket: challenge of another flow"));
    }
    if (challenge.method == MethodKind::Questions) != matches!(asked.answer, Proof::Answers(_)) {
        return Err(Refusal::Malformed("the answer is of another kind than the challenge").into());
    }
    // 2.
    let subject = Subject::read(platform, call, &flow.subject, flow.elevated).await?;
    let blind = is_blind(&subject.policy, &flow);
    if !blind {
        subject.entitled_for(&flow)?;
    }
    // 3.
    let evidence = Evidence::of_reset(&subject);
    let mut used = None;
    let mut outcome = match &asked.answer {
        Proof::Answers(typed) => questions::compare(platform, &subject, &challenge, typed)?,
        Proof::Assertion(assertion) => {
            let by = (&subject.policy, &evidence);
            let compared = passkeys::compare(platform, call, by, Some(&challenge), assertion).await?;
            used = compared.used;
            compared.outcome
        }
        answer => evidence.compare(Some(&challenge), answer, (keys, settings), call.now)?,
    };
    if !passes::is_vouched_for(platform, &subject, &outcome).await? {
        outcome = Outcome::Wrong;
        call.line.detail = "recovery pass: whoever vouched for it may no more";
    }
    // 4.
    let (row, key) = subject.row(keys, settings, &flow.subject);
    let limits = subject.policy.limits();
    let answer = Answer {
        flow: subject.flow_facts(&flow),
        challenge: challenge_facts(&challenge, &limits),
        attempt: asked.attempt,
        outcome: outcome.clone(),
        guesses: evidence.guesses(challenge.method),
        rule: subject.rule(platform, flow.elevated),
        limits,
    };
    let answered = platform.guard().call(&key, row.of(answer)).await?;
    tell(call, &subject, &answered.alerts);
    count_failure(call, &answered);
    match answered.verdict {
        AnswerVerdict::Passed { passed } => {
            let (account, entitlement) = subject.entitled_for(&flow)?;
            // A code is used once it has passed a gate, whatever becomes of the reset.
            let of = (account, subject.enrolments.as_slice());
            saved_codes::note(platform, call, of, &outcome, (&flow.flow.0, &asked.attempt)).await?;
            passkeys::note(platform, account, used.as_ref(), call.now).await?;
            if !answered.repeated {
                post(call, notices::of_passed_gate(platform, call, &subject, &outcome));
            }
            progress(platform, call, &flow, account, entitlement, &passed)
        }
        AnswerVerdict::Wrong { tries_left } => Err(Refusal::CodeWrong { tries_left }.into()),
        AnswerVerdict::Spent => Err(Refusal::ChallengeSpent.into()),
        AnswerVerdict::Blocked { block, tries_left } if blind => {
            Err(call.refuse(Refusal::CodeWrong { tries_left }, block_detail(block)))
        }
        AnswerVerdict::Blocked { block, .. } => Err(call.blocked(block)),
        AnswerVerdict::Ended => Err(Refusal::FlowEnded.into()),
    }
}

/// Says what is open now that a gate is passed. From here on the flow is about the directory's immutable id.
fn progress<P: Platform>(
    platform: &P,
    call: &mut Call,
    flow: &FlowClaims,
    account: &Account,
    entitlement: &Entitlement,
    passed: &[PassedGate],
) -> Result<Progress, Stop> {
    let required = entitlement.rule.required;
    let complete = entitlement.rule.pass(passed, call.now).is_ok();
    let counted = u8::try_from(passed.len()).unwrap_or(u8::MAX);
    // A second proof that does not count beside the first (same number, say) is a gate passed that opens nothing.
    let gates_passed = if complete { required } else { counted.min(required.saturating_sub(1)) };
    let next = FlowClaims {
        subject: TicketSubject::Known(account.id.clone()),
        passed: counted,
        policy_version: call.line.policy_version,
        issued: call.now,
        ..flow.clone()
    };
    let methods = if complete {
        Vec::new()
    } else {
        listing::of_account(platform.keys(), platform.settings(), entitlement, passed)
    };
    let names = core::iter::once(&account.name).chain(&account.aliases);
    call.note(ResultClass::InProgress, "gate: passed");
    Ok(Progress {
        flow: call.seal(platform, &next)?,
        gates_passed,
        gates_required: required,
        methods,
        expires_in: seconds_left(call, &next, entitlement, passed, complete),
        can_unlock: entitlement.can_unlock,
        own_terms: of_person(&account.given_name, &account.family_name, names.map(AccountName::as_str)),
    })
}

/// Returns how long the claimant has: to the end of the flow, or sooner where the last gate goes stale.
pub(crate) fn seconds_left(
    call: &Call,
    flow: &FlowClaims,
    entitlement: &Entitlement,
    passed: &[PassedGate],
    complete: bool,
) -> u32 {
    let last = passed.iter().map(|gate| gate.at).max().filter(|_| complete);
    let stale = last.map(|at| at.plus(u64::from(entitlement.rule.last_gate_s)));
    call.now.until_s(stale.map_or(flow.expires, |stale| stale.min(flow.expires)))
}

/// Counts a failure for the organisation's day. Refused ones count like wrong ones: the difference must not show.
pub(crate) fn count_failure(call: &mut Call, answered: &Answered) {
    let is_failure = matches!(answered.verdict, AnswerVerdict::Wrong { .. } | AnswerVerdict::Blocked { .. });
    if is_failure && !answered.repeated {
        call.after.push(After::CountFailure { support_id: call.line.support_id, now: call.now });
    }
}

/// Tells the owner what their guard has seen, at every address they have.
pub(crate) fn tell(call: &mut Call, subject: &Subject, alerts: &[Alert]) {
    let notices: Vec<_> = alerts.iter().flat_map(|alert| notices::of_alert(call, subject, *alert)).collect();
    if !notices.is_empty() {
        call.line.activity = Activity::Blocked;
    }
    post(call, notices);
    if alerts.contains(&Alert::DoubleSpend) {
        call.line.detail = "guard: double spend";
    }
}

/// Leaves notices for after the answer.
fn post(call: &mut Call, notices: Vec<Notice>) {
    if !notices.is_empty() {
        call.after.push(After::Post { support_id: call.line.support_id, notices });
    }
}

/// Returns the constant for the audit that names a block.
pub(crate) const fn block_detail(block: Block) -> &'static str {
    match block {
        Block::Locked { .. } => "guard: locked",
        Block::Disabled => "guard: method disabled",
        Block::NotAdmitted => "guard: no further gate",
        Block::Ended => "guard: flow ended",
    }
}
