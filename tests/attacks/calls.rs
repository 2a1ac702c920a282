//! Every call of the API as a client writes it: the one table behind each case that goes over all calls, bodies or tickets.
//!
//! It follows the worker's own tables. A route that is added does not compile before its body stands here; from then on it
//! is sent every ticket, every shape, method, media type, size and origin. Not here: what the calls mean.

use latchkey_protocol::administration::Action;
use latchkey_protocol::api::{AdminRoute, OWN_PAGE_HEADER, Route};
use latchkey_protocol::testing::organisation::Person;
use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::Owner;
use serde::Serialize;
use serde_json::{Value, json};

use crate::case::Need;
use crate::people;
use crate::target::Target;

/// The media type of every body that is no table.
pub const JSON: &str = "application/json";
/// The media type of a table.
const TABLE: &str = "text/csv";
/// Most bytes of a body.
const BODY: usize = 16 * 1024;
/// Most bytes of a document that an administrator sends.
const DOCUMENT: usize = 128 * 1024;
/// Most bytes of a part of a table.
pub const PART: usize = 1024 * 1024;
/// Whose number stands in the paths of administrators' calls.
pub const NUMBERED: &str = "s-viktor.sand";
/// Whose stands there where a method does, too.
pub const WITH_METHODS: &str = "s-mei.tanaka";
/// Stands for an attempt, which is drawn anew for every call.
const ATTEMPT: &str = "an attempt";
/// Whose session it is: somebody whose password is enough.
pub const SIGNED_IN: &str = "s-petra.novak";

/// Who makes a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Anybody,
    /// Anybody, on our own page.
    OurPage,
    /// Somebody signed in, on our own page.
    SignedIn,
    /// The operator.
    Operator,
}

/// What a ticket is for. In a body its name stands where such a ticket belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Stage {
    /// A check against robots.
    Check,
    /// A flow.
    Flow,
    /// A challenge of a flow.
    Challenge,
    /// A sign-in whose password was right.
    SignIn,
    /// The challenge of a second factor.
    SecondChallenge,
    /// A session: the cookie.
    Session,
    /// A method that is about to be registered.
    Registration,
    /// What another sign-in system sends its user with.
    RegistrationPass,
    /// What a notice says that it was not its reader with.
    NotMe,
}

/// One call.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: String,
    /// Who may make it.
    pub who: Who,
    /// Whether our own pages alone may.
    pub is_own: bool,
    /// The media type of its body.
    pub media: &'static str,
    /// Most bytes of its body.
    pub most_bytes: usize,
    /// Whether its path ends in the name of something, which may be written with escapes.
    pub ends_in_name: bool,
    /// Whether its body is a document whose every part may be left out, refused with a list of its flaws.
    pub is_document: bool,
    /// Fields of the body that may be left out.
    pub optional: &'static [&'static str],
    body: Option<Value>,
}

/// What lets somebody in: a cookie, or the operator's token.
#[derive(Clone, Debug)]
pub struct Pass {
    origin: String,
    cookie: String,
    token: String,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 9] = [
        Self::Check,
        Self::Flow,
        Self::Challenge,
        Self::SignIn,
        Self::SecondChallenge,
        Self::Session,
        Self::Registration,
        Self::RegistrationPass,
        Self::NotMe,
    ];

    /// Finds the stage that a word in a body stands for.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| json!(stage) == word)
    }
}

/// Every call there is, in the order of the worker's tables.
pub fn all() -> Vec<Form> {
    let routes = Route::ALL.into_iter().map(|(path, route)| Form {
        method: route.method(),
        path: path.to_owned(),
        who: match route {
            Route::NotMe => Who::OurPage,
            route if route.is_signed_in() => Who::SignedIn,
            _ => Who::Anybody,
        },
        is_own: route.is_own(),
        media: JSON,
        most_bytes: BODY,
        ends_in_name: false,
        is_document: false,
        optional: match route {
            Route::SecondVerify => &["challenge"],
            Route::ProofVerify => &["answer"],
            Route::ConfirmMethod => &["code"],
            _ => &[],
        },
        body: body_of(route),
    });
    let rows = AdminRoute::ALL.into_iter().map(|row| {
        let (body, most_bytes) = administrators_body_of(row.route);
        Form {
            method: row.method,
            path: numbered(row.path),
            who: Who::Operator,
            is_own: true,
            media: if matches!(row.route, AdminRoute::Import | AdminRoute::ImportMembers) { TABLE } else { JSON },
            most_bytes,
            ends_in_name: row.path.ends_with("{id}"),
            is_document: matches!(row.route, AdminRoute::WritePolicy | AdminRoute::PreviewPolicy),
            optional: if matches!(row.route, AdminRoute::Members(_)) { &["ids"] } else { &[] },
            body,
        }
    });
    routes.chain(rows).collect()
}

