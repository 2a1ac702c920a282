//! Formulas in exports (S08): an administrator opens a table in a spreadsheet, and what somebody is called is not computed.

use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::administration::as_operator;
use latchkey_tests::scenario::tables::importing;
use latchkey_tests::scenario::users::changing;
use serde_json::{Value, json};

use crate::case::Verdict;
use crate::target::Target;

/// How a formula may begin, with what a spreadsheet passes over before it.
const BEGINNINGS: [&str; 13] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    " =1+1",
    "\"=1+1",
    "\u{ff1d}1+1",
    "\u{ff20}SUM(1)",
    "x;=1+1",
    "x,=1+1",
    "x|=1+1",
    "'=1+1",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
];

/// By an administrator's hand, by a replacement, by a table, as a group; and whoever only knocks leaves none in the audit.
pub fn in_every_export(target: &Target) -> Verdict {
    let http = target.world();
    let mut taken = 0;
    for (number, text) in BEGINNINGS.iter().enumerate() {
        taken += write(&http, number, text);
    }
    let mut wrong = Vec::new();
    let (mut cells, mut found) = (0, 0);
    for path in ["/api/v1/admin/users/export?limit=200", "/api/v1/admin/audit/export?limit=200"] {
        let answer = http.call(&as_operator(&http, "GET", path));
        if answer.status != 200 {
            wrong.push(format!("{path} was answered {}", answer.text()));
        }
        // What is no table (the audit is lines of JSON) is computed by nobody.
        let is_table = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/csv"));
        for cell in cells_of(&answer.text()).into_iter().filter(|_| is_table) {
            cells += 1;
            found += usize::from(cell.contains("1+1") || cell.contains("SUM(1)"));
            if is_computed(&cell) {
                wrong.push(format!("{path} has a cell {cell:?}"));
            }
        }
    }
    if found == 0 {
        wrong.push("no such name is in any export: the case looks at nothing".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("{taken} names taken, {cells} cells read, {found} of them such names: {} computed", wrong.len()),
    )
}

/// Writes a text wherever one can be written; returns how often it was taken.
fn write(http: &Http, number: usize, text: &str) -> usize {
    let operator = |path: &str, body: &Value| {
        Call::post(path, body).with("authorization", &format!("Bearer {}", http.operator_token()))
    };
    let name = format!("formula-{number}@alderbrook.example");
    let quoted = text.replace('"', "\"\"");
    let table = format!("name,display_name\ntable-{number}@alderbrook.example,\"{quoted}\"\n");
    let path = format!("/api/v1/admin/users/{}", crate::people::ATTACKER);
    let tag = http.call(&as_operator(http, "GET", &path)).header("etag").unwrap_or_default().to_owned();
    let replaced = as_operator(http, "PUT", &path).with("content-type", "application/json").with("if-match", &tag);
    let details = json!({"display_name": text, "aliases": []}).to_string().into_bytes();
    let calls = [
        operator(
            "/admin/users",
            &json!({"attempt": attempt(), "name": name, "display_name": text, "given_name": text}),
        ),
        importing(http, "", &table),
        Call { body: Some(details), ..replaced },
        operator("/admin/groups", &json!({"attempt": attempt(), "name": text})),
        changing(
            http,
            "s-mei.tanaka",
            "methods",
            &json!({"attempt": attempt(), "mail": format!("{text}@post.example")}),
        ),
        latchkey_tests::claimant::written_start(text, &http.secrets().solved_check(&http.origin(), http.now())),
    ];
    calls.iter().filter(|call| http.call(call).status == 200).count()
}

/// Reads a table's cells (RFC 4180), as a spreadsheet does.
fn cells_of(table: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut signs = table.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => {
                cell.push('"');
                let _ = signs.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' | '\n' if !is_quoted => cells.push(core::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            _ => cell.push(sign),
        }
    }
    cells
}

/// Tells whether a spreadsheet, in whatever language, would compute a cell or what it takes for the next one.
fn is_computed(cell: &str) -> bool {
    cell.split([',', ';', '|', '\t', '\r', '\n']).any(|part| {
        let begins = part.trim_start_matches([' ', '"']);
        begins.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
    })
}
