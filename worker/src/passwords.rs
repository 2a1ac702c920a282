//! The passwords that many people use: a list among the assets, read once in the life of an isolate.
//!
//! A megabyte that does not compress has no place in the worker's module. The list is part of the deployment, so its
//! absence is a broken build: no password is accepted without it. Its form is `latchkey_shared::password::CommonPasswords`;
//! `xtask/src/build/passwords.rs` makes it.

use core::cell::RefCell;
use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::ports::{CommonPasswords as CommonPasswordsPort, Fault};
use latchkey_shared::password::{CommonPasswords, Password, common_preimage};
use sha2::{Digest, Sha256};
use worker::Fetcher;

use crate::time::within;

const PART: &str = "common_passwords";
/// Where the list lies among the assets.
const ASSET: &str = "https://assets/passwords/common.bin";
/// Longer than the assets take for a megabyte.
const READ_LIMIT: Duration = Duration::from_secs(3);

thread_local! {
    /// The list, once it has been read. A failure is not remembered: the next reset tries again.
    static LIST: RefCell<Option<Rc<CommonPasswords>>> = const { RefCell::new(None) };
}

/// Looks passwords up in the list among the assets.
#[derive(Debug)]
pub struct AssetPasswords {
    /// Where the list lies.
    pub assets: Fetcher,
}

impl CommonPasswordsPort for AssetPasswords {
    async fn holds(&self, password: &Password) -> Result<bool, Fault> {
        #[cfg(feature = "testing")]
        let passage = crate::testing::enter("common_passwords", PART, crate::testing::Errand::Request).await?;
        let list = self.list().await?;
        #[cfg(feature = "testing")]
        passage.leave().await?;
        Ok(list.holds(&Sha256::digest(common_preimage(password).as_bytes()).into()))
    }
}

impl AssetPasswords {
    async fn list(&self) -> Result<Rc<CommonPasswords>, Fault> {
        if let Some(list) = LIST.with_borrow(Clone::clone) {
            return Ok(list);
        }
        let file = within(PART, READ_LIMIT, self.file()).await??;
        let list = CommonPasswords::read(&file).map_err(|error| Fault::new(PART, error))?;
        let list = Rc::new(list);
        LIST.set(Some(Rc::clone(&list)));
        Ok(list)
    }

    async fn file(&self) -> Result<Vec<u8>, Fault> {
        let fault = |error: worker::Error| Fault::new(PART, error);
        let mut found = self.assets.fetch(ASSET, None).await.map_err(fault)?;
        if found.status_code() != 200 {
            return Err(Fault::new(PART, "expected the list among the assets; build it with `cargo xtask build`"));
        }
        found.bytes().await.map_err(fault)
    }
}
