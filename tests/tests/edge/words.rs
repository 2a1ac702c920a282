//! Words that the worker reads out of its assets: messages in the reader's language, and English where they cannot be read.

use latchkey_tests::claimant::{Claimant, address_of, person};
use latchkey_tests::driver::Driver;
use latchkey_tests::http::Http;
use serde_json::json;

/// Has a code sent in an organisation's language, and returns the subject of the mail.
fn subject_of_a_code(http: &Http, locale: &str) -> String {
    http.edit_policy(&|document| locale.clone_into(&mut document.locales.default));
    let nora = person(http, "s-nora.lindqvist");
    let address = address_of(&nora);
    // One address is sent three codes an hour.
    http.advance(60 * 60);
    let mut claimant = Claimant::start(http, &nora.name);
    let asked = claimant.ask(&claimant.method("mail"), Some(&address));
    assert_eq!(asked.status, 200, "{}", asked.text());
    http.settle();
    http.caught(&address).pop().expect("a mail").subject
}

#[test]
fn a_code_comes_in_the_organisations_language() {
    let http = Http::new();
    for (locale, subject) in [
        ("de", "Ihr Code für Alderbrook Hospital"),
        ("en", "Your code for Alderbrook Hospital"),
        ("ja", "Alderbrook Hospital のコード"),
        // What is given is isolated, so that it does not turn the words around it.
        ("ar", "رمزك لدى \u{2068}Alderbrook Hospital\u{2069}"),
    ] {
        assert_eq!(subject_of_a_code(&http, locale), subject);
    }
}

// Rule: a message is worth more than its language.
#[test]
fn a_message_whose_words_cannot_be_read_goes_out_in_english() {
    let http = Http::new();
    for how in ["down", "lost_reply"] {
        http.misbehave(&json!({"words": how}));
        assert_eq!(subject_of_a_code(&http, "de"), "Your code for Alderbrook Hospital", "{how}");
    }
    http.misbehave(&json!({}));
    assert_eq!(subject_of_a_code(&http, "de"), "Ihr Code für Alderbrook Hospital");
}
