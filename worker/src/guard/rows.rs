//! The rows of one guard object: SQL over its own SQLite database.
//!
//! `rows(key, class, state, expires)`: the state is the JSON of `protocol::guard::State`; one without expiry holds a count
//! that only a completed reset may clear. Rows of names that nobody has are
//! of class `unknown`: there are at most [`MAX_UNKNOWN`], and the oldest of them gives way to a new one, never a known one.

use latchkey_protocol::ports::Fault;
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;
use worker::{SqlStorage, SqlStorageValue};

/// Unknown rows an object keeps; 256 objects hold half a million made-up names at once.
pub const MAX_UNKNOWN: u32 = 2_000;

const PART: &str = "guard";

const CREATE: &str = "CREATE TABLE IF NOT EXISTS rows (
  key     TEXT PRIMARY KEY,
  class   TEXT NOT NULL CHECK (class IN ('known', 'unknown')),
  state   TEXT NOT NULL,
  expires INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS rows_by_expiry ON rows (expires);
CREATE INDEX IF NOT EXISTS unknown_rows ON rows (class) WHERE class = 'unknown';";
const READ: &str = "SELECT state AS text FROM rows WHERE key = ?1";
const WRITE: &str = "INSERT INTO rows (key, class, state, expires) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT (key) DO UPDATE SET class = excluded.class, state = excluded.state, expires = excluded.expires";
const DELETE: &str = "DELETE FROM rows WHERE key = ?1";
// An update keeps the rowid, so the least one belongs to the row that was first seen.
const DISPLACE: &str = "DELETE FROM rows WHERE rowid = (SELECT min(rowid) FROM rows WHERE class = 'unknown')";
const COUNT_UNKNOWN: &str = "SELECT CAST(count(*) AS TEXT) AS text FROM rows WHERE class = 'unknown'";
const PURGE: &str = "DELETE FROM rows WHERE expires <= ?1";
const NEXT_EXPIRY: &str = "SELECT CAST(min(expires) AS TEXT) AS text FROM rows";
#[cfg(feature = "testing")]
const CLEAR: &str = "DELETE FROM rows";
#[cfg(feature = "testing")]
const SPOIL: &str = "UPDATE rows SET state = '{\"v\":99}'";

/// Whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Somebody or something there is.
    Known,
    /// A name nobody has.
    Unknown,
}

/// The rows of an object. Synchronous: between two calls nothing else runs in the object.
#[derive(Clone, Debug)]
pub struct Rows(SqlStorage);

#[derive(Deserialize)]
struct TextRow {
    text: Option<String>,
}

impl Rows {
    /// Opens the rows of an object.
    ///
    /// # Errors
    /// A [`Fault`] if the table can be neither found nor made.
    pub fn open(sql: SqlStorage) -> Result<Self, Fault> {
        let rows = Self(sql);
        rows.run(CREATE, Vec::new())?;
        Ok(rows)
    }

    /// Reads a row's state.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub fn read(&self, key: &str) -> Result<Option<String>, Fault> {
        self.text(READ, vec![key.into()])
    }

    /// Writes a row; a new unknown one displaces the oldest unknown one where there are too many.
    ///
    /// # Errors
    /// A [`Fault`] of the storage. A displaced row may be gone then, the new one is not written.
    pub fn write(&self, key: &str, class: Class, state: &str, expires: Option<UnixSeconds>) -> Result<(), Fault> {
        if class == Class::Unknown && self.read(key)?.is_none() && self.unknown_count()? >= MAX_UNKNOWN {
            self.run(DISPLACE, Vec::new())?;
        }
        let class = match class {
            Class::Known => "known",
            Class::Unknown => "unknown",
        };
        self.run(
            WRITE,
            vec![key.into(), class.into(), state.into(), expires.map_or(SqlStorageValue::Null, |at| whole(at.0))],
        )
    }

    /// Removes a row.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub fn delete(&self, key: &str) -> Result<(), Fault> {
        self.run(DELETE, vec![key.into()])
    }

    /// Removes every row that has expired and returns when the next one does.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub fn purge(&self, now: UnixSeconds) -> Result<Option<UnixSeconds>, Fault> {
        self.run(PURGE, vec![whole(now.0)])?;
        Ok(self.text(NEXT_EXPIRY, Vec::new())?.and_then(|text| text.parse().ok()).map(UnixSeconds))
    }

    /// Removes every row.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    #[cfg(feature = "testing")]
    pub fn clear(&self) -> Result<(), Fault> {
        self.run(CLEAR, Vec::new())
    }

    /// Leaves every row in a form that this build does not read.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    #[cfg(feature = "testing")]
    pub fn spoil(&self) -> Result<(), Fault> {
        self.run(SPOIL, Vec::new())
    }

    /// Counts the rows of names that nobody has.
    ///
    /// # Errors
    /// A [`Fault`] of the storage.
    pub fn unknown_count(&self) -> Result<u32, Fault> {
        Ok(self.text(COUNT_UNKNOWN, Vec::new())?.and_then(|text| text.parse().ok()).unwrap_or(0))
    }

    fn run(&self, sql: &str, values: Vec<SqlStorageValue>) -> Result<(), Fault> {
        self.0.exec(sql, values).map(drop).map_err(|error| Fault::new(PART, error))
    }

    /// Returns the column `text` of the first row. `one()` would throw through the module where there is none.
    fn text(&self, sql: &str, values: Vec<SqlStorageValue>) -> Result<Option<String>, Fault> {
        let rows = self.0.exec(sql, values).and_then(|cursor| cursor.to_array::<TextRow>());
        let rows = rows.map_err(|error| Fault::new(PART, error))?;
        Ok(rows.into_iter().next().and_then(|row| row.text))
    }
}

/// A whole number as SQLite takes it.
fn whole(number: u64) -> SqlStorageValue {
    i64::try_from(number).map_or(SqlStorageValue::Null, SqlStorageValue::Integer)
}
