//! How much, how often and how long: every figure that bounds a reset, in one table.
//!
//! Units are in the names: `_s` is seconds, `_per_mille` thousandths, anything else is a count. A tenant may only
//! make a row stricter ([`Limits::lowered_by`]); the `entra` preset takes the stricter of the two values row by row.
//! Not here: lengths of texts and bodies (see the wire types), and money (the tenant's budgets are policy).

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;

/// Seconds of a day, the window of most rows.
pub const DAY_S: u64 = 24 * 60 * 60;
/// How long the same attempt gets the same verdict: a lost answer is asked for again within seconds, not minutes.
pub const REPEAT_S: u64 = 2 * 60;
/// How long a commit may take before its outcome counts as unknown; the directory's own timeout is well below it.
pub const LEASE_S: u64 = 30;
/// How long the same solution of the same check may be sent again, for a lost answer.
pub const CHECK_REPEAT_S: u64 = 60;
/// How often it may come again: a page repeats a lost call four times.
pub const CHECK_REPEATS: u8 = 5;
/// Twice the clock skew of 30 s that tickets tolerate: what the guard remembers outlives its ticket by this much.
pub const SKEW_S: u64 = 2 * 30;
/// The longest life of a flow from its start, extension included; no tenant can lengthen it.
pub const MAX_FLOW_S: u64 = 30 * 60;
/// How long a row for a name that nobody has lives after its last use: longer than a code.
pub const UNKNOWN_ROW_S: u64 = 15 * 60;
/// The first pause after too many wrong passwords doubles with each further one up to this.
pub const MAX_SIGN_IN_PAUSE_S: u64 = 60 * 60;
/// How many of the last bad passwords are not counted again when they come again. Entra's smart lockout: 3.
pub const REMEMBERED_BAD_PASSWORDS: usize = 3;
/// How long a sign-in may take from its password to its end, second factor and new password included.
pub const SIGN_IN_S: u64 = 10 * 60;
/// A session that nobody uses is over after this long (NIST SP 800-63B-4 §2.2.3 allows an hour).
pub const SESSION_IDLE_S: u64 = 30 * 60;
/// A session is over after this long, used or not (NIST SP 800-63B-4 §2.2.3 allows a day).
pub const SESSION_S: u64 = 8 * 60 * 60;
/// How old the last use may be before the cookie is sealed anew.
pub const SESSION_RENEWAL_S: u64 = 60;

/// How long somebody signed in counts as having just proved who they are (ASVS 5.0 7.5.1, NIST SP 800-63B-4 §4.1).
pub const PROOF_S: u64 = 10 * 60;
/// How long a registration of a method may take from its beginning to its code.
pub const REGISTRATION_S: u64 = 10 * 60;
/// How many registrations of an account are remembered by name. Whoever begins more ends the oldest with them.
pub const MAX_REGISTRATIONS: usize = 8;
/// How long after a reset no method may be added, changed or removed: time for the owner to read the notice.
pub const FREEZE_S: u64 = DAY_S;
/// Likewise for administrators, whose methods open more.
pub const ADMINISTRATOR_FREEZE_S: u64 = 3 * DAY_S;
/// How long a notice may be answered with "it wasn't me": as long as people are away and read no mail.
pub const NOT_ME_S: u64 = 30 * DAY_S;
/// How often a day an account is frozen so: whoever reads its mail could go on for ever, and have everybody written to.
pub const FREEZES_PER_DAY: u32 = 5;
/// How long a registration ticket lives on its way from another sign-in system to our page.
pub const PASS_S: u64 = 5 * 60;
/// How long a recovery pass opens a gate: long enough to read it out and type it (NIST SP 800-63B-4 §4.2.1.2).
pub const RECOVERY_PASS_S: u64 = 60 * 60;
/// Most authenticators of an account. Entra: 5.
pub const MAX_AUTHENTICATORS: usize = 5;
/// Most passkeys of an account: phone, computer, two security keys and one more. Each is read by every call about the account.
pub const MAX_PASSKEYS: usize = 5;
/// How long a browser may take for a ceremony: somebody has to fetch a security key (WebAuthn §15.1 recommends 5 to 10 minutes).
pub const CEREMONY_S: u64 = 5 * 60;
/// Most mail addresses of an account for codes: each is written to at every change. Entra: 1.
pub const MAX_ADDRESSES: usize = 3;
/// How often a day somebody changes their mind about what is asked first: whoever does so more often fills the audit.
pub const CHOICES_PER_DAY: u32 = 20;
/// Saved recovery codes of a set, each of 128 bits (NIST SP 800-63B-4 §4.2.1.1 asks for 64).
pub const SAVED_CODES: u8 = latchkey_shared::recovery::CODES_OF_A_SET;

