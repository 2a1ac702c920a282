//! Do contacts count that nobody has proved, or that may be somebody else's by now, and passkeys that are not what was asked
//! for? (catalogue §10)

mod passkeys;
mod stale;
mod unproved;

use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::mail::codes;

use crate::case::{Case, Need};
use crate::{books, people};

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "A104",
        tried: "addresses that an administrator or a table filled in, as a gate, a second factor and a proof, by every policy",
        needs: &[Need::World],
        under: &[],
        run: unproved::filled_in,
    },
    Case {
        id: "A105",
        tried: "an address that was not confirmed for longer than the policy allows, as the only gate",
        needs: &[Need::World],
        under: &[],
        run: stale::not_confirmed,
    },
    Case {
        id: "A106",
        tried: "passkeys tampered with, of somebody else, framed (A92), replayed and copied",
        needs: &[Need::World],
        under: &[],
        run: passkeys::every_wrong_way,
    },
];

const PASSWORD: &str = "quiet-otters-paddle-upstream";

/// Tries a reset by one address and nothing else, and tells whether the password was set.
fn is_reset_by_mail_alone(http: &Http, subject: &str, name: &str, address: &str) -> bool {
    let version = || {
        let query =
            format!("SELECT credential_version FROM accounts WHERE id = '{subject}' AND password_hash IS NOT NULL");
        books::rows(http, &query)
    };
    let before = version();
    let mut claimant = people::start(http, name);
    let sent = codes(&http.mails(address)).len();
    let _ = claimant.ask("mail", Some(address));
    if let Some(code) = codes(&http.mails(address)).get(sent) {
        let _ = claimant.answer(code);
    }
    let _ = claimant.set_password(PASSWORD);
    let _ = claimant.close("cancelled", None);
    // No address is written to too often on account of the one who tries.
    http.advance(60 * 60 + 1);
    version() != before
}
