//! The table against its figures written out once more, and that a tenant only makes it stricter.

use proptest::prelude::*;

use super::*;

/// The figures, once more and by hand: whoever changes one changes it in two places.
#[test]
fn the_defaults_are_the_published_ones() {
    let limits = Limits::default();
    assert_eq!((limits.flow_s, limits.extension_s, limits.last_gate_s, limits.code_s), (900, 900, 600, 600));
    assert_eq!((limits.mail_digits, limits.phone_digits), (8, 6));
    assert_eq!((limits.tries, limits.push_tries, limits.question_tries), (5, 3, 3));
    assert_eq!((limits.failures, limits.first_authenticator_failures, limits.consecutive_failures), (10, 5, 50));
    assert_eq!((limits.sends_per_hour, limits.sends_kept, limits.sends_per_day, limits.send_gap_s), (3, 1, 5, 30));
    assert_eq!((limits.wrong_numbers, limits.pushes_per_hour, limits.pushes_per_day), (5, 3, 5));
    assert_eq!((limits.bot_checks, limits.resets_per_day, limits.alert_failures), (30, 3, 3));
    assert_eq!((limits.sign_in_failures, limits.sign_in_pause_s), (10, 60));
    assert!(MAX_FLOW_S >= u64::from(limits.flow_s + limits.extension_s), "the guard remembers a whole flow");
    assert!(UNKNOWN_ROW_S >= u64::from(limits.code_s), "and a name nobody has for a whole code");
}

/// The windows that no tenant sets, in seconds and by hand.
#[test]
fn the_windows_are_the_published_ones() {
    assert_eq!((DAY_S, MAX_FLOW_S, UNKNOWN_ROW_S), (86_400, 1_800, 900));
    assert_eq!((REPEAT_S, CHECK_REPEAT_S, LEASE_S, SKEW_S), (120, 60, 30, 60));
    assert_eq!((BOT_CHECK_WINDOW_S, MAX_SIGN_IN_PAUSE_S), (600, 3_600));
}

/// Entra's figures where they are stricter: 5 failures, 24 hours of lock, 5 minutes a code, no extension.
#[test]
fn the_entra_preset_is_the_stricter_of_both() {
    let entra = Limits::entra();
    assert!(entra.is_at_least_as_strict_as(&Limits::default()));
    assert!(!Limits::default().is_at_least_as_strict_as(&entra));
    assert_eq!((entra.failures, entra.lock_s, entra.code_s, entra.extension_s), (5, 86_400, 300, 0));
    let same = Limits { failures: 10, lock_s: 0, code_s: 600, extension_s: 900, ..entra };
    assert_eq!(same, Limits::default(), "everything else is ours");
}

#[test]
fn tries_and_failures_depend_on_the_method() {
    let limits = Limits::default();
    for method in MethodKind::ALL {
        let tries = if matches!(method, MethodKind::Push | MethodKind::Questions) { 3 } else { 5 };
        assert_eq!(limits.tries_of(method), tries, "{method:?}");
        let (first, later) = match method {
            MethodKind::Passkey | MethodKind::Recovery => (None, None),
            MethodKind::Authenticator => (Some(5), Some(10)),
            _ => (Some(10), Some(10)),
        };
        assert_eq!(limits.failures_of(method, GatePlace::First), first, "{method:?}");
        assert_eq!(limits.failures_of(method, GatePlace::Later), later, "{method:?}");
    }
    let lowered = Limits { failures: 3, ..limits };
    assert_eq!(lowered.failures_of(MethodKind::Authenticator, GatePlace::First), Some(3));
}

/// max(50, 1 % of users), up to 500.
#[test]
fn an_organisations_budget_grows_with_it() {
    for (users, budget) in [(0, 50), (5_000, 50), (5_100, 51), (20_000, 200), (50_000, 500), (u64::MAX, 500)] {
        assert_eq!(Limits::default().failure_budget(users), budget, "{users}");
    }
}

proptest! {
    /// Rule: a tenant may only lower.
    #[test]
    fn a_tenant_only_makes_it_stricter(values in proptest::collection::vec(any::<Option<u16>>(), 8), entra in any::<bool>()) {
        let wish = |place: usize| values[place].map(u32::from);
        let wishes = LimitOverrides {
            flow_s: wish(0), tries: wish(1), failures: wish(2), resets_per_day: wish(3), send_gap_s: wish(4),
            lock_s: wish(5), sends_per_hour: wish(6), phone_digits: wish(7),
            ..LimitOverrides::default()
        };
        let table = if entra { Limits::entra() } else { Limits::default() };
        let lowered = table.lowered_by(&wishes);
        prop_assert!(lowered.is_at_least_as_strict_as(&table));
        prop_assert_eq!(lowered.lowered_by(&wishes), lowered);
        // And never so strict that nobody could reset.
        prop_assert!(lowered.tries >= 1 && lowered.failures >= 2 && lowered.flow_s >= 300 && lowered.resets_per_day >= 1);
        prop_assert!(lowered.sends_per_hour > lowered.sends_kept && lowered.phone_digits <= 8);
    }
}

/// Rule: every row can be lowered, and none raised: the greatest wish changes no row that falls, the least none that
/// rises.
#[test]
fn no_row_can_be_raised() {
    let all = |value: u32| -> LimitOverrides {
        let rows = serde_json::to_value(Limits::default()).unwrap();
        let wishes = rows.as_object().unwrap().keys().map(|row| (row.clone(), serde_json::json!(value)));
        serde_json::from_value(wishes.collect::<serde_json::Map<_, _>>().into()).unwrap()
    };
    for value in [0, 1, 2, 1_000_000, u32::MAX] {
        let lowered = Limits::default().lowered_by(&all(value));
        assert!(lowered.is_at_least_as_strict_as(&Limits::default()), "{value}");
    }
    assert_eq!(Limits::default().lowered_by(&LimitOverrides::default()), Limits::default());
}

#[test]
fn wishes_are_read_strictly() {
    assert!(serde_json::from_str::<LimitOverrides>(r#"{"tries":3}"#).is_ok());
    assert!(serde_json::from_str::<LimitOverrides>(r#"{"trise":3}"#).is_err());
}
