//! Security questions: `GET /me/security-info/questions`, `POST /me/security-info/answers`, and their place in a reset.
//!
//! Answers are registered as a set, and replaced as one. In a reset they come only behind another proof, so nobody is asked
//! anything, or shown that there is something to ask, before a gate; a name nobody has never gets that far. Not here: what
//! answers may be and which are drawn (`crate::question`).

use latchkey_shared::answer::AnswerText;
use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Question, Questions, QuestionsHeld, QuestionsRequest, SecurityInfo};

use crate::audit::Activity;
use crate::credential::CredentialHash;
use crate::digest;
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::holdings::Holdings;
use crate::flow::me::SignedInAs;
use crate::flow::named::Kind;
use crate::flow::registration::add;
use crate::flow::security_info::described;
use crate::flow::subject::Subject;
use crate::flow::{Call, Kept, Refusal, Stop};
use crate::guard::Outcome;
use crate::ids::EnrolmentId;
use crate::platform::Platform;
use crate::policy::{Standing, counting_kinds};
use crate::ports::{Fault, QuestionWords};
use crate::question;
use crate::ticket::ChallengeClaims;

/// Lists the questions there are to choose from.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::ProofNeeded`], or a fault.
pub async fn list<P: Platform>(platform: &P, call: &mut Call, me: &SignedInAs) -> Result<Questions, Stop> {
    let (holdings, standing) = Holdings::open(platform, call, me).await?;
    let held = held(&holdings, &standing).ok_or(Refusal::NotAllowed)?;
    Ok(Questions { to_register: held.to_register, questions: holdings.policy.questions.all() })
}

/// Registers answers, in place of those there were.
///
/// 1. Whoever may. The attempt may have been carried out already.
/// 2. The answers, judged before anything is hashed.
/// 3. A slow hash for each, and one transaction.
///
/// # Errors
/// [`Refusal::AnswersRejected`], [`Refusal::NotAllowed`], [`Refusal::ProofNeeded`], [`Refusal::NotYet`],
/// [`Refusal::Busy`], or a fault.
pub async fn register<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: QuestionsRequest,
) -> Result<SecurityInfo, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::RegisteredMethod);
    call.line.method = Some(MethodKind::Questions);
    let (mut holdings, standing) = Holdings::open(platform, call, me).await?;
    holdings.demand_thawed(call)?;
    // 1. The set's id follows from the attempt, so that it is registered once.
    let named = (&me.session.session.0, &asked.attempt);
    let id = digest::registration_id(platform.keys(), &platform.settings().tenant, named, "answers", 0);
    let id = EnrolmentId(id.to_string());
    if holdings.find(id.as_str()).is_some() {
        return described(platform, call, &holdings);
    }
    held(&holdings, &standing).ok_or(Refusal::NotAllowed)?;
    // 2.
    let words = platform.question_words().all().await?;
    let flaws = question::flaws(&holdings.policy.questions, &words, &asked.answers);
    if !flaws.is_empty() {
        return Err(call.refuse(Refusal::AnswersRejected(flaws), "security info: answers rejected"));
    }
    // 3.
    let answers = question::keep(&asked.answers, platform.entropy(), platform.answer_cost())?;
    let replaces = set_of(&holdings.enrolments).cloned();
    let enrolment = Enrolment {
        id,
        authenticator: Authenticator::Questions { answers },
        provenance: Provenance::Verified,
        confirmed: call.now,
        added: call.now,
        name: None,
        preferred: false,
    };
    add(platform, call, &mut holdings, (Kind::Answers, &asked.attempt), enrolment, replaces.as_ref()).await?;
    described(platform, call, &holdings)
}

/// Says how somebody stands with their questions; nothing for whoever may register none.
///
/// A session that may only add what is missing registers them while too few can be asked, and replaces none that count.
pub(super) fn held(holdings: &Holdings<'_>, standing: &Standing) -> Option<QuestionsHeld> {
    let (policy, me) = (&holdings.policy, holdings.me);
    if !counting_kinds(policy, me.account.role.is_administrator()).contains(&MethodKind::Questions) {
        return None;
    }
    let counting = match set_of(&holdings.enrolments).map(|set| &set.authenticator) {
        Some(Authenticator::Questions { answers }) => question::counting(&policy.questions, answers),
        _ if standing.admits(MethodKind::Questions) => 0,
        _ => return None,
    };
    let is_missing = counting < usize::from(policy.questions.to_reset) && !standing.is_complete();
    (me.session.errand.is_none() || is_missing).then(|| QuestionsHeld {
        registered: u8::try_from(counting).unwrap_or(u8::MAX),
        to_register: policy.questions.to_register,
    })
}

fn set_of(enrolments: &[Enrolment]) -> Option<&Enrolment> {
    enrolments.iter().find(|known| known.authenticator.method() == MethodKind::Questions)
}

/// Returns the questions of a challenge; none for one of another kind.
pub(super) fn asked<P: Platform>(platform: &P, subject: &Subject, challenge: &ChallengeClaims) -> Vec<Question> {
    drawn(platform, subject, challenge).into_iter().map(|(question, _)| question).collect()
}

/// Compares the answers to a challenge with those that are registered now: all of them, or nothing.
///
/// # Errors
/// A [`Fault`] if there is no memory for the hashes.
pub(super) fn compare<P: Platform>(
    platform: &P,
    subject: &Subject,
    challenge: &ChallengeClaims,
    typed: &[AnswerText],
) -> Result<Outcome, Fault> {
    let drawn = drawn(platform, subject, challenge);
    let to_reset = subject.policy.questions.to_reset;
    let are_right = question::are_right(&drawn, typed, to_reset, platform.answer_cost())?;
    Ok(if are_right { Outcome::Right { destination: None, step: None } } else { Outcome::Wrong })
}

/// Draws the questions of a challenge, by the day on which it was issued. Another set has another name, and no part in it.
fn drawn<'a, P: Platform>(
    platform: &P,
    subject: &'a Subject,
    challenge: &ChallengeClaims,
) -> Vec<(Question, &'a CredentialHash)> {
    let Ok((account, entitlement)) = subject.entitled() else { return Vec::new() };
    let meant = entitlement.methods.iter().find(|known| challenge.enrolment.as_ref() == Some(&known.id));
    let Some(Enrolment { id, authenticator: Authenticator::Questions { answers }, .. }) = meant else {
        return Vec::new();
    };
    let within = (platform.keys(), &platform.settings().tenant);
    question::draw(&subject.policy.questions, answers, within, (&account.id, id), challenge.issued)
}
