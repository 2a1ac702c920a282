//! Bombs in place of a table (A73): too long, too many, too wide, never closed, packed, or something else altogether. Each is
//! refused as a whole and soon, nobody is added, and others are served meanwhile.

use std::time::{Duration, Instant};

use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::tables::importing;

use crate::books;
use crate::calls::PART;
use crate::case::Verdict;
use crate::target::Target;

/// What a table may take at the most, the busiest machine included.
const SOON: Duration = Duration::from_secs(5);
/// A row of names.
const COLUMNS: &str = "name,display_name\n";
/// Bombs that go off at once, and honest requests beside them.
const AT_ONCE: usize = 20;

/// A name, what is sent, and the statuses it may be answered with.
type Bomb = (&'static str, Call, &'static [u16]);

/// Every table that is none.
fn bombs(http: &Http) -> Vec<Bomb> {
    let table = |rows: &str| importing(http, "", &format!("{COLUMNS}{rows}"));
    let room = PART - COLUMNS.len();
    let bytes = |body: &[u8]| Call { body: Some(body.to_vec()), ..importing(http, "", "") };
    let fill = |what: &str, length: usize| what.repeat(length / what.len());
    let refused: &[u16] = &[422];
    let mut bombs: Vec<Bomb> = vec![
        ("one byte too many", table(&fill("x", room + 1)), &[413]),
        ("rows without end", table(&fill("a,b\n", room)), refused),
        ("empty rows without end", table(&fill(",\n", room)), refused),
        ("one cell that fills the table", table(&fill("x", room)), refused),
        ("one row of commas", table(&fill(",", room)), refused),
        ("a quote that is never closed", table(&format!("\"{}", fill("a,b\n", room - 8))), refused),
        ("quotes and nothing else", table(&fill("\"", room)), refused),
        ("a first row of commas", bytes(fill(",", PART).as_bytes()), refused),
        ("columns that are named without end", bytes(fill("name,", PART).as_bytes()), refused),
        ("NULs", bytes(&vec![0; PART]), refused),
        ("UTF-16", bytes(b"\xff\xfen\0a\0m\0e\0,\0"), refused),
        ("an archive that says it is a table", bytes(b"PK\x03\x04\x14\0\0\0\x08\0../../../../etc/passwd"), refused),
        (
            "XML that includes a file",
            bytes(b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
            refused,
        ),
        (
            "entities that multiply",
            bytes(b"<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>"),
            refused,
        ),
        (
            "a column that gives roles",
            bytes(b"name,display_name,role\nking@alderbrook.example,King,global_administrator\n"),
            refused,
        ),
        (
            "a row number beyond all",
            importing(http, "?first_row=9223372036854775807&dry_run=true", &format!("{COLUMNS}a b,A\n")),
            &[200, 400],
        ),
        ("aliases without end", table(&format!("a@alderbrook.example,{}\n", fill(";", 8_000))), &[200]),
    ];
    let good = format!("{COLUMNS}good@alderbrook.example,Good\n");
    for (what, name, value) in [
        ("a spreadsheet", "content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("an archive", "content-type", "application/zip"),
        ("XML", "content-type", "text/xml"),
        ("another encoding", "content-type", "text/csv; charset=utf-16"),
        ("a packed table", "content-encoding", "gzip"),
        ("a table packed twice", "content-encoding", "br, gzip"),
    ] {
        bombs.push((what, importing(http, "", &good).with(name, value), &[415]));
    }
    bombs
}

/// One after the other, then many at once.
pub fn bombs_in_place_of_tables(target: &Target) -> Verdict {
    let http = target.world();
    let known = || books::count(&http, "accounts");
    let (before, mut wrong, mut longest) = (known(), Vec::new(), Duration::ZERO);
    let bombs = bombs(&http);
    for (what, call, statuses) in &bombs {
        let since = Instant::now();
        let answer = http.call(call);
        longest = longest.max(since.elapsed());
        if !statuses.contains(&answer.status) {
            wrong.push(format!("{what} was answered {}", answer.text()));
        }
        if since.elapsed() > SOON {
            wrong.push(format!("{what} took {:?}", since.elapsed()));
        }
    }
    // The largest table there may be, all of it good, rehearsed by many at once while others come and go.
    let rows = (0..1_000).map(|row| format!("bomb-{row:04}@alderbrook.example,{}\n", "Bomb ".repeat(50)));
    let table = COLUMNS.to_owned() + &rows.collect::<String>();
    let rehearsal = importing(&http, "?dry_run=true", &table);
    let honest = Call::get("/api/v1/tenant");
    let calls: Vec<Call> = (0..AT_ONCE).flat_map(|_| [rehearsal.clone(), honest.clone()]).collect();
    let answers = http.at_once(&calls);
    let served = |skip: usize| answers.iter().skip(skip).step_by(2).filter(|answer| answer.status == 200).count();
    let (rehearsed, served) = (served(0), served(1));
    if (served, rehearsed) != (AT_ONCE, AT_ONCE) {
        wrong.push(format!(
            "of {AT_ONCE} honest calls {served} were served beside {AT_ONCE} tables, of which {rehearsed} were read"
        ));
    }
    let added = known() - before;
    if added > 0 {
        wrong.push(format!("{added} accounts were added"));
    }
    let figure = format!(
        "{} bombs, {} KiB {AT_ONCE}× at once: nobody added, the longest took {longest:.1?}",
        bombs.len(),
        table.len() / 1024
    );
    Verdict::of(&wrong, figure)
}
