//! Turnstile: a token starts one flow, if Cloudflare confirms that it was solved for this very check on our own page.

use latchkey_protocol::check::turnstile::ACTION;
use latchkey_protocol::testing::Solved;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{BotCheckIssued, BotCheckKind, Puzzle, Started, Tenant};
use serde_json::json;

use crate::claimant::{solved_work, written_start};
use crate::driver::{Answer, Call, Driver, Failure, Part};

/// Who resets.
const NAME: &str = "nora";

/// Lets the organisation prefer Turnstile.
pub fn prefer(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.bot_checks = vec![BotCheckKind::Turnstile]);
}

/// Fetches a check, and returns it with what the widget has to be solved as.
#[track_caller]
pub fn fetch(driver: &dyn Driver) -> (String, Solved) {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "turnstile"}))).ok();
    let Puzzle::Turnstile { frame_url } = issued.puzzle else { panic!("asked for Turnstile") };
    // As the page behind the address reads it.
    let (page, widget) = frame_url.split_once('#').expect("a widget behind the page");
    let host = page.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).expect("a host");
    let parts: Vec<String> = [host].into_iter().chain(widget.split('/').skip(1)).map(str::to_owned).collect();
    let [hostname, action, cdata] = parts.try_into().expect("site key, action and data");
    (issued.check, Solved { hostname, action, cdata })
}

/// Starts a reset with a token.
pub fn start(driver: &dyn Driver, name: &str, check: &str, token: &str) -> Answer {
    driver.call(&written_start(name, &json!({"check": check, "solution": token})))
}

#[track_caller]
fn refused(answer: &Answer) {
    assert_eq!(answer.problem().code, Code::BotCheckFailed);
}

/// A token starts one flow; a lost answer can be asked for again, and nothing else can be had for it.
pub fn a_token_starts_one_flow(driver: &dyn Driver) {
    prefer(driver);
    let (check, solved) = fetch(driver);
    assert_eq!(solved.action, ACTION);
    let token = driver.token(&solved);
    let first: Started = start(driver, NAME, &check, &token).ok();
    let again: Started = start(driver, NAME, &check, &token).ok();
    assert_eq!(first.support_id, again.support_id);
    refused(&start(driver, "mei.tanaka@alderbrook.example", &check, &token));
    refused(&start(driver, NAME, &check, &driver.token(&solved)));
    driver.advance(61);
    refused(&start(driver, NAME, &check, &token));
}

/// A token of another host, action or check starts nothing, and spends the check like any wrong answer.
pub fn a_token_of_something_else_starts_nothing(driver: &dyn Driver) {
    prefer(driver);
    let (_, another) = fetch(driver);
    let others: [&dyn Fn(Solved) -> Solved; 4] = [
        &|solved| Solved { hostname: "evil.example".to_owned(), ..solved },
        &|solved| Solved { action: "login".to_owned(), ..solved },
        &|solved| Solved { cdata: another.cdata.clone(), ..solved },
        &|solved| Solved { cdata: String::new(), ..solved },
    ];
    for other in others {
        let (check, solved) = fetch(driver);
        refused(&start(driver, NAME, &check, &driver.token(&other(solved.clone()))));
        refused(&start(driver, NAME, &check, &driver.token(&solved)));
    }
    for made_up in ["", "made up", "0.made-up", "ä"] {
        let (check, _) = fetch(driver);
        refused(&start(driver, NAME, &check, made_up));
    }
}

/// A token that was redeemed for another check is none for its own any more.
pub fn a_token_that_was_redeemed_starts_nothing(driver: &dyn Driver) {
    prefer(driver);
    let ((one, _), (other, solved)) = (fetch(driver), fetch(driver));
    let token = driver.token(&solved);
    refused(&start(driver, NAME, &one, &token));
    refused(&start(driver, NAME, &other, &token));
}

/// While Cloudflare does not answer nobody passes by Turnstile, and the work of the browser still opens the way.
pub fn without_cloudflare_nobody_passes_by_turnstile(driver: &dyn Driver) {
    prefer(driver);
    let (check, solved) = fetch(driver);
    driver.fail(Part::Turnstile, Failure::Down);
    refused(&start(driver, NAME, &check, &driver.token(&solved)));
    assert_eq!(driver.call(&written_start(NAME, &solved_work(driver))).status, 200);
}

/// Whatever is preferred, work is offered, too; and what the organisation does not list cannot be had.
pub fn work_is_offered_beside_turnstile(driver: &dyn Driver) {
    let asked = || driver.call(&Call::post("/bot-check", &json!({"kind": "turnstile"})));
    assert_eq!(asked().problem().code, Code::NotAllowed);
    prefer(driver);
    let tenant: Tenant = driver.call(&Call::get("/api/v1/tenant")).ok();
    assert_eq!(tenant.bot_checks, [BotCheckKind::Turnstile, BotCheckKind::Pow]);
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "pow"}))).ok();
    assert!(matches!(issued.puzzle, Puzzle::Pow { .. }));
    // A token solves no other kind of check.
    let (_, solved) = fetch(driver);
    refused(&start(driver, NAME, &issued.check, &driver.token(&solved)));
}
