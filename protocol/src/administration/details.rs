//! What an account is called, where it is written to and in which language: read from what an administrator typed, in one way
//! for an account that is added alone, comes in a table, or is there already.
//!
//! Not here: whether another account has one of the names, which only the store knows.

use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::Flaw;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{NewUser, UserDetails};

use crate::account::{Account, AccountStatus};
use crate::audit::Changed;
use crate::contact::MailAddress;
use crate::ids::{AccountName, SubjectId};
use crate::json::Tree;

/// Most bytes of a name that people know, or of a part of it.
const MAX_NAME_BYTES: usize = 256;
/// Most other names of an account.
const MOST_ALIASES: usize = 20;
/// Most bytes of a language tag (RFC 5646 §4.4.1).
const MAX_LOCALE_BYTES: usize = 35;

/// Makes the account that is asked for, or says everything that keeps it from being one.
pub(super) fn account(asked: NewUser) -> Result<Account, Vec<Flaw>> {
    let mut flaws: Vec<Flaw> = Vec::new();
    let mut flaw = |place: String, words: String| flaws.push(Flaw { place, words });
    let mut parsed = |place: String, text: &str| match AccountName::parse(text) {
        Ok(name) => name,
        Err(error) => {
            flaw(place, error.to_string());
            AccountName(String::new())
        }
    };
    let name = parsed("name".to_owned(), &asked.name);
    let mut aliases: Set<AccountName> =
        asked.aliases.iter().enumerate().map(|(number, alias)| parsed(alias_place(number), alias)).collect();
    let domain = name.domain().unwrap_or_default().to_owned();
    if domain.is_empty() && !name.as_str().is_empty() {
        flaw("name".to_owned(), "expected a name with a domain".to_owned());
    }
    let texts =
        [("display_name", &asked.display_name), ("given_name", &asked.given_name), ("family_name", &asked.family_name)];
    for (place, text) in texts {
        if text.len() > MAX_NAME_BYTES || text.chars().any(char::is_control) {
            flaw(place.to_owned(), "expected at most 256 bytes without control characters".to_owned());
        }
    }
    if asked.display_name.trim().is_empty() {
        flaw("display_name".to_owned(), "expected a name".to_owned());
    }
    let mail = asked.mail.and_then(|text| match MailAddress::try_from(text) {
        Ok(address) => Some(address),
        Err(error) => {
            flaw("mail".to_owned(), error.to_string());
            None
        }
    });
    let mail_name = mail.as_ref().and_then(name_of);
    for known in mail_name.iter().chain([&name]) {
        aliases.remove(known);
    }
    if aliases.len() > MOST_ALIASES {
        flaw("aliases".to_owned(), "expected at most 20 names".to_owned());
    }
    // People are found by the address they are written to, so nobody else may take it for a name.
    aliases.extend(mail_name.filter(|alias| *alias != name));
    let is_tag = |tag: &String| {
        (2..=MAX_LOCALE_BYTES).contains(&tag.len())
            && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if asked.locale.as_ref().is_some_and(|tag| !is_tag(tag)) {
        flaw("locale".to_owned(), "expected a language tag such as `de`".to_owned());
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    Ok(Account {
        id: SubjectId(asked.attempt.to_string()),
        name,
        aliases: aliases.into_iter().collect(),
        display_name: asked.display_name.trim().to_owned(),
        given_name: asked.given_name.trim().to_owned(),
        family_name: asked.family_name.trim().to_owned(),
        domain,
        status: AccountStatus::Enabled,
        locked: false,
        must_change: false,
        must_register: false,
        frozen: None,
        thawed: None,
        password_expires: None,
        password_set: None,
        role: asked.role,
        licence: asked.licence,
        groups: Set::new(),
        locale: asked.locale,
        mail,
        flow_epoch: 1,
        session_epoch: 1,
        credential_version: 1,
    })
}

/// Puts other details into an account, or says what keeps them from being some.
pub(super) fn replaced(before: &Account, asked: UserDetails) -> Result<Account, Vec<Flaw>> {
    let UserDetails { aliases, display_name, given_name, family_name, mail, locale } = asked;
    let (attempt, name) = (Attempt::from_bytes([0; 16]), before.name.to_string());
    let (role, licence) = (before.role, before.licence);
    let read = account(NewUser {
        attempt,
        name,
        aliases,
        display_name,
        given_name,
        family_name,
        mail,
        locale,
        role,
        licence,
    })?;
    Ok(Account {
        aliases: read.aliases,
        display_name: read.display_name,
        given_name: read.given_name,
        family_name: read.family_name,
        mail: read.mail,
        locale: read.locale,
        ..before.clone()
    })
}

/// Lists the details that differ: which, and not what they were or are, for the audit names nobody and holds no address.
pub(super) fn changes(before: &Account, after: &Account) -> Vec<Changed> {
    let aliases = |account: &Account| account.aliases.iter().cloned().collect::<Set<AccountName>>();
    let parts = [
        ("aliases", aliases(before) != aliases(after)),
        ("display_name", before.display_name != after.display_name),
        ("given_name", before.given_name != after.given_name),
        ("family_name", before.family_name != after.family_name),
        ("mail", before.mail != after.mail),
        ("locale", before.locale != after.locale),
    ];
    let differ = parts.into_iter().filter(|(_, differs)| *differs);
    differ.map(|(part, _)| Changed { part: part.to_owned(), old: Tree::Null, new: Tree::Null }).collect()
}

/// Says where the names stand that other accounts have.
pub(super) fn taken(typed: &Typed, taken: &[AccountName]) -> Vec<Flaw> {
    let Typed { name, aliases, mail } = typed;
    let typed = core::iter::once(("name".to_owned(), name))
        .chain(aliases.iter().enumerate().map(|(number, alias)| (alias_place(number), alias)))
        .chain(mail.iter().map(|mail| ("mail".to_owned(), mail)));
    let is_taken = |typed: &str| AccountName::parse(typed).is_ok_and(|name| taken.contains(&name));
    let flaws = typed.filter(|(_, typed)| is_taken(typed));
    flaws.map(|(place, _)| Flaw { place, words: "expected a name that no account has".to_owned() }).collect()
}

/// The names as they were typed, to say which of them another account has.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// The name it signs in with; empty where it stays.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The address, which is a name, too.
    pub mail: Option<String>,
}

/// Returns the name that an address is, if it is one.
pub(super) fn name_of(mail: &MailAddress) -> Option<AccountName> {
    AccountName::parse(mail.as_str()).ok()
}

fn alias_place(number: usize) -> String {
    format!("aliases[{number}]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Licence, Role};

    fn named(aliases: usize) -> Result<Account, Vec<Flaw>> {
        account(NewUser {
            attempt: Attempt::from_bytes([1; 16]),
            name: "nora@alderbrook.example".to_owned(),
            aliases: (0..aliases).map(|number| format!("nora-{number:02}")).collect(),
            display_name: "Nora".to_owned(),
            given_name: String::new(),
            family_name: String::new(),
            mail: Some("nora.lindqvist@alderbrook.example".to_owned()),
            locale: None,
            role: Role::User,
            licence: Licence::Full,
        })
    }

    /// Rule: twenty other names are enough; the address, which is one more, does not count.
    #[test]
    fn an_account_has_twenty_other_names() {
        assert_eq!(named(20).map(|account| account.aliases.len()), Ok(21));
        let flaws = named(21).unwrap_err();
        assert_eq!(flaws.iter().map(|flaw| flaw.place.as_str()).collect::<Vec<_>>(), ["aliases"]);
    }
}
