//! What was typed, read as a proof, or what is wrong with it as far as a page can see. Whether it is right only the edge can tell.

use latchkey_shared::answer::AnswerText;
use latchkey_shared::method::MethodKind;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::Proof;

use super::Trouble;

/// Reads a code of a method of this kind; where it has a number of digits, of so many.
///
/// # Errors
///
/// [`Trouble::Empty`] or [`Trouble::TooShort`].
pub fn code_typed(kind: MethodKind, typed: &str, digits: u8) -> Result<Proof, Trouble> {
    if kind != MethodKind::Recovery {
        return one_time(typed, digits).map(Proof::Code);
    }
    RecoveryCode::try_from(typed.to_owned()).map(Proof::Recovery).map_err(|_| lacking(typed))
}

/// Reads a one-time code of so many digits.
///
/// # Errors
///
/// [`Trouble::Empty`] or [`Trouble::TooShort`].
pub fn one_time(typed: &str, digits: u8) -> Result<OtpCode, Trouble> {
    let is_whole = |code: &OtpCode| code.digits().len() == usize::from(digits);
    OtpCode::try_from(typed.to_owned()).ok().filter(is_whole).ok_or_else(|| lacking(typed))
}

fn lacking(typed: &str) -> Trouble {
    if typed.trim().is_empty() { Trouble::Empty } else { Trouble::TooShort }
}

/// Reads answers, one to every question.
///
/// # Errors
///
/// [`Trouble::Unanswered`] or [`Trouble::TooLong`].
pub fn answers_typed(answers: Vec<String>) -> Result<Proof, Trouble> {
    let mut read = Vec::with_capacity(answers.len());
    for (place, answer) in answers.into_iter().enumerate() {
        if answer.trim().is_empty() {
            return Err(Trouble::Unanswered(place));
        }
        read.push(AnswerText::try_from(answer).map_err(|_| Trouble::TooLong)?);
    }
    Ok(Proof::Answers(read))
}
