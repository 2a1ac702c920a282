//! The gate rule as tables: which gates open the way, and which would bring a flow further.

use latchkey_shared::sorted::Set;

use super::*;

use MethodKind::{Authenticator, Mail, Office, Passkey, Push, Questions, Recovery, Sms, Voice};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

/// A gate passed just now at a destination; 0 is none.
fn gate(method: MethodKind, destination: u8) -> PassedGate {
    PassedGate { method, destination: (destination > 0).then_some(DestinationDigest([destination; 16])), at: NOW }
}

fn rule(required: u8) -> GateRule {
    let (methods, passkey) = (Set::from(MethodKind::ALL), PasskeyWeight::OneGate);
    GateRule { required, methods, alone: None, last_gate_s: 600, passkey }
}

/// Checks whether these gates, in this order, open the way where one and where two are required.
fn check(gates: &[(MethodKind, u8)], one: bool, two: bool) {
    let gates: Vec<PassedGate> = gates.iter().map(|(method, destination)| gate(*method, *destination)).collect();
    assert_eq!(rule(1).pass(&gates, NOW).is_ok(), one, "one of {gates:?}");
    assert_eq!(rule(2).pass(&gates, NOW).is_ok(), two, "two of {gates:?}");
}

/// Rule: one gate is one, two gates differ in kind and destination.
#[test]
fn gates_open_the_way() {
    check(&[], false, false);
    check(&[(Mail, 1)], true, false);
    check(&[(Mail, 1), (Authenticator, 2)], true, true);
    check(&[(Sms, 1), (Voice, 1)], true, false);
    check(&[(Voice, 1), (Office, 1)], true, false);
    check(&[(Sms, 1), (Voice, 2)], true, true);
    check(&[(Mail, 1), (Mail, 2)], true, false);
    check(&[(Authenticator, 1), (Authenticator, 2)], true, false);
    check(&[(Mail, 1), (Mail, 1)], true, false);
    check(&[(Passkey, 1), (Recovery, 0)], true, true);
    check(&[(Recovery, 0)], true, false);
    check(&[(Recovery, 0), (Recovery, 0)], true, false);
    check(&[(Mail, 1), (Mail, 2), (Sms, 3)], true, true);
}

/// Rule: a passkey opens both gates where the policy says so, alone and beside others; nothing is asked behind it.
#[test]
fn a_passkey_may_be_both_gates() {
    let both = GateRule { passkey: PasskeyWeight::BothGates, ..rule(2) };
    let opens = |gates: &[PassedGate]| both.pass(gates, NOW).is_ok();
    assert!(opens(&[gate(Passkey, 1)]));
    assert!(opens(&[gate(Mail, 2), gate(Passkey, 1)]));
    assert!(!opens(&[gate(Mail, 2)]), "nothing else does");
    assert!(!opens(&[gate(Passkey, 0)]), "one that nobody knows");
    assert!(!both.admits(&[gate(Passkey, 1)], Mail, None));
    assert!(both.admits(&[gate(Mail, 2)], Passkey, None));
    assert!(both.admits(&[], Passkey, None));
    let without = GateRule { methods: Set::from([Mail, Authenticator]), ..both.clone() };
    assert!(without.pass(&[gate(Passkey, 1)], NOW).is_err(), "passkeys do not count");
    let late = UnixSeconds(NOW.0 + 601);
    assert_eq!(both.pass(&[gate(Passkey, 1)], late), Err(Missing::Recent));
    assert!(rule(2).pass(&[gate(Passkey, 1)], NOW).is_err(), "one gate is the default");
    assert!(rule(2).admits(&[gate(Passkey, 1)], Mail, None));
    check(&[(Passkey, 1), (Passkey, 2)], true, false);
}

/// Rule: security questions come only as a second gate, after another one.
#[test]
fn questions_only_follow() {
    check(&[(Questions, 0)], false, false);
    check(&[(Questions, 0), (Mail, 1)], true, false);
    check(&[(Mail, 1), (Questions, 0)], true, true);
    check(&[(Recovery, 0), (Questions, 0)], true, true);
    check(&[(Questions, 0), (Questions, 0)], false, false);
}

