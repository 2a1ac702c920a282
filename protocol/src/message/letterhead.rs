//! The letterhead: who writes, from where, and whom to ask. All of it configured by the organisation, none by a claimant.

use latchkey_shared::wire::HelpDesk;

use super::line::Line;

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    pub(super) organisation: Line,
    pub(super) origin: Line,
    pub(super) desk: Desk,
}

/// Whom to ask; lines that are empty are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Desk {
    pub name: Line,
    pub phone: Line,
    pub mail: Line,
    pub page: Line,
    pub words: Line,
}

impl Letterhead {
    /// Makes a letterhead of the organisation's name, the configured public origin, and the help desk.
    #[must_use]
    pub fn new(organisation: &str, public_origin: &str, help_desk: &HelpDesk) -> Self {
        let line = |text: &Option<String>| Line::new(text.as_deref().unwrap_or_default());
        let desk = Desk {
            name: line(&help_desk.name),
            phone: line(&help_desk.phone),
            mail: line(&help_desk.mail),
            page: line(&help_desk.url),
            words: line(&help_desk.text),
        };
        Self { organisation: Line::new(organisation), origin: Line::new(public_origin), desk }
    }
}
