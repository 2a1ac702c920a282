//! What shares a budget (C06): all names of one person, one mailbox of two accounts, all addresses of one network.

use latchkey_shared::problem::Code;
use latchkey_tests::claimant::address_of;
use latchkey_tests::driver::{Call, Change, Driver as _};
use latchkey_tests::mail;
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::checks;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Every name of hers, and spellings of them.
const NAMES: [&str; 8] = [
    "nora.lindqvist@alderbrook.example",
    "NORA.LINDQVIST@ALDERBROOK.EXAMPLE",
    " nora.lindqvist@alderbrook.example ",
    "ALDER\\nora",
    "alder\\NORA",
    "E-10042",
    "nora",
    "ｎｏｒａ",
];

/// By each name a few guesses, together no more than one name's; to one mailbox a few codes, together one mailbox's.
pub fn one_budget(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    for name in NAMES {
        let mut claimant = people::start(&http, name);
        assert_eq!(claimant.ask("mail", Some("other@post.example")).status, 200);
        for _ in 0..3 {
            assert_eq!(claimant.answer("00000000").problem().code, Code::CodeWrong);
        }
    }
    let evaluated = books::evaluated(&http, VICTIM, "mail");
    if evaluated != 10 {
        wrong.push(format!("by {} names {evaluated} guesses were evaluated", NAMES.len()));
    }
    drop(http);

    let http = target.world();
    let shared = address_of(&people::person(&http, VICTIM));
    http.change("s-omar.haddad", &Change::Contact(shared.to_uppercase()));
    for name in ["nora.lindqvist@alderbrook.example", "omar.haddad@alderbrook.example"].iter().cycle().take(8) {
        let mut claimant = people::start(&http, name);
        assert_eq!(claimant.ask("mail", Some(&shared)).status, 200);
        http.quiet();
        http.advance(31);
    }
    let sent = mail::codes(&http.mails(&shared)).len();
    if sent > 2 {
        wrong.push(format!("{sent} codes arrived in one mailbox of two accounts within an hour"));
    }
    drop(http);

    let http = target.world();
    let ask = |address: &str| {
        http.call(&Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, address)).status
    };
    let network =
        (0..31).map(|host| ask(&format!("2001:db8:77:1:{host:x}::{host:x}"))).filter(|status| *status == 200).count();
    if network != 30 {
        wrong.push(format!("one network of IPv6 got {network} checks"));
    }
    if ask("2001:db8:77:2::1") != 200 || ask("198.51.100.200") != 200 {
        wrong.push("another network got none".to_owned());
    }
    // A header that anybody can send is no address.
    let forwarded = (0..31)
        .map(|host| {
            let call = Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, "198.51.100.201");
            let call = call
                .with("x-forwarded-for", &format!("203.0.113.{host}"))
                .with("x-real-ip", &format!("203.0.113.{host}"));
            http.call(&call.with("forwarded", &format!("for=203.0.113.{host}"))).status
        })
        .filter(|status| *status == 200)
        .count();
    if forwarded != 30 {
        wrong.push(format!("with forwarded addresses {forwarded} checks were had"));
    }
    Verdict::of(
        &wrong,
        format!(
            "{} names: {evaluated} guesses; 2 accounts, 1 mailbox: {sent} codes; 1 network: {network} checks",
            NAMES.len()
        ),
    )
}
