//! Account names as they are compared: what a person types, brought into the one form that the alias table holds.
//!
//! The local part follows PRECIS `UsernameCaseMapped` (RFC 8265 §3.3), the domain part UTS 46 to ASCII. `DOM\user`, UPN,
//! mail address and employee number all become an [`AccountName`]. Look-alikes of other scripts stay different names:
//! folding them would let one person be found by another's name.

mod class;
pub(crate) mod profile;

use latchkey_shared::identifier::Identifier;

use crate::ids::AccountName;

/// A name cannot be one of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing is left after trimming, or before or after the separator.
    #[error("expected a name, with nothing missing beside '@' or '\\'")]
    Empty,
    /// More than [`AccountName::MAX_BYTES`] once normalised.
    #[error("expected at most 256 bytes")]
    TooLong,
    /// More than one `@` or `\`, or both.
    #[error("expected one '@' or one '\\' at most")]
    Separators,
    /// A character that RFC 8265 allows in no user name, such as a space, or mixed directions against RFC 5893.
    #[error("expected only characters that RFC 8265 allows in a user name")]
    Characters,
    /// The part behind `@` is no domain, or the part before `\` no `NetBIOS` name.
    #[error("expected a domain name")]
    Domain,
}

/// Most characters of a `NetBIOS` domain name (RFC 1001 §14).
const MAX_NETBIOS: usize = 15;
/// Rounds after which a name that still changes is refused; RFC 8264 §7 allows three repetitions.
const MAX_ROUNDS: u8 = 4;

impl AccountName {
    /// Most bytes of a normalised name, as of an [`Identifier`].
    pub const MAX_BYTES: usize = Identifier::MAX_BYTES;

    /// Reads a name strictly, for import and administration. Lookups of claimants use [`normalise`].
    ///
    /// 1. Trim, and map full-width characters, so that `＠` separates as `@` does.
    /// 2. Split at the separator, and normalise each side by its own rules.
    /// 3. Refuse what grew too long.
    ///
    /// # Errors
    /// A [`NameError`] that says what was expected.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        // 1.
        let wide = profile::map_width(text.trim())?;
        // 2.
        let is_separator = |c: char| c == '@' || c == '\\';
        let name = match wide.matches(is_separator).count() {
            0 => user_name(&wide)?,
            1 => match (wide.split_once('@'), wide.split_once('\\')) {
                (Some((local, domain)), _) => format!("{}@{}", user_name(local)?, dns_domain(domain)?),
                (None, Some((domain, user))) => format!("{}\\{}", netbios_domain(domain)?, user_name(user)?),
                (None, None) => return Err(NameError::Separators),
            },
            _ => return Err(NameError::Separators),
        };
        // 3.
        if name.len() > Self::MAX_BYTES { Err(NameError::TooLong) } else { Ok(Self(name)) }
    }

    /// Returns the domain of a UPN or mail address; policy says who is its authority.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.0.split_once('@').map(|(_, domain)| domain)
    }
}

/// Brings what a claimant typed into the form that the alias table is searched for.
///
/// Never fails: what cannot be a name becomes one that no account has, so that it takes the same way as any unknown name.
#[must_use]
pub fn normalise(identifier: &Identifier) -> AccountName {
    // No parsed name holds a space, so this one is nobody's. It keeps the text: different typings stay different rows.
    AccountName::parse(identifier.as_str()).unwrap_or_else(|_| AccountName(format!(" {}", identifier.as_str())))
}

/// Applies the PRECIS profile until the name no longer changes (RFC 8264 §7).
fn user_name(text: &str) -> Result<String, NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    // The crate maps case letter by letter; Unicode's toLowerCase, which RFC 8265 §3.3.2 asks for, knows the final sigma.
    let mut name = text.to_lowercase();
    for _ in 0..MAX_ROUNDS {
        let next = profile::enforce(&name)?;
        if next == name {
            return Ok(name);
        }
        name = next;
    }
    Err(NameError::Characters)
}

/// Turns a domain into lower-case ASCII (UTS 46, strict).
fn dns_domain(text: &str) -> Result<String, NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    let domain = latchkey_unicode::domain_to_ascii(text).ok_or(NameError::Domain)?;
    if domain.is_empty() || domain.ends_with('.') { Err(NameError::Domain) } else { Ok(domain) }
}

