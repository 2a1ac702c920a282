//! From when and until when tickets and their keys are good.

use super::*;

fn open_at(text: &str, now: UnixSeconds) -> Result<FlowClaims, TicketError> {
    bound(|binding| FlowTicket::open(text, binding, &Keys::for_tests(), now))
}

/// Rule: a ticket is over at the second it names.
#[test]
fn a_ticket_expires_at_its_second() {
    let text = sealed(&flow());
    assert!(open_at(&text, NOW.plus(899)).is_ok());
    assert_eq!(open_at(&text, NOW.plus(900)), Err(TicketError::Expired));
    assert_eq!(open_at(&text, UnixSeconds(u64::MAX)), Err(TicketError::Expired));
}

/// Rule: at most half a minute from the future, for clocks that differ.
#[test]
fn a_ticket_from_the_future_is_refused() {
    let text = sealed(&flow());
    assert!(open_at(&text, NOW.minus(30)).is_ok());
    assert_eq!(open_at(&text, NOW.minus(31)), Err(TicketError::Early));
}

/// Rule: after a rotation a ticket of the replaced key goes on for thirty minutes.
#[test]
fn a_rotation_ends_no_running_flow() {
    let id = |text: &str| text.parse::<KeyId>().unwrap();
    let ring = |newer| Ring::new((id("1700000000"), Secret::sample("a")), newer);
    let before = Keys { tickets: ring(None), ..Keys::for_tests() };
    let newer = Some((id("1800000060"), Secret::sample("b")));
    let after = Keys { tickets: ring(newer), ..Keys::for_tests() };
    let claims = FlowClaims { expires: NOW.plus(7_200), ..flow() };
    let open = |text: &str, keys, now| bound(|binding| FlowTicket::open(text, binding, keys, now));

    let old = bound(|binding| FlowTicket::seal(&claims, binding, &before, NOW)).unwrap();
    assert!(open(&old, &after, NOW.plus(60)).is_ok());
    assert!(open(&old, &after, NOW.plus(60 + 1_799)).is_ok());
    assert_eq!(open(&old, &after, NOW.plus(60 + 1_800)), Err(TicketError::Key));

    // An isolate that has the new secret already opens what it will seal, and what the others seal now.
    let new = bound(|binding| FlowTicket::seal(&claims, binding, &after, NOW.plus(60))).unwrap();
    assert!(open(&new, &after, NOW.plus(59)).is_ok());
    assert_eq!(open(&new, &before, NOW.plus(61)), Err(TicketError::Key));
}