/// Rule: a push never suffices alone.
#[test]
fn a_push_is_never_alone() {
    check(&[(Push, 1)], false, false);
    check(&[(Push, 1), (Mail, 2)], true, true);
    check(&[(Mail, 2), (Push, 1)], true, true);
    check(&[(Push, 1), (Push, 2)], false, false);
}

/// Rule: a gate whose destination nobody recorded is none, except of kinds that have none.
#[test]
fn a_gate_without_its_destination_is_none() {
    for method in MethodKind::ALL {
        check(&[(method, 0)], method == Recovery, false);
        let (one, two) = (method != Questions && method != Push, method != Mail && has_destination(method));
        check(&[(Mail, 0), (method, 1)], one, false);
        check(&[(Mail, 2), (method, 1)], true, two || method == Recovery || method == Questions);
    }
}

/// Rule: only kinds that count now count (A53, A54).
#[test]
fn a_gate_of_a_kind_that_no_longer_counts_is_none() {
    let gates = [gate(Mail, 1), gate(Authenticator, 2), gate(Sms, 3)];
    let mut rule = rule(2);
    rule.methods.remove(&Mail);
    let passed = rule.pass(&gates, NOW).unwrap();
    assert_eq!(passed.gates(), &[gate(Authenticator, 2), gate(Sms, 3)]);
    rule.methods.remove(&Sms);
    assert_eq!(rule.pass(&gates, NOW), Err(Missing::Gates));
    rule.methods = Set::new();
    rule.required = 1;
    assert_eq!(rule.pass(&gates, NOW), Err(Missing::Gates));
}

/// Rule: nothing means one gate, and more than two means two; no figure opens the way without proof.
#[test]
fn a_figure_out_of_range_opens_nothing() {
    assert_eq!(rule(0).pass(&[], NOW), Err(Missing::Gates));
    assert!(rule(0).pass(&[gate(Mail, 1)], NOW).is_ok());
    assert_eq!(rule(9).pass(&[gate(Mail, 1)], NOW), Err(Missing::Gates));
    assert!(rule(9).pass(&[gate(Mail, 1), gate(Sms, 2)], NOW).is_ok());
}

/// Rule: the last gate is at most ten minutes old; the one before may be older.
#[test]
fn the_last_gate_must_be_recent() {
    let aged = |method, destination, seconds| PassedGate { at: NOW.minus(seconds), ..gate(method, destination) };
    for (seconds, expected) in [(0, Ok(())), (600, Ok(())), (601, Err(Missing::Recent))] {
        assert_eq!(rule(1).pass(&[aged(Mail, 1, seconds)], NOW).map(|_| ()), expected, "{seconds}");
        let pair = [aged(Mail, 1, 900), aged(Sms, 2, seconds)];
        assert_eq!(rule(2).pass(&pair, NOW).map(|_| ()), expected, "{seconds}");
    }
    assert_eq!(rule(2).pass(&[aged(Mail, 1, 900)], NOW), Err(Missing::Gates), "few before old");
    let ahead = PassedGate { at: NOW.plus(20), ..gate(Mail, 1) };
    assert!(rule(1).pass(&[ahead], NOW).is_ok(), "a clock set back makes nothing old");
    let strict = GateRule { last_gate_s: 120, ..rule(1) };
    assert_eq!(strict.pass(&[aged(Mail, 1, 121)], NOW), Err(Missing::Recent));
    // A recent set is found beside an old one.
    let gates = [aged(Mail, 1, 900), aged(Sms, 2, 800), aged(Authenticator, 3, 10)];
    assert_eq!(rule(2).pass(&gates, NOW).unwrap().gates().len(), 2);
}

/// Checks what would bring a flow further, where one and where two gates are required.
fn check_admits(gates: &[(MethodKind, u8)], method: MethodKind, destination: u8, one: bool, two: bool) {
    let gates: Vec<PassedGate> = gates.iter().map(|(method, destination)| gate(*method, *destination)).collect();
    let destination = gate(method, destination).destination;
    assert_eq!(rule(1).admits(&gates, method, destination), one, "{method:?} to one of {gates:?}");
    assert_eq!(rule(2).admits(&gates, method, destination), two, "{method:?} to two of {gates:?}");
}

