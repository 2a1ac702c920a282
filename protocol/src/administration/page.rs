//! One page of a list: where it begins, how long it may be, and how it is written.
//!
//! A cursor is the key of the last entry that was looked at, so a page costs the same wherever it lies. It is opaque to its
//! caller and not sealed: whoever makes one up reads another page of what they may read anyway.

use data_encoding::BASE64URL_NOPAD;

use crate::ids::SubjectId;
use crate::platform::Platform;
use crate::ports::{Administration, Entry, Fault, Registered};

/// Between the two parts of a key; no name, word or id holds it.
const BETWEEN: char = '\u{1}';

/// Which page is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The word at which the last page ended; empty for the first page.
    pub word: String,
    /// The id at which it ended.
    pub id: String,
    /// How many entries are looked at.
    pub most: u64,
}

impl Page {
    /// Entries of a page that asks for no number.
    pub const USUAL: u64 = 50;
    /// Most entries of a page: what a screen shows, and a fraction of what a call may cost.
    pub const MOST: u64 = 200;

    /// Accounts that a call judges at most, and how many of them are held at once: some hundred kilobytes of an isolate's
    /// 128 MB, and a dozen questions to the database of the thousand that a call may ask.
    const JUDGED: (u64, u64) = (5_000, 500);

    /// Reads a cursor, empty for the first page; none if it is no cursor, or the page would be too long.
    #[must_use]
    pub fn new(cursor: &str, most: u64) -> Option<Self> {
        let key = String::from_utf8(BASE64URL_NOPAD.decode(cursor.as_bytes()).ok()?).ok()?;
        let (word, id) = if key.is_empty() { ("", "") } else { key.split_once(BETWEEN)? };
        (1..=Self::MOST).contains(&most).then(|| Self { word: word.to_owned(), id: id.to_owned(), most })
    }

    /// Makes the key of an entry.
    #[must_use]
    pub fn key(word: &str, id: &str) -> String {
        let mut key = word.to_owned();
        key.push(BETWEEN);
        key.push_str(id);
        key
    }

    /// Tells whether it is the first page.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        self.word.is_empty() && self.id.is_empty()
    }

    /// Writes the page as JSON: the documents under a name, and the cursor of the next page if there may be one.
    #[must_use]
    pub fn written(&self, name: &str, entries: &[Entry]) -> String {
        let mut text = String::from("{\"");
        text.push_str(name);
        text.push_str("\":[");
        let mut is_first = true;
        for document in entries.iter().filter_map(|entry| entry.document.as_deref()) {
            if !is_first {
                text.push(',');
            }
            is_first = false;
            text.push_str(document);
        }
        text.push(']');
        if let Some(next) = self.next(entries) {
            text.push_str(",\"next\":\"");
            text.push_str(&next);
            text.push('"');
        }
        text.push('}');
        text
    }

    /// Writes a list that has no pages likewise.
    #[must_use]
    pub fn whole(name: &str, entries: &[Entry]) -> String {
        Self { word: String::new(), id: String::new(), most: u64::MAX }.written(name, entries)
    }

    /// Shows every account behind the page's beginning, in the order of their ids, up to what one call may judge. Returns the
    /// cursor to go on from, if there may be more.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn judge<P: Platform>(
        &self,
        platform: &P,
        mut judge: impl FnMut(&Registered),
    ) -> Result<Option<String>, Fault> {
        let (mut left, held) = Self::JUDGED;
        let mut after = SubjectId(self.id.clone());
        while left > 0 {
            let page = platform.administration().registered(&after, held).await?;
            let Some(last) = page.last() else { return Ok(None) };
            after = last.account.id.clone();
            page.iter().for_each(&mut judge);
            left = left.saturating_sub(held);
        }
        Ok(Some(BASE64URL_NOPAD.encode(Self::key("", after.as_str()).as_bytes())))
    }

    /// Returns the cursor of the next page, if there may be one.
    #[must_use]
    pub fn next(&self, entries: &[Entry]) -> Option<String> {
        let is_full = u64::try_from(entries.len()).is_ok_and(|looked_at| looked_at >= self.most);
        entries.last().filter(|_| is_full).map(|last| BASE64URL_NOPAD.encode(last.key.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(key: &str, document: Option<&str>) -> Entry {
        Entry { key: key.to_owned(), document: document.map(str::to_owned) }
    }

    // Rule: a list is whole although its pages are short: the cursor goes on from the last entry that was looked at.
    #[test]
    fn a_cursor_goes_on_behind_the_last_entry() {
        let page = Page::new("", 2).unwrap();
        let entries = [entry("a\u{1}1", Some("{\"a\":1}")), entry("b\u{1}2", None)];
        let written = page.written("users", &entries);
        let next = BASE64URL_NOPAD.encode(b"b\x012");
        assert_eq!(written, format!("{{\"users\":[{{\"a\":1}}],\"next\":\"{next}\"}}"));
        let second = Page::new(&next, 2).unwrap();
        assert_eq!((second.word.as_str(), second.id.as_str()), ("b", "2"));
        assert_eq!(second.written("users", &entries[..1]), "{\"users\":[{\"a\":1}]}");
        assert_eq!(second.written("users", &[]), "{\"users\":[]}");
    }

    #[test]
    fn pages_are_bounded_and_cursors_of_one_form() {
        for (cursor, most) in [("", 0), ("", Page::MOST + 1), ("%", 5), ("YQ", 5), ("_w", 5), ("YQ==", 5)] {
            assert_eq!(Page::new(cursor, most), None, "{cursor} {most}");
        }
        assert!(Page::new("", Page::MOST).is_some());
    }
}