/// Reads the part before a backslash: letters, digits, dashes and underscores.
fn netbios_domain(text: &str) -> Result<String, NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if text.len() <= MAX_NETBIOS && text.chars().all(is_allowed) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(NameError::Domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, NameError>) {
        assert_eq!(
            AccountName::parse(typed).as_ref().map(AccountName::as_str),
            expected.as_ref().copied(),
            "{typed:?}"
        );
    }

    #[test]
    fn every_way_of_naming_an_account_has_one_form() {
        check("Nora.Lindqvist@Alderbrook.Example", Ok("nora.lindqvist@alderbrook.example"));
        check("  nora.lindqvist ", Ok("nora.lindqvist"));
        check("ALDER\\Nora", Ok("alder\\nora"));
        check("E-10042", Ok("e-10042"));
        check("nora@Bücher.example", Ok("nora@xn--bcher-kva.example"));
        check("o'brien@alderbrook.example", Ok("o'brien@alderbrook.example"));
        check("nora@corp", Ok("nora@corp"));
    }

    #[test]
    fn width_case_and_composition_do_not_tell_names_apart() {
        check("ｎｏｒａ＠ａｌｄｅｒｂｒｏｏｋ．example", Ok("nora@alderbrook.example"));
        check("ＡＬＤＥＲ＼ｎｏｒａ", Ok("alder\\nora"));
        check("JOSÉ", Ok("josé"));
        check("jose\u{301}", Ok("josé"));
        check("\u{212b}sa", Ok("åsa")); // ANGSTROM SIGN is canonically Å
        check("\u{fb01}sh", Err(NameError::Characters)); // a ligature is not canonically its letters: RFC 8264 §9.17
    }

    #[test]
    fn casing_follows_unicode_whatever_the_language() {
        check("ΝΙΚΟΣ", Ok("νικος")); // a final sigma, by its place in the word
        check("νικος", Ok("νικος"));
        check("I", Ok("i")); // never the dotless ı of Turkish
        check("ı", Ok("ı"));
        check("İ", Ok("i\u{307}"));
        check("STRAẞE", Ok("straße"));
    }

    #[test]
    fn look_alikes_stay_different_names() {
        check("n\u{43e}ra", Ok("n\u{43e}ra")); // Cyrillic о
        assert_ne!(AccountName::parse("n\u{43e}ra"), AccountName::parse("nora"));
        assert_ne!(AccountName::parse("ıvan"), AccountName::parse("ivan"));
    }

    #[test]
    fn right_to_left_names_keep_one_direction() {
        check("שלום", Ok("שלום"));
        check("שלום@alderbrook.example", Ok("שלום@alderbrook.example"));
        check("aשלום", Err(NameError::Characters));
        check("nora\u{202e}nimda", Err(NameError::Characters)); // an override
        check("nora\u{200f}", Err(NameError::Characters)); // an invisible mark
    }

    #[test]
    fn what_no_directory_knows_is_refused() {
        check("", Err(NameError::Empty));
        check(" \t", Err(NameError::Empty));
        check("@alderbrook.example", Err(NameError::Empty));
        check("nora@", Err(NameError::Empty));
        check("\\nora", Err(NameError::Empty));
        check("ALDER\\", Err(NameError::Empty));
        check("nora@a@b.example", Err(NameError::Separators));
        check("ALDER\\nora@b.example", Err(NameError::Separators));
        check("nora lindqvist", Err(NameError::Characters));
        check("no\0ra", Err(NameError::Characters));
        check("no\u{200b}ra", Err(NameError::Characters));
        check("nora@b example", Err(NameError::Domain));
        check("nora@b.example.", Err(NameError::Domain));
        check("AL.DER\\nora", Err(NameError::Domain));
        check("ALDERBROOKHOSPITAL\\nora", Err(NameError::Domain));
        check(&"x".repeat(257), Err(NameError::TooLong));
    }

    #[test]
    fn a_lookup_never_fails_and_finds_nobody_by_an_impossible_name() {
        let looked_up = |typed: &str| normalise(&Identifier::try_from(typed.to_owned()).unwrap());
        assert_eq!(looked_up(" NORA@alderbrook.example").as_str(), "nora@alderbrook.example");
        for typed in ["nora lindqvist", "a@b@c", "aשלום", "' or 1=1 --", "\u{200b}nora"] {
            let name = looked_up(typed);
            assert_eq!(AccountName::parse(typed).ok(), None, "{typed:?}");
            assert!(name.as_str().starts_with(' '), "{typed:?} became {name:?}");
            assert_ne!(AccountName::parse(name.as_str()).as_ref(), Ok(&name), "{typed:?}");
        }
        assert_ne!(looked_up("a b"), looked_up("a c"));
    }

    #[test]
    fn a_normalised_name_normalises_to_itself() {
        for typed in ["Nora@Alderbrook.Example", "ΝΙΚΟΣ", "İ", "ALDER\\Nora", "ｎｏｒａ", "STRAẞE", "jose\u{301}"]
        {
            let name = AccountName::parse(typed).unwrap();
            assert_eq!(AccountName::parse(name.as_str()), Ok(name.clone()), "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_has_one_form_or_none(typed in "\\PC{0,40}|[a-zA-Z.@\\\\İΣßﬁＡ＠\u{301}\u{200d}]{1,12}") {
            if let Ok(name) = AccountName::parse(&typed) {
                proptest::prop_assert_eq!(AccountName::parse(name.as_str()), Ok(name.clone()));
                proptest::prop_assert!(!name.as_str().contains(' '));
            }
        }
    }
}
