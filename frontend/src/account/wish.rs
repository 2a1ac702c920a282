//! What somebody signed in can ask of the edge, a call each, and what it answers.

use latchkey_shared::opaque::Attempt;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::wire::{Attestation, Begun, Me, Questions, SecurityInfo};

use crate::flow::Secret;

/// What can be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Who is signed in, as it is now.
    Me,
    /// What is registered.
    Show,
    /// The same, after a proof that is to end what a reset froze.
    Thaw,
    /// Begin to register a method.
    Begin(Begin),
    /// Register what was begun.
    Confirm(Confirm),
    /// Remove a method, by its id.
    Remove(String),
    /// Have a method offered first, by its id.
    Prefer(String),
    /// Call a method something else, by its id.
    Name(String, String),
    /// Say that all of it is right.
    Review,
    /// Make codes to keep, in the place of all older ones.
    Draw,
    /// Which questions there are to choose from.
    Questions,
    /// Register these answers to questions, in the place of all older ones.
    Answer(Vec<Chosen>),
    /// Put the questions off until the next sign-in.
    Snooze,
    /// Let resets go on that were frozen because something was not theirs.
    Lift,
    /// Change the password.
    Password {
        /// The one in use, as typed.
        old: Secret,
        /// The new one, as typed.
        new: Secret,
    },
}

/// What is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// An authenticator app.
    Authenticator,
    /// A passkey.
    Passkey,
    /// A mail address.
    Mail {
        /// The address as typed; without one it is that of `replaces`, which is only to be confirmed.
        contact: Option<String>,
        /// The id of what it takes the place of.
        replaces: Option<String>,
    },
}

/// What is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The registration ticket.
    pub registration: String,
    /// What shows that it works.
    pub shown: Shown,
    /// What the owner calls it.
    pub name: Option<String>,
}

/// What shows that a method works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A code.
    Code(OtpCode),
    /// The passkey that was made.
    Passkey(Attestation),
}

/// A question that was chosen, and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The question's id; empty while none is chosen.
    pub question: String,
    /// The answer as typed.
    pub answer: Secret,
}

/// A wish that is under way, or waits, under its attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What.
    pub wish: Wish,
    /// Which action it is.
    pub attempt: Attempt,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Who is signed in.
    Me(Me),
    /// What is registered, after whatever was asked.
    Info(SecurityInfo),
    /// What has to be confirmed.
    Begun(Begun),
    /// Codes to keep, which nobody says again, and what is registered with them.
    Drawn(Vec<Secret>, SecurityInfo),
    /// The questions to choose from.
    Questions(Questions),
    /// The password is changed.
    Changed,
}
