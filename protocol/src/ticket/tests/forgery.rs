//! Tickets that were changed, moved, or never ours.

use proptest::prelude::Strategy;

use super::*;

/// Asserts that `text` opens as no flow ticket, for this reason.
fn refused(text: &str, reason: TicketError) {
    assert_eq!(opened::<FlowClaims>(text), Err(reason), "{text}");
}

/// Rule: a ticket opens in its own stage only. Their lengths already tell stages apart; the seal must do it alone.
#[test]
fn no_stage_opens_the_ticket_of_another() {
    let (check, flow, challenge) = (sealed(&check()), sealed(&flow()), sealed(&challenge()));
    assert_eq!(opened::<FlowClaims>(&check), Err(TicketError::Form));
    assert_eq!(opened::<FlowClaims>(&challenge), Err(TicketError::Form));
    assert_eq!(opened::<CheckClaims>(&flow), Err(TicketError::Form));
    assert_eq!(opened::<CheckClaims>(&challenge), Err(TicketError::Form));
    assert_eq!(opened::<ChallengeClaims>(&check), Err(TicketError::Form));
    assert_eq!(opened::<ChallengeClaims>(&flow), Err(TicketError::Form));
    let json = serde_json::to_string(&super::flow()).unwrap();
    for stage in [CheckClaims::STAGE, ChallengeClaims::STAGE, "", "Flow"] {
        refused(&encrypted::<FlowClaims>(&json, stage), TicketError::Seal);
    }
    assert_eq!(opened(&encrypted::<FlowClaims>(&json, FlowClaims::STAGE)), Ok(super::flow()));
}

/// Rule: a ticket opens only where tenant, both origins and the deployment's epoch are the same.
#[test]
fn no_other_place_opens_a_ticket() {
    let keys = Keys::for_tests();
    let tenant = tenant();
    let home = Binding { tenant: &tenant, public_origin: ORIGIN, request_origin: "https://intranet.example", epoch: 1 };
    let text = FlowTicket::seal(&flow(), &home, &keys, NOW).unwrap();
    let open = |binding: Binding<'_>| FlowTicket::open(&text, &binding, &keys, NOW);
    assert_eq!(open(home), Ok(flow()));

    let other = TenantId("birch".to_owned());
    let elsewhere = "https://reset.birchfield.example";
    assert_eq!(open(Binding { tenant: &other, ..home }), Err(TicketError::Seal));
    assert_eq!(open(Binding { public_origin: elsewhere, ..home }), Err(TicketError::Seal));
    assert_eq!(open(Binding { request_origin: elsewhere, ..home }), Err(TicketError::Seal));
    assert_eq!(open(Binding { epoch: 2, ..home }), Err(TicketError::Seal));
    let swapped = Binding { public_origin: home.request_origin, request_origin: home.public_origin, ..home };
    assert_eq!(open(swapped), Err(TicketError::Seal));
}

/// Rule: the assertion's fields carry their lengths, so none can lend letters to its neighbour.
#[test]
fn fields_of_the_binding_do_not_run_together() {
    let assertion = |public_origin, request_origin| {
        Binding { tenant: &tenant(), public_origin, request_origin, epoch: 1 }.assertion("flow")
    };
    assert_ne!(
        assertion("https://a.example", "https://b.example"),
        assertion("https://a.exampleh", "ttps://b.example")
    );
}

/// Rule: every character is authenticated. Base64 leaves no second spelling of the same bytes either.
#[test]
fn no_character_can_be_changed() {
    let text = sealed(&flow());
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(bytes).unwrap();
        assert!(opened::<FlowClaims>(&forged).is_err(), "character {place}");
    }
}

#[test]
fn a_ticket_with_more_or_less_is_none() {
    let text = sealed(&flow());
    refused("", TicketError::Form);
    refused(&text[..text.len() - 1], TicketError::Form);
    refused(&format!("{text}A"), TicketError::Form);
    refused(&format!("{text}="), TicketError::Form);
    refused(&format!(" {}", &text[1..]), TicketError::Form);
    refused(&text.repeat(1_000), TicketError::Form);
    let footer = text.rfind('.').unwrap();
    refused(&text[..footer], TicketError::Form);
    refused(&format!("{}.{}", &text[..footer], "A".repeat(text.len() - footer - 1)), TicketError::Form);
}

