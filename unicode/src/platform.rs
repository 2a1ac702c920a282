//! The tables of the platform, a browser or workerd.

use js_sys::JsString;
use web_sys::Url;

/// Any label that is no number.
const LAST: &str = "x";

/// ECMA-262 §22.1.3.15.
pub fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// ECMA-262 §22.1.3.15.
pub fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

/// The host of an address, as the platform reads it (WHATWG URL §3.3). The last label of a host may be read as a number, so
/// another one follows; and what comes holds no sign that ends a host.
pub fn label_to_ascii(label: &str) -> Option<String> {
    let host = Url::new(&format!("https://{label}.{LAST}/")).ok()?.hostname();
    host.strip_suffix(LAST)?.strip_suffix('.').map(str::to_owned)
}
