//! Requests as one train: every one waits at the worker with its last byte missing, then all last bytes leave together.
//!
//! What a single packet does to HTTP/2, done with connections of HTTP/1.1: nothing of the way is left between the requests.

use core::time::Duration;
use std::thread;

use latchkey_tests::driver::{Answer, Call};

use crate::target::Target;

use crate::wire::{Reply, Wire};

/// Long enough for the worker to have met the head of every request.
const ALL_ABOARD: Duration = Duration::from_millis(300);

/// Sends requests as one train and returns their answers in order. A request that got no answer has status 0; one that a
/// failing part kept from its answer is sent again where whoever is honest does so.
pub fn send(target: &Target, calls: &[Call]) -> Vec<Answer> {
    let mut cars: Vec<(Wire, u8)> = calls.iter().map(|call| coupled(&target.origin, call)).collect();
    thread::sleep(ALL_ABOARD);
    for (wire, last) in &mut cars {
        wire.send(&[*last]);
    }
    let answers: Vec<Answer> = cars.into_iter().map(|(wire, _)| answer(&wire.reply())).collect();
    let settled =
        |(answer, call): (Answer, &Call)| if answer.status == 503 { target.again(answer, call) } else { answer };
    answers.into_iter().zip(calls).map(settled).collect()
}

/// Sends all of a request but its last byte.
fn coupled(origin: &str, call: &Call) -> (Wire, u8) {
    let mut wire = Wire::open(origin);
    let body = call.body.as_deref().unwrap_or_default();
    let headers: Vec<String> = call.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let headers = headers.concat();
    let head = format!(
        "{} {} HTTP/1.1\r\nhost: {}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        call.method,
        call.path,
        wire.host(),
        body.len()
    );
    let mut bytes = [head.as_bytes(), body].concat();
    let last = bytes.pop().expect("a request is not empty");
    wire.send(&bytes);
    (wire, last)
}

fn answer(reply: &Reply) -> Answer {
    let lines = reply.sent.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
    let headers: Vec<(String, String)> =
        lines.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let is_chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = if is_chunked { joined(&reply.body) } else { reply.body.clone() };
    Answer { status: reply.status, headers, body }
}

/// Joins chunks (RFC 9112 §7.1). What breaks off is kept as far as it came.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|two| two == b"\r\n") {
        let (size, rest) = chunks.split_at(end);
        let size = core::str::from_utf8(size).ok().and_then(|size| usize::from_str_radix(size, 16).ok()).unwrap_or(0);
        if size == 0 {
            break;
        }
        body.extend(rest.iter().skip(2).take(size));
        chunks = rest.get(2 + size + 2..).unwrap_or_default();
    }
    body
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn chunks_are_joined() {
        assert_eq!(joined(b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), b"hello world");
        assert_eq!(joined(b"5\r\nhel"), b"hel");
        assert_eq!(joined(b""), b"");
    }
}
