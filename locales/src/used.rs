//! Which messages does code ask for? Found in its text, so that a test can tell of an id that no catalogue has.

use std::collections::BTreeSet;

/// Returns every string literal of Rust source that follows one of these openings, such as `text!("` or `.say("`.
///
/// An opening ends with the quotation mark; spaces and line breaks before the mark do not matter. Ids that code puts
/// together are not found: the caller knows their parts and adds them.
#[must_use]
pub fn ids_used(source: &str, openings: &[&str]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for opening in openings {
        let call = opening.trim_end_matches('"');
        for after in source.split(call).skip(1) {
            let literal = after.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
            if let Some((id, _)) = literal
                && !id.is_empty()
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            {
                ids.insert(id.to_owned());
            }
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_behind_their_openings() {
        let source = r#"text!("a-b"); words.say(
            "mail.title", &[]); other("not-this"); text!(id); text!("not this")"#;
        let found: Vec<String> = ids_used(source, &["text!(\"", ".say(\""]).into_iter().collect();
        assert_eq!(found, ["a-b", "mail.title"]);
    }
}
