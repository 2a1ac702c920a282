//! The words of the security questions that anybody may choose from: a catalogue of its own, which a page loads once it is
//! about to show one (docs/decisions/0129).
//!
//! Not here: an organisation's own questions, which come with their words, in the one language they were written in.

use std::cell::RefCell;

use latchkey_shared::locale::Phrases;
use latchkey_shared::wire::Question;
use wasm_bindgen_futures::spawn_local;
use yew::AttrValue;

use crate::id;
use crate::locale::Localizer;
use crate::{client, page};

thread_local! {
    /// The words of the language that was asked for last; none while they are on their way.
    static WORDS: RefCell<Phrases> = const { RefCell::new(NONE) };
}

/// Nothing was asked for.
const NONE: Phrases = Phrases { locale: String::new(), messages: Vec::new() };

/// Begins to load the words in a language, unless they are there or on their way. The page shows itself anew every second, and
/// has to call this every time: so it shows what has come, and what could not be had is asked for again.
pub fn load(locale: &str) {
    let is_asked = WORDS.with_borrow(|words| words.locale == locale);
    let Some(address) = page::words_address("questions", locale).filter(|_| !is_asked) else { return };
    let locale = locale.to_owned();
    WORDS.set(Phrases { locale: locale.clone(), ..NONE });
    spawn_local(async move {
        let fetched = client::get(&address).await.unwrap_or(NONE);
        WORDS.with_borrow_mut(|words| {
            // Of two quick choices of a language the last one counts.
            if words.locale == locale {
                *words = fetched;
            }
        });
    });
}

/// Returns the words of a question; until they are there, that they come.
pub fn asked(question: &Question, words: &Localizer) -> AttrValue {
    let text = question.text.clone().or_else(|| written(&question.id, words.locale()));
    text.map_or_else(|| words.text(id::EXTEND_BUSY), AttrValue::from)
}

/// Finds the words of `q07` at the seventh place.
fn written(id: &str, locale: &str) -> Option<String> {
    let place = id.strip_prefix('q')?.parse::<usize>().ok()?.checked_sub(1)?;
    let text = WORDS.with_borrow(|words| if words.locale == locale { words.render(place, &[]) } else { String::new() });
    Some(text).filter(|text| !text.is_empty())
}
