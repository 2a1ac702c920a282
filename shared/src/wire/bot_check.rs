//! `POST /bot-check` and `POST /bot-check/audio`: the check against robots.

use serde::{Deserialize, Serialize};

use super::named::named;
use crate::opaque::SupportId;

/// The kinds of check a claimant can choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum BotCheckKind {
    /// Proof of work: nothing to see, nothing to do. Always offered.
    Pow,
    /// Characters in a picture, with a spoken alternative.
    Image,
    /// Cloudflare Turnstile, in a framed page of its own.
    Turnstile,
}

/// Asks for a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BotCheckRequest {
    /// Which one.
    #[serde(deserialize_with = "named")]
    pub kind: BotCheckKind,
}

/// A check to solve; it lives five minutes and takes one answer.
// serde cannot refuse unknown fields beside a flattened enum; it would refuse the enum's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BotCheckIssued {
    /// The sealed check, to be sent back with the solution.
    pub check: String,
    /// What to solve.
    #[serde(flatten)]
    pub puzzle: Puzzle,
    /// Seconds until the check ends.
    pub expires_in: u32,
    /// The support id of the reset that may follow.
    pub support_id: SupportId,
}

/// What the browser or the person has to solve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Puzzle {
    /// Find `count` numbers; see [`crate::pow`].
    Pow {
        /// 16 random bytes, base64url.
        salt: String,
        /// Leading zero bits each hash needs.
        bits: u8,
        /// How many numbers to find; many small searches make the time even.
        count: u8,
    },
    /// Read or hear the characters.
    Image {
        /// A PNG as a `data:` URI.
        image: String,
        /// Where to `POST` the check to hear it spoken; same origin.
        audio_url: String,
        /// How many characters there are.
        length: u8,
    },
    /// Have Turnstile's widget give a token.
    Turnstile {
        /// A page for an `iframe` that shows the widget and posts its token to the window around it. Behind the `#` stand the
        /// widget's site key, its action, and as its data the check's id, each after a `/`.
        frame_url: String,
    },
}

/// Asks to hear a picture check; answered with `audio/wav`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AudioRequest {
    /// The sealed check.
    pub check: String,
    /// BCP 47 language of the voice; English where there is none for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// A solved check, as `start` wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BotCheckSolution {
    /// The sealed check as it was issued.
    pub check: String,
    /// `pow`: the numbers found, decimal, joined with commas, in order. `image`: the characters, case ignored.
    /// `turnstile`: the token.
    pub solution: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issued_check_reads_back_flat() {
        let issued = BotCheckIssued {
            check: "c".to_owned(),
            puzzle: Puzzle::Pow { salt: "s".to_owned(), bits: 13, count: 16 },
            expires_in: 300,
            support_id: SupportId::from_bytes([0; 5]),
        };
        let json = serde_json::to_string(&issued).unwrap();
        let flat =
            r#"{"check":"c","kind":"pow","salt":"s","bits":13,"count":16,"expires_in":300,"support_id":"0000-0000"}"#;
        assert_eq!(json, flat);
        assert_eq!(serde_json::from_str::<BotCheckIssued>(&json).unwrap(), issued);
    }
}
