//! A form in which another sign-in hands a registration ticket over (`POST /register`): the browser is sent on to where our page
//! takes one, the fragment.
//!
//! Nothing is opened, looked up or changed here; what the ticket is worth, its exchange finds out. A form that holds anything
//! else leads to the page without a ticket, which asks for a sign-in.

/// Where forms are sent to, and where they lead.
pub const PATH: &str = "/register";
/// Most bytes of a form: a ticket and its name.
pub const LONGEST: usize = 4_096 + FIELD.len();
/// The one field, as browsers write it (URL Standard, §5.2): nothing in a ticket needs escaping.
const FIELD: &str = "ticket=";

/// Returns the address that a form leads to.
#[must_use]
pub fn address(form: &[u8]) -> String {
    let ticket = core::str::from_utf8(form).ok().and_then(|form| form.strip_prefix(FIELD)).unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if ticket.is_empty() || form.len() > LONGEST || !ticket.bytes().all(is_plain) {
        return PATH.to_owned();
    }
    [PATH, "#", FIELD, ticket].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_moves_into_the_fragment() {
        assert_eq!(address(b"ticket=v4.local.Ab-_9.aa"), "/register#ticket=v4.local.Ab-_9.aa");
    }

    /// Rule: nothing but a ticket gets into the address, so no form leads anywhere else or ends a header.
    #[test]
    fn whatever_else_is_in_a_form_leads_to_the_page_without_a_ticket() {
        let long = [b"ticket=".as_slice(), &[b'a'; 4_097]].concat();
        let forms: [&[u8]; 9] = [
            b"",
            b"ticket=",
            b"ticket=a&ticket=b",
            b"ticket=a&return_to=b",
            b"other=a",
            b"ticket=a%0d%0aset-cookie:b",
            b"ticket=a\r\nset-cookie:b",
            b"ticket=\xff",
            &long,
        ];
        for form in forms {
            assert_eq!(address(form), "/register", "{}", String::from_utf8_lossy(form));
        }
    }
}
