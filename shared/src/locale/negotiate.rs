//! Which of the languages there are a person gets: lookup of RFC 4647 §3.4, and after it a related language.

/// Finds the first language asked for that there is ([`fit`]), or the default.
///
/// `requested` are BCP 47 ranges, the preferred one first.
#[must_use]
pub fn negotiate<'a>(requested: &[&str], available: &'a [String], default: &'a str) -> &'a str {
    requested.iter().find_map(|range| fit(range, available)).unwrap_or(default)
}

/// Finds a language for a range, asking for less and less of it: `de-CH-1996`, `de-CH`, `de`; then any of the same language,
/// so that `pt-PT` gets `pt-BR`.
///
/// Chinese without a script is taken for the script of its region (CLDR, likely subtags), and never for the other one: the
/// two are not read alike. Hebrew is known by its old code, too, which some systems still send.
#[must_use]
pub fn fit<'a>(range: &str, available: &'a [String]) -> Option<&'a str> {
    let range = canonical(range.trim());
    let mut rest = range.as_str();
    loop {
        if let Some(found) = available.iter().find(|tag| tag.eq_ignore_ascii_case(rest)) {
            return Some(found);
        }
        let Some((shorter, _)) = rest.rsplit_once('-') else { break };
        rest = match shorter.rsplit_once('-') {
            // A single letter or digit introduces what was just cut off.
            Some((before, single)) if single.len() == 1 => before,
            _ => shorter,
        };
    }
    let is_related = |tag: &&String| {
        let language = tag.split('-').next().unwrap_or_default();
        !language.eq_ignore_ascii_case("zh") && language.eq_ignore_ascii_case(rest)
    };
    available.iter().find(is_related).map(String::as_str)
}

/// Writes the script into a Chinese tag that has none, and today's code for Hebrew.
fn canonical(range: &str) -> String {
    let (language, rest) = range.split_once('-').unwrap_or((range, ""));
    if language.eq_ignore_ascii_case("iw") {
        return ["he", range.get(2..).unwrap_or_default()].concat();
    }
    let second = rest.split('-').next().unwrap_or_default();
    match second.to_ascii_lowercase().as_str() {
        _ if !language.eq_ignore_ascii_case("zh") || second.len() == 4 => range.to_owned(),
        "tw" | "hk" | "mo" => ["zh-Hant-", second].concat(),
        _ => "zh-Hans".to_owned(),
    }
}

/// Returns the primary subtag of a tag, in lower case.
pub(super) fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(requested: &[&str], expected: &str) {
        let available = ["en", "de", "de-CH", "he", "pt-BR", "zh-Hans"].map(str::to_owned);
        assert_eq!(negotiate(requested, &available, "en"), expected, "{requested:?}");
    }

    #[test]
    fn ranges_are_cut_from_the_end_until_one_fits() {
        check(&["de-CH-1996"], "de-CH");
        check(&["de-AT"], "de");
        check(&["DE"], "de");
        check(&["de-x-private"], "de");
        check(&["en-a-bbb-x-a-ccc"], "en");
        check(&["pt-BR"], "pt-BR");
    }

    #[test]
    fn the_first_language_that_there_is_wins() {
        check(&["fr-CA", "de-DE", "en"], "de");
        check(&["*", "de"], "de");
        check(&["fr", "nl"], "en");
        check(&[], "en");
        check(&["", "-", "--", "p", "iw-"], "he");
        check(&["", "-", "--", "é", "x-"], "en");
    }

    #[test]
    fn a_language_is_found_in_its_other_region_and_by_its_old_code() {
        check(&["pt"], "pt-BR");
        check(&["pt-PT", "de"], "pt-BR");
        check(&["iw"], "he");
        check(&["IW-IL"], "he");
    }

    #[test]
    fn chinese_is_read_in_its_own_script() {
        check(&["zh-CN"], "zh-Hans");
        check(&["zh-Hans-CN"], "zh-Hans");
        check(&["zh"], "zh-Hans");
        check(&["zh-SG", "de"], "zh-Hans");
        check(&["zh-TW", "de"], "de");
        check(&["zh-Hant", "de"], "de");
        check(&["zh-Hant-CN", "de"], "de");
    }
}
