//! What went wrong, and what to do, in words. Exhaustive: a new kind of trouble does not compile without words.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use crate::flow::{Moment, Trouble};
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
    let say = |id: &str| Problem { what: words.text(id), remedy: html! { {words.text(&format!("{id}-do"))} } };
    match trouble {
        Trouble::Empty => match place {
            Place::Account => say("identify-empty"),
            Place::Contact => say("contact-empty"),
            Place::Code(_, digits) => short(words, digits),
            Place::Password => Problem { what: words.text("password-empty"), remedy: Html::default() },
            Place::Elsewhere => Problem { what: words.text("help-message-empty"), remedy: Html::default() },
        },
        Trouble::TooLong => match place {
            Place::Account => say("identify-long"),
            _ => say("text-long"),
        },
        Trouble::NotAnAddress => say("contact-mail-bad"),
        Trouble::TooShort => match place {
            Place::Code(_, digits) => short(words, digits),
            _ => say("problem-other"),
        },
        Trouble::NoPicture => say("check-picture-empty"),
        Trouble::CodeWrong(left) => code_wrong(words, *left, place),
        Trouble::Spent => match place {
            Place::Code(MethodKind::Authenticator | MethodKind::Recovery, _) => say("problem-spent-app"),
            _ => say("problem-spent"),
        },
        Trouble::ContactWrong => say("problem-contact"),
        Trouble::MethodClosed => say("problem-method"),
        Trouble::CheckFailed => say("problem-check"),
        Trouble::PictureWrong => say("problem-picture"),
        Trouble::Rejected(_) => say("password-rejected"),
        Trouble::TooMany(None) => {
            Problem { what: words.text("problem-many"), remedy: html! { {words.text("problem-many-soon")} } }
        }
        Trouble::TooMany(Some(until)) => {
            let time = words.clock(*until, now);
            let remedy = words.rich("problem-many-do", &[("time", Arg::Text(&time))]);
            Problem { what: words.text("problem-many"), remedy }
        }
        Trouble::Busy => say("problem-busy"),
        Trouble::Unavailable => say("problem-unavailable"),
        Trouble::Offline => say("problem-offline"),
        Trouble::Other => say("problem-other"),
    }
}

fn short(words: &Localizer, digits: u8) -> Problem {
    let what = words.with("code-short", &[("digits", count(digits))]);
    Problem { what, remedy: html! { {words.text("code-short-do")} } }
}

fn code_wrong(words: &Localizer, left: Option<u8>, place: Place) -> Problem {
    let remedy = match place {
        Place::Code(MethodKind::Mail, _) => "problem-code-do-mail",
        Place::Code(MethodKind::Sms | MethodKind::Voice | MethodKind::Office, _) => "problem-code-do-phone",
        Place::Code(MethodKind::Authenticator, _) => "problem-code-do-app",
        _ => "problem-code-do-other",
    };
    let tries = left.map(|left| words.with("problem-tries", &[("tries", count(left))]));
    let remedy = html! { <>{words.text(remedy)}if let Some(tries) = tries { {" "}{tries} }</> };
    Problem { what: words.text("problem-code"), remedy }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use latchkey_shared::locale::Catalogue;

    use super::*;

    const CATALOGUES: [&str; 2] =
        [include_str!("../../../locales/en/ui.ftl"), include_str!("../../../locales/de/ui.ftl")];

    // With an empty catalogue a message is its own id.
    #[test]
    fn every_trouble_has_words_wherever_it_happens() {
        let ids = Localizer::new(Catalogue { locale: "en".to_owned(), messages: BTreeMap::new() });
        let places =
            [Place::Account, Place::Contact, Place::Code(MethodKind::Mail, 8), Place::Password, Place::Elsewhere];
        let troubles = [
            Trouble::Empty,
            Trouble::TooLong,
            Trouble::NotAnAddress,
            Trouble::TooShort,
            Trouble::NoPicture,
            Trouble::CodeWrong(Some(4)),
            Trouble::Spent,
            Trouble::ContactWrong,
            Trouble::MethodClosed,
            Trouble::CheckFailed,
            Trouble::PictureWrong,
            Trouble::Rejected(Vec::new()),
            Trouble::TooMany(None),
            Trouble::Busy,
            Trouble::Unavailable,
            Trouble::Offline,
            Trouble::Other,
        ];
        for trouble in &troubles {
            for place in places {
                let id = problem(&ids, trouble, place, Moment::default()).what;
                let is_known = |words: &str| words.lines().any(|line| line.starts_with(&format!("{id} =")));
                assert!(CATALOGUES.into_iter().all(is_known), "{id}");
            }
        }
    }
}
