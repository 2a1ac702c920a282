//! Keyed names of things that must be comparable and not readable: guard rows, destinations, flows, unknown names.
//!
//! HMAC-SHA-256 under the `guard` root (for life: a new key would forget every counter) or, for the audit, `audit`.
//! Whoever reads the guard's storage learns neither who tried nor where a code went.
//! Not here: what the rows hold ([`crate::guard`]).

use data_encoding::BASE64URL_NOPAD;

use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Password;

use crate::guard::{GuardKey, PasswordMark};
use crate::ids::{
    AccountName, ChallengeId, ChangeName, CheckId, DestinationDigest, EnrolmentId, FlowId, RegistrationId, SubjectId,
    TenantId,
};
use crate::keys::{Derivation, Keys, Use};

/// What a row of the guard is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowName<'a> {
    /// A known account, by its immutable id: all names of one person share one budget.
    Subject(&'a SubjectId),
    /// A name that no account has.
    Unknown(&'a AccountName),
    /// A check against robots, which is spent by its first answer.
    Check(&'a CheckId),
    /// Where messages go.
    Destination(&'a DestinationDigest),
    /// The organisation on one day (days since 1970, UTC).
    TenantDay {
        /// The day.
        day: u64,
    },
    /// A network address, an IPv6 one cut to its /64.
    Address(&'a str),
}

/// What kind of place a message goes to, or a credential is. Text messages and calls to one number are one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DestinationKind {
    /// A mail address, in the form addresses are compared by.
    Mail,
    /// A phone number in E.164 without extension, whatever is sent there.
    Phone,
    /// The id of an enrolled authenticator.
    Credential,
    /// An account that has codes sent to addresses it wants to register: whatever they are, they count together.
    Registrant,
    /// An account that changes its mind about what is asked first.
    Chooser,
    /// An account whose owner says that something was not them.
    Alarm,
}

impl DestinationKind {
    const fn label(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Credential => "credential",
            Self::Registrant => "registrant",
            Self::Chooser => "chooser",
            Self::Alarm => "alarm",
        }
    }
}

/// Returns the key that picks a row's object and names the row.
#[must_use]
pub fn guard_key(keys: &Keys, tenant: &TenantId, row: RowName<'_>) -> GuardKey {
    let name = Derivation::new(&keys.guard, Use::GuardRow, tenant);
    // The first field is the kind of row: a name and an id that read the same are different rows.
    let name = match row {
        RowName::Subject(id) => name.field(b"subject").field(id.as_str().as_bytes()),
        RowName::Unknown(account) => name.field(b"unknown").field(account.as_str().as_bytes()),
        RowName::Check(id) => name.field(b"check").field(&id.0),
        RowName::Destination(digest) => name.field(b"destination").field(&digest.0),
        RowName::TenantDay { day } => name.field(b"tenant-day").field(&day.to_be_bytes()),
        RowName::Address(address) => name.field(b"address").field(address.as_bytes()),
    };
    GuardKey::from_bytes(name.finish())
}

/// Returns the digest of a destination; `value` is the form in which destinations of its kind are compared.
#[must_use]
pub fn destination_digest(keys: &Keys, tenant: &TenantId, kind: DestinationKind, value: &str) -> DestinationDigest {
    let digest = Derivation::new(&keys.guard, Use::Destination, tenant);
    DestinationDigest(digest.field(kind.label().as_bytes()).field(value.as_bytes()).finish_short())
}

/// Returns the name of the flow that a check opens for a name: the same solved check starts one flow, however often
/// its answer gets lost.
#[must_use]
pub fn flow_id(keys: &Keys, tenant: &TenantId, check: CheckId, name: &AccountName) -> FlowId {
    let id = Derivation::new(&keys.guard, Use::Flow, tenant);
    FlowId(id.field(&check.0).field(name.as_str().as_bytes()).finish_short())
}

/// Returns the name of the challenge that an attempt asks for: a repeated attempt names the same challenge.
#[must_use]
pub fn challenge_id(keys: &Keys, tenant: &TenantId, flow: FlowId, attempt: &Attempt) -> ChallengeId {
    let id = Derivation::new(&keys.guard, Use::Challenge, tenant);
    ChallengeId(id.field(&flow.0).field(attempt.as_bytes()).finish_short())
}

/// Returns the name of the challenge that an attempt within a sign-in or a session asks for: another destination is another
/// challenge, and so is the same one a code's lifetime later, or asking again would keep one code good for ever.
#[must_use]
pub fn factor_challenge_id(
    keys: &Keys,
    tenant: &TenantId,
    (within, attempt): (FlowId, &Attempt),
    destination: &DestinationDigest,
    period: u64,
) -> ChallengeId {
    let id = Derivation::new(&keys.guard, Use::Challenge, tenant).field(&within.0).field(attempt.as_bytes());
    ChallengeId(id.field(&destination.0).field(&period.to_be_bytes()).finish_short())
}

/// Returns the name of the registration that an attempt of a session begins: a repeated attempt begins the same one, if it
/// is of the same thing. Of another address or seed it is another one, and so it is a registration's lifetime later.
#[must_use]
pub fn registration_id(
    keys: &Keys,
    tenant: &TenantId,
    (session, attempt): (&[u8; 16], &Attempt),
    what: &str,
    period: u64,
) -> RegistrationId {
    let id = Derivation::new(&keys.guard, Use::Registration, tenant).field(session).field(attempt.as_bytes());
    RegistrationId(id.field(what.as_bytes()).field(&period.to_be_bytes()).finish_short())
}

/// Returns what a passkey is found by, whosever it is: 22 characters. It tells nothing of the credential id.
#[must_use]
pub fn passkey_mark(keys: &Keys, tenant: &TenantId, credential_id: &[u8]) -> String {
    let mark = Derivation::new(&keys.guard, Use::PasskeyMark, tenant);
    BASE64URL_NOPAD.encode(&mark.field(credential_id).finish_short())
}

/// Returns the name of the change that an attempt asks for within a session or a sign-in. The subject is part of it, as is
/// what kind of change it is: the same attempt asked for something else is something else.
#[must_use]
pub fn change_name(
    keys: &Keys,
    tenant: &TenantId,
    (subject, within): (&SubjectId, &[u8; 16]),
    kind: &str,
    attempt: &Attempt,
) -> ChangeName {
    let name = Derivation::new(&keys.guard, Use::Change, tenant).field(subject.as_str().as_bytes()).field(within);
    ChangeName(name.field(kind.as_bytes()).field(attempt.as_bytes()).finish_short())
}

/// Returns where a question stands in a draw of an account's: the least ones are asked. For `period` it is the same draw,
/// however often it is asked for.
#[must_use]
pub fn draw_rank(
    keys: &Keys,
    tenant: &TenantId,
    (subject, enrolment): (&SubjectId, &EnrolmentId),
    question: &str,
    period: u64,
) -> [u8; 16] {
    let rank = Derivation::new(&keys.guard, Use::Draw, tenant).field(subject.as_str().as_bytes());
    let rank = rank.field(enrolment.as_str().as_bytes()).field(question.as_bytes());
    rank.field(&period.to_be_bytes()).finish_short()
}

/// Returns the digest of a check's solution and the name it was sent with: the pair that may be repeated for a while.
#[must_use]
pub fn solution_digest(keys: &Keys, tenant: &TenantId, solution: &str, name: &AccountName) -> [u8; 16] {
    let digest = Derivation::new(&keys.guard, Use::Solution, tenant);
    digest.field(solution.as_bytes()).field(name.as_str().as_bytes()).finish_short()
}

/// Returns what a password of a row's account is recognised by, should it come again.
#[must_use]
pub fn password_mark(keys: &Keys, tenant: &TenantId, row: &GuardKey, password: &Password) -> PasswordMark {
    let mark = Derivation::new(&keys.guard, Use::PasswordMark, tenant);
    let [high, low, ..] = mark.field(row.row().as_bytes()).field(password.expose().as_bytes()).finish_short();
    PasswordMark(u16::from_be_bytes([high, low]))
}

/// Returns what the audit records of a name that found no account: comparable, not readable; 22 characters.
#[must_use]
pub fn unknown_name_hash(keys: &Keys, tenant: &TenantId, name: &AccountName) -> String {
    let hash = Derivation::new(&keys.audit, Use::UnknownName, tenant);
    BASE64URL_NOPAD.encode(&hash.field(name.as_str().as_bytes()).finish_short())
}

#[cfg(test)]
mod tests;