/// Rule: nothing but v4.local is ever tried, whatever a header asks for.
#[test]
fn other_kinds_of_tokens_are_refused_by_their_form() {
    let text = sealed(&flow());
    let length = text.len();
    for header in ["v3.local.", "v2.local.", "v5.local.", "V4.local.", "v4.publi."] {
        refused(&text.replacen("v4.local.", header, 1), TicketError::Form);
    }
    let public = text.replacen("v4.local.", "v4.public.", 1);
    refused(&public[..length], TicketError::Form);
    let jwt = format!("eyJhbGciOiJub25lIn0.{}.", "A".repeat(length - 21));
    assert_eq!(jwt.len(), length);
    refused(&jwt, TicketError::Form);
    refused(&".".repeat(length), TicketError::Form);
    refused(&"\u{10348}".repeat(length / 4), TicketError::Form);
}

/// Returns keys whose ticket ring holds these two secrets, both in force.
fn two_keys(one: &str, other: &str) -> Keys {
    let id = |text: &str| text.parse::<KeyId>().unwrap();
    let ring = Ring::new((id("0000000001"), Secret::sample(one)), Some((id("1800000000"), Secret::sample(other))));
    Keys { tickets: ring, ..Keys::for_tests() }
}

fn with_kid(text: &str, kid: &str) -> String {
    let footer = data_encoding::BASE64URL_NOPAD.encode(format!("{{\"kid\":\"{kid}\"}}").as_bytes());
    format!("{}.{footer}", &text[..text.rfind('.').unwrap()])
}

/// Rule: the footer picks the key, and is authenticated: even a key of the same secret does not open it.
#[test]
fn the_footer_cannot_be_exchanged() {
    for keys in [two_keys("a", "b"), two_keys("a", "a")] {
        let text = bound(|binding| FlowTicket::seal(&flow(), binding, &keys, NOW)).unwrap();
        let open = |text: &str| bound(|binding| FlowTicket::open(text, binding, &keys, NOW));
        assert_eq!(open(&text), Ok(flow()));
        assert_eq!(open(&with_kid(&text, "0000000001")), Err(TicketError::Seal));
        assert_eq!(open(&with_kid(&text, "0000000007")), Err(TicketError::Key));
        assert_eq!(open(&with_kid(&text, "../../etc/")), Err(TicketError::Form));
    }
}

#[test]
fn a_ticket_of_other_keys_does_not_open() {
    let text = bound(|binding| FlowTicket::seal(&flow(), binding, &two_keys("a", "b"), UnixSeconds(5))).unwrap();
    // The id is the same, the secret is not.
    refused(&text, TicketError::Seal);
}

/// Rule: claims are exactly those of this version; nothing is missing, doubled, added, or of another type.
#[test]
fn claims_are_read_strictly() {
    let json = serde_json::to_string(&flow()).unwrap();
    let forged = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        encrypted::<FlowClaims>(&json.replacen(from, to, 1), FlowClaims::STAGE)
    };
    refused(&forged(",\"expires\":1800000900", ""), TicketError::Claims);
    refused(&forged("\"issued\":1800000000,", ""), TicketError::Claims);
    refused(&forged("\"expires\":1800000900", "\"expires\":null"), TicketError::Claims);
    refused(&forged("\"expires\":1800000900", "\"expires\":\"1800000900\""), TicketError::Claims);
    refused(&forged("\"expires\":1800000900", "\"expires\":-1"), TicketError::Claims);
    refused(&forged("\"passed\":0", "\"passed\":0,\"passed\":2"), TicketError::Claims);
    refused(&forged("\"passed\":0", "\"passed\":0,\"admin\":true"), TicketError::Claims);
    refused(&forged("{\"named\":", "{\"known\":\"s-1\",\"named\":"), TicketError::Claims);
    refused(&encrypted::<FlowClaims>("", FlowClaims::STAGE), TicketError::Claims);
    refused(&encrypted::<FlowClaims>(&format!("{json}{json}"), FlowClaims::STAGE), TicketError::Claims);
}

/// Returns text of a flow ticket's length around any base64 and any footer.
fn alike() -> impl Strategy<Value = String> {
    let length = envelope::token_length(FlowClaims::PAYLOAD_BYTES);
    ("[A-Za-z0-9_-]{0,64}", "[ -~]{0,40}").prop_map(move |(start, end)| {
        let filled = "A".repeat(length.saturating_sub("v4.local.".len() + start.len() + end.len()));
        format!("v4.local.{start}{filled}{end}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_comes_is_refused_and_nothing_panics(any in "\\PC{0,200}", alike in alike()) {
        assert!(opened::<FlowClaims>(&any).is_err());
        assert!(opened::<FlowClaims>(&alike).is_err());
    }
}
