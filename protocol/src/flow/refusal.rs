//! What a claimant can be refused for, and how much of it is said.

use latchkey_shared::opaque::SupportId;
use latchkey_shared::password::Reason;
use latchkey_shared::problem::{Code, Elsewhere, Flaw, Ineligible, Problem};

use crate::policy::IdentityProvider;
use crate::ports::Fault;

/// A refusal: the claimant's doing or state, expected, with a public code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A field has a value that no claimant's page would send.
    #[error("{0}")]
    Malformed(&'static str),
    /// The check against robots was wrong, old or used.
    #[error("the bot check was not solved, is too old or was used")]
    BotCheck,
    /// Nobody is signed in, for whatever reason.
    #[error("nobody is signed in")]
    SignInNeeded,
    /// The step is not open to this caller.
    #[error("this step is not open")]
    NotAllowed,
    /// The step will be open to this caller in a while.
    #[error("this step is not open yet")]
    NotYet {
        /// Seconds until it is.
        retry_after_s: u32,
    },
    /// Somebody signed in has to prove anew who they are.
    #[error("a fresh proof is needed first")]
    ProofNeeded,
    /// The address cannot be registered.
    #[error("this address cannot be registered")]
    ContactRefused,
    /// The password in use was given wrong.
    #[error("the password is wrong")]
    PasswordWrong,
    /// The account cannot reset. Only where that may be said.
    #[error("this account cannot reset its password here")]
    Ineligible(Ineligible),
    /// The domain signs in at another identity provider, alike for every name in it.
    #[error("this domain signs in elsewhere")]
    Elsewhere(IdentityProvider),
    /// The typed address is not the registered one. Only where that may be said.
    #[error("the contact is not the registered one")]
    ContactMismatch,
    /// The flow is over.
    #[error("the flow has ended")]
    FlowEnded,
    /// The answer is wrong.
    #[error("the answer is wrong")]
    CodeWrong {
        /// Tries left on this challenge.
        tries_left: u8,
    },
    /// The challenge takes no more answers.
    #[error("the challenge takes no more answers")]
    ChallengeSpent,
    /// The new password breaks rules.
    #[error("the password breaks rules")]
    PasswordRejected(Vec<Reason>),
    /// Answers to security questions break rules.
    #[error("the answers break rules")]
    AnswersRejected(Vec<Flaw>),
    /// Another request is carrying out the same action.
    #[error("the same action is being carried out")]
    Busy {
        /// Seconds until it is certainly over.
        retry_after_s: u32,
    },
    /// Nobody knows whether the change was made.
    #[error("the directory did not say whether the change was made")]
    OutcomeUnknown,
    /// A limit is reached. Only where that may be said.
    #[error("too many tries")]
    TooMany {
        /// Seconds until it is worth trying again.
        retry_after_s: u32,
    },
    /// Resets are closed by the operator.
    #[error("resets are closed; ask the help desk")]
    Closed,
}

/// Why a flow stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The claimant is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something of ours failed.
    #[error(transparent)]
    Failed(#[from] Fault),
}

impl Refusal {
    /// Returns the public code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Malformed(_) => Code::Malformed,
            Self::BotCheck => Code::BotCheckFailed,
            Self::SignInNeeded => Code::SignInNeeded,
            Self::NotAllowed | Self::NotYet { .. } | Self::Ineligible(_) | Self::Elsewhere(_) => Code::NotAllowed,
            Self::ProofNeeded => Code::ProofNeeded,
            Self::ContactRefused => Code::ContactRefused,
            Self::ContactMismatch => Code::ContactMismatch,
            Self::FlowEnded => Code::FlowEnded,
            Self::CodeWrong { .. } | Self::PasswordWrong => Code::CodeWrong,
            Self::ChallengeSpent => Code::ChallengeSpent,
            Self::PasswordRejected(_) => Code::PasswordRejected,
            Self::AnswersRejected(_) => Code::Rejected,
            Self::Busy { .. } => Code::Busy,
            Self::OutcomeUnknown => Code::OutcomeUnknown,
            Self::TooMany { .. } => Code::TooMany,
            Self::Closed => Code::Unavailable,
        }
    }

    /// Makes the problem document.
    #[must_use]
    pub fn problem(&self, support_id: SupportId) -> Problem {
        let mut problem = Problem::new(self.code(), &self.to_string(), support_id);
        match self {
            Self::Ineligible(why) => problem.ineligible = Some(*why),
            Self::Elsewhere(provider) => {
                problem.ineligible = Some(Ineligible::Federated);
                problem.elsewhere =
                    Some(Elsewhere { name: provider.name.clone(), url: provider.url.as_str().to_owned() });
            }
            Self::CodeWrong { tries_left } => problem.tries_left = Some(*tries_left),
            Self::PasswordRejected(reasons) => problem.reasons.clone_from(reasons),
            Self::AnswersRejected(flaws) => problem.flaws.clone_from(flaws),
            Self::TooMany { retry_after_s } | Self::Busy { retry_after_s } | Self::NotYet { retry_after_s } => {
                problem.retry_after = Some(*retry_after_s);
            }
            _ => {}
        }
        problem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(refusal: &Refusal, code: Code, json: &str) {
        let problem = refusal.problem(SupportId::from_bytes([0; 5]));
        assert_eq!((problem.code, problem.status), (code, code.status()));
        let written = serde_json::to_string(&problem).unwrap();
        assert!(written.ends_with(json), "{written}");
    }

    // Rule: a problem says no more than its refusal.
    #[test]
    fn every_refusal_says_what_belongs_to_it() {
        let id = r#""support_id":"0000-0000""#;
        for (refusal, code) in [
            (Refusal::Malformed("x"), Code::Malformed),
            (Refusal::BotCheck, Code::BotCheckFailed),
            (Refusal::SignInNeeded, Code::SignInNeeded),
            (Refusal::NotAllowed, Code::NotAllowed),
            (Refusal::ProofNeeded, Code::ProofNeeded),
            (Refusal::ContactRefused, Code::ContactRefused),
            (Refusal::PasswordWrong, Code::CodeWrong),
            (Refusal::ContactMismatch, Code::ContactMismatch),
            (Refusal::FlowEnded, Code::FlowEnded),
            (Refusal::ChallengeSpent, Code::ChallengeSpent),
            (Refusal::OutcomeUnknown, Code::OutcomeUnknown),
            (Refusal::Closed, Code::Unavailable),
        ] {
            check(&refusal, code, &format!("{id}}}"));
        }
        let ineligible = Refusal::Ineligible(Ineligible::TooFewMethods);
        check(&ineligible, Code::NotAllowed, &format!(r#"{id},"ineligible":"SSPR_0014"}}"#));
        check(&Refusal::CodeWrong { tries_left: 4 }, Code::CodeWrong, &format!(r#"{id},"tries_left":4}}"#));
        check(&Refusal::TooMany { retry_after_s: 9 }, Code::TooMany, &format!(r#"{id},"retry_after":9}}"#));
        check(&Refusal::NotYet { retry_after_s: 9 }, Code::NotAllowed, &format!(r#"{id},"retry_after":9}}"#));
        let flaws = vec![Flaw { place: "answers[0].answer".to_owned(), words: "too short".to_owned() }];
        let said = r#","flaws":[{"place":"answers[0].answer","words":"too short"}]}"#;
        check(&Refusal::AnswersRejected(flaws), Code::Rejected, &format!("{id}{said}"));
        check(&Refusal::Busy { retry_after_s: 9 }, Code::Busy, &format!(r#"{id},"retry_after":9}}"#));
    }
}
