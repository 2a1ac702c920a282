//! What `dev` says once everything answers.

use serde_json::{Value, json};

use crate::local::Local;

/// Tells people what to open and who they may be.
pub fn print(local: &Local) {
    println!("\nLatchkey     {}", local.origin);
    println!("mail         {}", local.mail);
    println!("worker's log {}\n", local.log.display());
    println!("{:<34} {:<28} {:<34} note", "sign in as", "password", "authenticator secret");
    for account in local.accounts.as_array().into_iter().flatten() {
        let text = |name: &str| account.get(name).and_then(Value::as_str).unwrap_or("");
        println!("{:<34} {:<28} {:<34} {}", text("identifier"), text("password"), text("totp_secret"), text("note"));
    }
    println!();
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
    fn the_json_is_one_line() {
        let accounts = json!([{ "identifier": "a@b.example", "note": "two\nlines" }]);
        let line = as_json("http://localhost:1", "http://localhost:2", &accounts);
        assert_eq!(
            line,
            r#"{"origin":"http://localhost:1","mail":"http://localhost:2","accounts":[{"identifier":"a@b.example","note":"two\nlines"}]}"#
        );
    }
}
