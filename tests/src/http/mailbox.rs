//! The mail catcher: what has arrived in it, and how its servers misbehave.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Http;

/// A mail as the catcher tells it.
#[derive(Clone, Debug, Deserialize)]
pub struct Caught {
    /// Whom it was delivered for, by the envelope.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Its headers, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Whether it came over TLS.
    pub secure: bool,
    /// Who logged in to deliver it; empty if nobody did.
    pub user: String,
}

impl Http {
    /// Returns the mails to an address that have arrived.
    #[must_use]
    pub fn caught(&self, address: &str) -> Vec<Caught> {
        self.fetch_caught(&format!("?to={}", address.replace('+', "%2B")))
    }

    /// Returns every mail that has arrived, whoever it was for.
    #[must_use]
    pub fn all_caught(&self) -> Vec<Caught> {
        self.fetch_caught("")
    }

    /// Forgets the mails that have arrived.
    pub fn forget_mail(&self) {
        self.agent.delete(format!("{}/messages", self.mail)).call().expect("the mail catcher forgets");
    }

    fn fetch_caught(&self, query: &str) -> Vec<Caught> {
        let url = format!("{}/messages{query}", self.mail);
        let mut answer = self.agent.get(url).call().expect("the mail catcher answers");
        serde_json::from_reader(answer.body_mut().as_reader()).expect("caught mails")
    }

    /// Starts a mail server that misbehaves at a step of every dialogue, and returns its port.
    #[must_use]
    pub fn unruly_mail_server(&self, step: &str, mode: &str) -> u16 {
        let url = format!("{}/unruly?at={step}&mode={mode}", self.mail);
        let mut answer = self.agent.post(url).send_empty().expect("the mail catcher answers");
        let told: Value = serde_json::from_reader(answer.body_mut().as_reader()).expect("a port");
        told.get("port").and_then(Value::as_u64).and_then(|port| u16::try_from(port).ok()).expect("a port")
    }

    /// Makes the worker's own mail server misbehave at a step of the next dialogues.
    pub fn mail_fault(&self, step: &str, mode: &str, times: u32) {
        let url = format!("{}/fault?at={step}&mode={mode}&times={times}", self.mail);
        let answer = self.agent.put(url).send_empty().expect("the mail catcher answers");
        assert_eq!(answer.status().as_u16(), 200, "{mode} at {step}");
    }
}
