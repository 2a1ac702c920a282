//! Authenticator codes: RFC 6238 with SHA-1, 6 digits and steps of 30 seconds, which every app understands.
//!
//! Pure arithmetic on a seed, a code and a time. That a step is used once ever is the guard's ([`crate::guard`]).

use latchkey_shared::otp::OtpCode;
use totp_rs::{Builder, Totp};

use crate::enrolment::TotpSeed;
use crate::time::UnixSeconds;

/// Seconds of a step (RFC 6238 §5.2 recommends 30).
pub const STEP_S: u64 = 30;
/// Digits of an authenticator code.
pub const DIGITS: u8 = 6;

/// Number of a step since 1970. Grows with time; a used one never returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(pub u64);

impl Step {
    /// Returns the step that `now` lies in.
    #[must_use]
    pub const fn at(now: UnixSeconds) -> Self {
        Self(now.0 / STEP_S)
    }
}

/// Finds the step of a typed code: the current one or the one before it.
///
/// The step before covers typing and delivery (RFC 6238 §5.2: at most one). The next step is refused, other than by the
/// library's default: a code from the future is a clock gone wrong or a code read off beforehand.
/// Both steps are computed whatever matches, so the time taken says nothing.
#[must_use]
pub fn check(seed: &TotpSeed, typed: &OtpCode, now: UnixSeconds) -> Option<Step> {
    let totp = generator(seed);
    let current = totp.check(typed.digits(), now.0).map(Step);
    let before = now.0.checked_sub(STEP_S).and_then(|earlier| totp.check(typed.digits(), earlier)).map(Step);
    current.or(before)
}

/// Returns the code that an app shows at `now`, for tests.
#[cfg(any(test, feature = "testing"))]
#[must_use]
pub fn code_at(seed: &TotpSeed, now: UnixSeconds) -> String {
    generator(seed).generate(now.0).to_string()
}

fn generator(seed: &TotpSeed) -> Totp {
    // Nothing to refuse: seeds of less than 128 bits do not exist as `TotpSeed`.
    Builder::new()
        .with_digits(DIGITS)
        .with_step_duration(STEP_S)
        .with_skew(0)
        .with_secret(seed.expose())
        .build_noncompliant()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seed of RFC 4226 Appendix D and RFC 6238 Appendix B (SHA-1).
    fn seed() -> TotpSeed {
        TotpSeed::from_bytes(b"12345678901234567890".to_vec()).unwrap()
    }

    fn check(typed: &str, now: u64, expected: Option<u64>) {
        let typed = OtpCode::try_from(typed.to_owned()).unwrap();
        assert_eq!(super::check(&seed(), &typed, UnixSeconds(now)), expected.map(Step), "at {now}");
    }

    #[test]
    fn rfc_4226_appendix_d() {
        let codes =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (counter, code) in (0_u64..).zip(codes) {
            check(code, counter * STEP_S, Some(counter));
        }
    }

    #[test]
    fn rfc_6238_appendix_b() {
        // The RFC prints eight digits; six are their last six, as both are the same number modulo a power of ten.
        check("287082", 59, Some(1));
        check("081804", 1_111_111_109, Some(0x0235_23ec));
        check("050471", 1_111_111_111, Some(0x0235_23ed));
        check("005924", 1_234_567_890, Some(0x0273_ef07));
        check("279037", 2_000_000_000, Some(0x03f9_40aa));
        check("353130", 20_000_000_000, Some(0x27bc_86aa));
    }

    /// Rule: current and previous step only.
    #[test]
    fn a_code_is_good_in_its_step_and_the_next_one_only() {
        let code = code_at(&seed(), UnixSeconds(3_000));
        check(&code, 2_999, None);
        check(&code, 3_000, Some(100));
        check(&code, 3_059, Some(100));
        check(&code, 3_060, None);
    }

    #[test]
    fn the_eight_digit_form_is_not_a_code_of_six() {
        check("94287082", 59, None);
    }

    #[test]
    fn time_begins_without_a_step_before() {
        check("755224", 0, Some(0));
        check("287082", 0, None);
    }

    #[test]
    fn seeds_of_every_length_work() {
        for length in [16, 20, 32, 64] {
            let seed = TotpSeed::from_bytes((0..length).collect()).unwrap();
            let typed = OtpCode::try_from(code_at(&seed, UnixSeconds(90))).unwrap();
            assert_eq!(super::check(&seed, &typed, UnixSeconds(90)), Some(Step(3)), "{length}");
        }
    }
}
