//! One test for each way to break a ticket.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::SupportId;
use proptest::prelude::{ProptestConfig, proptest};

use super::*;
use crate::check::Task;
use crate::contact::MailAddress;
use crate::enrolment::{Authenticator, TotpSeed};
use crate::ids::{
    AccountName, ChallengeId, CheckId, DestinationDigest, EnrolmentId, FlowId, RegistrationId, SessionId, SubjectId,
};
use crate::keys::{KeyId, Ring, Secret};

mod forgery;
mod library;
mod lifetime;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
const ORIGIN: &str = "https://reset.alderbrook.example";

fn tenant() -> TenantId {
    TenantId("alder".to_owned())
}

/// Calls `test` with the usual binding.
fn bound<T>(test: impl FnOnce(&Binding<'_>) -> T) -> T {
    test(&Binding { tenant: &tenant(), public_origin: ORIGIN, request_origin: ORIGIN, epoch: 1 })
}

fn check() -> CheckClaims {
    CheckClaims {
        check: CheckId([4; 16]),
        task: Task::Pow { salt: core::array::from_fn(|i| u8::try_from(i).unwrap()), bits: 13, count: 16 },
        elevated: false,
        support_id: SupportId::from_bytes([3; 5]),
        issued: NOW,
        expires: NOW.plus(300),
    }
}

fn flow() -> FlowClaims {
    FlowClaims {
        flow: FlowId([1; 16]),
        subject: TicketSubject::Named(AccountName("nora@alderbrook.example".to_owned())),
        passed: 0,
        elevated: false,
        extended: false,
        policy_version: 7,
        support_id: SupportId::from_bytes([3; 5]),
        issued: NOW,
        started: NOW,
        expires: NOW.plus(900),
    }
}

fn challenge() -> ChallengeClaims {
    ChallengeClaims {
        flow: FlowId([1; 16]),
        challenge: ChallengeId([2; 16]),
        subject: TicketSubject::Known(SubjectId("s-1".to_owned())),
        method: MethodKind::Mail,
        enrolment: Some(EnrolmentId("e-1".to_owned())),
        destination: Some(DestinationDigest([5; 16])),
        code_key: KeyId::SAMPLE,
        past_gate: true,
        support_id: SupportId::from_bytes([3; 5]),
        issued: NOW,
        expires: NOW.plus(600),
    }
}

fn sign_in() -> SignInClaims {
    SignInClaims {
        sign_in: FlowId([1; 16]),
        subject: SubjectId("s-1".to_owned()),
        version: 3,
        epoch: 4,
        complete: true,
        proved_by: Some(DestinationDigest([5; 16])),
        support_id: SupportId::from_bytes([3; 5]),
        issued: NOW,
        expires: NOW.plus(600),
    }
}

fn session() -> SessionClaims {
    SessionClaims {
        session: SessionId([6; 16]),
        subject: SubjectId("s-1".to_owned()),
        epoch: 4,
        started: NOW,
        seen: NOW,
        proved: NOW,
        proved_by: Some(DestinationDigest([5; 16])),
        also_by: None,
        snoozed: false,
        errand: None,
    }
}

fn registration() -> RegistrationClaims {
    RegistrationClaims {
        registration: RegistrationId([7; 16]),
        subject: SubjectId("s-1".to_owned()),
        session: SessionId([6; 16]),
        authenticator: Authenticator::Totp { seed: TotpSeed::from_bytes(vec![8; 20]).unwrap() },
        replaces: None,
        code_key: KeyId::SAMPLE,
        issued: NOW,
        expires: NOW.plus(600),
    }
}

fn pass() -> PassClaims {
    PassClaims {
        pass: CheckId([4; 16]),
        subject: SubjectId("s-1".to_owned()),
        epoch: 4,
        return_to: Some("https://sign-in.alderbrook.example/on".to_owned()),
        issued: NOW,
        expires: NOW.plus(300),
    }
}

fn not_me() -> NotMeClaims {
    NotMeClaims {
        subject: SubjectId("s-1".to_owned()),
        support_id: SupportId::from_bytes([3; 5]),
        issued: NOW,
        expires: NOW.plus(300),
    }
}

fn sealed<C: Claims>(claims: &C) -> String {
    bound(|binding| Ticket::seal(claims, binding, &Keys::for_tests(), NOW)).unwrap()
}

fn opened<C: Claims>(text: &str) -> Result<C, TicketError> {
    bound(|binding| Ticket::open(text, binding, &Keys::for_tests(), NOW))
}

/// Encrypts any payload as the stage of `C` would, to forge what sealing never writes.
fn encrypted<C: Claims>(payload: &str, stage: &str) -> String {
    let keys = Keys::for_tests();
    let (kid, root) = keys.tickets.sealing(NOW);
    let key = Derivation::key(root, Use::Ticket, &tenant());
    let mut payload = payload.as_bytes().to_vec();
    payload.resize(C::PAYLOAD_BYTES, b' ');
    bound(|binding| envelope::encrypt(&key, kid, &payload, &binding.assertion(stage))).unwrap()
}

#[test]
fn a_ticket_opens_where_it_was_sealed() {
    assert_eq!(opened(&sealed(&check())), Ok(check()));
    assert_eq!(opened(&sealed(&flow())), Ok(flow()));
    assert_eq!(opened(&sealed(&challenge())), Ok(challenge()));
}

/// Sealed by an implementation of PASETO v4 in Python. A change of format is a change of the assertion's label.
#[test]
fn the_format_is_pinned() {
    assert_eq!(opened(include_str!("fixtures/check.txt").trim_end()), Ok(check()));
    assert_eq!(opened(include_str!("fixtures/flow.txt").trim_end()), Ok(flow()));
    assert_eq!(opened(include_str!("fixtures/challenge.txt").trim_end()), Ok(challenge()));
}

/// What the tickets of somebody signed in say, and in which stage; a change of it is a change of the stage's label.
#[test]
fn what_sessions_and_registrations_say_is_pinned() {
    fn check<C: Claims>(claims: &C, stage: &str, json: &str) {
        assert_eq!((C::STAGE, serde_json::to_string(claims).unwrap().as_str()), (stage, json));
        let forged = encrypted::<C>(json, stage);
        assert_eq!(opened::<C>(&forged).map(|read| serde_json::to_string(&read).unwrap()).as_deref(), Ok(json));
    }
    check(
        &sign_in(),
        "sign-in/2",
        r#"{"sign_in":"AQEBAQEBAQEBAQEBAQEBAQ","subject":"s-1","version":3,"epoch":4,"complete":true,"proved_by":"BQUFBQUFBQUFBQUFBQUFBQ","support_id":"0C1G-60R3","issued":1800000000,"expires":1800000600}"#,
    );
    check(
        &session(),
        "session/3",
        r#"{"session":"BgYGBgYGBgYGBgYGBgYGBg","subject":"s-1","epoch":4,"started":1800000000,"seen":1800000000,"proved":1800000000,"proved_by":"BQUFBQUFBQUFBQUFBQUFBQ","also_by":null,"snoozed":false,"errand":null}"#,
    );
    check(
        &registration(),
        "registration",
        &format!(
            r#"{{"registration":"BwcHBwcHBwcHBwcHBwcHBw","subject":"s-1","session":"BgYGBgYGBgYGBgYGBgYGBg","authenticator":{{"kind":"totp","seed":"BAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAI"}},"replaces":null,"code_key":"{}","issued":1800000000,"expires":1800000600}}"#,
            KeyId::SAMPLE
        ),
    );
    check(
        &not_me(),
        "not-me",
        r#"{"subject":"s-1","support_id":"0C1G-60R3","issued":1800000000,"expires":1800000300}"#,
    );
    check(
        &pass(),
        "registration-pass",
        r#"{"pass":"BAQEBAQEBAQEBAQEBAQEBA","subject":"s-1","epoch":4,"return_to":"https://sign-in.alderbrook.example/on","issued":1800000000,"expires":1800000300}"#,
    );
}

/// Rule: a session says not by its length how its owner proved themselves, nor a registration what it is about.
#[test]
fn sessions_and_registrations_have_one_length() {
    let short = SessionClaims { proved_by: None, ..session() };
    assert_eq!(sealed(&short).len(), sealed(&session()).len());
    let address = MailAddress::try_from("nora@post.example".to_owned()).unwrap();
    let mail = RegistrationClaims { authenticator: Authenticator::Mail { address }, ..registration() };
    assert_eq!(sealed(&mail).len(), sealed(&registration()).len());
    let local = "x".repeat(64);
    let domain = [["y"; 60].concat().as_str(); 3].join(".");
    let address = MailAddress::try_from(format!("{local}@{domain}.ex")).unwrap();
    let long = RegistrationClaims {
        subject: SubjectId("\"".repeat(128)),
        authenticator: Authenticator::Mail { address },
        replaces: Some(EnrolmentId("\"".repeat(128))),
        ..registration()
    };
    assert_eq!(sealed(&long).len(), sealed(&registration()).len());
    let long = NotMeClaims { subject: SubjectId("\"".repeat(128)), expires: UnixSeconds(u64::MAX), ..not_me() };
    assert_eq!(sealed(&long).len(), sealed(&not_me()).len());
}

#[test]
fn the_same_claims_never_make_the_same_ticket() {
    assert_ne!(sealed(&flow()), sealed(&flow()));
}

#[test]
fn a_ticket_says_nothing_to_its_carrier() {
    let text = sealed(&flow());
    let body = text.split('.').nth(2).unwrap();
    let bytes = data_encoding::BASE64URL_NOPAD.decode(body.as_bytes()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("nora"));
}

/// Rule: nobody reads from a length whom a ticket is about, or how far it is.
#[test]
fn all_tickets_of_a_stage_have_one_length() {
    let quotes = AccountName(format!(" {}", "\"".repeat(AccountName::MAX_BYTES)));
    let long = FlowClaims {
        subject: TicketSubject::Named(quotes.clone()),
        passed: u8::MAX,
        policy_version: u64::MAX,
        issued: NOW,
        started: UnixSeconds(u64::MAX),
        expires: UnixSeconds(u64::MAX),
        ..flow()
    };
    let short = FlowClaims { subject: TicketSubject::Known(SubjectId(String::new())), policy_version: 0, ..flow() };
    assert_eq!(sealed(&long).len(), sealed(&flow()).len());
    assert_eq!(sealed(&short).len(), sealed(&flow()).len());
    assert_eq!(opened(&sealed(&long)), Ok(long));

    let long = ChallengeClaims {
        subject: TicketSubject::Named(quotes),
        method: MethodKind::Authenticator,
        enrolment: Some(EnrolmentId("\"".repeat(128))),
        past_gate: false,
        expires: UnixSeconds(u64::MAX),
        ..challenge()
    };
    let short = ChallengeClaims { method: MethodKind::Sms, enrolment: None, destination: None, ..challenge() };
    assert_eq!(sealed(&long).len(), sealed(&challenge()).len());
    assert_eq!(sealed(&short).len(), sealed(&challenge()).len());

    let long = CheckClaims {
        task: Task::Pow { salt: [255; 16], bits: 255, count: 255 },
        expires: UnixSeconds(u64::MAX),
        ..check()
    };
    let picture = CheckClaims { task: Task::Picture { answer: "34LMXY".to_owned() }, elevated: true, ..check() };
    assert_eq!(sealed(&long).len(), sealed(&check()).len());
    assert_eq!(sealed(&picture).len(), sealed(&check()).len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_typed_name_makes_the_same_length(typed in "\\P{C}{1,80}") {
        let identifier = latchkey_shared::identifier::Identifier::try_from(typed);
        if let Ok(identifier) = identifier {
            let claims = FlowClaims { subject: TicketSubject::Named(crate::name::normalise(&identifier)), ..flow() };
            let text = sealed(&claims);
            assert_eq!(text.len(), envelope::token_length(FlowClaims::PAYLOAD_BYTES));
            assert_eq!(opened(&text), Ok(claims));
        }
    }
}

/// Rule: what does not fit is not sealed, rather than sealed longer.
#[test]
fn claims_that_do_not_fit_are_not_sealed() {
    let claims = FlowClaims { subject: TicketSubject::Known(SubjectId("x".repeat(1_000))), ..flow() };
    let result = bound(|binding| FlowTicket::seal(&claims, binding, &Keys::for_tests(), NOW));
    assert_eq!(result, Err(SealingError::TooLong));

    let filling = |bytes: usize| {
        let of = |id: String| FlowClaims { subject: TicketSubject::Known(SubjectId(id)), ..flow() };
        let around = serde_json::to_vec(&of(String::new())).unwrap().len();
        let claims = of("x".repeat(bytes - around));
        bound(|binding| FlowTicket::seal(&claims, binding, &Keys::for_tests(), NOW))
    };
    assert!(filling(FlowClaims::PAYLOAD_BYTES).is_ok(), "to the last byte");
    assert_eq!(filling(FlowClaims::PAYLOAD_BYTES + 1), Err(SealingError::TooLong));
}

#[test]
fn reasons_for_the_audit_are_all_different() {
    use TicketError::{Claims, Early, Expired, Form, Key, Seal};
    let reasons: std::collections::BTreeSet<_> =
        [Form, Key, Seal, Claims, Early, Expired].map(TicketError::reason).into();
    assert_eq!(reasons.len(), 6);
}

// Rule: only what we had sealed for somebody who solved a check leaves a line in the audit; anybody can make up the rest.
#[test]
fn made_up_tickets_are_told_from_those_that_are_over() {
    use TicketError::{Claims, Early, Expired, Form, Key, Seal};
    assert_eq!([Form, Key, Seal].map(TicketError::is_ours), [false; 3]);
    assert_eq!([Claims, Early, Expired].map(TicketError::is_ours), [true; 3]);
}