/// Rule: what is offered and evaluated is what would be a further gate.
#[test]
fn only_a_further_gate_is_admitted() {
    for method in [Mail, Authenticator, Sms, Voice, Office, Passkey, Recovery] {
        check_admits(&[], method, 0, true, true);
    }
    check_admits(&[], Push, 1, false, true);
    check_admits(&[], Questions, 0, false, false);
    check_admits(&[(Mail, 1)], Mail, 2, false, false);
    check_admits(&[(Mail, 1)], Questions, 0, false, true);
    check_admits(&[(Sms, 1)], Voice, 1, false, false);
    check_admits(&[(Sms, 1)], Voice, 2, false, true);
    check_admits(&[(Sms, 1)], Voice, 0, false, true);
    check_admits(&[(Push, 1)], Mail, 2, true, true);
    check_admits(&[(Mail, 1), (Sms, 2)], Authenticator, 3, false, false);
    let mut rule = rule(2);
    rule.methods.remove(&Mail);
    assert!(!rule.admits(&[], Mail, None));
    assert!(rule.admits(&[gate(Mail, 1)], Sms, None), "a gate that no longer counts does not stand in the way");
}

/// Rule: what two people vouch for opens the way by itself, whatever stands beside it, and nothing else does; of a code that
/// nobody has named yet it may be the one.
#[test]
fn one_thing_may_open_the_way_by_itself() {
    let rule = |required| GateRule { alone: Some(DestinationDigest([9; 16])), ..rule(required) };
    for required in [1, 2] {
        assert!(rule(required).pass(&[gate(Recovery, 9)], NOW).is_ok());
        assert!(rule(required).pass(&[gate(Mail, 1), gate(Recovery, 9)], NOW).is_ok());
        assert!(!rule(required).admits(&[gate(Recovery, 9)], Mail, None), "nothing is missing");
    }
    for other in [gate(Recovery, 8), gate(Recovery, 0), gate(Mail, 9), gate(Passkey, 9)] {
        assert_eq!(rule(2).pass(core::slice::from_ref(&other), NOW), Err(Missing::Gates), "{other:?}");
    }
    let saved = [gate(Recovery, 8)];
    assert!(rule(2).admits(&saved, Recovery, gate(Recovery, 9).destination), "a pass behind a saved code");
    assert!(rule(2).admits(&saved, Recovery, None) && !rule(2).admits(&saved, Recovery, saved[0].destination));
    let stale = PassedGate { at: NOW.minus(601), ..gate(Recovery, 9) };
    assert_eq!(rule(2).pass(&[stale], NOW), Err(Missing::Recent));
    let without = GateRule { methods: Set::from([Mail, Authenticator]), ..rule(2) };
    assert_eq!(without.pass(&[gate(Recovery, 9)], NOW), Err(Missing::Gates), "a kind that counts no more");
}

/// Every gate that opens the way was admitted when it came, whatever the order: the two rules are one.
#[test]
fn what_opens_the_way_was_admitted() {
    let kinds: Vec<(MethodKind, u8)> = MethodKind::ALL
        .into_iter()
        .flat_map(|method| if has_destination(method) { vec![(method, 1), (method, 2)] } else { vec![(method, 0)] })
        .collect();
    for (first, first_at) in &kinds {
        for (second, second_at) in &kinds {
            let (first, second) = (gate(*first, *first_at), gate(*second, *second_at));
            let opens = rule(2).pass(&[first.clone(), second.clone()], NOW).is_ok();
            let admitted = rule(2).admits(&[], first.method, first.destination)
                && rule(2).admits(core::slice::from_ref(&first), second.method, second.destination);
            assert_eq!(opens, admitted, "{first:?} {second:?}");
        }
        let first = gate(*first, *first_at);
        let opens = rule(1).pass(core::slice::from_ref(&first), NOW).is_ok();
        assert_eq!(opens, rule(1).admits(&[], first.method, first.destination), "{first:?}");
    }
}
