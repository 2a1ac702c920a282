//! D1, as little of it as the adapters need: rows as JSON documents, and atomic batches.
//!
//! Always the primary (no session, no replica), always with a limit of time; every error becomes a [`Fault`] here.

use core::cell::Cell;
use core::time::Duration;

use js_sys::{Array, Reflect};

use latchkey_protocol::json;
use latchkey_protocol::ports::{Entry, Fault};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::worker_sys::{D1Database, D1PreparedStatement, D1Result};

use crate::time::within;

/// Longer than a slow answer of a distant primary; shorter than a claimant's patience.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// Text.
    Text(String),
    /// A whole number. Bound as text, which SQLite turns back by the column's type: a JavaScript number is no `u64`.
    Number(u64),
}

/// One statement with its values, as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The SQL, with `?1`, `?2`, …
    pub sql: &'static str,
    /// The values, in order.
    pub values: Vec<Value>,
}

/// The database of one request.
#[derive(Debug)]
pub struct Database {
    inner: D1Database,
    rows_read: Cell<u64>,
    #[cfg(feature = "testing")]
    errand: crate::testing::Errand,
}

/// What one statement of a batch has found.
#[derive(Clone, Debug)]
pub struct Found(D1Result);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&Value> for JsValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Text(text) => Self::from_str(text),
            Value::Number(number) => Self::from_str(&number.to_string()),
        }
    }
}

impl Statement {
    /// Makes a statement.
    #[must_use]
    pub fn new(sql: &'static str, values: impl IntoIterator<Item = Value>) -> Self {
        Self { sql, values: values.into_iter().collect() }
    }
}

impl Database {
    /// Makes one over the binding.
    #[must_use]
    pub fn new(inner: &worker::D1Database) -> Self {
        Self {
            inner: JsValue::unchecked_into(AsRef::<JsValue>::as_ref(inner).clone()),
            rows_read: Cell::new(0),
            #[cfg(feature = "testing")]
            errand: crate::testing::Errand::Request,
        }
    }

    /// Says that no request asks, but the outbox by itself.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn of_the_outbox(mut self) -> Self {
        self.errand = crate::testing::Errand::Delivery;
        self
    }

    /// Returns on whose behalf it is asked.
    #[cfg(feature = "testing")]
    #[must_use]
    pub const fn errand(&self) -> crate::testing::Errand {
        self.errand
    }

    /// Returns how many rows the statements so far had to read: what the budget of rows counts.
    #[must_use]
    pub fn rows_read(&self) -> u64 {
        self.rows_read.get()
    }

    /// Runs a query whose rows have one column `document`, and reads each as JSON.
    ///
    /// # Errors
    /// A [`Fault`] of `part` if the database did not answer or a document is not of this form.
    pub async fn documents<T: DeserializeOwned>(&self, part: &'static str, query: &Statement) -> Result<Vec<T>, Fault> {
        let results = self.batch(part, core::slice::from_ref(query)).await?;
        let result = results.first().ok_or_else(|| Fault::new(part, "expected one result"))?;
        read(part, result)
    }

    /// Runs a query whose rows have the columns `key`, which may be left out, and `document`, and leaves the documents as
    /// they are.
    ///
    /// # Errors
    /// A [`Fault`] of `part` if the database did not answer.
    pub async fn entries(&self, part: &'static str, query: &Statement) -> Result<Vec<Entry>, Fault> {
        let results = self.batch(part, core::slice::from_ref(query)).await?;
        entries_of(part, results.first())
    }

    /// Runs statements as one transaction: all of them, or none.
    ///
    /// # Errors
    /// A [`Fault`] of `part`. For writes it means that nobody knows whether they happened.
    pub async fn batch(&self, part: &'static str, statements: &[Statement]) -> Result<Vec<Found>, Fault> {
        let fault = |error: JsValue| Fault::new(part, said(error));
        let prepared = statements.iter().map(|statement| self.prepare(statement)).collect::<Result<Array, _>>();
        let prepared = prepared.map_err(fault)?;
        let asked = async {
            #[cfg(feature = "testing")]
            let passage = crate::testing::enter("d1", part, self.errand).await?;
            let results = JsFuture::from(self.inner.batch(prepared).map_err(fault)?).await.map_err(fault)?;
            #[cfg(feature = "testing")]
            passage.leave().await?;
            Ok::<_, Fault>(results)
        };
        let results = within(part, ANSWER_LIMIT, asked).await??;
        let results = Array::from(&results).iter().map(|result| Found(result.unchecked_into())).collect::<Vec<_>>();
        // Only tests ask for it.
        #[cfg(feature = "testing")]
        self.rows_read.set(self.rows_read.get() + results.iter().map(Found::rows_read).sum::<u64>());
        Ok(results)
    }

    fn prepare(&self, statement: &Statement) -> Result<D1PreparedStatement, JsValue> {
        let values: Array = statement.values.iter().map(JsValue::from).collect();
        self.inner.prepare(statement.sql)?.bind(values)
    }
}

impl Found {
    /// Returns the rows, by the columns that queries of ours have.
    fn rows(&self) -> Result<Vec<Entry>, JsValue> {
        let rows = self.0.results()?.unwrap_or_default();
        let column = |row: &JsValue, name| Ok::<_, JsValue>(Reflect::get(row, &JsValue::from_str(name))?.as_string());
        rows.iter()
            .map(|row| Ok(Entry { key: column(&row, "key")?.unwrap_or_default(), document: column(&row, "document")? }))
            .collect()
    }

    /// Returns how many rows had to be read.
    #[cfg(feature = "testing")]
    fn rows_read(&self) -> u64 {
        let read = self.0.meta().ok().and_then(|meta| Reflect::get(&meta, &"rows_read".into()).ok());
        read.and_then(|read| js_sys::BigInt::new(&read).ok())
            .and_then(|read| u64::try_from(JsValue::from(read)).ok())
            .unwrap_or(0)
    }
}

/// What an error of the platform says.
fn said(error: JsValue) -> String {
    error.dyn_into::<js_sys::Error>().map_or_else(|_| "no error object".to_owned(), |error| error.message().into())
}

/// Reads the rows of a query whose one column is `document`, each as JSON.
///
/// # Errors
/// A [`Fault`] of `part` if a document is not of this form.
pub fn read<T: DeserializeOwned>(part: &'static str, result: &Found) -> Result<Vec<T>, Fault> {
    let entries = entries_of(part, Some(result))?;
    // A parse error may quote the document: say only where it went wrong.
    let read = |entry: &Entry| {
        json::read(entry.document.as_deref().unwrap_or_default().as_bytes())
            .map_err(|error| Fault::new(part, format_args!("stored document: `{}`", error.place())))
    };
    entries.iter().map(read).collect()
}

/// Reads the rows of one result, as those of [`Database::entries`].
///
/// # Errors
/// A [`Fault`] of `part` if there is none, or its rows have other columns.
pub fn entries_of(part: &'static str, result: Option<&Found>) -> Result<Vec<Entry>, Fault> {
    let result = result.ok_or_else(|| Fault::new(part, "expected a result for each statement"))?;
    result.rows().map_err(|error| Fault::new(part, said(error)))
}
