//! Bodies: one shape, one encoding, one media type.

use latchkey_tests::http::Http;
use serde_json::{Map, Value, json};

use crate::calls::{self, Form, Pass};
use crate::case::Verdict;
use crate::target::Target;

/// Levels of nesting: far beyond what a parser that recurses would survive, within 16 KiB.
const DEEP: usize = 2_000;

/// Sends variants of a body and notes every answer but the one expected.
struct Refusals<'a> {
    target: &'a Target,
    http: Option<Http>,
    pass: Option<Pass>,
    address: String,
    sent: usize,
    wrong: Vec<String>,
}

/// What an answer says: its status and the code of its problem.
type Said = (u16, String);

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
/// What a body is refused with that is not what the contract asks for.
const MALFORMED: &[(u16, &str)] = &[(400, "malformed")];
/// What a document is refused with: it may be no text at all, or have flaws.
const FLAWED: &[(u16, &str)] = &[(400, "malformed"), (422, "policy_rejected")];

impl<'a> Refusals<'a> {
    /// Takes every call that has a body of such a kind, and lets a function refuse what it likes of each.
    fn of_all(target: &'a Target, takes: fn(&Form) -> bool, refuse: &dyn Fn(&mut Self, &Form, &Value)) -> Verdict {
        let (forms, http) = calls::open_to(target);
        let address = target.fresh_address();
        let mut refusals = Self { target, http, pass: None, address, sent: 0, wrong: Vec::new() };
        for form in forms.iter().filter(|form| takes(form)) {
            let Some(body) = form.body() else { continue };
            // The body that is right may end the session.
            refusals.pass = refusals.http.as_ref().map(Pass::new);
            refuse(&mut refusals, form, &body);
            refusals.control(form, &body);
        }
        Verdict::of(
            &refusals.wrong,
            format!("{} requests, {} not refused as they must", refusals.sent, refusals.wrong.len()),
        )
    }

    /// Sends the body that is right: if it were refused for its shape, the refusals of the others would say nothing.
    fn control(&mut self, form: &Form, body: &Value) {
        let answer = self.send(form, form.written(body), &[("content-type", form.media)]);
        if matches!(answer, (400 | 401 | 413 | 415 | 500.., _)) {
            self.wrong.push(format!("the body that is right was refused by {}: {answer:?}", form.name()));
        }
    }

    fn refused(
        &mut self,
        expected: &[(u16, &str)],
        form: &Form,
        what: &str,
        body: impl Into<Vec<u8>>,
        headers: &[(&'static str, &str)],
    ) {
        self.sent += 1;
        let (status, code) = self.send(form, body.into(), headers);
        if !expected.contains(&(status, code.as_str())) {
            self.wrong.push(format!("{} answered {status} {code} to {what}", form.name()));
        }
    }

    fn send(&self, form: &Form, body: Vec<u8>, headers: &[(&'static str, &str)]) -> Said {
        let mut call = form.call(None, self.pass.as_ref());
        call.headers.extend(headers.iter().map(|(name, value)| (*name, (*value).to_owned())));
        call.headers.push(("x-test-address", self.address.clone()));
        call.body = Some(body);
        let answer = self.target.call(&call);
        let problem: Value = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
        (answer.status, problem.get("code").and_then(Value::as_str).unwrap_or("no problem").to_owned())
    }
}

/// Tells whether a call takes JSON; what is no table is tried in `scenario::tables`.
fn is_json(form: &Form) -> bool {
    form.media == calls::JSON
}

/// Returns what a body of another shape is refused with.
const fn refusal_of(form: &Form) -> &'static [(u16, &'static str)] {
    if form.is_document { FLAWED } else { MALFORMED }
}

/// Fields named twice, unknown, missing, of other types, wrapped and nested.
pub fn other_shapes(target: &Target) -> Verdict {
    Refusals::of_all(target, is_json, &|refusals, form, body| {
        for (what, text) in shapes(form, body) {
            refusals.refused(refusal_of(form), form, &what, text, JSON);
        }
    })
}

/// Returns variants of a body that mean something else, or two things, or nothing.
fn shapes(form: &Form, body: &Value) -> Vec<(String, String)> {
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
        let is_optional = form.is_document || form.optional.contains(&name.as_str());
        let mut renamed = fields.clone();
        renamed.remove(name);
        if !is_optional {
            found.push((format!("no {name}"), Value::Object(renamed.clone()).to_string()));
            found.push((format!("{name} as null"), with(fields, name, &Value::Null)));
        }
        renamed.insert(name.to_uppercase(), value.clone());
        found.push((format!("{name} in capitals"), Value::Object(renamed).to_string()));
        for other in [
            json!(7),
            json!(-1),
            json!(1e300),
            json!(true),
            json!([value]),
            json!([]),
            json!({}),
            json!({"a": value}),
            json!({"$ne": ""}),
        ]
        .into_iter()
        // An empty list is one, too.
        .filter(|other| !(value.is_array() && other == &json!([])))
        {
            found.push((format!("{name} as {other}"), with(fields, name, &other)));
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

fn with(fields: &Map<String, Value>, name: &str, value: &Value) -> String {
    let mut fields = fields.clone();
    fields.insert(name.to_owned(), value.clone());
    Value::Object(fields).to_string()
}

/// What is no JSON in UTF-8, or more than one.
pub fn other_encodings(target: &Target) -> Verdict {
    Refusals::of_all(target, is_json, &|refusals, form, body| {
        for (what, bytes) in encodings(&body.to_string()) {
            refusals.refused(refusal_of(form), form, what, bytes, JSON);
        }
    })
}

fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    // An empty body gets a member: without one there is nothing to write in another way.
    let text = if text == "{}" { r#"{"x":""}"# } else { text };
    let wide = |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    // What is put after a quote is inside a text: a value's, or where a body has none the name's.
    let within = |bytes: &[u8]| {
        let place = text.rfind(":\"").map_or(2, |place| place + 2);
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
    const MEDIA: &[(u16, &str)] = &[(415, "malformed")];
    Refusals::of_all(target, |_| true, &|refusals, form, body| {
        let text = form.written(body);
        refusals.refused(MEDIA, form, "no media type", text.clone(), &[]);
        for media in TYPES {
            refusals.refused(MEDIA, form, &format!("{media:?}"), text.clone(), &[("content-type", media)]);
        }
        let other = if is_json(form) { "text/csv" } else { "application/json" };
        refusals.refused(MEDIA, form, other, text.clone(), &[("content-type", other)]);
        let twice = [("content-type", form.media), ("content-type", "text/plain")];
        refusals.refused(MEDIA, form, "two media types", text.clone(), &twice);
        for encoding in ENCODINGS {
            let headers = [("content-type", form.media), ("content-encoding", encoding)];
            refusals.refused(MEDIA, form, &format!("encoding {encoding:?}"), text.clone(), &headers);
        }
    })
}