/// Every call that somebody can make here: without the tests' world nobody is signed in.
pub fn open_to(target: &Target) -> (Vec<Form>, Option<Http>) {
    let http = target.offers(Need::World).then(|| target.world());
    let forms = all().into_iter().filter(|form| form.who == Who::Anybody || http.is_some());
    (forms.collect(), http)
}

/// Every method that some call takes at a path; a name in braces stands for anything but what is a path of its own.
pub fn methods_at(path: &str) -> Vec<&'static str> {
    let is_here = |known: &str| {
        let (known, path) = (known.split('/'), path.split('/'));
        known.clone().count() == path.clone().count()
            && known.zip(path).all(|(known, part)| known == part || known.starts_with('{'))
    };
    let is_fixed = AdminRoute::ALL.iter().any(|row| row.path == path);
    let is_here = |known: &str| if is_fixed { known == path } else { is_here(known) };
    let routes = Route::ALL.into_iter().map(|(path, route)| (path, route.method()));
    let rows = AdminRoute::ALL.into_iter().map(|row| (row.path, row.method));
    routes.chain(rows).filter(|(known, _)| is_here(known)).map(|(_, method)| method).collect()
}

/// A body of the right shape, which for nobody's account and tickets means nothing.
fn body_of(route: Route) -> Option<Value> {
    let attempt = ATTEMPT;
    let password = "quiet-otters-paddle-upstream";
    Some(match route {
        Route::Health | Route::Tenant | Route::Me | Route::Proof | Route::SecurityInfo | Route::Questions => {
            return None;
        }
        Route::BotCheck => json!({"kind": "image"}),
        Route::Audio => json!({"check": Stage::Check}),
        // The solution is that of every check which the tests seal.
        Route::Start => json!({"identifier": "nobody", "bot_check": {"check": Stage::Check, "solution": "234567"}}),
        Route::Challenge => json!({"flow": Stage::Flow, "attempt": attempt, "method": "authenticator"}),
        Route::Verify => json!({
            "flow": Stage::Flow, "challenge": Stage::Challenge, "attempt": attempt, "answer": {"code": "000000"},
        }),
        Route::Poll => json!({"challenge": Stage::Challenge}),
        Route::Password => json!({"flow": Stage::Flow, "attempt": attempt, "password": password}),
        Route::Unlock => json!({"flow": Stage::Flow, "attempt": attempt}),
        Route::Extend => json!({"flow": Stage::Flow}),
        Route::Close => json!({"flow": Stage::Flow, "reason": "cancelled"}),
        Route::Session => json!({"identifier": "nobody", "password": password}),
        Route::SecondChallenge => json!({"sign_in": Stage::SignIn, "attempt": attempt, "method": "mail"}),
        Route::SecondVerify => json!({
            "sign_in": Stage::SignIn, "challenge": Stage::SecondChallenge, "attempt": attempt,
            "answer": {"code": "00000000"},
        }),
        Route::SessionPassword => json!({"sign_in": Stage::SignIn, "attempt": attempt, "password": password}),
        Route::SessionRegistration => json!({"ticket": Stage::RegistrationPass}),
        Route::ChangePassword => json!({"attempt": attempt, "old": "wrong-otters", "new": password}),
        Route::ProofChallenge => json!({"attempt": attempt, "method": "mail"}),
        Route::ProofVerify => json!({"attempt": attempt, "answer": {"code": "000000"}}),
        Route::Snooze | Route::Review | Route::RecoveryCodes => json!({"attempt": attempt}),
        Route::BeginMethod => json!({"attempt": attempt, "kind": "authenticator"}),
        Route::ConfirmMethod => json!({"registration": Stage::Registration, "attempt": attempt, "code": "000000"}),
        Route::RemoveMethod | Route::DefaultMethod => json!({"attempt": attempt, "id": "nothing"}),
        Route::NameMethod => json!({"attempt": attempt, "id": "nothing", "name": "Phone"}),
        Route::RegisterAnswers => {
            json!({"attempt": attempt, "answers": [{"question": "q01", "answer": "Alderwick"}]})
        }
        Route::SignOut => json!({"scope": "here"}),
        Route::NotMe => json!({"ticket": Stage::NotMe}),
        Route::LiftFreeze => json!({}),
    })
}

