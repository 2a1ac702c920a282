//! Server CPU of every route.

use std::fmt::Write as _;

use serde_json::Value;

use super::{list, number, spread, text, verdict};

/// The most a route may cost, in multiples of a worker that says hello, at the 99th percentile.
const BUDGET: f64 = 4.0;

/// Routes whose time is a password's hash; the budget leaves it aside.
const HASHES: [&str; 1] = ["password"];

/// The table of the routes.
pub fn table(value: &Value) -> String {
    let hello = number(value, "/hello/median");
    let mut table = format!(
        "Hello: {} ms of CPU, p99 {:.2} ms, {:.0} rounds.\n\n\
         | route | CPU, ms (quartiles) | p99, ms | × hello | p99 × hello | budget 4 | × counterpart | wall, ms | D1 calls | rows read |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
        spread(value, "/hello"),
        number(value, "/hello/p99"),
        number(value, "/hello/samples"),
    );
    for route in list(value, "/routes") {
        let name = text(route, "/name");
        let p99 = number(route, "/cpu/p99") / hello;
        let judged = if HASHES.contains(&name) { "aside" } else { verdict(p99, BUDGET) };
        let theirs = number(route, "/over_counterpart");
        let theirs = if theirs.is_nan() { "–".to_owned() } else { format!("{theirs:.2}") };
        // Writing into a string cannot fail.
        let _written = writeln!(
            table,
            "| {name} | {} | {:.2} | {:.1} | {p99:.1} | {judged} | {theirs} | {:.1} | {} | {} |",
            spread(route, "/cpu"),
            number(route, "/cpu/p99"),
            number(route, "/over_hello"),
            number(route, "/wall/median"),
            number(route, "/asked/calls"),
            number(route, "/asked/rows_read"),
        );
    }
    table
}
