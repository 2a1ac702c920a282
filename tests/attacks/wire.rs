//! HTTP/1.1 by hand (RFC 9112), for requests that no client would send: two hosts, two lengths, half a body.
//!
//! Reads one answer and no more. Not for measuring: use `ureq` there.

use core::time::Duration;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

/// Longer than the worker's own deadline for a lost request.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection.
pub struct Wire {
    stream: TcpStream,
    host: String,
}

/// What came back, if anything did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status; 0 if the connection was closed without an answer.
    pub status: u16,
    /// Everything before the body, in lower case.
    pub head: String,
    /// The same as it was sent: a value is not to be read from the other.
    pub sent: String,
    /// The body, as sent (chunks are not joined).
    pub body: Vec<u8>,
}

impl Wire {
    /// Connects to an origin of this machine.
    pub fn open(origin: &str) -> Self {
        let host = origin.trim_start_matches("http://").to_owned();
        // Where a name stands for two addresses, the worker listens on the older one.
        let address = host.replace("localhost", "127.0.0.1");
        let stream = TcpStream::connect(&address).unwrap_or_else(|error| panic!("{address}: {error}"));
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        Self { stream, host }
    }

    /// Returns what belongs into `Host`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Sends bytes. Whoever is refused midway may not get rid of all of them: that is no failure.
    pub fn send(&mut self, bytes: &[u8]) {
        let _refused = self.stream.write_all(bytes);
    }

    /// Sends a request with exactly these header lines and `Connection: close`, and reads the answer.
    pub fn exchange(mut self, line: &str, headers: &[&str], body: &[u8]) -> Reply {
        let head = [&[line], headers, &["Connection: close"]].concat().join("\r\n");
        self.send(format!("{head}\r\n\r\n").as_bytes());
        self.send(body);
        self.reply()
    }

    /// Says that nothing more is sent, and reads to the end: every answer there is, the first one taken apart.
    pub fn last_reply(self) -> Reply {
        let _closed = self.stream.shutdown(Shutdown::Write);
        self.reply()
    }

    /// Reads until the other side closes, or says nothing for a while.
    pub fn reply(mut self) -> Reply {
        let mut bytes = Vec::new();
        let mut chunk = [0; 16 * 1024];
        loop {
            match self.stream.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => bytes.extend(chunk.iter().take(count)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        Reply::read(&bytes)
    }
}

impl Reply {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let (head, rest) = bytes.split_at(end);
        let sent = String::from_utf8_lossy(head).into_owned();
        let head = sent.to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        Self { status, head, sent, body: rest.get(4..).unwrap_or_default().to_vec() }
    }

    /// Returns the body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Reply;

    #[test]
    fn an_answer_is_taken_apart() {
        let reply = Reply::read(b"HTTP/1.1 413 Payload Too Large\r\nX: Y\r\n\r\n{}");
        assert_eq!((reply.status, reply.text()), (413, "{}".to_owned()));
        assert!(reply.head.contains("\r\nx: y"));
        assert_eq!(Reply::read(b"").status, 0);
    }
}
