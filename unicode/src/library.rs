//! The tables of `icu_normalizer` and `idna`, where no platform has any.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

pub fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

pub fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// As a browser reads the host of an address (WHATWG URL §3.3): what hyphens and lengths may be is judged afterwards.
pub fn label_to_ascii(label: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(label.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, DnsLength::Ignore);
    ascii.ok().map(Cow::into_owned)
}
