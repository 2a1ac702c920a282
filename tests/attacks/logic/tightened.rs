//! Policy and account made stricter while a reset is under way (A53, A54): what was proven by the old rules is not enough.

use core::fmt;

use latchkey_protocol::account::Role;
use latchkey_protocol::policy::{Gates, Scope};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;
use latchkey_tests::claimant::{Claimant, address_of, seed_of};
use latchkey_tests::driver::{Change, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail;

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";

/// What becomes stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tighter {
    /// One gate becomes two.
    Gates,
    /// Mail is no method any more.
    Method,
    /// The account leaves every group that may reset.
    Group,
    /// The organisation stops resets altogether.
    Scope,
    /// The account is disabled.
    Disabled,
    /// The account becomes an administrator's, whose policy is another, in a directory that tells nobody.
    Role,
    /// The authenticator is gone.
    Authenticator,
}

const ALL: [Tighter; 7] = [
    Tighter::Gates,
    Tighter::Method,
    Tighter::Group,
    Tighter::Scope,
    Tighter::Disabled,
    Tighter::Role,
    Tighter::Authenticator,
];

/// The calls of a reset, before each of which something becomes stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Start,
    AskApp,
    AnswerApp,
    AskMail,
    AnswerMail,
    Password,
}

const STEPS: [Step; 6] = [Step::Start, Step::AskApp, Step::AnswerApp, Step::AskMail, Step::AnswerMail, Step::Password];

/// What a claimant proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// The mail, alone.
    Mail,
    /// The authenticator, alone.
    Authenticator,
    /// The authenticator, then the mail.
    Both,
}

impl Tighter {
    /// Returns the proof that is enough by the rules at the beginning, and is not by the new ones.
    const fn proof(self) -> Proof {
        match self {
            Self::Method => Proof::Mail,
            Self::Gates | Self::Role | Self::Authenticator => Proof::Authenticator,
            Self::Group | Self::Scope | Self::Disabled => Proof::Both,
        }
    }

    fn take_effect(self, http: &Http) {
        match self {
            Self::Gates => http.edit_policy(&|policy| policy.gates = Gates::Two),
            Self::Method => http.edit_policy(&|policy| policy.methods = Set::from([MethodKind::Authenticator])),
            Self::Group => http.change(VICTIM, &Change::Groups(Set::new())),
            Self::Scope => http.edit_policy(&|policy| policy.scope = Scope::None),
            Self::Disabled => http.change(VICTIM, &Change::Disable),
            Self::Role => {
                http.sql(&[format!("UPDATE accounts SET role = 'global_administrator' WHERE id = '{VICTIM}'")]);
            }
            Self::Authenticator => http.change(VICTIM, &Change::DropAuthenticators),
        }
    }
}

impl Proof {
    const ALL: [Self; 3] = [Self::Mail, Self::Authenticator, Self::Both];

    /// Makes the policy ask for as many gates as are proven.
    fn set_up(self, http: &Http) {
        if self != Self::Both {
            http.edit_policy(&|policy| policy.gates = Gates::One);
        }
    }

    const fn is_by(self, method: MethodKind) -> bool {
        match method {
            MethodKind::Mail => !matches!(self, Self::Authenticator),
            _ => !matches!(self, Self::Mail),
        }
    }
}

impl fmt::Display for Tighter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Every change before every call; whoever goes on as if nothing had happened sets no password.
pub fn between_every_pair(target: &Target) -> Verdict {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for tighter in ALL {
        for step in STEPS {
            if !is_made(tighter.proof(), step) {
                continue;
            }
            let http = target.world();
            let before = books::credential(&http, VICTIM);
            let ended = walk(&http, tighter.proof(), &|now| {
                if now == step {
                    tighter.take_effect(&http);
                }
            });
            tried += 1;
            if books::credential(&http, VICTIM) != before {
                wrong.push(format!("{tighter} before {step:?}: the password was changed ({ended})"));
            }
        }
    }
    // The same walks without any change do reach the password, or they would prove nothing.
    for proof in Proof::ALL {
        let http = target.world();
        let before = books::credential(&http, VICTIM);
        let ended = walk(&http, proof, &|_| {});
        if books::credential(&http, VICTIM) == before {
            wrong.push(format!("by {proof:?} without any change the walk ended with {ended}"));
        }
    }
    Verdict::of(
        &wrong,
        format!("{tried} resets with a change under way: 0 passwords set; {} without: all set", Proof::ALL.len()),
    )
}

