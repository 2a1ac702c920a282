//! Registration by another sign-in system: what it is told, the ticket it is given, and what the ticket opens.

use latchkey_protocol::policy::Origin;
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{InterruptReason, Me, Proved, RegistrationNeed, RegistrationTicket, SecurityInfo};
use serde_json::{Value, json};

use crate::claimant::{address_of, attempt, person, seed_of};
use crate::driver::{Answer, Call, Change, Driver};
use crate::owner::{Owner, cookie_of};
use crate::scenario::administration::as_operator;

const PETRA: &str = "s-petra.novak";
const NORA: &str = "s-nora.lindqvist";
const BACK: &str = "https://sign-in.alderbrook.example/on?state=7";

fn need(driver: &dyn Driver, id: &str) -> RegistrationNeed {
    driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users/{id}/registration"))).ok()
}

/// Makes the call that asks for a ticket.
pub fn asking(driver: &dyn Driver, id: &str, body: &Value) -> Call {
    let call = Call::post(&format!("/admin/users/{id}/registration-ticket"), body);
    call.with("authorization", &format!("Bearer {}", driver.operator_token()))
}

/// Makes the call that a ticket is redeemed by.
pub fn redeeming(ticket: &str) -> Call {
    Call::post("/session/registration", &json!({ "ticket": ticket }))
}

/// Gets a ticket without a way back.
#[track_caller]
pub fn ticket(driver: &dyn Driver, id: &str) -> String {
    driver.call(&asking(driver, id, &json!({}))).ok::<RegistrationTicket>().ticket
}

/// Begins a session by a ticket.
#[track_caller]
pub(super) fn begun<'a>(driver: &'a dyn Driver, id: &str) -> Owner<'a> {
    let answer = driver.call(&redeeming(&ticket(driver, id)));
    let me: Me = answer.ok();
    assert!(me.registering && !me.may_change_password);
    Owner { driver, cookie: cookie_of(&answer).expect("a session begins") }
}

fn list_origin(driver: &dyn Driver) {
    driver.edit_policy(&|policy| {
        let origin = Origin::try_from("https://sign-in.alderbrook.example".to_owned()).unwrap();
        policy.origins.return_to = [origin].into_iter().collect();
    });
}

/// Rule: another sign-in system hears whether to ask, and sends people to register what is missing, and back.
pub fn another_sign_in_has_people_register(driver: &dyn Driver) {
    list_origin(driver);
    let asked = need(driver, PETRA).interrupt.expect("asked");
    assert_eq!((asked.reason, asked.required, asked.missing), (InterruptReason::Register, 2, 2));
    assert_eq!(need(driver, NORA), RegistrationNeed { ask: false, interrupt: None });
    assert!(!need(driver, "s-hanna.keller").ask, "whose password is kept elsewhere");
    let issued: RegistrationTicket = driver.call(&asking(driver, PETRA, &json!({"return_to": BACK}))).ok();
    assert_eq!(issued.address, format!("{}/register#ticket={}", driver.origin(), issued.ticket));
    assert_eq!(issued.expires_in, 300);
    let answer = driver.call(&redeeming(&issued.ticket));
    let me: Me = answer.ok();
    assert_eq!((me.registering, me.return_to.as_deref()), (true, Some(BACK)));
    let mut petra = Owner { driver, cookie: cookie_of(&answer).expect("a session begins") };
    petra.add_app();
    let info = petra.add_mail("petra.novak@post.example");
    assert_eq!((info.methods.len(), info.registered, info.offered.len()), (2, true, 0));
    assert!(info.methods.iter().all(|method| !method.may_change && !method.may_delete));
    assert!(!need(driver, PETRA).ask);
    let more = petra.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"}));
    assert_eq!(more.problem().code, Code::NotAllowed, "nothing is missing any more");
    driver.advance(181 * 86_400);
    assert!(!need(driver, PETRA).ask, "what is old is confirmed at a sign-in of ours; such a session only adds");
}

/// Rule: a ticket opens once, for five minutes, the account as it was; whatever is wrong with one, the answer is the same.
pub fn a_registration_ticket_is_good_once(driver: &dyn Driver) {
    let refused = |ticket: &str| {
        let answer = driver.call(&redeeming(ticket));
        assert_eq!((answer.status, answer.problem().code, cookie_of(&answer)), (410, Code::FlowEnded, None));
    };
    let used = ticket(driver, PETRA);
    assert_eq!(driver.call(&redeeming(&used)).status, 200);
    refused(&used);
    let late = ticket(driver, PETRA);
    driver.advance(301);
    refused(&late);
    let ended = ticket(driver, PETRA);
    let mut petra = Owner::sign_in(driver, &person(driver, PETRA), &person(driver, PETRA).password);
    let _ = petra.sign_out("everywhere");
    refused(&ended);
    let disabled = ticket(driver, PETRA);
    driver.change(PETRA, &Change::Disable);
    refused(&disabled);
    refused("v4.local.none");
    refused(&petra.cookie);
    let foreign = redeeming(&ticket(driver, NORA)).with("origin", "https://evil.example");
    assert_eq!(driver.call(&foreign).status, 403, "only our own page redeems one");
}

