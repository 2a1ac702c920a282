//! Messages: nothing of a request gets into them, and nothing in them does anything by being fetched.

use std::collections::BTreeSet;

use latchkey_tests::claimant::{Claimant, address_of, attempt};
use latchkey_tests::driver::{Call, Change, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail::codes;
use latchkey_tests::scenario::not_me;
use serde_json::json;

use super::{EVIL, EVIL_ADDRESS, suspicious};
use crate::case::Verdict;
use crate::people::{self, Class, VICTIM, address_of as address_in, crowd, name_of, person};
use crate::target::Target;

/// Every header from which some program builds links.
const FORWARDED: [&str; 12] = [
    "x-forwarded-host",
    "x-forwarded-server",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-forwarded-prefix",
    "x-original-url",
    "x-rewrite-url",
    "x-original-host",
    "x-host",
    "x-http-host-override",
    "forwarded",
    "via",
];

/// Asks for a code by hand, once for each place where a host can be named.
pub fn other_hosts(target: &Target) -> Verdict {
    let own = target.wire().host().to_owned();
    let path = "/api/v1/reset/challenge";
    let line = format!("POST {path} HTTP/1.1");
    let host = format!("Host: {own}");
    let mut tricks: Vec<(String, Vec<String>)> = vec![
        (line.clone(), vec![format!("Host: {EVIL}")]),
        (line.clone(), vec![format!("Host: {own}@{EVIL}")]),
        (line.clone(), vec![format!("Host: {EVIL}:80")]),
        (line.clone(), vec![format!("Host: {EVIL}#{own}")]),
        (line.clone(), vec![format!("Host: {own}, {EVIL}")]),
        (line.clone(), vec![host.clone(), format!("Host: {EVIL}")]),
        (line.clone(), vec![format!("Host: {EVIL}"), host.clone()]),
        (format!("POST http://{EVIL}{path} HTTP/1.1"), vec![host.clone()]),
        (format!("POST //{EVIL}{path} HTTP/1.1"), vec![host.clone()]),
    ];
    tricks.extend(FORWARDED.map(|name| {
        let value = match name {
            "forwarded" => format!("for=1.2.3.4;host={EVIL};proto=http"),
            "x-forwarded-proto" => format!("https://{EVIL}"),
            _ => EVIL.to_owned(),
        };
        (line.clone(), vec![host.clone(), format!("{name}: {value}")])
    }));
    let http = target.world_of(crowd(&[Class::Known], tricks.len(), people::now()));
    let mut wrong = Vec::new();
    let mut arrived = 0;
    for (place, (line, headers)) in tricks.iter().enumerate() {
        let claimant = people::start(&http, &name_of(Class::Known, place));
        let contact = address_in(Class::Known, place);
        let body =
            json!({"flow": claimant.flow, "attempt": attempt(), "method": "mail", "contact": contact}).to_string();
        let length = format!("Content-Length: {}", body.len());
        let mut all: Vec<&str> = headers.iter().map(String::as_str).collect();
        all.extend(["Content-Type: application/json", &length]);
        let reply = target.wire().exchange(line, &all, body.as_bytes());
        if reply.head.contains(EVIL) || reply.text().contains(EVIL) {
            wrong.push(format!("{line} {headers:?}: the answer names the host"));
        }
        let codes = codes(&http.mails(&contact)).len();
        if reply.status == 200 && codes != 1 {
            wrong.push(format!("{line} {headers:?}: {codes} codes arrived"));
        }
        arrived += codes;
    }
    wrong.extend(suspicious(&http));
    if arrived < FORWARDED.len() {
        wrong.push(format!("only {arrived} codes arrived: nothing is shown"));
    }
    Verdict::of(
        &wrong,
        format!("{} ways to name another host, {arrived} codes arrived, {} suspicious", tricks.len(), wrong.len()),
    )
}

/// A browser on the attacker's page, and a whole reset that came from there.
pub fn other_pages(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let address = address_of(&nora);
    let claimant = people::start(&http, &nora.name);
    let mut wrong = Vec::new();
    let ask = |contact: &str| {
        let body = json!({"flow": claimant.flow, "attempt": attempt(), "method": "mail", "contact": contact});
        Call::post("/reset/challenge", &body)
    };
    let origins = [
        format!("https://{EVIL}"),
        "null".to_owned(),
        format!("{}.{EVIL}", http.origin()),
        format!("{}@{EVIL}", http.origin()),
    ];
    for origin in &origins {
        let answer = http.call(&ask(&address).with("origin", origin));
        if answer.status != 403 || answer.header("access-control-allow-origin").is_some() {
            wrong.push(format!("a call from {origin} was answered {}", answer.status));
        }
    }
    http.quiet();
    let before = http.all_caught().len();
    if before > 0 {
        wrong.push(format!("{before} messages were sent for pages that may not call"));
    }
    let answer = http.call(&ask(&address).with("referer", &format!("https://{EVIL}/")).with("x-forwarded-host", EVIL));
    if answer.status != 200 || codes(&http.mails(&address)).len() != 1 {
        wrong.push(format!("a call with another Referer was answered {}", answer.text()));
    }
    // The notice afterwards has a link: it leads to the configured origin, whatever the last request said.
    http.advance(31);
    let mut whole = people::start(&http, &nora.name);
    whole.pass_both(&nora);
    let last = whole
        .written_password("quiet-otters-paddle-upstream")
        .with("referer", &format!("https://{EVIL}/"))
        .with("x-forwarded-host", EVIL);
    if http.call(&last).status != 200 {
        wrong.push("the reset itself does not work: nothing is shown".to_owned());
    }
    http.settle();
    let notices = http.caught(&address).into_iter().filter(|mail| mail.text.contains(&http.origin())).count();
    if notices == 0 {
        wrong.push("no message names the configured origin".to_owned());
    }
    wrong.extend(suspicious(&http));
    Verdict::of(
        &wrong,
        format!(
            "{} pages refused, {notices} messages with the configured origin, {} suspicious",
            origins.len(),
            wrong.len()
        ),
    )
}

/// What ends a line, a header, a message or a command, and what an attacker would put behind it.
const LINES: [&str; 8] = [
    "x\r\nBcc: nora.lindqvist@evil.example",
    "x\nBcc: nora.lindqvist@evil.example\n\nhello",
    "x\r\n.\r\nMAIL FROM:<a@evil.example>\r\nRCPT TO:<nora.lindqvist@evil.example>\r\nDATA\r\nSubject: hi\r\n\r\nhi\r\n.\r\n",
    "x\r\n.\r\n",
    "x\rTo: nora.lindqvist@evil.example",
    "x\u{2028}Bcc: nora.lindqvist@evil.example\u{85}Cc: nora.lindqvist@evil.example",
    "=?utf-8?q?x=0d=0aBcc:_nora.lindqvist@evil.example?=",
    "x> SIZE=1 BODY=8BITMIME\r\nRSET",
];

/// Puts hostile lines wherever words come from: names and language in the directory, the language asked for, the message to
/// the help desk, and a registered address. The policy's own words are refused when the policy is written.
pub fn injected_lines(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let mut expected = None;
    let (mut sent, mut wrong) = (0, Vec::new());
    for (place, line) in core::iter::once("harmless").chain(LINES).enumerate() {
        let quoted = line.replace('\'', "''");
        http.sql(&[format!(
            "UPDATE accounts SET display_name = '{quoted}', given_name = '{quoted}', locale = '{quoted}' WHERE id = '{VICTIM}'"
        )]);
        let mut claimant = people::start(&http, &nora.name);
        pass_mail_in(&http, &mut claimant, &address_of(&nora), line);
        claimant.close("contacted_admin", Some(line));
        http.settle();
        let caught = http.all_caught();
        sent += caught.len();
        // Every message has one recipient, ours, and the headers that it has without hostile words.
        let allowed: BTreeSet<String> =
            [address_of(&nora), nora.name.clone(), "servicedesk@alderbrook.example".to_owned()].into();
        for mail in &caught {
            if mail.to.len() != 1 || !mail.to.iter().all(|to| allowed.contains(to)) {
                wrong.push(format!("line {place}: a message to {:?}", mail.to));
            }
            let names: BTreeSet<String> = mail.headers.keys().cloned().collect();
            let expected = expected.get_or_insert_with(|| names.clone());
            if names != *expected {
                wrong.push(format!("line {place}: headers {names:?} instead of {expected:?}"));
            }
        }
        if caught.len() < 2 {
            wrong.push(format!("line {place}: {} messages arrived: nothing is shown", caught.len()));
        }
        // Another day, so that neither sends nor words to the help desk are used up.
        http.forget_mail();
        http.advance(25 * 60 * 60);
    }
    // An address that an import let through is no address when it is read.
    for line in LINES {
        http.change(VICTIM, &Change::Contact(format!("nora@post.example{}", line.trim_start_matches('x'))));
        let mut claimant = people::start(&http, &nora.name);
        claimant.ask("mail", Some("nora@post.example"));
        http.quiet();
        http.advance(60 * 60);
    }
    if http.all_caught().iter().any(|mail| mail.to.len() != 1 || mail.to.iter().any(|to| to.contains(EVIL))) {
        wrong.push(format!("an address with more in it led to {EVIL_ADDRESS}"));
    }
    Verdict::of(
        &wrong,
        format!("{} lines in 5 places, {sent} messages, {} not as they must be", LINES.len(), wrong.len()),
    )
}

/// Passes the mail gate while asking for a language that is none.
fn pass_mail_in(http: &Http, claimant: &mut Claimant<'_>, address: &str, locale: &str) {
    let body = json!({
        "flow": claimant.flow, "attempt": attempt(), "method": "mail", "contact": address, "locale": locale,
    });
    let answer = http.call(&Call::post("/reset/challenge", &body));
    let challenged: latchkey_shared::wire::Challenged = answer.ok();
    (claimant.flow, claimant.challenge) = (challenged.flow, challenged.challenge);
    let code = codes(&http.mails(address)).pop().expect("a code arrives");
    assert_eq!(claimant.answer(&code).status, 200, "the code opens");
}

/// Follows every link of every message, as filters of mail providers do, and then uses the code.
pub fn scanned_links(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let address = address_of(&nora);
    // A whole reset first, so that there are messages of every kind; then a code that must survive.
    let mut first = people::start(&http, &nora.name);
    first.pass_both(&nora);
    assert_eq!(first.set_password("quiet-otters-paddle-upstream").status, 200);
    http.settle();
    http.advance(60 * 60);
    let mut claimant = people::start(&http, &nora.name);
    let code = claimant.mail_code(&address);
    let state = || {
        http.sql(&["SELECT * FROM accounts ORDER BY id".to_owned(), "SELECT * FROM enrolments ORDER BY id".to_owned()])
    };
    let before = state();
    let links = links(&http);
    let tickets: Vec<&str> = links.iter().filter_map(|link| Some(link.split_once("/not-me#ticket=")?.1)).collect();
    for link in &links {
        // Only what leads here: other people's pages are not ours to call. No client sends a fragment.
        let path = link.strip_prefix(&http.origin()).and_then(|path| path.split('#').next());
        let path = path.map(|path| if path.is_empty() { "/" } else { path });
        for method in ["GET", "HEAD"] {
            if let Some(path) = path {
                let _page = http.call(&Call { method, ..Call::get(path) });
            }
        }
    }
    // One that takes what stands behind the `#` for something to send, wherever it may go.
    for ticket in &tickets {
        let said = json!({ "ticket": ticket });
        let form = Call { body: Some(format!("ticket={ticket}").into_bytes()), ..Call::post("/not-me", &said) };
        for call in [
            Call::get(&format!("/not-me?ticket={ticket}")),
            Call::get(&format!("/api/v1/not-me?ticket={ticket}")),
            Call::post("/not-me", &said),
            Call::post("/not-me", &said).with("origin", &http.origin()),
            Call::post("/not-me", &said).with("x-latchkey", "1"),
            form.clone().with("content-type", "application/x-www-form-urlencoded"),
            Call { path: "/not-me".to_owned(), ..form },
        ] {
            let _answer = http.call(&call);
        }
    }
    let mut wrong = Vec::new();
    if links.is_empty() || tickets.is_empty() {
        wrong.push("no message has a link: nothing is shown".to_owned());
    }
    let is_sent = |link: &&String| link.split('#').next().is_some_and(|sent| sent.contains("v4.local"));
    if links.iter().any(|link| link.contains(&code)) || links.iter().any(|link| is_sent(&link)) {
        wrong.push("a link carries a code, or a ticket where a client sends it".to_owned());
    }
    if state() != before {
        wrong.push("following links changed accounts or methods".to_owned());
    }
    if claimant.answer(&code).status != 200 {
        wrong.push("following links spent the code".to_owned());
    }
    // Had the tickets opened nothing, following them would have shown nothing.
    if tickets.first().is_none_or(|ticket| http.call(&not_me::saying(&http, ticket)).status != 200) {
        wrong.push("no ticket of a message is good: nothing is shown".to_owned());
    }
    Verdict::of(&wrong, format!("{} links followed, {} did something", links.len(), wrong.len()))
}

/// Every address of a page in every message.
fn links(http: &Http) -> BTreeSet<String> {
    let ends = |c: char| c.is_whitespace() || "\"'<>".contains(c);
    let mut found = BTreeSet::new();
    for mail in http.all_caught() {
        for text in [&mail.text, &mail.html] {
            let starts = text.match_indices("http").map(|(place, _)| place);
            found.extend(starts.filter_map(|place| text.get(place..)?.split(ends).next().map(str::to_owned)));
        }
    }
    found.into_iter().map(|link| link.trim_end_matches(['.', ',', ')']).to_owned()).collect()
}
