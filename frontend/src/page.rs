//! The page around the app: what the shell carries, its title, language, focus and history.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url};

use crate::store;

/// Selects the script element that carries the addresses of everything with a hash in its name.
const CARRIER: &str = "script[data-glue]";
/// Name of the function of `boot.js` that gives the ticket away, once.
const TICKET: &str = "latchkeyTicket";

/// Returns an attribute `data-…` of the boot script, by its camel-case name.
#[must_use]
pub fn data(name: &str) -> Option<String> {
    let carrier: HtmlElement = find(CARRIER)?.dyn_into().ok()?;
    carrier.dataset().get(name)
}

/// Returns the address of a catalogue (`words`, `account`) in a language.
#[must_use]
pub fn words_address(catalogue: &str, locale: &str) -> Option<String> {
    let mut name = catalogue.to_owned();
    for part in locale.split('-') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(&letters.as_str().to_ascii_lowercase());
    }
    data(&name)
}

/// What was done in the shell before the app ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Early {
    /// What was typed as the account.
    pub typed: String,
    /// Whether Enter was pressed.
    pub is_sent: bool,
}

/// Makes the element that the app is rendered into before it is shown.
#[must_use]
pub fn stage() -> Option<Element> {
    let stage = gloo::utils::document().create_element("div").ok()?;
    stage.set_id("latchkey");
    Some(stage)
}

/// Shows the app in the place of the shell, and hands over what was done there: text, caret and focus pass from field to
/// field without a pause, so that no key is lost between them. Nothing is handed over to another step than the first.
#[must_use]
pub fn take_over(stage: &Element) -> Option<Early> {
    let shell = find("#latchkey")?;
    let old = field();
    let active = gloo::utils::document().active_element();
    let has_focus = active.is_some_and(|active| old.as_ref().is_some_and(|old| old.is_same_node(Some(&active))));
    let is_sent = find("#shell[data-sent]").is_some();
    shell.parent_node()?.replace_child(stage, &shell).ok()?;
    let (old, new) = (old?, field()?);
    let typed = old.value();
    new.set_value(&typed);
    if has_focus && new.focus().is_ok() {
        let caret = old.selection_start().ok().flatten();
        drop(new.set_selection_start(caret));
        drop(new.set_selection_end(caret));
    }
    Some(Early { typed, is_sent })
}

/// Finds the field of the account.
fn field() -> Option<HtmlInputElement> {
    find("#who")?.dyn_into().ok()
}

/// Returns what stands in a field, by its id.
#[must_use]
pub fn typed_in(id: &str) -> String {
    let found = gloo::utils::document().get_element_by_id(id);
    found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value()).unwrap_or_default()
}

/// Returns the languages the browser asks for, the preferred one first.
#[must_use]
pub fn asked_locales() -> Vec<String> {
    gloo::utils::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets language and direction of the whole page.
pub fn set_language(locale: &str, direction: &str) {
    let root = gloo::utils::document_element();
    // Both names are valid attributes.
    drop(root.set_attribute("lang", locale));
    drop(root.set_attribute("dir", direction));
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Moves the focus to the heading of the step.
pub fn focus_heading() {
    focus(".step h2");
}

/// Moves the focus to the first field that has something wrong, if there is one.
pub fn focus_invalid() {
    focus(".step [aria-invalid=true]");
}

fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

fn find(selector: &str) -> Option<Element> {
    gloo::utils::document().query_selector(selector).ok().flatten()
}

/// Prints the page.
pub fn print() {
    // Where printing is refused, the page still stands there to be written down.
    drop(gloo::utils::window().print());
}

/// Lets the browser keep a text as a file. Nothing is sent: the file is made of what the page holds, and its address, which
/// names it and does not contain it, ends at once.
pub fn save_text(name: &str, text: &str) {
    let parts = Array::of1(&JsValue::from_str(text));
    let address = Blob::new_with_str_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob));
    let (Ok(address), Ok(link)) = (address, gloo::utils::document().create_element("a")) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    drop(Url::revoke_object_url(&address));
}

/// Takes the ticket of another sign-in system that the address came with; `boot.js` had it out of there at once.
#[must_use]
pub fn take_ticket() -> Option<String> {
    let take: Function = Reflect::get(&gloo::utils::window(), &JsValue::from_str(TICKET)).ok()?.dyn_into().ok()?;
    take.call0(&JsValue::NULL).ok()?.as_string()
}

/// Lays an entry of history over the page, so that the browser's Back button comes to us first. Same address.
pub fn push_history() {
    if let Ok(history) = gloo::utils::window().history() {
        drop(history.push_state(&JsValue::NULL, ""));
    }
}

/// Returns the language to begin with: the one chosen in this tab, or the one that the shell came in. The edge has chosen that
/// by the address, the browser and the organisation, and its words are on their way already.
#[must_use]
pub fn first_locale() -> String {
    let is_offered = |chosen: &String| {
        let offered = data("offered").unwrap_or_default();
        offered.is_empty() || offered.split(' ').any(|tag| tag == chosen)
    };
    let chosen = store::chosen_locale().filter(is_offered).filter(|chosen| words_address("words", chosen).is_some());
    chosen.or_else(|| gloo::utils::document_element().get_attribute("lang")).unwrap_or_default()
}

/// Returns the name of a language in itself, or its tag where nobody has written it down.
#[must_use]
pub fn name_of_language(locale: &str) -> String {
    let names = data("languages").unwrap_or_default();
    let own = names.split(';').find_map(|entry| entry.strip_prefix(locale)?.strip_prefix('='));
    own.unwrap_or(locale).to_owned()
}

/// Lets the shell say that the app cannot run here.
pub fn say_unable() {
    drop(gloo::utils::document_element().set_attribute("data-unable", ""));
}
