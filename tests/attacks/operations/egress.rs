//! Addresses that an administrator can set (A99): wherever they point, nothing of ours goes there. They are shown to browsers,
//! and mail goes to the one server that the deployment names.

use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use latchkey_tests::claimant::{Claimant, attempt, person, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::administration::{POLICY, as_operator, put};
use latchkey_tests::scenario::users::changing;
use serde_json::{Value, json};

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";

/// Where an administrator can set an address that is none of mail (RFC 6901).
const PLACES: [&str; 5] =
    ["/help_desk/url", "/domains/1/authority", "/origins/embed", "/origins/api", "/origins/return_to"];

/// Somebody who listens on this machine and counts who comes.
struct Listener {
    port: u16,
    visits: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Listener {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("an address").port();
        let (visits, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (counted, ended) = (Arc::clone(&visits), Arc::clone(&is_over));
        thread::spawn(move || {
            for _ in listener.incoming().take_while(|_| !ended.load(Ordering::SeqCst)) {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { port, visits, is_over }
    }

    fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes the one who waits, to see that it is over.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

/// Every address at every place; what is taken is used by everything the worker does.
pub fn addresses_of_administrators(target: &Target) -> Verdict {
    let listener = Listener::open();
    let port = listener.port;
    let hosts = [
        format!("https://127.0.0.1:{port}/"),
        format!("https://localhost:{port}/"),
        format!("https://[::ffff:127.0.0.1]:{port}/"),
        format!("https://2130706433:{port}/"),
        format!("https://127.1:{port}/"),
        format!("https://intranet.example@127.0.0.1:{port}/"),
        format!("http://127.0.0.1:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "https://metadata.google.internal/computeMetadata/v1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://127.0.0.1:25/_HELO".to_owned(),
        format!("//127.0.0.1:{port}/"),
        "javascript:alert(1)".to_owned(),
        "data:text/html,x".to_owned(),
    ];
    let (mut wrong, mut taken, mut tried) = (Vec::new(), 0, 0);
    for host in &hosts {
        let http = target.world();
        let origin = host.trim_end_matches('/');
        for place in PLACES {
            for url in [host.as_str(), origin] {
                tried += 1;
                let answer = written(&http, place, &set_at(place, url));
                taken += usize::from(answer.status == 200);
                if answer.status >= 500 || (answer.status == 200 && !is_shown_only(host)) {
                    wrong.push(format!("{url} was answered {}", answer.text()));
                }
            }
        }
        used(&http, host);
        if listener.visits() > 0 {
            wrong.push(format!("{host} was visited"));
            break;
        }
    }
    wrong.extend(mail_elsewhere(target, port));
    if listener.visits() > 0 {
        wrong.push("a mail was brought to a server that an administrator named".to_owned());
    }
    // The listener does hear, or its silence would prove nothing.
    drop(TcpStream::connect(("127.0.0.1", port)));
    for _ in 0..100 {
        if listener.visits() > 0 {
            break;
        }
        thread::sleep(core::time::Duration::from_millis(20));
    }
    if listener.visits() == 0 {
        wrong.push("nobody was listening".to_owned());
    }
    Verdict::of(&wrong, format!("{tried} addresses set, {taken} taken, 0 visited"))
}

/// Whether a browser may be shown such an address: `https`, or `http` to this machine for pages under development.
fn is_shown_only(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://127.0.0.1")
}

/// What is written at a place, so that the address stands where one belongs.
fn set_at(place: &str, url: &str) -> Value {
    match place {
        "/help_desk/url" => json!(url),
        "/domains/1/authority" => json!({"kind": "federated", "provider": {"name": "Clinic Login", "url": url}}),
        _ => json!([url]),
    }
}

/// Replaces the policy by one that has something else at a place.
fn written(http: &Http, place: &str, value: &Value) -> Answer {
    let read = http.call(&as_operator(http, "GET", POLICY));
    let mut policy: Value = read.ok();
    *policy.pointer_mut(place).expect("a place of the policy") = value.clone();
    http.call(&put(http, read.header("etag").unwrap_or_default(), &policy.to_string()))
}

/// Lets the worker do everything it does with a policy.
fn used(http: &Http, host: &str) {
    let _ = http.call(&Call::get("/api/v1/tenant").with("origin", host.trim_end_matches('/')));
    let _ = http.call(&Call::get("/"));
    let _ = people::try_start(http, "hanna.keller@clinic.alderbrook.example");
    let nora = person(http, VICTIM);
    let mut claimant = Claimant::start(http, &nora.name);
    claimant.pass_both(&nora);
    let _ = claimant.close("contacted_admin", Some("help"));
    let _ = sign_in(http, &nora.name, &nora.password);
    let _ = claimant.set_password(PASSWORD);
    let ticket = json!({"return_to": host});
    let _ = http.call(&changing(http, "s-petra.novak", "registration-ticket", &ticket));
    http.settle();
}

/// Addresses whose domain is a machine of ours: the mail goes to the deployment's own server, or nowhere.
fn mail_elsewhere(target: &Target, port: u16) -> Vec<String> {
    let mut wrong = Vec::new();
    for domain in
        ["[127.0.0.1]", &format!("[127.0.0.1]:{port}"), &format!("127.0.0.1:{port}"), "localhost", "[IPv6:::1]"]
    {
        let http = target.world();
        let body = json!({"attempt": attempt(), "mail": format!("desk@{domain}")});
        let filled = http.call(&changing(&http, "s-petra.novak", "methods", &body));
        let set = written(&http, "/help_desk/mail", &json!(format!("desk@{domain}")));
        for answer in [filled, set] {
            if answer.status >= 500 {
                wrong.push(format!("desk@{domain} was answered {}", answer.text()));
            }
        }
        used(&http, "https://intranet.example/");
    }
    wrong
}
