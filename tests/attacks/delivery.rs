//! Can a message be sent elsewhere, or made to carry something else? (catalogue §2)

mod contact;
mod header;
mod recovery;

use latchkey_tests::http::{Caught, Http};

use crate::case::{Case, Need};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A09",
        tried: "a code asked for with other hosts in Host, X-Forwarded-…, Forwarded and the request line",
        needs: &[Need::World],
        under: &[],
        run: header::other_hosts,
    },
    Case {
        id: "A10",
        tried: "a code and a whole reset with another Origin and Referer",
        needs: &[Need::World],
        under: &[],
        run: header::other_pages,
    },
    Case {
        id: "A11",
        tried: "names and addresses as lists, objects, pairs, twice, with NUL, and as a form",
        needs: &[Need::World],
        under: &[],
        run: contact::several_at_once,
    },
    Case {
        id: "A13",
        tried: "the attacker's address, method and challenge in the victim's reset",
        needs: &[Need::World],
        under: &[],
        run: contact::somebody_elses,
    },
    Case {
        id: "A14",
        tried: "a code whose address was changed or removed after it was sent",
        needs: &[Need::World],
        under: &[],
        run: contact::changed_meanwhile,
    },
    Case {
        id: "A15",
        tried: "line ends, dots and SMTP words in names, languages, registered addresses and words to the help desk",
        needs: &[Need::World],
        under: &[],
        run: header::injected_lines,
    },
    Case {
        id: "A17",
        tried: "a scanner that follows every link in every message before its owner reads it",
        needs: &[Need::World],
        under: &[],
        run: header::scanned_links,
    },
    Case {
        id: "A18",
        tried: "recovery methods changed by other pages, with the proof of a reset, half a sign-in, or an old proof",
        needs: &[Need::World],
        under: &[],
        run: recovery::without_a_fresh_proof,
    },
];

/// The attacker's domain: no byte of it may reach anybody.
const EVIL: &str = "evil.example";
/// The attacker's address.
const EVIL_ADDRESS: &str = "nora.lindqvist@evil.example";

/// Notes everything that went to the attacker, went to several people at once, or mentions the attacker's domain.
fn suspicious(http: &Http) -> Vec<String> {
    http.quiet();
    let is_bad = |mail: &Caught| {
        let written = [&mail.subject, &mail.text, &mail.html].into_iter().chain(mail.headers.values());
        mail.to.len() != 1
            || mail.to.iter().any(|to| to.to_lowercase().contains(EVIL))
            || written.into_iter().any(|text| text.to_lowercase().contains(EVIL))
    };
    let bad = http.all_caught().into_iter().filter(is_bad);
    bad.map(|mail| format!("a mail {:?} to {:?}", mail.subject, mail.to)).collect()
}
