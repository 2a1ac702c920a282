//! The index of banned terms, kept as long as the organisation's list is the same.
//!
//! Building it costs about a millisecond of an isolate, a look at whether the list has changed a few microseconds. It is
//! compared by its terms, never by the policy's version: a restored database may count versions anew.

use core::cell::RefCell;
use std::sync::Arc;

use latchkey_shared::password::{BannedTerms, CustomTerms};

/// Keeps the index of the list that was asked for last. One per isolate; a deployment serves one organisation.
#[derive(Debug, Default)]
pub struct BannedIndex(RefCell<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    custom: CustomTerms,
    terms: Arc<BannedTerms>,
}

impl BannedIndex {
    /// Returns the index of everybody's list and this one.
    #[must_use]
    pub fn of(&self, custom: &CustomTerms) -> Arc<BannedTerms> {
        if let Some(kept) = self.0.borrow().as_ref().filter(|kept| kept.custom == *custom) {
            return Arc::clone(&kept.terms);
        }
        let terms = Arc::new(BannedTerms::new(custom));
        self.0.replace(Some(Kept { custom: custom.clone(), terms: Arc::clone(&terms) }));
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(term: &str) -> CustomTerms {
        CustomTerms::try_from(vec![term.to_owned()]).unwrap()
    }

    /// Rule: a changed list counts at once, whatever was kept.
    #[test]
    fn an_index_is_built_once_for_each_list() {
        let index = BannedIndex::default();
        let first = index.of(&list("alderbrook"));
        assert!(Arc::ptr_eq(&first, &index.of(&list("alderbrook"))));
        let second = index.of(&list("riverside"));
        assert!(!Arc::ptr_eq(&first, &second));
        assert!(Arc::ptr_eq(&second, &index.of(&list("riverside"))));
    }
}