/// Tells whether a claimant with this proof takes a step.
const fn is_made(proof: Proof, step: Step) -> bool {
    match step {
        Step::AskApp | Step::AnswerApp => proof.is_by(MethodKind::Authenticator),
        Step::AskMail | Step::AnswerMail => proof.is_by(MethodKind::Mail),
        Step::Start | Step::Password => true,
    }
}

/// Walks through a reset as far as it goes, and returns the last answer.
fn walk(http: &Http, proof: Proof, before: &dyn Fn(Step)) -> String {
    proof.set_up(http);
    let victim = people::person(http, VICTIM);
    let address = address_of(&victim);
    before(Step::Start);
    let started = people::try_start(http, &victim.name);
    if started.status != 200 {
        return started.text();
    }
    let mut claimant = Claimant::started(http, &started);
    if proof.is_by(MethodKind::Authenticator) {
        before(Step::AskApp);
        let _ = claimant.ask("authenticator", None);
        http.quiet();
        before(Step::AnswerApp);
        let _ = claimant.answer(&totp::code_at(&seed_of(&victim), http.now()));
    }
    if proof.is_by(MethodKind::Mail) {
        before(Step::AskMail);
        let known = claimant.methods.iter().find(|method| method.kind == MethodKind::Mail);
        let mail = known.map_or_else(|| "mail".to_owned(), |method| method.id.clone());
        let typed = known.is_none_or(|method| method.contact.is_some());
        let sent = mail::codes(&http.mails(&address)).len();
        let _ = claimant.ask(&mail, typed.then_some(&address));
        let codes = mail::codes(&http.mails(&address));
        before(Step::AnswerMail);
        let code = codes.get(sent).cloned().unwrap_or_else(|| "00000000".to_owned());
        let _ = claimant.answer(&code);
    }
    before(Step::Password);
    let ended = claimant.set_password(PASSWORD).text();
    // Whoever gets no new password may not get the old one unlocked either.
    let _ = claimant.unlock();
    ended
}

/// An administrator needs two strong gates at the moment of the commit, whatever the users' policy says or said.
pub fn privileged(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    http.edit_policy(&|policy| policy.gates = Gates::One);
    let administrator = people::person(&http, "s-astrid.holm");
    let before = books::credential(&http, "s-astrid.holm");
    for by_mail in [true, false] {
        let mut claimant = Claimant::start(&http, &administrator.name);
        if by_mail {
            claimant.pass_mail(&address_of(&administrator));
        } else {
            claimant.pass_authenticator(&seed_of(&administrator));
        }
        if claimant.required != 2 {
            wrong.push(format!("an administrator is asked for {} gate", claimant.required));
        }
        let ended = claimant.set_password(PASSWORD);
        if ended.status == 200 || books::credential(&http, "s-astrid.holm") != before {
            wrong.push("an administrator's password was set after one gate".to_owned());
        }
        http.advance(31);
    }
    drop(http);
    // The role comes between gate and password, in a directory that bumps nothing.
    for role in [Role::GlobalAdministrator, Role::HelpDesk] {
        let http = target.world();
        http.edit_policy(&|policy| policy.gates = Gates::One);
        let victim = people::person(&http, VICTIM);
        let before = books::credential(&http, VICTIM);
        let mut claimant = Claimant::start(&http, &victim.name);
        claimant.pass_mail(&address_of(&victim));
        let name = serde_json::to_value(role).expect("a role").as_str().expect("a name").to_owned();
        http.sql(&[format!("UPDATE accounts SET role = '{name}' WHERE id = '{VICTIM}'")]);
        let ended = claimant.set_password(PASSWORD);
        if ended.status == 200 || books::credential(&http, VICTIM) != before {
            wrong.push(format!("{name} came between gate and password, and the password was set"));
        }
    }
    Verdict::of(&wrong, "one gate of either kind, and two roles raised under way: 0 passwords set")
}
