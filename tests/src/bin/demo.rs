//! Writes the demo organisation for `cargo xtask dev`: `demo FILE` makes `{"sql", "accounts"}` of it, sealed with the keys
//! in the environment.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use latchkey_protocol::credential::Cost;
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::testing::demo;
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::entropy::SystemEntropy;
use latchkey_tests::seed::{self, Deployment};

/// `TENANT_ID` where the environment names none.
const TENANT: &str = "alderbrook";

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: demo FILE")?;
    let variable = |name: &str| std::env::var(name).ok();
    let keys = Keys::parse(variable)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let tenant = TenantId(variable("TENANT_ID").unwrap_or_else(|| TENANT.to_owned()));
    let now = UnixSeconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let organisation = demo(now)?;
    let deployment = Deployment { tenant: &tenant, keys: &keys, cost: Cost::Owasp, now };
    let statements = seed::sql(&organisation, &deployment, &SystemEntropy)?;
    let described = serde_json::json!({
        "sql": statements.join(";\n") + ";\n",
        "accounts": organisation.cards(),
    });
    Ok(std::fs::write(file, described.to_string())?)
}
