//! The deployment's variables, parsed once: [`Config`] or the full list of what is wrong.
//!
//! Whatever is missing or malformed closes the whole deployment (503 `misconfigured` to the world) and is named in the
//! log; values are never named. Secrets are [`Keys`]; what the organisation decides is policy and not here.

mod mail;
mod turnstile;

use std::rc::Rc;

use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::{KeyProblem, Keys};
use latchkey_protocol::message::Library;
use latchkey_protocol::platform::Settings;
use latchkey_protocol::policy::BannedIndex;
use worker::{Env, Fetcher, SendEmail};

pub use mail::{Carrier, MailRoute, MailSecurity, ResendRoute, SmtpRoute};
pub use turnstile::TurnstileRoute;

/// The words of messages in English, compiled by the build script from `locales/en/messages.ftl`.
const MESSAGES: &str = include_str!(concat!(env!("OUT_DIR"), "/messages.json"));
/// The languages that there are words for: those others lie among the assets (`crate::words`).
const LOCALES: &str = include_str!(concat!(env!("OUT_DIR"), "/locales.txt"));
/// Name of the binding of Cloudflare's Email Service.
const EMAIL_BINDING: &str = "EMAIL";
/// Most bytes of a vendor's key: it goes into a header, or a question.
const MAX_KEY_BYTES: usize = 256;
/// Most bytes of a tenant's id: it goes into every key and every ticket.
const MAX_TENANT_BYTES: usize = 64;

/// Everything a deployment says about itself.
#[derive(Debug)]
pub struct Config {
    /// What the protocol knows of the deployment.
    pub settings: Settings,
    /// Every secret root.
    pub keys: Keys,
    /// How mail leaves.
    pub mail: MailRoute,
    /// Cloudflare's Email Service, where it carries the mail ([`Config::bind`]).
    pub email: Option<SendEmail>,
    /// The words of messages: in English, and in the languages fetched since.
    pub library: Library,
    /// Where the words of other languages lie ([`Config::bind`]).
    pub assets: Option<Fetcher>,
    /// Where to ask for leaked passwords; the prefix is put behind it. `None` asks nobody.
    pub breach_range_url: Option<String>,
    /// The widget of Turnstile; `None` for a deployment without.
    pub turnstile: Option<Rc<TurnstileRoute>>,
    /// An https address that gets every alarm as JSON.
    pub alarm_webhook: Option<String>,
    /// The index of banned terms, which lives as long as the isolate.
    pub banned: BannedIndex,
}

