//! Framing: one request is one request, whoever reads it (RFC 9112 §6, §11.2).
//!
//! Much of this is the platform's work; here it is made sure that the platform in use does it.

use crate::case::Verdict;
use crate::target::Target;

/// A request as bytes, and what it tries.
struct Trick {
    what: &'static str,
    head: Vec<String>,
    body: &'static str,
}

/// A request that must never be answered, hidden in what another one calls its body.
const HIDDEN: &str = "GET /api/v1/tenant HTTP/1.1\r\nHost: localhost\r\nX-Hidden: 1\r\n\r\n";

/// Sends each trick on a connection of its own: nothing is served, and never more than one answer.
pub fn smuggled(target: &Target) -> Verdict {
    let host = target.wire().host().to_owned();
    let tricks = tricks(&host);
    let mut wrong = Vec::new();
    for trick in &tricks {
        let mut wire = target.wire();
        wire.send(format!("{}\r\n\r\n{}", trick.head.join("\r\n"), trick.body).as_bytes());
        let reply = wire.last_reply();
        let others = String::from_utf8_lossy(&reply.body).matches("HTTP/1.1 ").count();
        let has_served = reply.status == 200 || String::from_utf8_lossy(&reply.body).contains("\"bot_checks\"");
        if others > 0 || has_served {
            wrong.push(format!("{}: answered {} and {others} more", trick.what, reply.status));
        }
    }
    Verdict::of(&wrong, format!("{} tricks, {} taken for something else", tricks.len(), wrong.len()))
}

fn tricks(host: &str) -> Vec<Trick> {
    let request = |what: &'static str, headers: &[&str], body: &'static str| {
        let mut head = vec!["POST /api/v1/reset/extend HTTP/1.1".to_owned(), format!("Host: {host}")];
        head.push("Content-Type: application/json".to_owned());
        head.extend(headers.iter().map(|header| (*header).to_owned()));
        Trick { what, head, body }
    };
    let hidden = |what: &'static str, headers: &[&str]| request(what, headers, HIDDEN);
    vec![
        hidden("two lengths", &["Content-Length: 0", "Content-Length: 73"]),
        hidden("a length that is a list", &["Content-Length: 0, 73"]),
        hidden("a length below zero", &["Content-Length: -1"]),
        hidden("a length with a sign", &["Content-Length: +73"]),
        hidden("a length in hexadecimal", &["Content-Length: 0x49"]),
        hidden("a length beyond 64 bits", &["Content-Length: 18446744073709551616"]),
        request(
            "a length and chunks",
            &["Content-Length: 4", "Transfer-Encoding: chunked"],
            "0\r\n\r\nGET /api/v1/tenant HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ),
        request(
            "chunks named twice",
            &["Transfer-Encoding: chunked", "Transfer-Encoding: identity"],
            "0\r\n\r\nGET /api/v1/tenant HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ),
        request(
            "chunks in disguise",
            &["Transfer-Encoding: xchunked"],
            "0\r\n\r\nGET /api/v1/tenant HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ),
        request(
            "chunks behind a tab",
            &["Transfer-Encoding:\u{b}chunked"],
            "0\r\n\r\nGET /api/v1/tenant HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ),
        request("a chunk without a size", &["Transfer-Encoding: chunked"], "x\r\n\r\n"),
        request(
            "a chunk of a size beyond 64 bits",
            &["Transfer-Encoding: chunked"],
            "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        ),
        hidden("a space before the colon", &["Content-Length : 73"]),
        hidden("a folded header", &["X-A: 1", " Content-Length: 73"]),
        hidden("a header without a colon", &["Content-Length"]),
        hidden("a NUL in a header", &["X-A: a\0b", "Content-Length: 0"]),
        hidden("a lone carriage return in a header", &["X-A: a\rContent-Length: 0"]),
    ]
}
