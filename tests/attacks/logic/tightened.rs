//! Policy and account made stricter while a reset is under way (A53, A54): what was proven by the old rules is not enough.

use core::fmt;
use std::collections::BTreeSet;

use latchkey_protocol::account::Role;
use latchkey_protocol::policy::{Gates, Scope};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_tests::claimant::{Claimant, address_of, seed_of, try_start};
use latchkey_tests::driver::{Change, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail;

use crate::books;
use crate::case::Verdict;
use crate::crowd;
use crate::target::Target;

const VICTIM: &str = "s-nora.lindqvist";
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
const CALLS: [&str; 6] = ["start", "challenge", "verify", "challenge 2", "verify 2", "password"];

impl Tighter {
    /// Tells whether the claimant has one gate to pass by the rules at the beginning: else what is proven would be enough
    /// by the new rules, too.
    const fn begins_with_one_gate(self) -> bool {
        matches!(self, Self::Gates | Self::Role | Self::Authenticator)
    }

    fn set_up(self, http: &Http) {
        if self.begins_with_one_gate() {
            http.edit_policy(&|policy| policy.gates = Gates::One);
        }
    }

    fn take_effect(self, http: &Http) {
        match self {
            Self::Gates => http.edit_policy(&|policy| policy.gates = Gates::Two),
            Self::Method => http.edit_policy(&|policy| {
                policy.methods = BTreeSet::from([MethodKind::Authenticator]);
                policy.gates = Gates::One;
            }),
            Self::Group => http.change(VICTIM, &Change::Groups(BTreeSet::new())),
            Self::Scope => http.edit_policy(&|policy| policy.scope = Scope::None),
            Self::Disabled => http.change(VICTIM, &Change::Disable),
            Self::Role => {
                http.sql(&[format!("UPDATE accounts SET role = 'global_administrator' WHERE id = '{VICTIM}'")]);
            }
            Self::Authenticator => http.change(VICTIM, &Change::DropAuthenticators),
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
        for place in 0..CALLS.len() {
            let http = target.world();
            tighter.set_up(&http);
            let before = books::credential(&http, VICTIM);
            let ended = go_on(&http, tighter, place);
            tried += 1;
            if books::credential(&http, VICTIM) != before {
                let call = CALLS.get(place).copied().unwrap_or_default();
                wrong.push(format!("{tighter} before {call}: the password was changed ({ended})"));
            }
        }
    }
    // The same walks without any change do reach the password, or they would prove nothing.
    for gates in [Gates::One, Gates::Two] {
        let http = target.world();
        http.edit_policy(&|policy| policy.gates = gates);
        let before = books::credential(&http, VICTIM);
        let ended = walk(&http, matches!(gates, Gates::One), &|_| {});
        if books::credential(&http, VICTIM) == before {
            wrong.push(format!("without any change the walk ended with {ended}"));
        }
    }
    Verdict::of(&wrong, format!("{tried} resets with a change under way: 0 passwords set; 2 without: 2 set"))
}

fn go_on(http: &Http, tighter: Tighter, place: usize) -> String {
    walk(http, tighter.begins_with_one_gate(), &|call| {
        if call == place {
            tighter.take_effect(http);
        }
    })
}

/// Walks through a reset as far as it goes, and returns the last answer. With one gate the proof is the authenticator's
/// where it is lost later, else the mail's; the calls of the second gate are left out.
fn walk(http: &Http, one_gate: bool, before: &dyn Fn(usize)) -> String {
    let victim = crowd::person(http, VICTIM);
    let address = address_of(&victim);
    before(0);
    let started = try_start(http, &victim.name);
    if started.status != 200 {
        return started.text();
    }
    let mut claimant = Claimant::started(http, &started);
    before(1);
    let _ = claimant.ask("authenticator", None);
    http.quiet();
    before(2);
    let _ = claimant.answer(&totp::code_at(&seed_of(&victim), http.now()));
    before(3);
    if one_gate {
        before(4);
    } else {
        let mail =
            claimant.methods.iter().find(|method| method.kind == MethodKind::Mail).map(|method| method.id.clone());
        let sent = mail::codes(&http.mails(&address)).len();
        let _ = claimant.ask(&mail.unwrap_or_else(|| "mail".to_owned()), Some(&address));
        let codes = mail::codes(&http.mails(&address));
        before(4);
        let code = codes.get(sent).cloned().unwrap_or_else(|| "00000000".to_owned());
        let _ = claimant.answer(&code);
    }
    before(5);
    let _ = claimant.unlock();
    claimant.set_password(PASSWORD).text()
}

/// An administrator needs two strong gates at the moment of the commit, whatever the users' policy says or said.
pub fn privileged(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    http.edit_policy(&|policy| policy.gates = Gates::One);
    let administrator = crowd::person(&http, "s-astrid.holm");
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
        let victim = crowd::person(&http, VICTIM);
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
