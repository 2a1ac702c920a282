//! Which of the languages there are a person gets: lookup of RFC 4647 §3.4.

/// Finds the first language asked for that there is, asking for less and less of each: `de-CH-1996`, `de-CH`, `de`.
///
/// `requested` are BCP 47 ranges, the preferred one first, as `navigator.languages` has them. Chinese without a script
/// is taken for the script of its region, since the two are not read alike (CLDR, likely subtags).
#[must_use]
pub fn negotiate<'a>(requested: &[&str], available: &[&'a str], default: &'a str) -> &'a str {
    requested.iter().find_map(|range| look_up(range, available)).unwrap_or(default)
}

fn look_up<'a>(range: &str, available: &[&'a str]) -> Option<&'a str> {
    let range = with_script(range.trim());
    let mut rest = range.as_str();
    loop {
        if let Some(found) = available.iter().find(|tag| tag.eq_ignore_ascii_case(rest)) {
            return Some(found);
        }
        rest = rest.rsplit_once('-')?.0;
        // A single letter or digit introduces what was just cut off.
        if let Some((shorter, single)) = rest.rsplit_once('-')
            && single.len() == 1
        {
            rest = shorter;
        }
    }
}

/// Writes the script into a Chinese tag that has none.
fn with_script(range: &str) -> String {
    let mut subtags = range.split('-');
    let is_chinese = subtags.next().is_some_and(|language| language.eq_ignore_ascii_case("zh"));
    let second = subtags.next().unwrap_or_default();
    match second.to_ascii_lowercase().as_str() {
        _ if !is_chinese || second.len() == 4 => range.to_owned(),
        "tw" | "hk" | "mo" => format!("zh-Hant-{second}"),
        "" => "zh-Hans".to_owned(),
        _ => format!("zh-Hans-{second}"),
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
        let available = ["en", "de", "de-CH", "pt-BR", "zh-Hans"];
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
        check(&["fr", "pt"], "en");
        check(&[], "en");
        check(&["", "-", "--"], "en");
    }

    #[test]
    fn chinese_is_read_in_its_own_script() {
        check(&["zh-CN"], "zh-Hans");
        check(&["zh"], "zh-Hans");
        check(&["zh-SG", "de"], "zh-Hans");
        check(&["zh-TW", "de"], "de");
        check(&["zh-Hant-CN", "de"], "de");
    }
}
