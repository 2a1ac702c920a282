//! The words that accounts are looked for by: every name, the name people know from each of its words on, and the mail
//! address. A search finds whatever begins so.
//!
//! Not here: the look-up of a name as a claimant types it, which is exact (`name`).

use latchkey_shared::sorted::Set;

use crate::account::Account;
use crate::name::profile;

/// Most words of a display name from which it is found.
const MOST_PLACES: usize = 6;

/// Brings text into the form in which words are stored and compared: ordinary width, lower case, normal form C, single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    // Wide and narrow letters are one in names, so they are here; what is too odd for that stays as it is.
    let folded = profile::map_width(&folded).unwrap_or(folded);
    // The last sigma of a word is written otherwise, which nobody knows who has typed only its beginning; and a capital I with
    // a dot is two characters in lower case.
    let folded = folded.to_lowercase().replace('ς', "σ").replace("i\u{307}", "i");
    latchkey_unicode::nfc(&folded).into_owned()
}

/// Returns the words of an account.
#[must_use]
pub fn of(account: &Account) -> Set<String> {
    let mut words: Set<String> = account.aliases.iter().map(ToString::to_string).collect();
    words.insert(account.name.to_string());
    words.extend(account.mail.iter().map(|mail| fold(mail.as_str())));
    for text in [&account.display_name, &account.family_name] {
        let folded = fold(text);
        let mut rest = folded.as_str();
        for _ in 0..MOST_PLACES {
            if !rest.is_empty() {
                words.insert(rest.to_owned());
            }
            rest = rest.split_once(' ').unwrap_or_default().1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AccountName;
    use crate::testing::{START, demo};

    fn user(edit: impl FnOnce(&mut Account)) -> Account {
        let organisation = demo(START).unwrap();
        let mut account = organisation.account(organisation.person("s-nora.lindqvist").unwrap()).unwrap();
        edit(&mut account);
        account
    }

    #[test]
    fn an_account_is_found_by_every_word_of_its_name() {
        let account = user(|account| {
            account.name = AccountName("nora.lindqvist@alderbrook.example".to_owned());
            account.aliases = vec![AccountName("alder\\nora".to_owned())];
            account.display_name = " Nora  Maria Lindqvist ".to_owned();
            account.family_name = "Lindqvist".to_owned();
            account.mail = None;
        });
        let words: Vec<String> = of(&account).into_iter().collect();
        let expected = [
            "alder\\nora",
            "lindqvist",
            "maria lindqvist",
            "nora maria lindqvist",
            "nora.lindqvist@alderbrook.example",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn case_composition_and_spaces_tell_no_words_apart() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text:?}");
        check("  Åsa\tÖberg ", "åsa öberg");
        check("A\u{30a}sa", "åsa");
        check("ΝΙΚΟΣ", "νικοσ");
        check("Νικόστρατος", "νικόστρατοσ");
        check("İstanbul", "istanbul");
        check("Ｎｏｒａ", "nora");
        check(" \n", "");
    }
}
