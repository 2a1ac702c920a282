//! What went wrong, and what to do, in words. Exhaustive: a new kind of trouble does not compile without words.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use crate::flow::{Moment, Trouble};
use crate::id::{self, Id};
use crate::locale::{Localizer, count};
use crate::ui::Problem;

/// Where a trouble happened; the same trouble reads differently there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Naming the account.
    Account,
    /// Typing an address or number.
    Contact,
    /// Typing a code of this kind, of so many digits.
    Code(MethodKind, u8),
    /// Choosing a password.
    Password,
    /// Anything with only a button or a message.
    Elsewhere,
}

/// Says a trouble.
#[must_use]
pub fn problem(words: &Localizer, trouble: &Trouble, place: Place, now: Moment) -> Problem {
    let say = |what: Id, remedy: Id| Problem { what: words.text(what), remedy: words.line(remedy) };
    match trouble {
        Trouble::Empty => match place {
            Place::Account => say(id::IDENTIFY_EMPTY, id::IDENTIFY_EMPTY_DO),
            Place::Contact => say(id::CONTACT_EMPTY, id::CONTACT_EMPTY_DO),
            Place::Code(kind, digits) => short(words, kind, digits),
            Place::Password => Problem { what: words.text(id::PASSWORD_EMPTY), remedy: Html::default() },
            Place::Elsewhere => Problem { what: words.text(id::HELP_MESSAGE_EMPTY), remedy: Html::default() },
        },
        Trouble::TooLong => match place {
            Place::Account => say(id::IDENTIFY_LONG, id::IDENTIFY_LONG_DO),
            _ => say(id::TEXT_LONG, id::TEXT_LONG_DO),
        },
        Trouble::NotAnAddress => say(id::CONTACT_MAIL_BAD, id::CONTACT_MAIL_BAD_DO),
        Trouble::TooShort => match place {
            Place::Code(kind, digits) => short(words, kind, digits),
            _ => say(id::PROBLEM_OTHER, id::PROBLEM_OTHER_DO),
        },
        Trouble::Unanswered(_) => Problem { what: words.text(id::ANSWER_EMPTY), remedy: Html::default() },
        Trouble::NoPicture => say(id::CHECK_PICTURE_EMPTY, id::CHECK_PICTURE_EMPTY_DO),
        Trouble::NoPasskey => say(id::PASSKEY_NONE, id::PASSKEY_NONE_DO),
        Trouble::CannotPasskey => say(id::PASSKEY_CANNOT, id::PASSKEY_CANNOT_DO),
        Trouble::CodeWrong(left) => code_wrong(words, *left, place),
        Trouble::Spent => match place {
            Place::Code(MethodKind::Passkey, _) => say(id::PASSKEY_OVER, id::PASSKEY_OVER_DO),
            Place::Code(MethodKind::Authenticator | MethodKind::Recovery | MethodKind::Questions, _) => {
                say(id::PROBLEM_SPENT_APP, id::PROBLEM_SPENT_APP_DO)
            }
            _ => say(id::PROBLEM_SPENT, id::PROBLEM_SPENT_DO),
        },
        Trouble::ContactWrong => say(id::PROBLEM_CONTACT, id::PROBLEM_CONTACT_DO),
        Trouble::NotOurs(Some(name)) => Problem {
            what: words.text(id::STOPPED_ELSEWHERE),
            remedy: words.rich(id::STOPPED_ELSEWHERE_DO, &[("name", Arg::Text(name))]),
        },
        Trouble::NotOurs(None) => say(id::STOPPED_ELSEWHERE, id::STOPPED_NO_WRITEBACK),
        Trouble::MethodClosed | Trouble::NotYet(_) => say(id::PROBLEM_METHOD, id::PROBLEM_METHOD_DO),
        Trouble::CheckFailed => say(id::PROBLEM_CHECK, id::PROBLEM_CHECK_DO),
        Trouble::PictureWrong => say(id::PROBLEM_PICTURE, id::PROBLEM_PICTURE_DO),
        Trouble::Rejected(_) => say(id::PASSWORD_REJECTED, id::PASSWORD_REJECTED_DO),
        Trouble::TooMany(None) => {
            Problem { what: words.text(id::PROBLEM_MANY), remedy: words.line(id::PROBLEM_MANY_SOON) }
        }
        Trouble::TooMany(Some(until)) => {
            let time = words.clock(*until, now);
            let remedy = words.rich(id::PROBLEM_MANY_DO, &[("time", Arg::Text(&time))]);
            Problem { what: words.text(id::PROBLEM_MANY), remedy }
        }
        Trouble::Busy => say(id::PROBLEM_BUSY, id::PROBLEM_BUSY_DO),
        Trouble::Unavailable => say(id::PROBLEM_UNAVAILABLE, id::PROBLEM_UNAVAILABLE_DO),
        Trouble::Offline => say(id::PROBLEM_OFFLINE, id::PROBLEM_OFFLINE_DO),
        // The account page has words of its own for a passkey that is known.
        Trouble::KnownPasskey | Trouble::Other => say(id::PROBLEM_OTHER, id::PROBLEM_OTHER_DO),
    }
}

fn short(words: &Localizer, kind: MethodKind, digits: u8) -> Problem {
    if kind == MethodKind::Recovery {
        return Problem { what: words.text(id::RECOVERY_SHORT), remedy: words.line(id::RECOVERY_SHORT_DO) };
    }
    let what = words.with(id::CODE_SHORT, &[("digits", count(digits))]);
    Problem { what, remedy: words.line(id::CODE_SHORT_DO) }
}

fn code_wrong(words: &Localizer, left: Option<u8>, place: Place) -> Problem {
    let what = match place {
        Place::Code(MethodKind::Questions, _) => id::PROBLEM_ANSWERS,
        Place::Code(MethodKind::Passkey, _) => id::PASSKEY_WRONG,
        _ => id::PROBLEM_CODE,
    };
    let remedy = match place {
        Place::Code(MethodKind::Questions, _) => id::PROBLEM_ANSWERS_DO,
        Place::Code(MethodKind::Passkey, _) => id::PASSKEY_WRONG_DO,
        Place::Code(MethodKind::Mail, _) => id::PROBLEM_CODE_DO_MAIL,
        Place::Code(MethodKind::Sms | MethodKind::Voice | MethodKind::Office, _) => id::PROBLEM_CODE_DO_PHONE,
        Place::Code(MethodKind::Authenticator, _) => id::PROBLEM_CODE_DO_APP,
        _ => id::PROBLEM_CODE_DO_OTHER,
    };
    let tries = left.map(|left| words.with(id::PROBLEM_TRIES, &[("tries", count(left))]));
    let remedy = html! { <>{words.text(remedy)}if let Some(tries) = tries { {" "}{tries} }</> };
    Problem { what: words.text(what), remedy }
}
