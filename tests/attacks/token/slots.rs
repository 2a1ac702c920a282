//! Where tickets can be put, and a live ticket of every stage to put there.

use latchkey_protocol::ids::SubjectId;
use latchkey_protocol::ticket::{NotMeClaims, NotMeTicket};
use latchkey_shared::opaque::SupportId;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::sign_in;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::{mailed_code, ticket_of};
use latchkey_tests::scenario::outside;
use serde_json::Value;

use crate::calls::{self, Form, Pass, Stage, Who};
use crate::people::{self, VICTIM};
use crate::uniform::{Seen, seen};

/// Where a ticket can be put: a call, and which of its fields, or the cookie.
#[derive(Clone, Debug)]
pub struct Slot {
    /// What it says in a report.
    pub name: String,
    /// What a ticket there is for.
    pub stage: Stage,
    form: Form,
    place: Option<String>,
}

/// One live ticket of each stage.
pub struct Live {
    pass: Pass,
    check: String,
    flow: String,
    challenge: String,
    sign_in: String,
    second: String,
    registration: String,
    registration_pass: String,
    not_me: String,
}

/// Every place where a call takes a ticket.
pub fn slots() -> Vec<Slot> {
    calls::all().iter().flat_map(of_form).collect()
}

fn of_form(form: &Form) -> Vec<Slot> {
    let (_, call) = form.path.rsplit_once("/api/v1/").unwrap_or_default();
    let slot = |place: Option<String>, stage: Stage| Slot {
        name: format!("{call}{}", place.as_deref().unwrap_or("/cookie").replace('/', ".")),
        stage,
        form: form.clone(),
        place,
    };
    let mut found: Vec<Slot> = form.tickets().into_iter().map(|(place, stage)| slot(Some(place), stage)).collect();
    if form.who == Who::SignedIn {
        found.push(slot(None, Stage::Session));
    }
    found
}

impl Slot {
    /// Writes the call with a ticket in this place, and live ones wherever else it wants some. Nothing if a cookie cannot
    /// hold such a text: what a header leaves out or ends at never arrives.
    pub fn call(&self, ticket: &str, live: &Live) -> Option<Call> {
        let mut body = self.form.filled(&|stage| live.of(stage).to_owned());
        let Some(place) = &self.place else {
            let is_carried = ticket.trim() == ticket && !ticket.contains(';') && !ticket.contains(char::is_control);
            return is_carried.then(|| self.form.call(body.as_ref(), Some(&live.pass.with_session(ticket))));
        };
        *body.as_mut()?.pointer_mut(place)? = Value::String(ticket.to_owned());
        Some(self.form.call(body.as_ref(), Some(&live.pass)))
    }

    /// Sends the call with a ticket in this place, if it can be sent.
    pub fn send(&self, http: &Http, ticket: &str, live: &Live) -> Option<Answer> {
        Some(http.call(&self.call(ticket, live)?))
    }

    /// Returns what a word that is no ticket gets here.
    pub fn refusal(&self, http: &Http, live: &Live) -> Seen {
        seen(&self.send(http, "x", live).expect("a word can be sent everywhere"))
    }

    /// Tells whether a good ticket in this place ends what it stands for, or replaces what belongs to it.
    fn is_last(&self) -> bool {
        ["/challenge", "/close", "/sign-out", "/not-me"].iter().any(|end| self.form.path.ends_with(end))
    }
}

impl Live {
    /// Begins a reset of the victim as far as a challenge, a sign-in of hers as far as a mailed code, and a session in which
    /// an authenticator is about to be registered; and a pass to register, which is good once.
    pub fn begin(http: &Http) -> Self {
        let check = http.secrets().solved_check(&http.origin(), http.now());
        let check = check.get("check").and_then(Value::as_str).expect("a check").to_owned();
        let victim = people::person(http, VICTIM);
        let mut claimant = people::start(http, &victim.name);
        assert_eq!(claimant.ask("authenticator", None).status, 200);
        let signed_in: SignedIn = sign_in(http, &victim.name, &victim.password).ok();
        let (second, _) = mailed_code(http, &victim, &signed_in);
        http.quiet();
        let pass = Pass::new(http);
        // It is good in the session that it was begun in.
        let (registration, _) = pass.owner(http).begin_app();
        Self {
            pass,
            check,
            flow: claimant.flow,
            challenge: claimant.challenge,
            sign_in: ticket_of(&signed_in),
            second,
            registration,
            registration_pass: outside::ticket(http, calls::SIGNED_IN),
            not_me: not_me(http),
        }
    }

    /// Returns the ticket of a stage.
    pub fn of(&self, stage: Stage) -> &str {
        match stage {
            Stage::Check => &self.check,
            Stage::Flow => &self.flow,
            Stage::Challenge => &self.challenge,
            Stage::SignIn => &self.sign_in,
            Stage::SecondChallenge => &self.second,
            Stage::Session => self.pass.session(),
            Stage::Registration => &self.registration,
            Stage::RegistrationPass => &self.registration_pass,
            Stage::NotMe => &self.not_me,
        }
    }
}

/// Returns what stands in a notice to somebody of whom nothing else here is.
pub fn not_me(http: &Http) -> String {
    let (secrets, now) = (http.secrets(), http.now());
    let subject = SubjectId(calls::NUMBERED.to_owned());
    let claims =
        NotMeClaims { subject, support_id: SupportId::from_bytes([7; 5]), issued: now, expires: now.plus(900) };
    NotMeTicket::seal(&claims, &secrets.binding(&http.origin()), &secrets.keys, now).expect("a ticket can be sealed")
}

/// Notes every forgery that is not answered like a word that is no ticket.
pub fn all_refused(http: &Http, live: &Live, forge: &dyn Fn(&Slot) -> Vec<(String, String)>) -> (usize, Vec<String>) {
    let mut sent = 0;
    let mut wrong = Vec::new();
    let slots = slots();
    for slot in &slots {
        let refusal = slot.refusal(http, live);
        for (what, forged) in forge(slot) {
            let Some(answer) = slot.send(http, &forged, live) else { continue };
            sent += 1;
            let found = seen(&answer);
            if found != refusal {
                wrong.push(format!("{}: {what} was answered {found:?} instead of {refusal:?}", slot.name));
            }
        }
    }
    wrong.extend(good_ones_are_read(http, live, &slots));
    (sent, wrong)
}

/// If a good ticket were refused as well, the refusals of the others would show nothing. What ends something comes last.
fn good_ones_are_read(http: &Http, live: &Live, slots: &[Slot]) -> Vec<String> {
    let (last, first): (Vec<&Slot>, Vec<&Slot>) = slots.iter().partition(|slot| slot.is_last());
    let mut wrong = Vec::new();
    for slot in first.into_iter().chain(last) {
        let refusal = slot.refusal(http, live);
        let answer = slot.send(http, live.of(slot.stage), live).expect("a ticket can be sent everywhere");
        if seen(&answer) == refusal {
            wrong.push(format!("the good ticket at {} was answered {}", slot.name, answer.text()));
        }
    }
    wrong
}
