//! Everything that is wrong with a document an administrator wrote, at once, each with its place.
//!
//! A reader stops at the first part it cannot read. So a document that cannot be read is taken apart: each part is tried by
//! itself, and what is inside of a part that fails, as far as it can stand alone. What can be read is then judged together,
//! unless something that cannot takes part in the judgement. Not here: the rules (`check.rs` and the types themselves).

use latchkey_shared::problem::Flaw;
use latchkey_shared::sorted::{Map, Set};
use serde::Deserialize as _;

use super::check::{self, PolicyProblem};
use super::document::Document;
use super::{Policy, read};
use crate::json::{self, Tree, Unread};

impl Policy {
    /// Reads a document that is to become this version, whatever version it names itself: one of an older policy brings
    /// that policy back.
    ///
    /// # Errors
    /// Every [`Flaw`] there is, in words for an administrator.
    pub fn submitted(text: &str, version: u64) -> Result<Self, Vec<Flaw>> {
        match read(text) {
            Ok(mut document) => {
                document.version = version;
                Self::from_document(document).map_err(|problems| problems.iter().map(flaw).collect())
            }
            Err(unread) => Err(taken_apart(text, &unread)),
        }
    }
}

/// Says a problem as a flaw: its message begins with its place.
fn flaw(problem: &PolicyProblem) -> Flaw {
    let message = problem.to_string();
    match message.split_once(": ") {
        Some((place, words)) => Flaw { place: place.to_owned(), words: words.to_owned() },
        None => Flaw { place: String::new(), words: message },
    }
}

/// Finds what is wrong with a document that cannot be read.
fn taken_apart(text: &str, unread: &Unread) -> Vec<Flaw> {
    let whole = || vec![Flaw { place: unread.place().to_owned(), words: unread.cause().to_owned() }];
    let Ok(Tree::Object(entries)) = json::tree(text.as_bytes()) else { return whole() };
    let parts = members(&entries);
    let (mut flaws, mut sound) = (Vec::new(), Set::new());
    for (name, part) in parts.iter() {
        let before = flaws.len();
        try_part(name, part, &|part| part.member(name), &mut flaws);
        if flaws.len() == before {
            sound.insert(*name);
        }
    }
    if flaws.is_empty() {
        // Each part can be read, the whole cannot: one stands there twice.
        return whole();
    }
    let is_sound = |name: &&str| sound.contains(name) || parts.get(name).is_none();
    let rest = parts.iter().filter(|(name, _)| sound.contains(name));
    let rest = Tree::Object(rest.map(|(name, part)| (Tree::of(name), (*part).clone())).collect());
    if let Ok(mut document) = Document::deserialize(rest) {
        document.version = Document::default().version;
        let problems = check::problems(&document);
        flaws.extend(problems.iter().filter(|problem| problem.parts().iter().all(is_sound)).map(flaw));
    }
    flaws
}

/// Tries a part by itself, and where it fails the parts inside of it. `whole` makes a document with nothing else in it.
fn try_part<'t>(place: &str, part: &Tree<'t>, whole: &dyn Fn(Tree<'t>) -> Tree<'t>, flaws: &mut Vec<Flaw>) {
    let tried = |part: Tree<'t>| Document::deserialize(whole(part));
    let Err(unread) = tried(part.clone()) else { return };
    let before = flaws.len();
    match part {
        // What may be empty has only parts that may be left out, so that each of them can be tried alone.
        Tree::Object(entries) if tried(Tree::Object(Vec::new())).is_ok() => {
            for (name, member) in members(entries).iter() {
                try_part(&format!("{place}.{name}"), member, &|member| whole(member.member(name)), flaws);
            }
        }
        Tree::List(items) if tried(Tree::List(Vec::new())).is_ok() => {
            for (number, item) in items.iter().enumerate() {
                try_part(&format!("{place}[{number}]"), item, &|item| whole(Tree::List(vec![item])), flaws);
            }
        }
        _ => {}
    }
    if flaws.len() == before {
        flaws.push(Flaw { place: place.to_owned(), words: unread.cause().to_owned() });
    }
}

/// Returns the members of an object by their names; of one that stands there twice the last.
fn members<'a, 't>(entries: &'a [(Tree<'t>, Tree<'t>)]) -> Map<&'a str, &'a Tree<'t>> {
    let member = |(name, value): &'a (Tree<'t>, Tree<'t>)| match name {
        Tree::Text(name) => Some((name.as_ref(), value)),
        _ => None,
    };
    entries.iter().filter_map(member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Submits a document and expects flaws at these places, whose words begin like this.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let flaws = Policy::submitted(text, 2).err().unwrap_or_default();
        assert_eq!(flaws.len(), expected.len(), "{flaws:?}");
        for (flaw, (place, words)) in flaws.iter().zip(expected) {
            assert_eq!(flaw.place, *place, "{flaws:?}");
            assert!(flaw.words.starts_with(words), "{flaw:?}");
        }
    }

    // Rule: whoever wrote a document hears of everything that is wrong with it at once, and where.
    #[test]
    fn every_flaw_is_named_with_its_place() {
        check("{}", &[]);
        check(r#"{"gates":1}"#, &[]);
        check(r#"{"gates":3}"#, &[("gates", "expected 1 or 2 gates")]);
        check(
            r#"{"gates":3,"methods":["mail","telepathy"],"registration":{"snoozes":-1,"required":true,"reconfirm_days":9999},
                "domains":[{"name":"alderbrook.example"},{"name":"localhost"}],"colour":"red"}"#,
            &[
                ("colour", "unknown field"),
                ("domains[1]", "expected a domain name"),
                ("gates", "expected 1 or 2 gates"),
                ("methods[1]", "unknown variant"),
                ("registration.reconfirm_days", "expected 0 to 730 days"),
                ("registration.snoozes", ""),
            ],
        );
        check(r#"{"registration":[true,3,180]}"#, &[("registration", "expected")]);
        check(r#"{"limits":{"stricter":{"sms":1}}}"#, &[("limits.stricter.sms", "unknown field")]);
        check(r#"{"scope":{"who":"selected"}}"#, &[("scope", "missing field")]);
        check(
            r#"{"methods":["mail"],"locales":{"default":"sv"},"registration":{"snoozes":15}}"#,
            &[
                ("methods", "two gates need two kinds"),
                ("registration.snoozes", "expected 0 to 14"),
                ("locales.default", "expected one of"),
            ],
        );
    }

    // Rule: what can be read is judged, too, unless what cannot has a say in it.
    #[test]
    fn what_can_be_read_is_judged_beside_what_cannot() {
        check(
            r#"{"gates":"two","methods":["push"],"help_desk":{"phone":"nine"}}"#,
            &[("gates", ""), ("help_desk.phone", "expected a number")],
        );
        check(
            r#"{"telephony":{"countries":["se"]},"methods":["mail","sms"]}"#,
            &[("telephony.countries[0]", "expected a country")],
        );
    }

    #[test]
    fn what_is_no_document_is_one_flaw() {
        for text in ["", "[]", "7", "null", "{", r#"{"gates":1,"gates":2}"#] {
            let flaws = Policy::submitted(text, 2).err().unwrap_or_default();
            assert_eq!(flaws.len(), 1, "{text}");
        }
    }

    #[test]
    fn the_version_is_the_stores_to_count() {
        assert_eq!(Policy::submitted(r#"{"version":0}"#, 9).unwrap().version, 9);
        check(r#"{"version":"new"}"#, &[("version", "")]);
    }
}
