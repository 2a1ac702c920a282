//! From when and until when tickets and their keys are good.

use super::*;

fn open_at<C: Claims>(text: &str, now: UnixSeconds) -> Result<C, TicketError> {
    bound(|binding| Ticket::<C>::open(text, binding, &Keys::for_tests(), now))
}

/// Seals claims that live so long, and opens them around their beginning and their end.
fn check_life<C: Claims + PartialEq + core::fmt::Debug>(claims: &C, lives_s: u64) {
    let text = sealed(claims);
    // Rule: at most half a minute from the future, for clocks that differ.
    assert_eq!(open_at::<C>(&text, NOW.minus(31)), Err(TicketError::Early));
    assert!(open_at::<C>(&text, NOW.minus(30)).is_ok());
    // Rule: a ticket is over at the second it names.
    assert!(open_at::<C>(&text, NOW.plus(lives_s - 1)).is_ok());
    assert_eq!(open_at::<C>(&text, NOW.plus(lives_s)), Err(TicketError::Expired));
    assert_eq!(open_at::<C>(&text, UnixSeconds(u64::MAX)), Err(TicketError::Expired));
}

#[test]
fn a_ticket_of_any_stage_is_good_from_its_issue_to_the_second_it_names() {
    check_life(&super::check(), 300);
    check_life(&flow(), 900);
    check_life(&challenge(), 600);
    check_life(&sign_in(), 600);
    check_life(&registration(), 600);
    check_life(&pass(), 300);
    // One that nobody uses: it may not be used for so long.
    check_life(&session(), crate::limits::SESSION_IDLE_S);
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
