//! `/admin/audit`: what happened, the newest first, as lines are stored.
//!
//! Whoever reads the audit is in it. Not here: how lines come about (`audit`), and what is in the operator's log.

use crate::administration::{Denied, Page};
use crate::audit::ResultClass;
use crate::flow::Call;
use crate::platform::Platform;
use crate::ports::{Administration, AuditQuery};

/// Lists lines, and returns a page of them as JSON.
///
/// # Errors
/// A fault of the store.
pub async fn list<P: Platform>(
    platform: &P,
    call: &mut Call,
    query: AuditQuery<'_>,
    page: &Page,
) -> Result<String, Denied> {
    let entries = platform.administration().audit(query, page).await?;
    call.note(ResultClass::Succeeded, "audit: read");
    Ok(page.written("events", &entries))
}

/// Exports lines, and returns a page of them, one JSON object a line, with the cursor of the next page if there may be one.
///
/// # Errors
/// A fault of the store.
pub async fn export<P: Platform>(
    platform: &P,
    call: &mut Call,
    query: AuditQuery<'_>,
    page: &Page,
) -> Result<(String, Option<String>), Denied> {
    let entries = platform.administration().audit(query, page).await?;
    call.note(ResultClass::Succeeded, "audit: exported");
    let mut text = String::new();
    for document in entries.iter().filter_map(|entry| entry.document.as_deref()) {
        text.push_str(document);
        text.push('\n');
    }
    Ok((text, page.next(&entries)))
}
