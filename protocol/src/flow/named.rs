//! Changes that bear the name of their attempt: what they are called, and whether one is in force.
//!
//! Whoever asks again, because the answer got lost, finds their own change by its name, and hears the same
//! (docs/decisions/0080). Not here: what a change does, and the name itself (`digest`).

use latchkey_shared::opaque::Attempt;

use crate::digest;
use crate::flow::{Call, Kept, Refusal, Stop};
use crate::ids::{ChangeName, SubjectId};
use crate::platform::{Log, Platform};
use crate::ports::{Directory, Fault, WriteOutcome};

/// What kind of change it is: the same attempt asked for another kind is another change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A forgotten password is set anew.
    Reset,
    /// A known password is changed.
    Password,
    /// A method is added.
    Confirm,
    /// A method is removed.
    Remove,
    /// A method is offered first.
    Default,
    /// A method is called something else.
    Name,
    /// Security questions are answered.
    Answers,
    /// What is registered is confirmed.
    Review,
    /// The registration is put off.
    Snooze,
    /// A set of saved codes is made.
    Codes,
    /// A saved code is used.
    Spend,
}

impl Kind {
    /// Returns what goes into the name. Stored with the account, so never to be changed.
    const fn label(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Password => "password",
            Self::Confirm => "confirm",
            Self::Remove => "remove",
            Self::Default => "default",
            Self::Name => "name",
            Self::Answers => "answers",
            Self::Review => "review",
            Self::Snooze => "snooze",
            Self::Codes => "codes",
            Self::Spend => "spend",
        }
    }
}

/// Returns the name of a change that an attempt asks for within a session, a sign-in or a reset.
pub(crate) fn name<P: Platform>(
    platform: &P,
    (subject, within): (&SubjectId, &[u8; 16]),
    kind: Kind,
    attempt: &Attempt,
) -> ChangeName {
    digest::change_name(platform.keys(), &platform.settings().tenant, (subject, within), kind.label(), attempt)
}

/// Tells whether a change is in force, whatever was heard of its write; if not, somebody else has changed the account since
/// it was read.
///
/// Where nobody knows whether it was written, it is read back by its name; whoever hears of a fault asks again, and gets the
/// truth.
pub(crate) async fn is_in_force<P: Platform>(
    platform: &P,
    call: &mut Call,
    (subject, name): (&SubjectId, &ChangeName),
    written: Result<WriteOutcome, Fault>,
) -> Result<bool, Stop> {
    call.kept = Kept::WithChange;
    match written {
        Ok(WriteOutcome::Written) => Ok(true),
        // The same attempt may have come twice at once, and the other one written.
        Ok(WriteOutcome::VersionMoved) => Ok(platform.directory().has_changed(subject, name).await?),
        Ok(WriteOutcome::Refused(reasons)) => {
            Err(call.refuse(Refusal::PasswordRejected(reasons), "password: refused by the directory"))
        }
        Err(fault) if platform.directory().has_changed(subject, name).await.unwrap_or(false) => {
            platform.log().alarm(call.line.support_id, &fault);
            Ok(true)
        }
        Err(fault) => Err(fault.into()),
    }
}
