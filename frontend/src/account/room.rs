//! Where somebody signed in is, and what is typed there.

use latchkey_shared::wire::{Begun, ConfirmRequest, ContactForm, InterruptReason, Me};

use super::choice::Choice;
use super::wish::{Begin, Confirm, Shown, Wish};
use crate::flow::{Moment, Secret, Trouble, one_time, trouble_of_contact};

/// Where somebody signed in is.
#[derive(Clone, Debug, PartialEq)]
pub enum Room {
    /// At the beginning, with everything to choose from.
    Home,
    /// Changes the password.
    Password {
        /// Whether the one in use is what is missing, not the new one.
        lacks_old: bool,
    },
    /// Is told that more is needed, or has to be looked over.
    Interrupt,
    /// Sees what is missing.
    Missing,
    /// Looks over what is registered.
    Review,
    /// Sees what is registered.
    Info,
    /// Chooses what to add.
    Kinds,
    /// Chooses what is offered first.
    Order,
    /// Types a mail address.
    Address(Address),
    /// Gives the code that registers what was begun.
    Confirm(Box<Registration>),
    /// Is told what codes to keep are.
    Draw,
    /// Sees new codes, this once.
    Codes(Vec<Secret>),
    /// Chooses questions, and answers them.
    Questions(Box<Choice>),
    /// Says what a method is called.
    Name(Naming),
    /// Is asked whether to remove a method, by its id.
    Remove(String),
}

/// A mail address as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What was typed.
    pub typed: String,
    /// The id of the address that it takes the place of.
    pub replaces: Option<String>,
}

/// What a method is called, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The id of the method.
    pub id: String,
    /// What was typed; to begin with what it is called.
    pub typed: String,
}

/// A registration that waits for its code.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// What the edge says of it.
    pub begun: Begun,
    /// How it was begun, to begin it again.
    pub begin: Begin,
    /// When it ends.
    pub ends: Moment,
    /// When another code may be asked for, where one was sent.
    pub resend_at: Option<Moment>,
    /// The code as typed.
    pub typed: String,
    /// What the owner calls it.
    pub name: String,
    /// Whether the browser is making a passkey.
    pub is_making: bool,
    /// Whether another code was sent since.
    pub was_resent: bool,
}

/// What leads from one room into another without a word to the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// To the change of the password.
    Password,
    /// To what can be added.
    Kinds,
    /// To what is offered first.
    Order,
    /// To the mail address, in the place of this one if there is one.
    Address(Option<String>),
    /// To new codes to keep.
    Draw,
    /// To what a method is called.
    Name(Naming),
    /// To the removal of this method.
    Remove(String),
}

impl Room {
    /// Names the room, for focus and title.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Password { .. } => "password",
            Self::Interrupt => "interrupt",
            Self::Missing => "missing",
            Self::Review => "review",
            Self::Info => "info",
            Self::Kinds => "kinds",
            Self::Order => "order",
            Self::Address(_) => "address",
            Self::Confirm(registration) => match registration.begin {
                Begin::Authenticator => "add-app",
                Begin::Passkey => "add-passkey",
                Begin::Mail { .. } => "add-mail",
            },
            Self::Draw => "draw",
            Self::Codes(_) => "codes",
            Self::Questions(_) => "questions",
            Self::Name(_) => "name",
            Self::Remove(_) => "remove",
        }
    }

    /// Returns where a visit begins.
    pub(super) fn first(me: &Me) -> Self {
        if me.interrupt.is_some() { Self::Interrupt } else { Self::Home }
    }

    /// Returns from where methods are added and changed.
    pub(super) fn root(me: &Me) -> Self {
        match me.interrupt.as_ref().map(|interrupt| interrupt.reason) {
            Some(InterruptReason::Register) => Self::Missing,
            Some(InterruptReason::Reconfirm) => Self::Review,
            None => Self::Info,
        }
    }

    /// Returns the room behind a door.
    pub(super) fn behind(door: Door) -> Self {
        match door {
            Door::Password => Self::Password { lacks_old: false },
            Door::Kinds => Self::Kinds,
            Door::Order => Self::Order,
            Door::Address(replaces) => Self::Address(Address { typed: String::new(), replaces }),
            Door::Draw => Self::Draw,
            Door::Name(naming) => Self::Name(naming),
            Door::Remove(id) => Self::Remove(id),
        }
    }

    /// Returns the room that one step back leads to.
    pub(super) fn back(&self, me: &Me) -> Option<Self> {
        let choice = || if me.interrupt.is_some() { Self::root(me) } else { Self::Kinds };
        Some(match self {
            // New codes are not left by a step back: nobody could see them again.
            Self::Home | Self::Interrupt | Self::Codes(_) => return None,
            Self::Missing | Self::Review => Self::Interrupt,
            Self::Password { .. } | Self::Info => Self::Home,
            Self::Address(Address { replaces: None, .. }) => choice(),
            Self::Confirm(registration) => match &registration.begin {
                Begin::Authenticator | Begin::Passkey => choice(),
                Begin::Mail { contact: Some(typed), replaces } => {
                    Self::Address(Address { typed: typed.clone(), replaces: replaces.clone() })
                }
                Begin::Mail { contact: None, .. } => Self::root(me),
            },
            Self::Address(_)
            | Self::Kinds
            | Self::Order
            | Self::Draw
            | Self::Questions(_)
            | Self::Name(_)
            | Self::Remove(_) => Self::root(me),
        })
    }

    /// Takes what was typed; tells whether it is another text than before.
    pub(super) fn typed(&mut self, text: String) -> bool {
        let own = match self {
            Self::Address(address) => &mut address.typed,
            Self::Confirm(registration) => &mut registration.typed,
            Self::Name(naming) => &mut naming.typed,
            _ => return true,
        };
        let is_new = *own != text;
        *own = text;
        is_new
    }

    /// Returns what the room's own form asks of the edge, or what is wrong with it.
    pub(super) fn wish(&self) -> Option<Result<Wish, Trouble>> {
        match self {
            Self::Address(Address { typed, replaces }) => {
                Some(trouble_of_contact(typed, ContactForm::Address).map_or_else(
                    || {
                        let contact = Some(typed.trim().to_owned());
                        Ok(Wish::Begin(Begin::Mail { contact, replaces: replaces.clone() }))
                    },
                    Err,
                ))
            }
            Self::Confirm(registration) => Some(registration.wish()),
            Self::Name(naming) => Some(Ok(Wish::Name(naming.id.clone(), named(&naming.typed)))),
            _ => None,
        }
    }
}

impl Registration {
    pub(super) fn new(answer: Begun, begin: Begin, was_resent: bool, now: Moment) -> Self {
        Self {
            ends: now.plus(answer.expires_in),
            resend_at: answer.resend_in.map(|seconds| now.plus(seconds)),
            begun: answer,
            begin,
            typed: String::new(),
            name: String::new(),
            is_making: false,
            was_resent,
        }
    }

    fn wish(&self) -> Result<Wish, Trouble> {
        one_time(&self.typed, self.begun.code_length).map(|code| self.confirmed(Shown::Code(code)))
    }

    /// Registers what was begun, by what shows that it works.
    pub(super) fn confirmed(&self, shown: Shown) -> Wish {
        let name = Some(named(&self.name)).filter(|name| !name.is_empty());
        Wish::Confirm(Confirm { registration: self.begun.registration.clone(), shown, name })
    }
}

/// Returns a name as the edge takes it.
fn named(typed: &str) -> String {
    typed.trim().chars().take(ConfirmRequest::MAX_NAME).collect()
}
