//! One test for each way to break a ticket.

use latchkey_shared::opaque::SupportId;

use super::*;
use crate::ids::{AccountName, FlowId};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

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

#[test]
fn a_ticket_opens_where_it_was_sealed() {
    let tenant = TenantId("alder".to_owned());
    let origin = "https://reset.alderbrook.example";
    let binding = Binding { tenant: &tenant, public_origin: origin, request_origin: origin, epoch: 1 };
    let keys = Keys::for_tests();
    let text = FlowTicket::seal(&flow(), &binding, &keys, NOW).unwrap();
    assert_eq!(FlowTicket::open(&text, &binding, &keys, NOW), Ok(flow()));
}
