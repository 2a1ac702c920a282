//! The policy as it is stored and edited: every setting, its default, and where Entra's documents disagree a named choice.
//!
//! Stored as JSON; a field may be left out and then has its default, an unknown field is refused. Parts that must fit
//! together are judged in `check.rs`.

use latchkey_shared::method::MethodKind;
use latchkey_shared::password::{CustomTerms, PasswordPolicy};
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{BotCheckKind, Branding, Disclosure, HelpDesk};
use serde::{Deserialize, Serialize};

use crate::gate::PasskeyWeight;
use crate::ids::GroupId;
use crate::limits::{LimitOverrides, Limits};
use crate::policy::bounded::{Country, Gates, ReconfirmDays, RetentionDays};
use crate::policy::domain::Domain;
use crate::policy::origin::Origin;
use crate::policy::questions::Questions;
use crate::policy::scope::Scope;

/// Everything an organisation decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// Counts the changes; written into tickets and audit.
    pub version: u64,
    /// Which users may reset.
    pub scope: Scope,
    /// Gates a user has to pass.
    pub gates: Gates,
    /// Methods users may prove themselves with.
    pub methods: Set<MethodKind>,
    /// What a passkey of a user passes. An administrator's passes one gate.
    pub passkey: PasskeyWeight,
    /// Security questions, for users whose methods they are among.
    pub questions: Questions,
    /// The administrators' own policy.
    pub administrators: Administrators,
    /// Groups whose members may change a known password but not reset one, beside what the account itself says.
    pub change_only: Set<GroupId>,
    /// The organisation's domains.
    pub domains: Vec<Domain>,
    /// When people are asked to register and to confirm.
    pub registration: Registration,
    /// What contacts count that an administrator filled in.
    pub unverified_contacts: UnverifiedContacts,
    /// Who is told of a reset.
    pub notifications: Notifications,
    /// Whether the service desk may give a recovery pass to whoever has lost everything. Off: it makes the reset as strong as
    /// the service desk is at telling people apart.
    pub recovery_pass: bool,
    /// Whom people can ask.
    pub help_desk: HelpDesk,
    /// Whether a locked account may be unlocked with its old password left alone.
    pub unlock_without_reset: bool,
    /// How much is said before proof.
    pub disclosure: Disclosure,
    /// Checks against robots, the preferred one first. Proof of work is offered even if it is not listed.
    pub bot_checks: Vec<BotCheckKind>,
    /// How much, how often and how long.
    pub limits: LimitRules,
    /// Text messages and calls.
    pub telephony: Telephony,
    /// Pages that may embed, call and be returned to.
    pub origins: Origins,
    /// How long the audit is kept.
    pub audit_retention_days: RetentionDays,
    /// The rules for a new password.
    pub password: PasswordRules,
    /// How the page looks.
    pub branding: Branding,
    /// Languages.
    pub locales: Locales,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            version: 1,
            scope: Scope::All,
            gates: Gates::Two,
            methods: Set::from([MethodKind::Passkey, MethodKind::Authenticator, MethodKind::Mail]),
            passkey: PasskeyWeight::default(),
            questions: Questions::default(),
            administrators: Administrators::default(),
            change_only: Set::new(),
            domains: Vec::new(),
            registration: Registration::default(),
            unverified_contacts: UnverifiedContacts::default(),
            notifications: Notifications::default(),
            recovery_pass: false,
            help_desk: HelpDesk::default(),
            unlock_without_reset: true,
            disclosure: Disclosure::Private,
            bot_checks: vec![BotCheckKind::Pow, BotCheckKind::Image],
            limits: LimitRules::default(),
            telephony: Telephony::default(),
            origins: Origins::default(),
            audit_retention_days: RetentionDays::default(),
            password: PasswordRules::default(),
            branding: Branding::default(),
            locales: Locales::default(),
        }
    }
}

/// The administrators' own policy: always on whatever the scope, two gates, no security questions.
///
/// Entra's documents say both "enabled by default" and "not enabled on the tenant by default": here it is on, with a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Administrators {
    /// Whether administrators may reset at all.
    pub enabled: bool,
    /// Whether text messages and calls count for them. Off: numbers are taken over by a call to the carrier.
    pub phone_methods: bool,
}

impl Default for Administrators {
    fn default() -> Self {
        Self { enabled: true, phone_methods: false }
    }
}

