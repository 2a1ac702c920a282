//! The ASCII form of a domain (UTS 46 §4.2, with `UseSTD3ASCIIRules` and `VerifyDnsLength`): what the name service is asked for.

use crate::tables;

/// Most letters of a domain, without the dot of the root (RFC 1035 §2.3.4).
const MAX_DOMAIN: usize = 253;
/// Most letters of a label (RFC 1035 §2.3.4).
const MAX_LABEL: usize = 63;
/// What begins a label that stands for other characters (RFC 5890 §2.3.2.1).
const ACE_PREFIX: &str = "xn--";
/// What parts labels (UTS 46 §2.3).
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'];

/// Brings a domain into lower-case ASCII; `None` where no host has such a name: neither empty, nor ended by the dot of the
/// root, nor of other characters than letters, digits and hyphens. A label that is encoded already is taken as it is.
#[must_use]
pub fn domain_to_ascii(text: &str) -> Option<String> {
    let labels: Option<Vec<String>> = text.split(DOTS).map(label_to_ascii).collect();
    labels.map(|labels| labels.join(".")).filter(|domain| domain.len() <= MAX_DOMAIN)
}

fn label_to_ascii(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    // No sign gets as far as the tables that an address would read as another part of it.
    let is_fit = lower.chars().all(|c| !c.is_ascii() || is_letter_digit_hyphen(c));
    if !is_fit || lower.starts_with('-') || lower.ends_with('-') {
        return None;
    }
    let label = if lower.is_ascii() { lower } else { tables::label_to_ascii(&lower)? };
    is_label(&label).then_some(label)
}

/// Tells whether it is a label of a host name (RFC 1123 §2.1, RFC 5891 §4.2.3.1).
fn is_label(ascii: &str) -> bool {
    (1..=MAX_LABEL).contains(&ascii.len())
        && ascii.chars().all(is_letter_digit_hyphen)
        && !ascii.starts_with('-')
        && !ascii.ends_with('-')
        && (ascii.starts_with(ACE_PREFIX) || ascii.get(2..4) != Some("--"))
}

const fn is_letter_digit_hyphen(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(domain_to_ascii(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn domains_become_what_the_name_service_is_asked_for() {
        check("Post.Example", Some("post.example"));
        check("b\u{fc}cher.example", Some("xn--bcher-kva.example"));
        check("BU\u{308}CHER\u{3002}Example", Some("xn--bcher-kva.example"));
        check("XN--bcher-KVA.example", Some("xn--bcher-kva.example"));
        check("fa\u{df}.example", Some("xn--fa-hia.example")); // not transitional
        check("\u{ff41}\u{ff42}\u{ff43}.example", Some("abc.example"));
        check("so\u{ad}ft.example", Some("soft.example"));
        check("127.0.0.1", Some("127.0.0.1"));
        check("\u{ff11}.\u{ff12}", Some("1.2"));
        check("xn--a.example", Some("xn--a.example"));
    }

    #[test]
    fn what_no_name_service_knows_is_none() {
        for text in [
            "",
            ".",
            "a..b",
            ".a",
            "a.",
            "-a.example",
            "a-.example",
            "ab--c.example",
            "a_b.example",
            "a b.example",
            "a@b",
            "a/b",
            "a:1",
            "-b\u{fc}.example",
            "b\u{fc}-.example",
            "[::1]",
            "a%41",
            "xn--.example",
            "xn--bcher-kva\u{ff0f}x.example",
            "=\u{338}.example",
            "b\u{fc}cher.example.",
            "\u{200d}.example",
            "\u{5d0}a.example",
            "\u{301}a.example",
        ] {
            check(text, None);
        }
        check(&format!("{}.example", "a".repeat(63)), Some(&format!("{}.example", "a".repeat(63))));
        check(&format!("{}.example", "a".repeat(64)), None);
        check(&format!("{}.example", "\u{fc}".repeat(60)), None);
        check(&"abcdefg.".repeat(32), None);
        check(&format!("{}abcde", "abcdefg.".repeat(31)), Some(&format!("{}abcde", "abcdefg.".repeat(31))));
        check(&format!("{}abcdef", "abcdefg.".repeat(31)), None);
    }
}
