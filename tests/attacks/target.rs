//! The worker under attack, and what there is to attack it with.

use core::cell::Cell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use latchkey_protocol::testing::Organisation;
use latchkey_tests::driver::{Answer, Call};
use latchkey_tests::http::{self, Http};
use serde_json::json;

use crate::case::{Fault, Need};
use crate::launcher::Launcher;
use crate::options::{Options, Size};
use crate::wire::Wire;

/// What `cargo xtask` sets beside the worker's own place; all of it together makes a world.
const OF_A_WORLD: [&str; 3] = ["LATCHKEY_MAIL", "LATCHKEY_ACCOUNTS", "LATCHKEY_SECRETS"];

/// The file of what the worker writes.
const LOG: &str = "LATCHKEY_WORKER_LOG";
/// The folders of the worker's database and objects.
const STATE: &str = "LATCHKEY_STATE";
/// The file that says how another worker is started.
const LAUNCH: &str = "LATCHKEY_LAUNCH";

/// The worker under attack.
pub struct Target {
    /// Its origin.
    pub origin: String,
    /// How large samples are.
    pub size: Size,
    /// The fault under which the present case runs.
    pub fault: Option<Fault>,
    offers: BTreeSet<Need>,
    log: Option<PathBuf>,
    agent: ureq::Agent,
    addresses: Cell<u32>,
}

impl Target {
    /// Finds the worker: by `--base`, or where `cargo xtask` says it runs.
    ///
    /// # Errors
    /// A sentence: no worker named, one that is not on this machine, or one that does not answer.
    pub fn find(options: &Options) -> Result<Self, String> {
        let named = std::env::var("LATCHKEY_ORIGIN").ok();
        let origin = options.base.clone().or(named).ok_or("expected --base URL, or run `cargo xtask attack`")?;
        let origin = origin.trim_end_matches('/').to_owned();
        if !is_on_this_machine(&origin) {
            return Err(format!("attacks run against this machine only (http://localhost:PORT), not against {origin}"));
        }
        let agent = http::agent();
        let tenant = agent.get(format!("{origin}/api/v1/tenant")).call();
        let status = tenant.map_err(|error| format!("nothing answers at {origin}: {error}"))?.status();
        if status != 200 {
            return Err(format!("the worker at {origin} answers {status} instead of 200"));
        }
        let mut target = Self {
            origin,
            size: options.size,
            fault: None,
            offers: BTreeSet::new(),
            log: std::env::var_os(LOG).map(PathBuf::from),
            agent,
            addresses: Cell::new(0),
        };
        target.offers = target.find_offers();
        Ok(target)
    }

    fn find_offers(&self) -> BTreeSet<Need> {
        let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let probe = self.call(&Call { path: "/testing/under-way".to_owned(), ..Call::post("", &json!({})) });
        // The world of the environment belongs to the worker of the environment, not to any other.
        let is_its_world = std::env::var("LATCHKEY_ORIGIN").is_ok_and(|named| named == self.origin);
        let mut offers = BTreeSet::new();
        if is_its_world && OF_A_WORLD.iter().all(is_set) && probe.header("x-testing").is_some() {
            offers.insert(Need::World);
        }
        for (need, variable) in [(Need::Log, LOG), (Need::State, STATE), (Need::Launcher, LAUNCH)] {
            if is_its_world && is_set(&variable) {
                offers.insert(need);
            }
        }
        if node().is_file() {
            offers.insert(Need::Node);
        }
        offers
    }

    /// Tells whether something a case needs is there.
    pub fn offers(&self, need: Need) -> bool {
        self.offers.contains(&need)
    }

    /// Sets the world up anew: Alderbrook Hospital, no counts, no mail, no faults. For cases that need [`Need::World`].
    pub fn world(&self) -> Http {
        self.ready(Http::new())
    }

    /// The same with another organisation in it.
    pub fn world_of(&self, organisation: Organisation) -> Http {
        self.ready(Http::with(organisation))
    }

    /// Where every part fails now and then, it does so from the beginning, and whoever is honest asks again.
    fn ready(&self, http: Http) -> Http {
        assert!(self.offers(Need::World), "a case that asks for a world needs one");
        if self.fault == Some(Fault::NowAndThen) {
            http.repeat_what_fails();
            self.inject(&http);
        }
        http
    }

    /// Begins the fault under which the case runs, if it runs under one.
    pub fn inject(&self, http: &Http) {
        if let Some(fault) = self.fault {
            http.misbehave(&fault.asked());
        }
    }

    /// Ends the fault, unless it lasts for the whole case.
    pub fn relieve(&self, http: &Http) {
        if self.fault != Some(Fault::NowAndThen) {
            http.misbehave(&json!({}));
        }
    }

    /// Sends one request to whatever is there, without a world.
    pub fn call(&self, call: &Call) -> Answer {
        http::ask(&self.agent, &self.origin, call, self.fault == Some(Fault::NowAndThen))
    }

    /// Sends a request again that a failing part kept from its answer, where every part fails now and then.
    pub fn again(&self, answer: Answer, call: &Call) -> Answer {
        if self.fault == Some(Fault::NowAndThen) { self.call(call) } else { answer }
    }

    /// Opens a connection for bytes that no HTTP client would send.
    pub fn wire(&self) -> Wire {
        Wire::open(&self.origin)
    }

    /// Returns a network address that no case has called from yet, for the header `x-test-address`.
    pub fn fresh_address(&self) -> String {
        let count = self.addresses.get();
        self.addresses.set(count + 1);
        let [_, a, b, c] = count.to_be_bytes();
        format!("10.{a}.{b}.{c}")
    }

    /// Returns the folders of the worker's database and objects. For cases that need [`Need::State`].
    pub fn state() -> Vec<PathBuf> {
        std::env::split_paths(&std::env::var_os(STATE).unwrap_or_default()).collect()
    }

    /// Returns how another worker is started. For cases that need [`Need::Launcher`].
    pub fn launcher(&self) -> Launcher {
        assert!(self.offers(Need::Launcher), "a case that starts workers needs the means");
        Launcher::read(Path::new(&std::env::var_os(LAUNCH).unwrap_or_default()))
    }

    /// Returns what the worker has written so far. For cases that need [`Need::Log`].
    pub fn log(&self) -> String {
        let file = self.log.as_deref().expect("a case that reads the log needs it");
        let text = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Returns the Node that the worker's own tools run on.
pub fn node() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules/.bin/node")
}

/// Tells whether an origin is plain HTTP to this machine.
///
/// Attacks are for one's own worker: whoever names another by mistake, or a name that only starts like this machine's, is
/// refused before the first byte.
fn is_on_this_machine(origin: &str) -> bool {
    let Some(host) = origin.strip_prefix("http://") else { return false };
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "80"));
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_on_this_machine;

    #[test]
    fn only_this_machine_is_attacked() {
        for ours in ["http://localhost:8787", "http://127.0.0.1:1", "http://[::1]:8787", "http://localhost"] {
            assert!(is_on_this_machine(ours), "{ours}");
        }
        for theirs in [
            "https://reset.alderbrook.example",
            "http://reset.alderbrook.example:8787",
            "http://localhost.evil.example:80",
            "http://localhost@evil.example:80",
            "http://localhost:80@evil.example",
            "http://localhost:80/evil",
            "http://10.0.0.1:8787",
            "localhost:8787",
            "",
        ] {
            assert!(!is_on_this_machine(theirs), "{theirs}");
        }
    }
}
