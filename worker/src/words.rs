//! Words that the module has no room for: messages in other languages than English, and the security questions in all of them.
//!
//! Part of the deployment, among its assets, and public. `cargo xtask build` writes them (`xtask/src/build/words.rs`). What is
//! read is kept as long as the isolate lives. A message whose words cannot be read goes out in English: it is worth more than
//! its language. Answers to questions are refused meanwhile, for nobody could tell whether a question gives them away.

use core::cell::RefCell;
use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::ports::{Fault, QuestionWords};
use latchkey_shared::locale::Catalogue;
use worker::Fetcher;

use crate::config::Config;
use crate::log::EdgeLog;
use crate::time::within;

const PART: &str = "words";
/// Where words lie among the assets.
const FOLDER: &str = "https://assets/messages/";
/// The file with the words of all questions.
const QUESTIONS: &str = "questions.txt";
/// Longer than the assets take; a mail still leaves in time.
const READ_LIMIT: Duration = Duration::from_secs(2);

thread_local! {
    /// The words of the questions, once they have been read.
    static QUESTIONS_READ: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
}

/// Returns the words of messages for somebody who reads the first of `wanted` best.
pub async fn of_messages(config: &Config, wanted: &[&str]) -> Rc<Catalogue> {
    let library = &config.library;
    let locale = library.choose(wanted);
    let fetched = async {
        #[cfg(feature = "testing")]
        crate::testing::enter("words", PART, crate::testing::Errand::Delivery).await?.leave().await?;
        if let Some(kept) = library.kept(locale) {
            return Ok(kept);
        }
        let assets = config.assets.as_ref().ok_or_else(|| Fault::new(PART, "expected assets"))?;
        let text = read(assets, &[locale, ".json"].concat()).await?;
        library.keep(locale, &text).map_err(|error| Fault::new(PART, error))
    };
    fetched.await.unwrap_or_else(|fault| {
        EdgeLog::passed_over("words: a message went out in English", &fault);
        library.first()
    })
}

/// Reads the words of the security questions.
#[derive(Debug)]
pub struct AssetWords {
    /// Where they lie.
    pub assets: Fetcher,
}

impl QuestionWords for AssetWords {
    async fn all(&self) -> Result<Rc<str>, Fault> {
        #[cfg(feature = "testing")]
        crate::testing::enter("words", PART, crate::testing::Errand::Request).await?.leave().await?;
        if let Some(words) = QUESTIONS_READ.with_borrow(Clone::clone) {
            return Ok(words);
        }
        let bytes = read(&self.assets, QUESTIONS).await?;
        let words: Rc<str> = String::from_utf8(bytes).map_err(|error| Fault::new(PART, error))?.into();
        QUESTIONS_READ.set(Some(Rc::clone(&words)));
        Ok(words)
    }
}

/// Reads a file.
async fn read(assets: &Fetcher, file: &str) -> Result<Vec<u8>, Fault> {
    let fault = |error: worker::Error| Fault::new(PART, error);
    let file = async {
        let mut found = assets.fetch([FOLDER, file].concat(), None).await.map_err(fault)?;
        if found.status_code() != 200 {
            return Err(Fault::new(PART, "expected words among the assets; build them with `cargo xtask build`"));
        }
        found.bytes().await.map_err(fault)
    };
    within(PART, READ_LIMIT, file).await?
}