/// Declares the table: name, default, value of the `entra` preset, the value no tenant can go beyond, which way is
/// stricter.
macro_rules! table {
    ($($(#[$doc:meta])* $row:ident = $default:literal, entra $entra:literal, down to $floor:literal;)*
     -- more is stricter --
     $($(#[$more_doc:meta])* $more:ident = $more_default:literal, entra $more_entra:literal, up to $ceiling:literal;)*) => {
        /// The limits in force for one call.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Limits {
            $($(#[$doc])* pub $row: u32,)*
            $($(#[$more_doc])* pub $more: u32,)*
        }

        /// What a tenant wants otherwise; a value that is not stricter is ignored.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct LimitOverrides {
            $(#[doc = concat!("See [`Limits::", stringify!($row), "`].")]
              #[serde(skip_serializing_if = "Option::is_none")] pub $row: Option<u32>,)*
            $(#[doc = concat!("See [`Limits::", stringify!($more), "`].")]
              #[serde(skip_serializing_if = "Option::is_none")] pub $more: Option<u32>,)*
        }

        impl Default for Limits {
            fn default() -> Self {
                Self { $($row: $default,)* $($more: $more_default,)* }
            }
        }

        impl Limits {
            /// Returns the `entra` preset: of Entra's figures and ours the stricter ones.
            #[must_use]
            pub const fn entra() -> Self {
                Self { $($row: $entra,)* $($more: $more_entra,)* }
            }

            /// Returns these limits made stricter as a tenant wishes; no row gets laxer, and none so strict that
            /// nobody could reset any more.
            #[must_use]
            pub fn lowered_by(&self, wishes: &LimitOverrides) -> Self {
                Self {
                    $($row: wishes.$row.map_or(self.$row, |wish| self.$row.min(wish.max($floor))),)*
                    $($more: wishes.$more.map_or(self.$more, |wish| self.$more.max(wish.min($ceiling))),)*
                }
            }

            /// Returns the wishes that are not granted, by the names of their rows.
            #[must_use]
            pub fn refused(&self, wishes: &LimitOverrides) -> Vec<(&'static str, u32)> {
                let granted = self.lowered_by(wishes);
                let wished = [
                    $((stringify!($row), wishes.$row, granted.$row),)*
                    $((stringify!($more), wishes.$more, granted.$more),)*
                ];
                let refused = |(row, wish, granted): (_, Option<u32>, u32)| {
                    wish.filter(|wish| *wish != granted).map(|wish| (row, wish))
                };
                wished.into_iter().filter_map(refused).collect()
            }

            /// Tells whether no row of these is laxer than in `other`.
            #[must_use]
            pub const fn is_at_least_as_strict_as(&self, other: &Self) -> bool {
                true $(&& self.$row <= other.$row)* $(&& self.$more >= other.$more)*
            }
        }
    };
}

table! {
    /// Life of a flow from its start. Entra: 15 minutes.
    flow_s = 900, entra 900, down to 300;
    /// What one extension adds, once (WCAG 2.2 §2.2.1). Entra has none.
    extension_s = 900, entra 0, down to 0;
    /// Age of the last passed gate at the moment of the commit: an abandoned screen must not stay an open door.
    last_gate_s = 600, entra 600, down to 120;
    /// Life of a code; it never outlives its flow. Entra: 5 minutes.
    code_s = 600, entra 300, down to 120;
    /// Tries per challenge: 5 of 10^6 codes are 1 in 200,000.
    tries = 5, entra 5, down to 1;
    /// Tries per push, where a number is typed on the device.
    push_tries = 3, entra 3, down to 1;
    /// Tries per draw of security questions.
    question_tries = 3, entra 3, down to 1;
    /// Wrong answers per account, method and place of the gate in 24 h. Entra: 5.
    failures = 10, entra 5, down to 2;
    /// Likewise for an authenticator as first gate, which needs no message and so costs an attacker nothing.
    first_authenticator_failures = 5, entra 5, down to 2;
    /// Consecutive wrong answers that disable a method at its place for resets; NIST SP 800-63B-4 §3.2.2 allows 100 in all,
    /// and there are two places.
    consecutive_failures = 50, entra 50, down to 10;
    /// Wrong answers of an account in 24 h at which its owner is told.
    alert_failures = 3, entra 3, down to 1;
    /// Messages to one destination in an hour. Entra: 10 in 10 minutes.
    sends_per_hour = 3, entra 3, down to 2;
    /// Messages to one destination in 24 h.
    sends_per_day = 5, entra 5, down to 2;
    /// Wrong phone numbers typed for one account in 24 h (`guided` disclosure only). Entra: 5 in an hour.
    wrong_numbers = 5, entra 5, down to 1;
    /// Pushes to one account in an hour.
    pushes_per_hour = 3, entra 3, down to 1;
    /// Pushes to one account in 24 h, counted from the last that succeeded.
    pushes_per_day = 5, entra 5, down to 1;
    /// The least failures of the organisation in a day before every reset needs more.
    tenant_failures_min = 50, entra 50, down to 10;
    /// The share of its users, in thousandths, that raises that figure.
    tenant_failures_per_mille = 10, entra 10, down to 1;
    /// The most it is raised to.
    tenant_failures_max = 500, entra 500, down to 10;
    /// Checks against robots handed to one address (/64 in IPv6) in 10 minutes.
    bot_checks = 30, entra 30, down to 5;
    /// Successful resets of one account in 24 h. Entra: 5 in an hour.
    resets_per_day = 3, entra 3, down to 1;
    /// Wrong passwords at sign-in before it pauses. Entra's smart lockout: 10.
    sign_in_failures = 10, entra 10, down to 3;
    -- more is stricter --
    /// Least time from one message to the next to the same destination.
    send_gap_s = 30, entra 30, up to 300;
    /// Messages per destination and hour kept for flows that are past a gate.
    sends_kept = 1, entra 1, up to 1;
    /// Digits of a code sent by mail. Entra: 6.
    mail_digits = 8, entra 8, up to 8;
    /// Digits of a code sent to a phone: short enough to remember from a call. Entra: 6.
    phone_digits = 6, entra 6, up to 8;
    /// Least length of a lock, from the wrong answer that filled the budget; it lasts anyway until that has slid out
    /// of its 24 h. Entra: 24 hours.
    lock_s = 0, entra 86_400, up to 86_400;
    /// The first pause of the sign-in. Entra's smart lockout: 60 s.
    sign_in_pause_s = 60, entra 60, up to 3_600;
}

/// The window of [`Limits::bot_checks`], in seconds.
pub const BOT_CHECK_WINDOW_S: u64 = 10 * 60;

/// Whether a gate is the first of its flow or comes after one: the two have budgets of their own, so that whoever
/// exhausts the first (anybody can) does not lock out an owner who is past it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatePlace {
    /// No gate is passed yet.
    First,
    /// One is.
    Later,
}

impl Limits {
    /// Returns how many answers a challenge of this kind takes.
    #[must_use]
    pub fn tries_of(&self, method: MethodKind) -> u8 {
        let tries = match method {
            MethodKind::Push => self.push_tries,
            MethodKind::Questions => self.question_tries,
            _ => self.tries,
        };
        u8::try_from(tries).unwrap_or(u8::MAX)
    }

    /// Returns how many wrong answers a method takes in 24 h at a place; `None` for what cannot be guessed.
    #[must_use]
    pub fn failures_of(&self, method: MethodKind, place: GatePlace) -> Option<u32> {
        match (method, place) {
            (MethodKind::Passkey | MethodKind::Recovery, _) => None,
            (MethodKind::Authenticator, GatePlace::First) => Some(self.first_authenticator_failures.min(self.failures)),
            _ => Some(self.failures),
        }
    }

    /// Returns the organisation's budget of failures in a day for this many users.
    #[must_use]
    pub fn failure_budget(&self, users: u64) -> u32 {
        let share = users.saturating_mul(u64::from(self.tenant_failures_per_mille)) / 1000;
        u32::try_from(share).unwrap_or(u32::MAX).max(self.tenant_failures_min).min(self.tenant_failures_max)
    }
}

#[cfg(test)]
mod tests;
