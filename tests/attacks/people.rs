//! Whom attacks are about: persons of the demo, and as many copies of each kind of account as a sample needs.

use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::ids::{EnrolmentId, SubjectId};
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::testing::{Organisation, demo};
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::claimant::{Claimant, written_start};
use latchkey_tests::driver::{Answer, Driver as _};
use latchkey_tests::http::Http;

pub use latchkey_tests::claimant::person;

/// Who is attacked where one is enough: two methods, may reset.
pub const VICTIM: &str = "s-nora.lindqvist";
/// Who attacks where an account of one's own is needed.
pub const ATTACKER: &str = "s-omar.haddad";

/// A kind of account that must look like every other before a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// May reset.
    Known,
    /// Nobody has the name.
    Unknown,
    /// An administrator disabled it.
    Disabled,
    /// In no group that may reset.
    OutOfScope,
    /// May reset, but somebody has used up its wrong answers.
    Locked,
    /// Locked by the directory.
    LockedAtSignIn,
    /// Its tier allows no reset.
    ChangeOnly,
    /// Has nothing registered.
    NoMethods,
    /// An administrator, with a policy of its own.
    Administrator,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 9] = [
        Self::Known,
        Self::Unknown,
        Self::Disabled,
        Self::OutOfScope,
        Self::Locked,
        Self::LockedAtSignIn,
        Self::ChangeOnly,
        Self::NoMethods,
        Self::Administrator,
    ];

    /// The person of the demo that is copied; nobody for a name that nobody has.
    const fn model(self) -> Option<&'static str> {
        match self {
            Self::Known | Self::Locked => Some(VICTIM),
            Self::Unknown => None,
            Self::Disabled => Some("s-daniel.osei"),
            Self::OutOfScope => Some("s-viktor.sand"),
            Self::LockedAtSignIn => Some("s-lena.hartmann"),
            Self::ChangeOnly => Some("s-samuel.adeyemi"),
            Self::NoMethods => Some("s-petra.novak"),
            Self::Administrator => Some("s-astrid.holm"),
        }
    }

    /// Says it in a table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unknown => "unknown",
            Self::Disabled => "disabled",
            Self::OutOfScope => "out of scope",
            Self::Locked => "locked",
            Self::LockedAtSignIn => "locked at sign-in",
            Self::ChangeOnly => "change only",
            Self::NoMethods => "no methods",
            Self::Administrator => "administrator",
        }
    }
}

/// Returns the demo with `each` accounts more of every class, and leaves the rest of it alone.
pub fn crowd(classes: &[Class], each: usize, now: UnixSeconds) -> Organisation {
    let mut organisation = demo(now).expect("the demo fits together");
    for class in classes {
        let Some(model) = class.model() else { continue };
        let model = organisation.person(model).expect("a person of the demo").clone();
        organisation.accounts.extend((0..each).map(|place| copy(&model, *class, place)));
    }
    organisation
}

/// Returns the account name of somebody in the crowd. All names have one length, as if drawn from one list.
pub fn name_of(class: Class, place: usize) -> String {
    format!("{}@alderbrook.example", user(class, place))
}

/// Returns the address that somebody in the crowd has registered; nobody has registered one for an unknown name.
pub fn address_of(class: Class, place: usize) -> String {
    format!("{}@post.example", user(class, place))
}

fn user(class: Class, place: usize) -> String {
    let letter = class.name().bytes().fold(0_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 10_000);
    format!("claimant-{letter:04}-{place:05}")
}

fn copy(model: &Person, class: Class, place: usize) -> Person {
    let mut person = model.clone();
    person.id = SubjectId(format!("s-{}", user(class, place)));
    person.name = name_of(class, place);
    person.aliases = Vec::new();
    person.former_passwords = Vec::new();
    person.mail = person.name.clone().try_into().ok();
    for (count, enrolment) in person.enrolments.iter_mut().enumerate() {
        enrolment.id = EnrolmentId(format!("{}-{count}", person.id));
        if let Authenticator::Mail { address } = &mut enrolment.authenticator {
            *address = address_of(class, place).try_into().expect("an address");
        }
    }
    person
}

/// Names an account; the check against robots costs neither side anything.
pub fn try_start(http: &Http, name: &str) -> Answer {
    let check = http.secrets().solved_check(&http.origin(), http.now());
    http.call(&written_start(name, &check))
}

/// Begins a reset.
pub fn start<'a>(http: &'a Http, name: &str) -> Claimant<'a> {
    Claimant::started(http, &try_start(http, name))
}

/// Returns the present, for worlds that are about to be set up.
pub fn now() -> UnixSeconds {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    UnixSeconds(since.as_secs())
}

/// Holds a flow ticket again that was kept from earlier.
pub fn start_again<'a>(http: &'a Http, flow: &str) -> Claimant<'a> {
    Claimant::holding(http, flow.to_owned(), String::new())
}
