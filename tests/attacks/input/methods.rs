//! Methods: one a call, named in the request line and nowhere else.

use latchkey_protocol::api::Route;
use latchkey_tests::driver::Call;

use crate::case::Verdict;
use crate::target::Target;

/// Methods there are, and one there is not.
const METHODS: [&str; 10] =
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "QUERY", "LATCHKEY"];
/// Headers by which some frameworks let a method stand for another.
const OVERRIDES: [&str; 4] = ["x-http-method-override", "x-http-method", "x-method-override", "x-original-method"];

/// Every method at every call.
pub fn every_method(target: &Target) -> Verdict {
    let mut sent = 0;
    let mut wrong = Vec::new();
    for (path, route) in Route::ALL {
        for method in METHODS.into_iter().filter(|method| *method != route.method()) {
            let mut calls = vec![Call { method, ..Call::get(path) }];
            calls.extend(OVERRIDES.map(|header| Call { method, ..Call::get(path) }.with(header, route.method())));
            calls.push(Call { method, ..Call::get(&format!("{path}?_method={}", route.method())) });
            for call in calls {
                sent += 1;
                let answer = target.call(&call);
                let is_refused = answer.status == 405 && answer.header("allow") == Some(route.method());
                // Workerd itself answers for what is no method to it.
                if !is_refused && answer.status != 501 {
                    wrong.push(format!("{method} {} {:?} answered {}", call.path, call.headers, answer.status));
                }
            }
        }
    }
    Verdict::of(&wrong, format!("{sent} requests, {} not refused", wrong.len()))
}
