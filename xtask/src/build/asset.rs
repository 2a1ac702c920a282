//! Files whose name carries the hash of their content, so that a browser may keep them for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest as _, Sha256, Sha384};

/// Hex digits of the hash in a name: 64 bits, far beyond an accidental repetition.
const HASH_DIGITS: usize = 16;
/// The folder of the files, as the browser names it.
const ADDRESS: &str = "/assets/";

/// A file as the page refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The address, from the root of the origin.
    pub address: String,
    /// Subresource Integrity of the content (W3C SRI §3.1): `sha384-…`.
    pub integrity: String,
}

impl Asset {
    fn of(file: &str, content: &[u8]) -> Self {
        let integrity = format!("sha384-{}", BASE64.encode(&Sha384::digest(content)));
        Self { address: format!("{ADDRESS}{file}"), integrity }
    }
}

/// The files published so far, by the name the page knows them under.
#[derive(Debug)]
pub struct Assets {
    folder: PathBuf,
    published: BTreeMap<String, Asset>,
}

impl Assets {
    /// Publishes into `dist/assets`.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn in_folder(dist: &Path) -> Result<Self> {
        let folder = dist.join("assets");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self { folder, published: BTreeMap::new() })
    }

    /// Writes a file under a hashed name.
    ///
    /// # Errors
    /// When it cannot be written, or the name is taken.
    pub fn publish(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let file = hashed_name(name, content).ok_or_else(|| anyhow!("the asset {name} has no extension"))?;
        let path = self.folder.join(&file);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        if self.published.insert(name.to_owned(), Asset::of(&file, content)).is_some() {
            bail!("two assets are named {name}");
        }
        Ok(())
    }

    /// The file published under a name.
    ///
    /// # Errors
    /// When there is none, naming those there are.
    pub fn named(&self, name: &str) -> Result<&Asset> {
        self.published.get(name).ok_or_else(|| {
            let known: Vec<_> = self.published.keys().map(String::as_str).collect();
            anyhow!("there is no asset {name}; there are {}", known.join(", "))
        })
    }

    #[cfg(test)]
    pub fn for_tests(name: &str, file: &str, content: &[u8]) -> Self {
        let published = BTreeMap::from([(name.to_owned(), Asset::of(file, content))]);
        Self { folder: PathBuf::new(), published }
    }
}

/// `look.css` becomes `look.<hash>.css`.
fn hashed_name(name: &str, content: &[u8]) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    let digest = HEXLOWER.encode(&Sha256::digest(content));
    let hash = digest.get(..HASH_DIGITS)?;
    Some(format!("{stem}.{hash}.{extension}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_extension() {
        // The first half of SHA-256("abc") in FIPS 180-4's example.
        assert_eq!(hashed_name("words-en.json", b"abc").as_deref(), Some("words-en.ba7816bf8f01cfea.json"));
        assert_eq!(hashed_name("noextension", b"abc"), None);
    }
}
