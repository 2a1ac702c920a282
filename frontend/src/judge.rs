//! The judge of passwords, as its own bundle: what it is asked and what it says, for both sides.
//!
//! The tables of Unicode and the lists of words weigh more than the rest of the app, and nobody needs them before the
//! last step. The bundle (`src/bin/judge.rs`) runs `PasswordPolicy::check`, the same code as the worker; this file
//! loads it and speaks with it. Texts cross over as JSON.

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use latchkey_shared::password::{Judgement, PasswordPolicy, Reason};
use latchkey_shared::wire::Tenant;
use latchkey_shared::{from_json, light};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

/// Name of the function of `boot.js` that loads the bundle.
const LOADER: &str = "latchkeyJudge";

/// What the judge has to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    /// The rules in force.
    pub policy: PasswordPolicy,
    /// The account as typed.
    pub identifier: String,
    /// The account's own words, as the edge told past the gates.
    pub own_terms: Vec<String>,
}

impl Law {
    /// Makes what the judge may know of an account.
    #[must_use]
    pub fn of(tenant: &Tenant, identifier: &str, own_terms: Vec<String>) -> Rc<Self> {
        Rc::new(Self { policy: tenant.password_policy.clone(), identifier: identifier.to_owned(), own_terms })
    }
}

/// What the judge says of a password as typed so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// The rules it breaks.
    pub reasons: Vec<Reason>,
    /// Its length in code points.
    pub length: u16,
    /// What it counts.
    pub points: u16,
    /// What it must count.
    pub needed: u16,
    /// Its parts, a point each: the text, and whether it is a word that is easy to guess.
    pub parts: Vec<(String, bool)>,
}

from_json! { struct Verdict { reasons, length, points, needed, parts } }

impl From<Judgement> for Verdict {
    fn from(judgement: Judgement) -> Self {
        let parts = judgement.parts.iter().map(|part| (part.text.expose().to_owned(), part.is_term)).collect();
        let Judgement { reasons, length, points, needed, .. } = judgement;
        Self { reasons, length, points, needed, parts }
    }
}

/// A loaded judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge(JsValue);

impl Judge {
    /// Loads the bundle, or finds it loaded; nothing if it cannot be had now.
    pub async fn load() -> Option<Self> {
        let loader: Function =
            Reflect::get(&gloo::utils::window(), &JsValue::from_str(LOADER)).ok()?.dyn_into().ok()?;
        let promise: Promise = loader.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok().map(Self)
    }

    /// Judges a password as typed so far.
    #[must_use]
    pub fn check(&self, law: &Law, typed: &str) -> Option<Verdict> {
        let law = serde_json::to_string(law).ok()?;
        let said = self.ask("check", &[JsValue::from_str(&law), JsValue::from_str(typed)])?;
        light::read(&Zeroizing::new(said))
    }

    /// Suggests a password made of these random bytes.
    #[must_use]
    pub fn suggest(&self, law: &Law, language: &str, entropy: &[u8]) -> Option<Zeroizing<String>> {
        let law = serde_json::to_string(law).ok()?;
        let entropy = Uint8Array::from(entropy).into();
        self.ask("suggest", &[JsValue::from_str(&law), JsValue::from_str(language), entropy]).map(Zeroizing::new)
    }

    /// Writes the request that sets this password; nothing if it is no password at all.
    #[must_use]
    pub fn request(&self, flow: &str, attempt: &str, typed: &str) -> Option<Zeroizing<String>> {
        let args = [flow, attempt, typed].map(JsValue::from_str);
        self.ask("request", &args).map(Zeroizing::new)
    }

    fn ask(&self, name: &str, args: &[JsValue]) -> Option<String> {
        let function: Function = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?.dyn_into().ok()?;
        let args: Array = args.iter().collect();
        function.apply(&JsValue::NULL, &args).ok()?.as_string()
    }
}

#[cfg(test)]
mod tests {
    use latchkey_shared::password::Excerpt;

    use super::*;

    // The judge's bundle writes with serde and the app reads lightly.
    #[test]
    fn what_the_judge_says_is_read_back_whole() {
        let said = Verdict {
            reasons: vec![
                Reason::TooShort { has: 3, min: 15 },
                Reason::OwnTerm { term: Excerpt::from("nora".to_owned()) },
                Reason::Common,
            ],
            length: 3,
            points: 2,
            needed: 5,
            parts: vec![("nora".to_owned(), true), ("\u{1f511}".to_owned(), false)],
        };
        let json = serde_json::to_string(&said).unwrap();
        assert_eq!(light::read(&json), Some(said), "{json}");
        assert_eq!(light::read(&serde_json::to_string(&Verdict::default()).unwrap()), Some(Verdict::default()));
    }
}
