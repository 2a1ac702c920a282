//! `GET /tenant`: the organisation as everybody may see it.

use latchkey_shared::locale::negotiate;
use latchkey_shared::password::PasswordPolicy;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{BotCheckKind, Tenant};

use crate::flow::{Call, Stop, capabilities};
use crate::platform::{Platform, Settings};
use crate::policy::Policy;
use crate::ports::PolicyStore;

/// Describes the organisation.
///
/// # Errors
/// A fault if the policy cannot be read.
pub async fn describe<P: Platform>(platform: &P, call: &mut Call) -> Result<Tenant, Stop> {
    let settings = platform.settings();
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    let offer = policy.offer(&capabilities(platform), false);
    Ok(Tenant {
        name: settings.name.clone(),
        locales: policy.locales.spoken(&settings.locales),
        default_locale: policy.locales.default.clone(),
        help_desk: policy.help_desk.clone(),
        open: policy.is_open() && !settings.resets_off,
        bot_checks: bot_checks(platform, &policy),
        gates_required: offer.gates.count(),
        methods: offer.methods,
        disclosure: policy.disclosure,
        password_policy: PasswordPolicy {
            // Said only where it is done.
            refuse_breached: policy.password.public.refuse_breached && platform.breaches().is_some(),
            ..password_policy(&policy, settings)
        },
        branding: policy.branding.clone(),
        sign_in_url: settings.sign_in_url.clone(),
    })
}

/// Returns the checks against robots that this deployment can carry out, the preferred one first.
pub(crate) fn bot_checks<P: Platform>(platform: &P, policy: &Policy) -> Vec<BotCheckKind> {
    let mut offered = policy.offered_bot_checks();
    offered.retain(|kind| match kind {
        BotCheckKind::Pow => true,
        BotCheckKind::Image => platform.pictures().is_some(),
        BotCheckKind::Turnstile => platform.turnstile().is_some(),
    });
    offered
}

/// Returns the rules for a new password that everybody may know, the organisation's own name and domains among them.
pub(crate) fn password_policy(policy: &Policy, settings: &Settings) -> PasswordPolicy {
    let mut rules = policy.password.public.clone();
    let domains = policy.domains.iter().map(|domain| domain.name.as_str());
    let own = latchkey_shared::password::of_organisation(&settings.name, domains);
    let terms: Set<String> = rules.organisation_terms.drain(..).chain(own).collect();
    rules.organisation_terms.extend(terms);
    rules
}

/// Chooses the language of a message: the asked one or what fits it best of those offered, else the organisation's.
pub(crate) fn choose_locale(policy: &Policy, settings: &Settings, asked: Option<&str>) -> String {
    let offered = policy.locales.spoken(&settings.locales);
    negotiate(&[asked.unwrap_or_default()], &offered, &policy.locales.default).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Memory;

    #[test]
    fn a_message_speaks_an_offered_language() {
        let settings = Memory::demo().unwrap().settings;
        let policy = Policy::default();
        for (asked, expected) in [
            (None, "en"),
            (Some("de"), "de"),
            (Some("DE"), "de"),
            (Some("de-AT"), "de"),
            (Some("fr"), "en"),
            (Some(""), "en"),
            (Some("../../etc"), "en"),
        ] {
            assert_eq!(choose_locale(&policy, &settings, asked), expected, "{asked:?}");
        }
    }
}
