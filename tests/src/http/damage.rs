//! Damage to the database that would outlive a test: it is undone when its guard is dropped, also where the test fails.
//!
//! Not for rows that a new world replaces anyway; for tables, triggers and what the migrations left.

use super::Http;

/// Damage that lasts as long as this is kept.
#[must_use = "the damage is undone at once"]
pub struct Damage<'a> {
    http: &'a Http,
    undone_by: String,
}

impl Http {
    /// Runs a statement that does damage; the other one undoes it.
    pub fn damage(&self, done_by: String, undone_by: String) -> Damage<'_> {
        self.sql(&[done_by]);
        Damage { http: self, undone_by }
    }
}

impl Drop for Damage<'_> {
    fn drop(&mut self) {
        self.http.sql(&[core::mem::take(&mut self.undone_by)]);
    }
}
