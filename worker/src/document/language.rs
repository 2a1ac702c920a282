//! The language of a page: what the address asks for (`?mkt=de`), then what the browser does, then the organisation's own.
//!
//! What somebody chooses on the page itself comes before all of these, and is the page's (`frontend/src/page.rs`).

use latchkey_protocol::policy::Policy;
use latchkey_shared::locale::fit;

/// Stands before the language in an address: the name that Microsoft's sign-in uses.
const PARAMETER: &str = "mkt=";
/// Most ranges of `Accept-Language` that are looked at.
const MOST_RANGES: usize = 16;

/// Returns the languages that the organisation offers and this build has, and the one for everybody else.
pub fn offered<'a>(policy: &'a Policy, known: &[String]) -> (Vec<String>, &'a str) {
    let offered = policy.locales.spoken(known);
    if offered.is_empty() { (known.to_vec(), "") } else { (offered, &policy.locales.default) }
}

/// Returns the language that an address asks for, as it stands there: a tag needs no escaping.
#[must_use]
pub fn of_address(url: &str) -> &str {
    let query = url.split('#').next().unwrap_or_default().split_once('?').map_or("", |(_, query)| query);
    query.split('&').find_map(|pair| pair.strip_prefix(PARAMETER)).unwrap_or_default()
}

/// Chooses among the offered languages. Nothing that was asked is repeated: the answer is one of them.
///
/// 1. What the address asks for.
/// 2. What the browser asks for (RFC 9110 §12.5.4): highest quality first, then as listed.
/// 3. The organisation's own, else the first there is.
#[must_use]
pub fn choose<'a>(address: &str, browser: &str, offered: &'a [String], usual: &'a str) -> &'a str {
    // 1.
    if let Some(found) = fit(address, offered) {
        return found;
    }
    // 2. Of equals the first one stays.
    let mut best: Option<(u32, &str)> = None;
    for (quality, tag) in browser.split(',').take(MOST_RANGES).filter_map(range) {
        if quality > best.map_or(0, |(known, _)| known)
            && let Some(found) = fit(tag, offered)
        {
            best = Some((quality, found));
        }
    }
    // 3.
    let usual =
        || offered.iter().find(|locale| *locale == usual).or_else(|| offered.first()).map_or("en", String::as_str);
    best.map_or_else(usual, |(_, locale)| locale)
}

/// Reads one range and its quality in thousandths.
fn range(text: &str) -> Option<(u32, &str)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, ""));
    let quality = match parameters.trim().strip_prefix("q=") {
        None => 1_000,
        Some(digits) => {
            let (whole, part) = digits.trim().split_once('.').unwrap_or((digits, ""));
            let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
            whole.trim().parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(thousandths.parse().ok()?)?
        }
    };
    Some((quality, tag.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, browser: &str, expected: &str) {
        let offered = ["en", "de", "he", "pt-BR", "zh-Hans"].map(str::to_owned);
        assert_eq!(choose(of_address(address), browser, &offered, "de"), expected, "{address:?} {browser:?}");
    }

    #[test]
    fn the_page_comes_in_the_browsers_language() {
        check("", "", "de");
        check("", "en", "en");
        check("", "de-AT,de;q=0.9,en;q=0.8", "de");
        check("", "fr, de;q=0.5, en;q=0.7", "en");
        check("", "fr-CA, pt-PT;q=0.9, en;q=0.8", "pt-BR");
        check("", "zh-TW, zh-CN;q=0.8, en;q=0.2", "zh-Hans");
        check("", "iw-IL", "he");
        check("", "en, pt", "en");
        check("", "en;q=0, de", "de");
        check("", "*", "de");
        check("", "en;q=1.000000, de;q=99999999999999", "en");
        check("", "tlh", "de");
    }

    #[test]
    fn the_address_is_heard_before_the_browser() {
        let at = |query: &str| ["https://reset.alderbrook.example/", query].concat();
        check(&at("?mkt=pt"), "en", "pt-BR");
        check(&at("?x=1&mkt=zh-CN#ticket=v4"), "en", "zh-Hans");
        check(&at("?mkt=tlh"), "en", "en");
        check(&at("?mkt=../../etc"), "en", "en");
        check(&at("?mkt=%0d%0a"), "en", "en");
        check(&at("#?mkt=he"), "en", "en");
        check(&at("?xmkt=he"), "en", "en");
    }

    #[test]
    fn a_deployment_without_the_languages_it_offers_speaks_those_it_has() {
        assert_eq!(choose("", "fr", &[], ""), "en");
        assert_eq!(choose("", "fr", &["de".to_owned()], "fr"), "de");
    }
}
