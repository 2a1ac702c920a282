//! Writes an organisation down as SQL, sealed with the keys in the environment.
//!
//! - `organisation example` prints the demo organisation as JSON: a model for one's own.
//! - `organisation sql FILE` prints the SQL of the organisation in a JSON file, for an empty database.
//! - `organisation demo FILE` writes `{"sql", "accounts"}` of the demo organisation, for `cargo xtask dev`.

use std::error::Error;
use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use latchkey_protocol::credential::Cost;
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::testing::{Organisation, demo};
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::entropy::SystemEntropy;
use latchkey_tests::seed::{self, Deployment};

const USAGE: &str = "usage: organisation example | sql FILE | demo FILE";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let now = UnixSeconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["example"] => println!("{}", serde_json::to_string_pretty(&demo(now)?)?),
        ["sql", file] => print!("{}", sql(&serde_json::from_slice(&fs::read(file)?)?, now)?),
        ["demo", file] => {
            let organisation = demo(now)?;
            let described = serde_json::json!({ "sql": sql(&organisation, now)?, "accounts": organisation.cards() });
            fs::write(file, described.to_string())?;
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

/// Returns the statements that fill an empty database, one a line.
fn sql(organisation: &Organisation, now: UnixSeconds) -> Result<String, Box<dyn Error>> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let keys = Keys::parse(variable)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let tenant = TenantId(variable("TENANT_ID").ok_or("expected TENANT_ID in the environment")?);
    let deployment = Deployment { tenant: &tenant, keys: &keys, cost: Cost::Owasp, now };
    Ok(seed::sql(organisation, &deployment, &SystemEntropy)?.join(";\n") + ";\n")
}