/// The same of an administrator's call, and how many bytes it may have at the most. Most changes of an account take none.
fn administrators_body_of(route: AdminRoute) -> (Option<Value>, usize) {
    match route {
        AdminRoute::ReadPolicy
        | AdminRoute::PolicyVersions
        | AdminRoute::PolicyVersion
        | AdminRoute::Users
        | AdminRoute::User
        | AdminRoute::Registration
        | AdminRoute::ExportUsers
        | AdminRoute::Groups
        | AdminRoute::Audit
        | AdminRoute::ExportAudit
        | AdminRoute::Readiness
        | AdminRoute::Registrations
        | AdminRoute::Resets => (None, BODY),
        // The one body that is no JSON stands here as its text.
        AdminRoute::ImportMembers => (Some(json!("name\ns-petra.novak@alderbrook.example\n")), PART),
        AdminRoute::Import => (Some(json!("name,display_name\nwanda.okoro@alderbrook.example,Wanda Okoro\n")), PART),
        AdminRoute::IssueTicket => (Some(json!({})), BODY),
        AdminRoute::IssuePass => (Some(json!({"attempt": ATTEMPT})), BODY),
        AdminRoute::AddGroup => (Some(json!({"attempt": ATTEMPT, "name": "Ward 7"})), BODY),
        AdminRoute::Members(_) => (Some(json!({"ids": ["s-petra.novak"]})), DOCUMENT),
        AdminRoute::WritePolicy | AdminRoute::PreviewPolicy => (Some(json!({"gates": 2})), DOCUMENT),
        AdminRoute::AddUser => {
            let name = "wanda.okoro@alderbrook.example";
            (Some(json!({"attempt": ATTEMPT, "name": name, "display_name": "Wanda Okoro"})), BODY)
        }
        AdminRoute::Change(action) => match action {
            Action::Replace => (Some(json!({"display_name": "Viktor Sand"})), BODY),
            Action::GiveRole => (Some(json!({"role": "reader"})), BODY),
            Action::Prefill => (Some(json!({"attempt": ATTEMPT, "mail": "wanda.okoro@post.example"})), BODY),
            Action::Disable
            | Action::Enable
            | Action::Unlock
            | Action::Thaw
            | Action::SignOut
            | Action::ForceRegistration
            | Action::RemoveMethod
            | Action::EnableMethod => (None, BODY),
        },
    }
}

