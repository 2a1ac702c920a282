//! A saved code while it is typed: capital letters and digits in groups of four, without letters that look like digits.
//!
//! Not here: whether it is a code, which [`latchkey_shared::recovery::RecoveryCode`] judges, whatever it looks like.

/// Letters and digits of a group.
const GROUP: usize = 4;
/// What a letter of full width lies behind its narrow one.
const FULL_WIDTH: u32 = 0xfee0;

/// Writes a code as it stands on paper while it grows at its end. Changed in its middle it stays as it is typed, or the caret
/// would jump; and so it does when something is taken away, or a hyphen could not be.
#[must_use]
pub fn regrouped(before: &str, typed: String) -> String {
    if typed.starts_with(before) { grouped(&typed) } else { typed }
}

fn grouped(typed: &str) -> String {
    let mut code = String::new();
    for (place, letter) in typed.chars().map(narrow).filter(char::is_ascii_alphanumeric).enumerate() {
        if place > 0 && place % GROUP == 0 {
            code.push('-');
        }
        // Crockford's base 32 has neither I, L nor O: they are the digits that look like them.
        code.push(match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    }
    code
}

fn narrow(letter: char) -> char {
    u32::from(letter).checked_sub(FULL_WIDTH).and_then(char::from_u32).filter(char::is_ascii_graphic).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_it_stands_on_paper() {
        let check = |typed: &str, expected: &str| assert_eq!(regrouped("", typed.to_owned()), expected, "{typed}");
        check("7f3k92qd4x", "7F3K-92QD-4X");
        check(" 7f3k 92qd\u{2013}4x ", "7F3K-92QD-4X");
        check("7F3K-92QD", "7F3K-92QD");
        check("oO iI lL", "0011-11");
        check("\u{ff17}\u{ff26}3K", "7F3K");
        check("", "");
    }

    // Rule: a key is never taken back from whoever pressed it, and what is deleted stays deleted.
    #[test]
    fn groups_appear_while_a_code_grows_and_leave_every_other_change_alone() {
        let check = |before: &str, typed: &str, expected: &str| {
            assert_eq!(regrouped(before, typed.to_owned()), expected, "{before} {typed}");
        };
        check("7F3K", "7F3K9", "7F3K-9");
        check("7F3K-9", "7F3K-", "7F3K-");
        check("7F3K-", "7F3K", "7F3K");
        check("7F3K-92QD", "7F3K-9q2QD", "7F3K-9q2QD");
    }
}