/// When people are asked to register and to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Registration {
    /// Whether sign-in asks those with too few methods to register.
    pub required: bool,
    /// How often that may be put off; `null` is as often as one likes.
    pub snoozes: Option<u8>,
    /// When contacts must be confirmed again. One past it is never enough alone.
    pub reconfirm_days: ReconfirmDays,
}

impl Default for Registration {
    fn default() -> Self {
        // Three snoozes, as Entra's registration campaign.
        Self { required: true, snoozes: Some(3), reconfirm_days: ReconfirmDays::default() }
    }
}

/// What a contact counts that an administrator filled in and nobody proved (NIST SP 800-63B-4 §4.2.1.2 wants proof).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnverifiedContacts {
    /// Nothing.
    Never,
    /// One of two gates.
    #[default]
    BesideAnotherGate,
    /// As much as a proven one (Entra's way). Administrators have two gates anyway.
    Alone,
}

/// Who is told of a reset. Owners are always told of wrong answers and locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Notifications {
    /// The owner, at every address of the account.
    pub owner_on_reset: bool,
    /// All global administrators, when another administrator resets.
    pub administrators_on_administrator_reset: bool,
}

impl Default for Notifications {
    fn default() -> Self {
        Self { owner_on_reset: true, administrators_on_administrator_reset: true }
    }
}

/// How much, how often and how long: a ready-made table, and where the organisation is stricter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitRules {
    /// Which table.
    pub preset: LimitPreset,
    /// Rows made stricter.
    pub stricter: LimitOverrides,
}

impl LimitRules {
    /// Returns the ready-made table.
    #[must_use]
    pub fn table(&self) -> Limits {
        match self.preset {
            LimitPreset::Latchkey => Limits::default(),
            LimitPreset::Entra => Limits::entra(),
        }
    }
}

/// A ready-made table of limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LimitPreset {
    /// Ours.
    #[default]
    Latchkey,
    /// Of Entra's figures and ours the stricter ones.
    Entra,
}

/// Text messages and calls: where to, and how many at most on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telephony {
    /// Countries whose numbers are served; none by default.
    pub countries: Set<Country>,
    /// Text messages a day, of the whole organisation.
    pub sms_per_day: u32,
    /// Calls a day, of the whole organisation.
    pub calls_per_day: u32,
}

impl Default for Telephony {
    fn default() -> Self {
        // Enough for an organisation of some thousand; a pumping attack ends here within a day's cost of a dinner.
        Self { countries: Set::new(), sms_per_day: 200, calls_per_day: 50 }
    }
}

/// Foreign pages, each by its exact origin. All empty by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Origins {
    /// May show the reset in a frame.
    pub embed: Set<Origin>,
    /// May call the API from their own scripts.
    pub api: Set<Origin>,
    /// May be returned to when a reset is done.
    pub return_to: Set<Origin>,
}

/// The rules for a new password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordRules {
    /// What everybody may know, and the browser judges.
    pub public: PasswordPolicy,
    /// The organisation's own banned terms; the worker alone judges them.
    pub banned_terms: CustomTerms,
    /// How many earlier passwords a new one must not be, 0 to 24. The one in use is refused whatever this says, but by a
    /// reset alone (Entra's way).
    pub history: u8,
    /// How old a password has to be before its owner may change it, in seconds, 0 to 30 days. A reset, and a change that
    /// is asked for, do not wait.
    pub minimum_age_s: u32,
}

/// Languages, as BCP 47 tags.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Locales {
    /// Those offered; those without a catalogue are passed over.
    pub offered: Vec<String>,
    /// The one to use when the browser asks for none of them.
    pub default: String,
}

/// The languages that there are catalogues for, in the order in which a page offers them: English, then by their own names.
const LANGUAGES: [&str; 15] =
    ["en", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "tr", "he", "ar", "hi", "ja", "ko", "zh-Hans"];

impl Locales {
    /// Returns the offered languages among those that a deployment has words for.
    #[must_use]
    pub fn spoken(&self, known: &[String]) -> Vec<String> {
        self.offered.iter().filter(|locale| known.contains(locale)).cloned().collect()
    }
}

impl Default for Locales {
    fn default() -> Self {
        Self { offered: LANGUAGES.map(str::to_owned).to_vec(), default: "en".to_owned() }
    }
}
