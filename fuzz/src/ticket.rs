//! Tickets: texts, genuine tickets that were changed, sealed payloads nobody would write, and footers.
//!
//! A text opens only if it is a ticket of that very stage, place and time, byte by byte; what opens is what would be
//! written again.

use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::testing::{START, forge};
use latchkey_protocol::ticket::{
    Binding, CLOCK_SKEW_S, ChallengeClaims, CheckClaims, Claims, FlowClaims, Ticket, TicketError,
};
use latchkey_protocol::time::UnixSeconds;
use serde_json::Value;

use crate::input::Input;
use crate::strict::Json;

const ORIGIN: &str = "https://reset.alderbrook.example";
/// Genuine tickets, sealed at [`START`] by another implementation.
const GENUINE: [&str; 3] = [
    include_str!("../../protocol/src/ticket/fixtures/check.txt"),
    include_str!("../../protocol/src/ticket/fixtures/flow.txt"),
    include_str!("../../protocol/src/ticket/fixtures/challenge.txt"),
];

/// Runs the target.
///
/// # Panics
/// If a ticket opens that should not, or the other way round.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    match input.byte() % 5 {
        0 => any_text(&input.rest()),
        1 => edited(input),
        2 => elsewhere(input),
        3 => payload(input),
        _ => footer(input),
    }
}

/// Opens a text as each stage's ticket; it may be one of none or of one.
fn any_text(text: &str) {
    let opened =
        [open::<CheckClaims>(text, START), open::<FlowClaims>(text, START), open::<ChallengeClaims>(text, START)];
    let is_genuine = GENUINE.iter().any(|genuine| genuine.trim_end() == text);
    assert_eq!(opened.iter().filter(|opened| opened.is_ok()).count(), usize::from(is_genuine), "{text}");
}

/// Changes bytes of a genuine ticket, its length or its time.
fn edited(mut input: Input<'_>) {
    let stage = usize::from(input.byte() % 3);
    let genuine = GENUINE.get(stage).map(|text| text.trim_end()).unwrap_or_default();
    let mut text = genuine.as_bytes().to_vec();
    for _ in 0..input.byte() % 4 {
        let [high, low, byte] = input.bytes();
        let place = usize::from(u16::from_be_bytes([high, low]));
        match text.get_mut(place) {
            Some(changed) => *changed = byte,
            None if place % 2 == 0 => text.push(byte),
            None => drop(text.pop()),
        }
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    let now = START.plus(input.number() % 2_000).minus(input.number() % 100);
    let opened = match stage {
        0 => open::<CheckClaims>(&text, now),
        1 => open::<FlowClaims>(&text, now),
        _ => open::<ChallengeClaims>(&text, now),
    };
    let lives_s = [300, 900, 600].get(stage).copied().unwrap_or_default();
    let is_live = START <= now.plus(CLOCK_SKEW_S) && now < START.plus(lives_s);
    assert_eq!(opened.is_ok(), text == genuine && is_live, "{text} at {now}: {opened:?}");
}

/// Opens a genuine ticket under another stage, tenant, origin or epoch.
fn elsewhere(mut input: Input<'_>) {
    let (what, epoch) = (input.byte(), input.number());
    let other = input.line();
    let (mut tenant, mut public_origin, mut request_origin) = ("alder", ORIGIN, ORIGIN);
    match what % 4 {
        0 => tenant = &other,
        1 => public_origin = &other,
        2 => request_origin = &other,
        _ => {}
    }
    let tenant = TenantId(tenant.to_owned());
    let binding = Binding { tenant: &tenant, public_origin, request_origin, epoch };
    let is_same = tenant.as_str() == "alder" && public_origin == ORIGIN && request_origin == ORIGIN && epoch == 1;
    let [check, flow, challenge] = GENUINE.map(str::trim_end);
    let keys = Keys::for_tests();
    assert_eq!(Ticket::<CheckClaims>::open(check, &binding, &keys, START).is_ok(), is_same, "{binding:?}");
    assert_eq!(Ticket::<FlowClaims>::open(flow, &binding, &keys, START).is_ok(), is_same, "{binding:?}");
    assert_eq!(Ticket::<ChallengeClaims>::open(challenge, &binding, &keys, START).is_ok(), is_same, "{binding:?}");
}

/// Seals any payload as a stage's ticket; what opens says exactly what the payload says.
fn payload(mut input: Input<'_>) {
    match input.byte() % 3 {
        0 => sealed_payload::<CheckClaims>(input.0),
        1 => sealed_payload::<FlowClaims>(input.0),
        _ => sealed_payload::<ChallengeClaims>(input.0),
    }
}

fn sealed_payload<C: Claims>(written: &[u8]) {
    let mut payload = written.to_vec();
    payload.resize(C::PAYLOAD_BYTES, b' ');
    let keys = Keys::for_tests();
    let genuine = forge::footer(&keys, START);
    let text = bound(|binding| forge::ticket(C::STAGE, &payload, genuine.as_bytes(), binding, &keys, START));
    let Some(Ok(claims)) = text.map(|text| open_as::<C>(&text, START)) else { return };
    assert!(claims.issued() <= START.plus(CLOCK_SKEW_S) && START < claims.expires());
    let strict = Json::read(&payload).expect("what opens is JSON");
    let again = serde_json::to_value(&claims).expect("claims can be written");
    // A byte of a salt is a number, so lists are at home here; a key twice is not.
    assert!(means_without_nulls(&strict, &again), "{strict:?} was taken for {again}");
}

/// Compares, an absent option being the same as none.
fn means_without_nulls(read: &Json, written: &Value) -> bool {
    let mut written = written.clone();
    if let Value::Object(fields) = &mut written {
        fields.retain(|_, value| !value.is_null());
    }
    read.means(&written, &[])
}

/// Seals a genuine payload under any footer.
fn footer(input: Input<'_>) {
    let keys = Keys::for_tests();
    let genuine = forge::footer(&keys, START);
    let claims = open::<FlowClaims>(GENUINE.get(1).map(|text| text.trim_end()).unwrap_or_default(), START);
    let mut payload = claims.expect("a genuine ticket opens").into_bytes();
    payload.resize(FlowClaims::PAYLOAD_BYTES, b' ');
    let text = bound(|binding| forge::ticket("flow", &payload, input.0, binding, &keys, START));
    let is_open = text.is_some_and(|text| open::<FlowClaims>(&text, START).is_ok());
    assert_eq!(is_open, input.0 == genuine.as_bytes(), "footer {:?}", String::from_utf8_lossy(input.0));
}

fn bound<T>(of: impl FnOnce(&Binding<'_>) -> T) -> T {
    let tenant = TenantId("alder".to_owned());
    of(&Binding { tenant: &tenant, public_origin: ORIGIN, request_origin: ORIGIN, epoch: 1 })
}

fn open_as<C: Claims>(text: &str, now: UnixSeconds) -> Result<C, TicketError> {
    bound(|binding| Ticket::<C>::open(text, binding, &Keys::for_tests(), now))
}

/// Opens a text as a stage's ticket, and returns the claims as they would be written again.
fn open<C: Claims>(text: &str, now: UnixSeconds) -> Result<String, TicketError> {
    let claims = open_as::<C>(text, now)?;
    Ok(serde_json::to_string(&claims).expect("claims can be written"))
}
