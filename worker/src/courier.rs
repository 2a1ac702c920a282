//! The courier: mail, by a mail server, by Cloudflare's Email Service or by Resend.
//!
//! Everything in a message comes from configuration, the catalogue and the code; nothing that a claimant typed gets into a
//! header. Not here: what a message says (`protocol::message`), and retries (the outbox).

mod cloudflare;
mod envelope;
mod resend;
mod smtp;

use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::flow::not_me;
use latchkey_protocol::message::{self, Letterhead, Mail};
use latchkey_protocol::notice::Notice;
use latchkey_protocol::ports::{Clock, CodeMessage, Courier, Entropy, Fault, PolicyStore, Unsent};
use latchkey_shared::locale::Catalogue;
use latchkey_shared::method::MethodKind;

use crate::config::{Carrier, Config};
use crate::database::Database;
use crate::policy_store::D1PolicyStore;
use crate::time::{EdgeClock, EdgeEntropy, within};
use crate::words;

const PART: &str = "courier";
/// A whole conversation with whoever carries the mail. `wait_until` ends after 30 s, and a request after the 20 s of `entry.mjs`:
/// the courier gives up before either, so that the fault is seen and not only the silence.
const SEND_LIMIT: Duration = Duration::from_secs(15);

/// Sends mail by the configured route.
#[derive(Debug)]
pub struct MailCourier {
    /// Route, sender and words.
    config: Rc<Config>,
    /// Where the help desk is written down.
    policies: D1PolicyStore,
}

impl Courier for MailCourier {
    fn carries(&self, method: MethodKind) -> bool {
        method == MethodKind::Mail
    }

    async fn send_code(&self, message: CodeMessage<'_>) -> Result<(), Unsent> {
        let (letterhead, words) = self.letterhead(Some(message.locale)).await;
        let mail = message::code_mail(&message, &letterhead, &words);
        self.send(message.to, &mail, &fresh_id()?).await
    }

    async fn send_notice(&self, notice: &Notice) -> Result<(), Fault> {
        self.send_as(notice, &fresh_id()?).await
    }
}

impl MailCourier {
    /// Makes one.
    #[must_use]
    pub fn new(config: &Rc<Config>, database: &Rc<Database>) -> Self {
        let policies = D1PolicyStore { database: Rc::clone(database) };
        Self { config: Rc::clone(config), policies }
    }

    /// Sends a notice under a message id of its own, the same for every try, so that a repeat is known as one.
    ///
    /// # Errors
    /// A [`Fault`] if it certainly was not handed over.
    pub async fn send_as(&self, notice: &Notice, id: &str) -> Result<(), Fault> {
        let config = &self.config;
        let not_me = not_me::address(notice, &config.keys, &config.settings, EdgeClock.now());
        let (letterhead, words) = self.letterhead(notice.locale.as_deref()).await;
        let mail = message::notice_mail(notice, &letterhead, &words, not_me.as_deref());
        Ok(self.send(&notice.to, &mail, id).await?)
    }

    /// Who writes, and in which words: the reader's, else the organisation's. A policy that cannot be read leaves out the help
    /// desk; the message is worth more than its foot.
    async fn letterhead(&self, locale: Option<&str>) -> (Letterhead, Rc<Catalogue>) {
        let policy = self.policies.current().await;
        let (help_desk, usual) =
            policy.map(|policy| (policy.help_desk.clone(), policy.locales.default.clone())).unwrap_or_default();
        let settings = &self.config.settings;
        let words = words::of_messages(&self.config, &[locale.unwrap_or_default(), &usual]).await;
        (Letterhead::new(&settings.name, &settings.public_origin, &help_desk), words)
    }

    async fn send(&self, to: &MailAddress, mail: &Mail, id: &str) -> Result<(), Unsent> {
        let route = &self.config.mail;
        let envelope = envelope::Envelope { to, from: &route.from, id, now: EdgeClock.now() };
        // What a vendor's answer to a failed call means for the message is not told apart: it may have left.
        let sent = async {
            #[cfg(feature = "testing")]
            let passage = crate::testing::enter("courier", PART, self.policies.database.errand()).await?;
            match &route.carrier {
                Carrier::Smtp(smtp) => smtp::send(smtp, &envelope, mail).await,
                Carrier::Cloudflare => {
                    let sent = cloudflare::send(self.config.email.as_ref(), &envelope, mail).await;
                    sent.map_err(Unsent::Perhaps)
                }
                Carrier::Resend(resend) => {
                    resend::send(resend, &envelope, mail, SEND_LIMIT).await.map_err(Unsent::Perhaps)
                }
            }?;
            #[cfg(feature = "testing")]
            passage.leave().await.map_err(Unsent::Perhaps)?;
            Ok::<_, Unsent>(())
        };
        // Given up on: the server may have it all the same.
        within(PART, SEND_LIMIT, sent).await.map_err(Unsent::Perhaps)?
    }
}

/// Draws a message id.
fn fresh_id() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    EdgeEntropy.fill(&mut bytes)?;
    Ok(data_encoding::BASE32_NOPAD.encode(&bytes).to_ascii_lowercase())
}
