//! What the organisation has settled.

use std::rc::Rc;

use latchkey_shared::wire::{BotCheckKind, Disclosure, HelpDesk, Tenant};

/// The organisation as the page knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    tenant: Rc<Tenant>,
}

impl Settings {
    /// Takes what the edge says.
    #[must_use]
    pub fn new(tenant: Tenant) -> Self {
        Self { tenant: Rc::new(tenant) }
    }

    /// Returns all of it.
    #[must_use]
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Returns whom to ask.
    #[must_use]
    pub fn help_desk(&self) -> &HelpDesk {
        &self.tenant.help_desk
    }

    /// Tells whether the page may say what depends on the account.
    #[must_use]
    pub fn is_guided(&self) -> bool {
        self.tenant.disclosure == Disclosure::Guided
    }

    /// Tells whether a picture can be had instead of work.
    #[must_use]
    pub fn has_picture(&self) -> bool {
        self.tenant.bot_checks.contains(&BotCheckKind::Image)
    }

    /// Returns the robot check to begin with.
    #[must_use]
    pub fn first_check(&self) -> BotCheckKind {
        self.tenant.bot_checks.first().copied().unwrap_or(BotCheckKind::Pow)
    }
}
