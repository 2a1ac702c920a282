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

    /// Lets the database refuse a kind of statement on a table.
    pub fn refusing(&self, verb: &str, table: &str) -> Damage<'_> {
        let trigger = format!(
            "CREATE TRIGGER refused BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'as the test asked'); END"
        );
        self.damage(trigger, "DROP TRIGGER refused".to_owned())
    }
}

impl Drop for Damage<'_> {
    fn drop(&mut self) {
        self.http.sql(&[core::mem::take(&mut self.undone_by)]);
    }
}