/// A variable that is missing or malformed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigProblem {
    /// A plain variable.
    #[error("{name}: expected {expected}")]
    Variable {
        /// Its name.
        name: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// A secret.
    #[error(transparent)]
    Secret(#[from] KeyProblem),
    /// The words of messages: the build is broken.
    #[error("messages: expected a catalogue for every language")]
    Words,
}

impl Config {
    /// Reads every variable through `variable`, which returns its text or `None`.
    ///
    /// # Errors
    /// One [`ConfigProblem`] for each variable that is missing or malformed.
    pub fn parse(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<ConfigProblem>> {
        let keys = Keys::parse(&variable);
        let library =
            Library::new(MESSAGES, LOCALES.split(' ').map(str::to_owned)).map_err(|_| vec![ConfigProblem::Words])?;
        let mut reader = Reader { variable, problems: Vec::new() };
        let settings = reader.settings(&library);
        let mail = reader.mail();
        let breach_range_url =
            reader.optional("BREACH_RANGE_URL", "an https address that ends with /, such as …/range/", is_range_base);
        let turnstile = reader.turnstile().map(Rc::new);
        let alarm_webhook = reader.optional("ALARM_WEBHOOK", "an https address", is_https);
        let mut problems = reader.problems;
        match (settings, mail, keys) {
            (Some(settings), Some(mail), Ok(keys)) if problems.is_empty() => {
                let banned = BannedIndex::default();
                let (email, assets) = (None, None);
                Ok(Self {
                    settings,
                    keys,
                    mail,
                    email,
                    library,
                    assets,
                    breach_range_url,
                    turnstile,
                    alarm_webhook,
                    banned,
                })
            }
            (_, _, keys) => {
                problems.extend(keys.err().into_iter().flatten().map(ConfigProblem::from));
                Err(problems)
            }
        }
    }
}

impl Config {
    /// Takes the bindings that the variables ask for.
    ///
    /// # Errors
    /// A [`ConfigProblem`] with the name of a binding that `wrangler.toml` lacks.
    pub fn bind(mut self, env: &Env) -> Result<Self, Vec<ConfigProblem>> {
        if matches!(self.mail.carrier, Carrier::Cloudflare) {
            let expected = "a send_email binding of this name in wrangler.toml";
            let missing = |_| vec![ConfigProblem::Variable { name: EMAIL_BINDING, expected }];
            self.email = Some(env.get_binding(EMAIL_BINDING).map_err(missing)?);
        }
        // Without them there is still English; pages, which need them, say so themselves.
        self.assets = env.assets("ASSETS").ok();
        Ok(self)
    }
}

/// Reads variables and collects what is wrong with them.
struct Reader<F> {
    variable: F,
    problems: Vec<ConfigProblem>,
}

impl<F: Fn(&str) -> Option<String>> Reader<F> {
    fn text(&self, name: &str) -> Option<String> {
        (self.variable)(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn refuse<T>(&mut self, name: &'static str, expected: &'static str) -> Option<T> {
        self.problems.push(ConfigProblem::Variable { name, expected });
        None
    }

    fn required(
        &mut self,
        name: &'static str,
        expected: &'static str,
        is_good: impl Fn(&str) -> bool,
    ) -> Option<String> {
        self.text(name).filter(|text| is_good(text)).or_else(|| self.refuse(name, expected))
    }

    fn optional(
        &mut self,
        name: &'static str,
        expected: &'static str,
        is_good: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text = self.text(name)?;
        if is_good(&text) { Some(text) } else { self.refuse(name, expected) }
    }

    fn switch(&mut self, name: &'static str) -> bool {
        self.optional(name, "0 or 1", |text| matches!(text, "0" | "1")).as_deref() == Some("1")
    }

    fn settings(&mut self, library: &Library) -> Option<Settings> {
        let public_origin = self.required("PUBLIC_ORIGIN", "https://host without a trailing slash", is_public_origin);
        let tenant = self.required("TENANT_ID", "1 to 64 of a-z, 0-9, -", is_tenant_id);
        let name = self.required("ORGANISATION", "the organisation's name", is_name);
        let sign_in_url = self.required("SIGN_IN_URL", "the https address people sign in at", is_web_address);
        let epoch = self.text("FLOW_EPOCH").map_or(Some(1), |text| text.parse().ok());
        let epoch = epoch.or_else(|| self.refuse("FLOW_EPOCH", "a whole number"));
        let resets_off = self.switch("RESET_OFF");
        Some(Settings {
            tenant: TenantId(tenant?),
            name: name?,
            public_origin: public_origin?,
            epoch: epoch?,
            sign_in_url: sign_in_url?,
            resets_off,
            locales: library.locales().to_vec(),
        })
    }
}

/// Tells whether a text is an https origin, or a plain one of this machine.
fn is_public_origin(text: &str) -> bool {
    is_web_address(text) && text.matches('/').count() == 2 && !text.contains(['?', '#', '@'])
}

/// Tells whether a text is an https address, or a plain one of this machine.
fn is_web_address(text: &str) -> bool {
    let local = text.strip_prefix("http://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        is_loopback(host.rsplit_once(':').map_or(host, |(name, _)| name))
    });
    local || is_https(text)
}

fn is_https(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Tells whether a prefix can be put behind an address.
fn is_range_base(text: &str) -> bool {
    is_web_address(text) && text.ends_with('/') && !text.contains(['?', '#', '@'])
}

/// Tells whether a text can be the key that a vendor knows this deployment by.
fn is_key(text: &str) -> bool {
    text.len() <= MAX_KEY_BYTES && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_tenant_id(text: &str) -> bool {
    text.len() <= MAX_TENANT_BYTES && text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= 100 && !text.chars().any(char::is_control)
}

fn is_host(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '/')
}

/// Tells whether a host is this machine.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "localhost" | "[::1]" | "::1")
}

#[cfg(test)]
mod tests;
