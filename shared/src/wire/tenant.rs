//! `GET /tenant`: what the browser must know before anybody has said who they are.

use serde::{Deserialize, Serialize};

use crate::method::MethodKind;
use crate::password::PasswordPolicy;
use crate::wire::BotCheckKind;

/// How much a claimant learns before proof.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Disclosure {
    /// Nothing that depends on the account.
    #[default]
    Private,
    /// The account's own methods, masked, and exact reasons. For closed intranets.
    Guided,
}

/// Whom to ask when stuck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HelpDesk {
    /// What the organisation calls it, such as "IT service desk".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A phone number in international form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// An https page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The organisation's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Branding {
    /// Accent on light grounds, `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// Accent on dark grounds, `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent_dark: Option<String>,
}

/// The organisation as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Tenant {
    /// The organisation's name.
    pub name: String,
    /// BCP 47 languages there are catalogues for.
    pub locales: Vec<String>,
    /// The one to use when the browser asks for none of them.
    pub default_locale: String,
    /// Whom to ask.
    pub help_desk: HelpDesk,
    /// Whether resets are open; if not, only the help desk is shown.
    pub open: bool,
    /// Checks offered, the preferred one first.
    pub bot_checks: Vec<BotCheckKind>,
    /// Methods the organisation allows and the deployment can carry out.
    pub methods: Vec<MethodKind>,
    /// Gates the organisation asks of its users, 1 or 2.
    pub gates_required: u8,
    /// How much is said before proof.
    pub disclosure: Disclosure,
    /// The rules for a new password that the browser can judge.
    pub password_policy: PasswordPolicy,
    /// How the page looks.
    pub branding: Branding,
    /// Where people sign in.
    pub sign_in_url: String,
}
