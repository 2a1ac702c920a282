//! Has Cloudflare confirm the token of a check that was spent a moment ago. Whatever is no confirmation refuses.
//!
//! What an answer means is [`crate::check::turnstile`]; here it is asked for, and a vendor that gives none is an alarm.

use crate::check::turnstile::{self, Expected, Token, Verdict};
use crate::flow::{Call, Refusal, Stop};
use crate::platform::{Log, Platform};
use crate::ports::{Fault, Turnstile};
use crate::ticket::CheckClaims;

/// Returns nothing if the token solves this very check.
///
/// # Errors
/// [`Refusal::BotCheck`] in every other case: a no, a yes to something else, no verdict at all.
pub(super) async fn confirm<P: Platform>(
    platform: &P,
    call: &mut Call,
    claims: &CheckClaims,
    token: &str,
) -> Result<(), Stop> {
    let Some(vendor) = platform.turnstile() else {
        return Err(call.refuse(Refusal::BotCheck, "bot check: turnstile is not set up any more"));
    };
    let Ok(token) = Token::try_from(token) else {
        return Err(call.refuse(Refusal::BotCheck, "bot check: no token of turnstile"));
    };
    let expected = Expected { widget: vendor.widget(), check: claims.check, issued: claims.issued, now: call.now };
    match ask(vendor, &token, &expected).await {
        Ok(Verdict::Confirmed) => Ok(()),
        Ok(Verdict::Denied(why)) => Err(call.refuse(Refusal::BotCheck, why)),
        Err(fault) => {
            platform.log().alarm(call.line.support_id, &fault);
            Err(call.refuse(Refusal::BotCheck, "bot check: no verdict of turnstile"))
        }
    }
}

async fn ask(vendor: &impl Turnstile, token: &Token<'_>, expected: &Expected<'_>) -> Result<Verdict, Fault> {
    let answer = vendor.verify(token, &turnstile::idempotency_key(expected.check)).await?;
    turnstile::judge(&answer, expected).map_err(|error| Fault::new("turnstile", error))
}