/// Puts what there is wherever a path of the table has a name in braces: nobody can be told by it that a call is not there.
fn numbered(path: &str) -> String {
    let is_of_group = path.starts_with("/api/v1/admin/groups/");
    let is_of_method = path.contains("{method}");
    let is_of_kind = path.ends_with("/enable");
    let parts = path.split('/').map(|part| match part {
        "{id}" if is_of_group => "staff".to_owned(),
        // Another one, for the first has to register anew.
        "{id}" if is_of_method => WITH_METHODS.to_owned(),
        "{id}" => NUMBERED.to_owned(),
        "{method}" if is_of_kind => "mail".to_owned(),
        "{method}" => format!("{WITH_METHODS}-1"),
        _ if part.starts_with('{') => "1".to_owned(),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

impl Form {
    /// Names it as a person would.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path.trim_start_matches("/api/v1"))
    }

    /// Returns its body with a word in place of every ticket.
    pub fn body(&self) -> Option<Value> {
        self.filled(&|_| "t".to_owned())
    }

    /// Returns its body with tickets in their places.
    pub fn filled(&self, ticket: &dyn Fn(Stage) -> String) -> Option<Value> {
        let mut body = self.body.clone()?;
        for place in places(&body) {
            let word = body.pointer(&place).and_then(Value::as_str).unwrap_or_default();
            let text = if word == ATTEMPT { Some(attempt()) } else { Stage::named(word).map(ticket) };
            if let (Some(text), Some(there)) = (text, body.pointer_mut(&place)) {
                *there = Value::String(text);
            }
        }
        Some(body)
    }

    /// Writes a body as it is sent.
    pub fn written(&self, body: &Value) -> Vec<u8> {
        match body {
            Value::String(table) if self.media == TABLE => table.clone().into_bytes(),
            _ => body.to_string().into_bytes(),
        }
    }

    /// Says where in its body which tickets belong.
    pub fn tickets(&self) -> Vec<(String, Stage)> {
        let places = self.body.as_ref().map(places).unwrap_or_default();
        let stage = |place: &String| self.body.as_ref()?.pointer(place)?.as_str().and_then(Stage::named);
        places.into_iter().filter_map(|place| stage(&place).map(|stage| (place, stage))).collect()
    }

    /// Writes the call with a body; somebody with a pass shows it.
    pub fn call(&self, body: Option<&Value>, pass: Option<&Pass>) -> Call {
        let mut call = Call { method: self.method, ..Call::get(&self.path) };
        if let Some(body) = body {
            call.headers.push(("content-type", self.media.to_owned()));
            call.body = Some(self.written(body));
        }
        if self.method == "PUT" {
            call.headers.push(("if-match", "\"1\"".to_owned()));
        }
        match pass {
            Some(pass) => pass.shown(call, self.who),
            None => call,
        }
    }
}

/// Lists the places of a value that hold a text, as JSON pointers (RFC 6901).
fn places(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, inner)| places(inner).into_iter().map(move |place| format!("/{name}{place}")))
            .collect(),
        Value::String(_) => vec![String::new()],
        _ => Vec::new(),
    }
}

impl Pass {
    /// Signs somebody in, and takes the operator's token along.
    pub fn new(http: &Http) -> Self {
        let person: Person = people::person(http, SIGNED_IN);
        let cookie = Owner::sign_in(http, &person, &person.password).cookie;
        Self { origin: http.origin(), cookie, token: http.operator_token() }
    }

    /// Returns whose session it is, to go on in it.
    pub fn owner<'a>(&self, http: &'a Http) -> Owner<'a> {
        Owner { driver: http, cookie: self.cookie.clone() }
    }

    /// Returns the sealed session.
    pub fn session(&self) -> &str {
        self.cookie.split_once('=').map_or("", |(_, sealed)| sealed)
    }

    /// Returns the same pass with another session in its cookie.
    pub fn with_session(&self, sealed: &str) -> Self {
        let name = self.cookie.split_once('=').map_or("", |(name, _)| name);
        Self { cookie: format!("{name}={sealed}"), ..self.clone() }
    }

    /// Adds what a call by our own page, or by the operator, carries.
    fn shown(&self, call: Call, who: Who) -> Call {
        match who {
            Who::Anybody => call,
            Who::OurPage => call.with(OWN_PAGE_HEADER, "1").with("origin", &self.origin),
            Who::SignedIn => call.with("cookie", &self.cookie).with(OWN_PAGE_HEADER, "1").with("origin", &self.origin),
            Who::Operator => call.with("authorization", &format!("Bearer {}", self.token)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_a_form_and_every_ticket_has_a_place() {
        let forms = all();
        assert_eq!(forms.len(), Route::ALL.len() + AdminRoute::ALL.len());
        for form in &forms {
            assert!(form.body.is_none() || matches!(form.method, "POST" | "PUT"), "{}", form.name());
            assert!(!form.path.contains('{'), "{}", form.path);
        }
        // Rule: no stage is left out, in a body or in the cookie.
        for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::Session) {
            let takes = |form: &Form| form.tickets().iter().any(|(_, found)| *found == stage);
            assert!(forms.iter().any(takes), "{stage:?}");
        }
        assert!(forms.iter().any(|form| form.who == Who::SignedIn));
    }

    #[test]
    fn places_are_filled_and_nothing_else() {
        let forms = all();
        let verify = forms.iter().find(|form| form.path.ends_with("/reset/verify")).unwrap();
        let body = verify.filled(&|stage| format!("{stage:?}!")).unwrap();
        assert_eq!((&body["flow"], &body["challenge"]), (&json!("Flow!"), &json!("Challenge!")));
        assert_eq!(body["answer"]["code"], json!("000000"));
        assert_eq!(body["attempt"].as_str().unwrap().len(), 22);
    }
}
