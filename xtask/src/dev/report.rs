//! What `dev` says once everything answers.

use serde_json::{Value, json};

use crate::local::Local;

/// Tells people what to open and who they may be.
pub fn print(local: &Local) {
    println!("\nLatchkey     {}", local.origin);
    println!("sign in      {}/me", local.origin);
    println!("mail         {}", local.mail);
    println!("worker's log {}\n", local.log.display());
    let mut rows = vec![["sign in as", "password", "mail", "authenticator secret", "note"]];
    for account in local.accounts.as_array().into_iter().flatten() {
        let text = |name: &str| account.get(name).and_then(Value::as_str).unwrap_or("-");
        rows.push(["identifier", "password", "mail", "totp_secret", "note"].map(text));
    }
    for line in table(&rows) {
        println!("{line}");
    }
    println!();
}

/// Lines with aligned columns.
fn table<const COLUMNS: usize>(rows: &[[&str; COLUMNS]]) -> Vec<String> {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[&str; COLUMNS]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Tells a program the same in one line.
pub fn print_json(local: &Local) {
    println!("{}", as_json(&local.origin, &local.mail, &local.accounts));
}

/// In this order, because a person reads it, too.
fn as_json(origin: &str, mail: &str, accounts: &Value) -> String {
    format!(r#"{{"origin":{},"mail":{},"accounts":{accounts}}}"#, json!(origin), json!(mail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        assert_eq!(table(&[["as", "note"], ["jürgen", "x"]]), ["as      note", "jürgen  x"]);
    }

    #[test]
    fn the_json_is_one_line() {
        let accounts = json!([{ "identifier": "a@b.example", "note": "two\nlines" }]);
        let line = as_json("http://localhost:1", "http://localhost:2", &accounts);
        assert_eq!(
            line,
            r#"{"origin":"http://localhost:1","mail":"http://localhost:2","accounts":[{"identifier":"a@b.example","note":"two\nlines"}]}"#
        );
    }
}
