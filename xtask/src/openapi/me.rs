//! The calls of whoever signs in, and of somebody signed in, in the OpenAPI document.

use anyhow::Result;
use latchkey_shared::problem::Code::{
    Busy, ChallengeSpent, CodeWrong, ContactRefused, FlowEnded, NotAllowed, PasswordRejected, ProofNeeded, Rejected,
    SignInNeeded, TooMany,
};
use latchkey_shared::wire;

use super::Book;

/// Adds the calls.
///
/// # Errors
/// When two calls lie at one path.
pub(super) fn describe(book: &mut Book) -> Result<()> {
    sign_in(book)?;
    book.post::<wire::PasswordChangeRequest, wire::PasswordChanged>(
        "/me/password",
        "changePassword",
        "Changes a password that is known; ends every other session.",
        &[SignInNeeded, NotAllowed, CodeWrong, PasswordRejected, TooMany, Busy],
    )?;
    book.post::<wire::SnoozeRequest, wire::Me>(
        "/me/snooze",
        "snooze",
        "Puts the question for missing methods off until the next sign-in.",
        &[SignInNeeded, NotAllowed, Busy],
    )?;
    proof(book)?;
    book.post::<wire::NotMeRequest, wire::Frozen>(
        "/not-me",
        "notMe",
        "Freezes resets of an account at the word of whoever was told of something, by the ticket out of the notice.",
        &[NotAllowed, FlowEnded, TooMany, Busy],
    )?;
    book.post::<wire::LiftFreezeRequest, wire::Me>(
        "/me/freeze/lift",
        "liftOwnFreeze",
        "Lets resets of one's own account go on, once two kinds of method are proved.",
        &[SignInNeeded, NotAllowed, ProofNeeded, Busy],
    )?;
    let change = [SignInNeeded, NotAllowed, ProofNeeded, Busy];
    book.get_as::<wire::SecurityInfo>(
        "/me/security-info",
        "securityInfo",
        "What is registered, and what may be added.",
        &[SignInNeeded, ProofNeeded],
    )?;
    book.post::<wire::BeginRequest, wire::Begun>(
        "/me/security-info/begin",
        "beginMethod",
        "Begins to register a method; nothing is stored yet.",
        &[SignInNeeded, NotAllowed, ProofNeeded, ContactRefused, TooMany],
    )?;
    book.post::<wire::ConfirmRequest, wire::SecurityInfo>(
        "/me/security-info/confirm",
        "confirmMethod",
        "Registers what was begun, once its code is right.",
        &[SignInNeeded, NotAllowed, ProofNeeded, CodeWrong, FlowEnded, Busy],
    )?;
    book.get_as::<wire::Questions>(
        "/me/security-info/questions",
        "securityQuestions",
        "The security questions there are to choose from.",
        &[SignInNeeded, NotAllowed, ProofNeeded],
    )?;
    book.post::<wire::QuestionsRequest, wire::SecurityInfo>(
        "/me/security-info/answers",
        "registerAnswers",
        "Registers answers to security questions, in place of those there were.",
        &[SignInNeeded, NotAllowed, ProofNeeded, Rejected, Busy],
    )?;
    let removal = "Removes a method; the answer says whether a reset is still possible.";
    book.post::<wire::MethodRequest, wire::SecurityInfo>("/me/security-info/remove", "removeMethod", removal, &change)?;
    let default = "Has a method offered first.";
    book.post::<wire::MethodRequest, wire::SecurityInfo>(
        "/me/security-info/default",
        "preferMethod",
        default,
        &change,
    )?;
    let name = "Calls an authenticator or a passkey something else.";
    book.post::<wire::NameRequest, wire::SecurityInfo>("/me/security-info/name", "nameMethod", name, &change)?;
    let review = "Says that all that is registered is right.";
    book.post::<wire::ReviewRequest, wire::SecurityInfo>("/me/security-info/review", "reviewMethods", review, &change)?;
    book.post::<wire::ReviewRequest, wire::RecoveryCodes>(
        "/me/security-info/recovery-codes",
        "makeRecoveryCodes",
        "Makes a set of saved recovery codes, which takes the place of the one there is, and shows it this once.",
        &change,
    )
}

/// Adds the calls by which somebody signed in proves anew who they are.
fn proof(book: &mut Book) -> Result<()> {
    book.get_as::<wire::ProofOptions>("/me/proof", "proof", "By what a fresh proof can be given.", &[SignInNeeded])?;
    book.post::<wire::ProofChallengeRequest, wire::SecondChallenged>(
        "/me/proof/challenge",
        "proofChallenge",
        "Sends a code for a fresh proof.",
        &[SignInNeeded, NotAllowed, TooMany],
    )?;
    book.post::<wire::ProofRequest, wire::Proved>(
        "/me/proof/verify",
        "proofVerify",
        "Judges a fresh proof.",
        &[SignInNeeded, NotAllowed, CodeWrong, ChallengeSpent, TooMany],
    )
}

/// Adds the calls of a sign-in.
fn sign_in(book: &mut Book) -> Result<()> {
    book.post::<wire::SessionRequest, wire::SignedIn>(
        "/session",
        "signIn",
        "Signs in with a password; asks for a second factor or a new password where one is due.",
        &[NotAllowed, TooMany],
    )?;
    book.post::<wire::SecondChallengeRequest, wire::SecondChallenged>(
        "/session/challenge",
        "signInChallenge",
        "Sends a code as the second factor of a sign-in.",
        &[FlowEnded, NotAllowed, TooMany],
    )?;
    book.post::<wire::SecondVerifyRequest, wire::SignedIn>(
        "/session/verify",
        "signInVerify",
        "Judges the second factor; a right one completes the sign-in.",
        &[FlowEnded, NotAllowed, CodeWrong, ChallengeSpent, TooMany],
    )?;
    book.post::<wire::SessionPasswordRequest, wire::SignedIn>(
        "/session/password",
        "signInPassword",
        "Replaces a password that has run out or has to be changed, and completes the sign-in.",
        &[FlowEnded, NotAllowed, CodeWrong, PasswordRejected, TooMany],
    )?;
    book.post::<wire::SessionRegistrationRequest, wire::Me>(
        "/session/registration",
        "beginRegistration",
        "Begins a session that may only add missing methods, by a ticket of another sign-in system.",
        &[FlowEnded, NotAllowed],
    )?;
    book.get_as::<wire::Me>("/me", "me", "Says who is signed in, and what is to be asked of them.", &[SignInNeeded])
}
