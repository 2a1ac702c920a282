//! Bodies: one shape, one encoding, one media type.

use latchkey_tests::driver::Call;
use serde_json::{Value, json};

use super::calls;
use crate::case::Verdict;
use crate::target::Target;

/// Levels of nesting: far beyond what a parser that recurses would survive, within 16 KiB.
const DEEP: usize = 2_000;

/// Sends variants of a body and notes every answer but the one expected.
struct Refusals<'a> {
    target: &'a Target,
    address: String,
    sent: usize,
    wrong: Vec<String>,
}

impl<'a> Refusals<'a> {
    fn new(target: &'a Target) -> Self {
        Self { target, address: target.fresh_address(), sent: 0, wrong: Vec::new() }
    }

    /// Sends the body that is right: if it were refused for its shape, the refusals of the others would say nothing.
    fn control(&mut self, path: &str, body: &Value) {
        let answer = self.send(path, body.to_string().into_bytes(), &[("content-type", "application/json")]);
        if matches!(answer, (400 | 413 | 415 | 500.., _)) {
            self.wrong.push(format!("the body that is right was refused by {path}: {answer:?}"));
        }
    }

    fn refused(
        &mut self,
        status: u16,
        path: &str,
        what: &str,
        body: impl Into<Vec<u8>>,
        headers: &[(&'static str, &str)],
    ) {
        self.sent += 1;
        let (found, code) = self.send(path, body.into(), headers);
        if found != status || code != "malformed" {
            self.wrong.push(format!("{path} answered {found} {code} to {what}"));
        }
    }

    fn send(&self, path: &str, body: Vec<u8>, headers: &[(&'static str, &str)]) -> (u16, String) {
        let mut call = Call::post(path, &Value::Null);
        call.headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        call.headers.push(("x-test-address", self.address.clone()));
        call.body = Some(body);
        let answer = self.target.call(&call);
        let problem: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
        (answer.status, problem.get("code").and_then(Value::as_str).unwrap_or("no problem").to_owned())
    }

    fn verdict(self) -> Verdict {
        Verdict::of(&self.wrong, format!("{} requests, {} not refused as they must", self.sent, self.wrong.len()))
    }
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

/// Fields named twice, unknown, missing, of other types, wrapped and nested.
pub fn other_shapes(target: &Target) -> Verdict {
    let mut refusals = Refusals::new(target);
    for (path, body) in calls() {
        refusals.control(path, &body);
        for (what, text) in shapes(&body) {
            refusals.refused(400, path, &what, text, JSON);
        }
    }
    refusals.verdict()
}

/// Returns variants of a body that mean something else, or two things, or nothing.
fn shapes(body: &Value) -> Vec<(String, String)> {
    let fields = body.as_object().expect("a body is an object");
    let text = body.to_string();
    let inner = text.trim_start_matches('{').trim_end_matches('}');
    let mut found: Vec<(String, String)> = Vec::new();
    for (name, value) in fields {
        let escaped = format!(
            "\\u{:04x}{}",
            u32::from(name.as_bytes().first().copied().unwrap_or_default()),
            name.get(1..).unwrap_or_default()
        );
        found.push((format!("{name} twice"), format!("{{\"{name}\":{value},{}", text.get(1..).unwrap_or_default())));
        found.push((
            format!("{name} twice, once escaped"),
            format!("{{\"{escaped}\":{value},{}", text.get(1..).unwrap_or_default()),
        ));
        let mut without = fields.clone();
        without.remove(name);
        found.push((format!("no {name}"), Value::Object(without.clone()).to_string()));
        let mut renamed = without.clone();
        renamed.insert(name.to_uppercase(), value.clone());
        found.push((format!("{name} in capitals"), Value::Object(renamed).to_string()));
        for other in [
            json!(null),
            json!(7),
            json!(-1),
            json!(1e300),
            json!(true),
            json!([value]),
            json!([]),
            json!({}),
            json!({"a": value}),
            json!({"$ne": ""}),
        ] {
            let mut retyped = fields.clone();
            retyped.insert(name.clone(), other.clone());
            found.push((format!("{name} as {other}"), Value::Object(retyped).to_string()));
        }
        let deep = format!("{}{value}{}", "{\"a\":".repeat(DEEP), "}".repeat(DEEP));
        found.push((format!("{name} {DEEP} levels deep"), format!("{{{inner},\"{name}\":{deep}}}")));
    }
    for unknown in [
        "\"__proto__\":{}",
        "\"constructor\":{}",
        "\"subject\":\"s-nora.lindqvist\"",
        "\"gates_passed\":2",
        "\"\":0",
        "\"a\":1e999999",
    ] {
        found.push((format!("{unknown} beside the rest"), format!("{{{inner},{unknown}}}")));
    }
    found.extend([
        ("a list around it".to_owned(), format!("[{text}]")),
        ("its values as a list".to_owned(), Value::Array(fields.values().cloned().collect()).to_string()),
        ("a text around it".to_owned(), Value::String(text.clone()).to_string()),
        ("null".to_owned(), "null".to_owned()),
        ("a number".to_owned(), "7".to_owned()),
        ("brackets without end".to_owned(), "[".repeat(DEEP)),
        ("braces without end".to_owned(), "{\"a\":".repeat(DEEP)),
    ]);
    found
}

/// What is no JSON in UTF-8, or more than one.
pub fn other_encodings(target: &Target) -> Verdict {
    let mut refusals = Refusals::new(target);
    for (path, body) in calls() {
        refusals.control(path, &body);
        for (what, bytes) in encodings(&body.to_string()) {
            refusals.refused(400, path, what, bytes, JSON);
        }
    }
    refusals.verdict()
}

fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    // Every body has a text; what is put after its opening quote is inside it.
    let within = |bytes: &[u8]| {
        let place = text.rfind(":\"").map_or(0, |place| place + 2);
        let (before, after) = text.as_bytes().split_at(place);
        [before, bytes, after].concat()
    };
    let around = |before: &str, after: &str| format!("{before}{text}{after}").into_bytes();
    vec![
        ("a byte order mark", around("\u{feff}", "")),
        ("UTF-16, little end first", wide(u16::to_le_bytes)),
        ("UTF-16, big end first", wide(u16::to_be_bytes)),
        ("UTF-16 with its mark", [&[0xff, 0xfe][..], &wide(u16::to_le_bytes)].concat()),
        ("a raw NUL in a text", within(b"\0")),
        ("a raw line end in a text", within(b"\n")),
        ("a lone high surrogate", within(b"\\ud800")),
        ("a lone low surrogate", within(b"\\udc00")),
        ("surrogates the wrong way round", within(b"\\udc00\\ud800")),
        ("a surrogate as raw bytes", within(b"\xed\xa0\x80")),
        ("an overlong slash", within(b"\xc0\xaf")),
        ("an overlong NUL", within(b"\xc0\x80")),
        ("half a character", within(b"\xe2\x82")),
        ("a byte beyond Unicode", within(b"\xf5\x80\x80\x80")),
        ("Latin-1", within(b"\xe4")),
        ("an escape there is not", within(b"\\x41")),
        ("half an escape", within(b"\\u00")),
        ("a comment", around("/* */", "")),
        ("a comment at its end", around("", "// x")),
        ("a second document", around("", "{}")),
        ("a word behind it", around("", "x")),
        ("a NUL behind it", around("", "\0")),
        ("a comma before its end", format!("{},}}", text.trim_end_matches('}')).into_bytes()),
        ("single quotes", text.replace('"', "'").into_bytes()),
        ("no quotes", text.replace('"', "").into_bytes()),
        ("a no-break space before it", around("\u{a0}", "")),
        ("a vertical tab before it", around("\u{b}", "")),
        ("a guard against JSON hijacking", around(")]}',\n", "")),
        ("half of it", text.as_bytes().iter().take(text.len() / 2).copied().collect()),
        ("nothing", Vec::new()),
        ("spaces", b"    ".to_vec()),
        ("a form", b"flow=f&challenge=c".to_vec()),
        ("NaN", b"NaN".to_vec()),
    ]
}

/// What is declared as something else than plain JSON in UTF-8.
pub fn other_media(target: &Target) -> Verdict {
    const TYPES: [&str; 18] = [
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json5",
        "application/jsonp",
        "application/problem+json",
        "application/vnd.api+json",
        "application/json, text/plain",
        "text/plain, application/json",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; boundary=x",
        "application/json;;",
        "*/*",
        "application/*",
    ];
    const ENCODINGS: [&str; 7] = ["gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "x"];
    let mut refusals = Refusals::new(target);
    for (path, body) in calls() {
        let text = body.to_string();
        refusals.control(path, &body);
        refusals.refused(415, path, "no media type", text.clone(), &[]);
        for media in TYPES {
            refusals.refused(415, path, &format!("{media:?}"), text.clone(), &[("content-type", media)]);
        }
        let twice = [("content-type", "application/json"), ("content-type", "text/plain")];
        refusals.refused(415, path, "two media types", text.clone(), &twice);
        for encoding in ENCODINGS {
            let headers = [("content-type", "application/json"), ("content-encoding", encoding)];
            refusals.refused(415, path, &format!("encoding {encoding:?}"), text.clone(), &headers);
        }
    }
    refusals.verdict()
}