/// Rule: people are sent back to listed origins only, and nobody but the operator and global administrators sends anybody,
/// these only whom they may change.
pub fn a_registration_ticket_is_not_everybodys_to_give(driver: &dyn Driver) {
    let issue = |to: &str| driver.call(&asking(driver, PETRA, &json!({ "return_to": to })));
    assert_eq!(issue(BACK).problem().code, Code::Rejected, "nothing is listed");
    list_origin(driver);
    assert_eq!(issue(BACK).status, 200);
    for other in ["https://sign-in.alderbrook.example.evil/on", "https://alderbrook.example/on", "/on", ""] {
        let refused = issue(other).problem();
        assert_eq!(
            (refused.code, refused.flaws.first().map(|flaw| flaw.place.as_str())),
            (Code::Rejected, Some("return_to"))
        );
    }
    let nobody = driver.call(&asking(driver, "s-nobody", &json!({})));
    assert_eq!(nobody.status, 404);
    let mut astrid = crate::scenario::roles::signed_in(driver, latchkey_protocol::account::Role::GlobalAdministrator);
    let mut by_astrid = |id: &str| astrid.post(&format!("/admin/users/{id}/registration-ticket"), &json!({})).status;
    assert_eq!((by_astrid(PETRA), by_astrid("s-astrid.holm")), (200, 403), "nobody sends themselves");
}

/// Rule: such a session adds what is missing and nothing else: it changes and removes nothing, sets no password, ends no
/// other session, and administers nothing; and what is registered is asked for first.
pub fn a_registration_session_only_adds(driver: &dyn Driver) {
    let tomas = person(driver, "s-tomas.berg");
    driver.change("s-tomas.berg", &Change::Role(latchkey_protocol::account::Role::GlobalAdministrator));
    let mut errand = begun(driver, "s-tomas.berg");
    assert_eq!(errand.security_info().problem().code, Code::ProofNeeded, "something is registered");
    let _: Proved = errand.prove_by_mail(&address_of(&tomas)).ok();
    let info: SecurityInfo = errand.security_info().ok();
    let [mail] = info.methods.as_slice() else { panic!("expected one method") };
    let replacing = json!({"attempt": attempt(), "kind": "mail", "contact": "t@post.example", "replaces": mail.id});
    let by_id = json!({"attempt": attempt(), "id": mail.id});
    let password = json!({"attempt": attempt(), "old": tomas.password, "new": "quiet-otters-paddle-upstream"});
    let once = json!({"attempt": attempt()});
    let named = json!({"attempt": attempt(), "id": mail.id, "name": "Mine"});
    let refused: [(&str, &Value); 8] = [
        ("/me/security-info/remove", &by_id),
        ("/me/security-info/default", &by_id),
        ("/me/security-info/name", &named),
        ("/me/security-info/review", &once),
        ("/me/security-info/begin", &replacing),
        ("/me/password", &password),
        ("/me/snooze", &once),
        ("/me/sign-out", &json!({"scope": "everywhere"})),
    ];
    for (path, body) in refused {
        let problem = errand.post(path, body).problem();
        assert_eq!((problem.code, problem.status), (Code::NotAllowed, 403), "{path}");
    }
    let administering: Answer = errand.send(Call::get("/api/v1/admin/policy"));
    assert_eq!(administering.problem().code, Code::SignInNeeded);
    assert_eq!(errand.security_info().ok::<SecurityInfo>().methods.len(), 1, "nothing was changed");
    errand.add_app();
    assert_eq!(errand.sign_out("here").status, 200);
    assert_eq!(errand.me().status, 401);
}

/// Rule: what somebody holds is asked for before a session by a ticket adds anything, as after a password.
pub fn a_registration_session_proves_what_is_held(driver: &dyn Driver) {
    let nora = person(driver, NORA);
    let mut errand = begun(driver, NORA);
    let begin = json!({"attempt": attempt(), "kind": "authenticator"});
    assert_eq!(errand.post("/me/security-info/begin", &begin).problem().code, Code::ProofNeeded);
    let _: Proved = errand.prove(&totp::code_at(&seed_of(&nora), driver.now())).ok();
    let info: SecurityInfo = errand.security_info().ok();
    assert!(info.registered && info.offered.is_empty());
    assert!(info.methods.iter().any(|method| method.kind == MethodKind::Authenticator));
    assert_eq!(errand.post("/me/security-info/begin", &begin).problem().code, Code::NotAllowed);
}
