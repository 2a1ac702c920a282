//! How every page comes up: fetches words and organisation, is rendered apart, and changes its language.

use latchkey_shared::locale::Phrases;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::locale::Localizer;
use crate::settings::Settings;
use crate::{client, page, store, theme};

/// The catalogues that a page lays together, in the order in which `build.rs` numbers their messages.
pub type Catalogues = &'static [&'static str];

/// Properties of every page.
#[derive(Clone, PartialEq, Properties)]
pub struct Mounted {
    /// The organisation.
    pub settings: Settings,
    /// The words to begin with.
    pub words: Localizer,
    /// What the page is rendered into; it stands in the document once there is something to see.
    pub stage: Element,
}

/// Mounts a page where the shell stands, once words and organisation are there: until then the shell stays.
pub fn mount<Page: BaseComponent<Properties = Mounted>>(catalogues: Catalogues) {
    spawn_local(async move {
        let locale = page::first_locale();
        // The document's preloads have begun them, unless this tab speaks another language than the document.
        let (tenant, words) = (client::tenant().await, fetch_words(catalogues, &locale).await);
        match (page::stage(), tenant, words) {
            (Some(stage), Ok(tenant), Some(words)) => {
                theme::apply(&tenant.branding);
                let mounted = Mounted { settings: Settings::new(tenant), words, stage: stage.clone() };
                yew::Renderer::<Page>::with_root_and_props(stage, mounted).render();
            }
            _ => page::say_unable(),
        }
    });
}

/// Fetches the words of a language.
async fn fetch_words(catalogues: Catalogues, locale: &str) -> Option<Localizer> {
    let mut words = Phrases { locale: locale.to_owned(), messages: Vec::new() };
    for catalogue in catalogues {
        let more: Phrases = client::get(&page::words_address(catalogue, locale)?).await.ok()?;
        words.messages.extend(more.messages);
    }
    Some(Localizer::new(words))
}

/// Returns the words of a page, and what changes their language.
#[hook]
pub fn use_words(first: &Localizer, catalogues: Catalogues) -> (Localizer, Callback<String>) {
    let words = use_state(|| first.clone());
    let chosen = use_mut_ref(String::new);
    let onlanguage = {
        let words = words.setter();
        Callback::from(move |locale: String| {
            let (words, chosen) = (words.clone(), chosen.clone());
            chosen.replace(locale.clone());
            spawn_local(async move {
                let fetched = fetch_words(catalogues, &locale).await;
                // Of two quick choices the last one counts, whichever is fetched first.
                if let Some(fetched) = fetched.filter(|_| *chosen.borrow() == locale) {
                    store::choose_locale(&locale);
                    words.set(fetched);
                }
            });
        })
    };
    ((*words).clone(), onlanguage)
}
