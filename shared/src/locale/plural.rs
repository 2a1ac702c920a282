//! Which wording goes with a count: CLDR's cardinal plural rules, for whole numbers.
//!
//! Only the languages Latchkey is meant to speak; any other is treated like English. CLDR 45, `plurals.xml`.

/// A category of counts that a language words alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PluralCategory {
    /// Nothing, where a language has a form for it.
    Zero,
    /// One, and what is worded like it.
    One,
    /// Two, where a language has a form for it.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// Everything else; every language has it.
    Other,
}

impl PluralCategory {
    /// Every category.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// Returns CLDR's name, as catalogues write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// Returns the category of a count in a language, by the primary subtag of its BCP 47 tag.
#[must_use]
pub fn plural_category(locale: &str, n: u64) -> PluralCategory {
    use PluralCategory::{Few, Many, One, Other, Two, Zero};
    // The Romance languages say "2 millions of": whole millions have a form of their own.
    let is_millions = n != 0 && n.is_multiple_of(1_000_000);
    match (super::negotiate::primary(locale).as_str(), n) {
        ("fr" | "pt" | "hi", 0) | ("fr" | "pt" | "hi" | "es" | "it" | "pl" | "ar" | "he", 1) => One,
        ("fr" | "pt" | "es" | "it", _) if is_millions => Many,
        ("fr" | "pt" | "es" | "it" | "hi" | "ja" | "ko" | "zh", _) => Other,
        ("pl", _) if matches!(n % 10, 2..=4) && !matches!(n % 100, 12..=14) => Few,
        ("pl", _) => Many,
        ("ar", 0) => Zero,
        ("ar" | "he", 2) => Two,
        ("ar", _) => match n % 100 {
            3..=10 => Few,
            11..=99 => Many,
            _ => Other,
        },
        // English, German, Dutch, Turkish, and the rest of Hebrew.
        (_, 1) => One,
        _ => Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values are the samples of CLDR's tables.
    fn check(languages: &[&str], expected: PluralCategory, counts: &[u64]) {
        for language in languages {
            for n in counts {
                assert_eq!(plural_category(language, *n), expected, "{language} {n}");
            }
        }
    }

    #[test]
    fn counts_fall_into_the_categories_of_cldr() {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        check(&["en", "en-GB", "de", "de-CH", "nl", "tr"], One, &[1]);
        check(&["en", "de", "nl", "tr"], Other, &[0, 2, 11, 21, 100, 1_000_000]);
        check(&["fr", "pt"], One, &[0, 1]);
        check(&["es", "it"], One, &[1]);
        check(&["es", "it"], Other, &[0, 2, 11, 100, 1_500_000]);
        check(&["fr", "pt"], Other, &[2, 17, 100, 10_000]);
        check(&["fr", "pt", "es", "it"], Many, &[1_000_000, 2_000_000]);
        check(&["pl"], One, &[1]);
        check(&["pl"], Few, &[2, 3, 4, 22, 24, 102, 1_002]);
        check(&["pl"], Many, &[0, 5, 11, 12, 14, 19, 21, 112, 114, 1_000_000]);
        check(&["ar"], Zero, &[0]);
        check(&["ar"], One, &[1]);
        check(&["ar"], Two, &[2]);
        check(&["ar"], Few, &[3, 10, 103, 110, 1_003]);
        check(&["ar"], Many, &[11, 26, 99, 111, 1_011]);
        check(&["ar"], Other, &[100, 102, 200, 1_000_000]);
        check(&["he"], One, &[1]);
        check(&["he"], Two, &[2]);
        check(&["he"], Other, &[0, 3, 17, 20, 100]);
        check(&["hi"], One, &[0, 1]);
        check(&["hi"], Other, &[2, 17, 100]);
        check(&["ja", "ko", "zh-Hans"], Other, &[0, 1, 2, 100]);
    }
}
