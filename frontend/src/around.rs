//! What follows a machine's state outside of the app's own elements: language, title and focus of the document.

use latchkey_shared::locale::{Arg, Direction};
use yew::prelude::*;

use crate::flow::Trouble;
use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::page;
use crate::settings::Settings;

/// How the document should be around a state.
#[derive(PartialEq)]
pub struct Around {
    locale: String,
    title: AttrValue,
    /// The step.
    key: &'static str,
    /// What is wrong, once nothing is under way any more.
    trouble: Option<Trouble>,
}

impl Around {
    /// Describes the document around a step, its name first in the title.
    #[must_use]
    pub fn of(
        words: &Localizer,
        settings: &Settings,
        (key, name): (&'static str, Id),
        trouble: Option<&Trouble>,
    ) -> Self {
        let step = words.text(name);
        let title = [("step", Arg::Text(&step)), ("organisation", Arg::Text(&settings.tenant().name))];
        Self {
            locale: words.locale().to_owned(),
            title: words.with(id::PAGE_TITLE, &title),
            key,
            trouble: trouble.cloned(),
        }
    }

    /// Brings the document from how it was before to this. On the very first step of a visit the focus stays where it is.
    fn follow(&self, before: Option<&Self>) {
        if before.is_none_or(|before| before.locale != self.locale) {
            page::set_language(&self.locale, Direction::of(&self.locale).as_str());
        }
        if before.is_none_or(|before| before.title != self.title) {
            page::set_title(&self.title);
        }
        if before.is_some_and(|before| before.key != self.key) {
            page::focus_heading();
        }
        if self.trouble.is_some() && before.is_none_or(|before| before.trouble != self.trouble) {
            page::focus_invalid();
        }
    }
}

/// Keeps the document in step with this.
#[hook]
pub fn use_around(now: Around) {
    let before = use_mut_ref(|| None::<Around>);
    use_effect(move || {
        let before = &mut *before.borrow_mut();
        now.follow(before.as_ref());
        *before = Some(now);
    });
}
