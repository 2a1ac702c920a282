//! Methods: one a call, named in the request line and nowhere else.

use std::collections::BTreeSet;

use latchkey_tests::driver::Call;

use crate::calls::{self, Pass};
use crate::case::Verdict;
use crate::target::Target;

/// Methods there are, and one there is not.
const METHODS: [&str; 10] =
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "QUERY", "LATCHKEY"];
/// Headers by which some frameworks let a method stand for another.
const OVERRIDES: [&str; 4] = ["x-http-method-override", "x-http-method", "x-method-override", "x-original-method"];

/// Every method at every call, by whoever may make it.
pub fn every_method(target: &Target) -> Verdict {
    let (forms, http) = calls::open_to(target);
    let pass = http.as_ref().map(Pass::new);
    let mut sent = 0;
    let mut wrong = Vec::new();
    for form in &forms {
        let own: BTreeSet<&str> = calls::methods_at(&form.path).into_iter().collect();
        for method in METHODS.into_iter().filter(|method| !own.contains(method)) {
            let plain = Call { method, ..form.call(None, pass.as_ref()) };
            let mut calls = vec![plain.clone()];
            calls.extend(OVERRIDES.map(|header| plain.clone().with(header, form.method)));
            calls.push(Call { path: format!("{}?_method={}", form.path, form.method), ..plain });
            for call in calls {
                sent += 1;
                let answer = target.call(&call);
                // RFC 9110 §10.2.1: the set of methods that the path takes.
                let said = answer.header("allow").map(|said| said.split(", ").collect::<BTreeSet<_>>());
                let is_refused = answer.status == 405 && said.as_ref() == Some(&own);
                // Workerd itself answers for what is no method to it.
                if !is_refused && answer.status != 501 {
                    wrong.push(format!("{method} {} answered {}", call.path, answer.status));
                }
            }
        }
    }
    Verdict::of(&wrong, format!("{sent} requests, {} not refused", wrong.len()))
}
