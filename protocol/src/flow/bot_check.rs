//! `POST /bot-check` and `/bot-check/audio`: hands out checks against robots, and spends their answers.
//!
//! The check itself is [`crate::check`]; here it is issued, sealed, spoken, and spent once through the guard.

use core::net::IpAddr;

use data_encoding::BASE64;
use latchkey_shared::wire::{AudioRequest, BotCheckIssued, BotCheckKind, BotCheckRequest, BotCheckSolution, Puzzle};

use crate::audit::ResultClass;
use crate::check::{self, ANSWER_LENGTH, Load, Task, turnstile as widget};
use crate::digest::{self, RowName};
use crate::flow::{Call, Refusal, Stop, budget, tenant, turnstile};
use crate::guard::{AddressEvent, AddressVerdict, CheckEvent, CheckVerdict};
use crate::ids::{AccountName, CheckId};
use crate::platform::{Pictures, Platform};
use crate::policy::Policy;
use crate::ports::{Entropy, Fault, GuardStore, PolicyStore, Turnstile};
use crate::ticket::CheckClaims;
use crate::time::UnixSeconds;

/// How long a check can be solved, in seconds: long enough to ask a colleague to read a picture aloud.
const CHECK_S: u64 = 5 * 60;

/// Issues a check.
///
/// 1. The outer shield: so many checks per network address.
/// 2. The organisation's day: under attack, checks are harder and flows need two gates.
/// 3. The task; its answer leaves only inside the sealed ticket.
///
/// # Errors
/// [`Refusal::TooMany`] beyond the shield, [`Refusal::NotAllowed`] for a kind that is not offered, or a fault.
pub async fn issue<P: Platform>(
    platform: &P,
    call: &mut Call,
    asked: BotCheckRequest,
    address: &str,
) -> Result<BotCheckIssued, Stop> {
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    if !tenant::bot_checks(platform, &policy).contains(&asked.kind) {
        return Err(Refusal::NotAllowed.into());
    }
    // 1.
    let recent = count(platform, &policy, address).await?;
    // 2.
    let elevated = budget::is_elevated(platform, &policy, call.now).await?;
    // 3.
    let mut id = [0; 16];
    platform.entropy().fill(&mut id)?;
    let id = CheckId(id);
    let (task, puzzle) = match asked.kind {
        BotCheckKind::Pow => work(platform, Load { recent, elevated })?,
        BotCheckKind::Image => picture(platform).await?,
        BotCheckKind::Turnstile => {
            let vendor = platform.turnstile().ok_or(Refusal::NotAllowed)?;
            (Task::Turnstile, widget::puzzle(vendor.widget(), id))
        }
    };
    let claims = CheckClaims {
        check: id,
        task,
        elevated,
        support_id: call.line.support_id,
        issued: call.now,
        expires: call.now.plus(CHECK_S),
    };
    let check = call.seal(platform, &claims)?;
    call.note(ResultClass::InProgress, "bot check: issued");
    let expires_in = call.now.until_s(claims.expires);
    Ok(BotCheckIssued { check, puzzle, expires_in, support_id: claims.support_id })
}

/// Counts what a network address asks for, and returns how often it has asked lately.
async fn count<P: Platform>(platform: &P, policy: &Policy, address: &str) -> Result<u32, Stop> {
    let tenant = &platform.settings().tenant;
    let row = digest::guard_key(platform.keys(), tenant, RowName::Address(&network(address)));
    match platform.guard().call(&row, AddressEvent::BotCheck { limits: policy.limits() }).await? {
        AddressVerdict::Allowed { recent } => Ok(recent),
        AddressVerdict::TooMany { retry_after } => Err(Refusal::TooMany { retry_after_s: retry_after }.into()),
    }
}

/// Speaks a picture check, as `audio/wav`.
///
/// Each reading has a noise of its own, and enough readings of one check average it away: one counts as another check.
///
/// # Errors
/// [`Refusal::BotCheck`] for a check that is no picture or is too old, [`Refusal::TooMany`] beyond the shield, or a fault.
pub async fn speak<P: Platform>(
    platform: &P,
    call: &mut Call,
    asked: AudioRequest,
    address: &str,
) -> Result<Vec<u8>, Stop> {
    let claims: CheckClaims = call.open(platform, &asked.check, Refusal::BotCheck)?;
    call.line.support_id = claims.support_id;
    let (Task::Picture { answer }, Some(pictures)) = (&claims.task, platform.pictures()) else {
        return Err(Refusal::BotCheck.into());
    };
    let policy = platform.policies().current().await?;
    count(platform, &policy, address).await?;
    let locale = tenant::choose_locale(&policy, platform.settings(), asked.locale.as_deref());
    Ok(pictures.speak(answer, &locale).await?)
}

/// Spends a check with its first answer, right or wrong; if it was right, returns its claims and when it came first.
///
/// The same check, solution and name may come again for a minute and a few times: an answer may have been lost on the way.
/// A token is asked about only once its check is spent, so one check has the vendor asked no more often than that.
///
/// # Errors
/// [`Refusal::BotCheck`] if it is not solved, too old or spent, or a fault.
pub(crate) async fn spend<P: Platform>(
    platform: &P,
    call: &mut Call,
    solved: &BotCheckSolution,
    name: &AccountName,
) -> Result<(CheckClaims, UnixSeconds), Stop> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    let claims: CheckClaims = call.open(platform, &solved.check, Refusal::BotCheck)?;
    call.line.support_id = claims.support_id;
    let is_solved = check::is_solved(&claims.task, &solved.solution);
    let row = digest::guard_key(keys, tenant, RowName::Check(&claims.check));
    let digest = digest::solution_digest(keys, tenant, &solved.solution, name);
    let at = match platform.guard().call(&row, CheckEvent::Spend { digest, expires: claims.expires }).await? {
        CheckVerdict::Spent => return Err(call.refuse(Refusal::BotCheck, "bot check: spent")),
        CheckVerdict::First { at } | CheckVerdict::Repeat { at } => at,
    };
    if claims.task == Task::Turnstile {
        turnstile::confirm(platform, call, &claims, &solved.solution).await?;
    } else if !is_solved {
        return Err(call.refuse(Refusal::BotCheck, "bot check: wrong"));
    }
    Ok((claims, at))
}

fn work<P: Platform>(platform: &P, load: Load) -> Result<(Task, Puzzle), Fault> {
    let task = check::pow_task(platform.entropy(), load)?;
    let puzzle = task.puzzle().ok_or_else(|| Fault::new("configuration", "expected a task of work"))?;
    Ok((task, puzzle))
}

async fn picture<P: Platform>(platform: &P) -> Result<(Task, Puzzle), Stop> {
    let pictures = platform.pictures().ok_or(Refusal::NotAllowed)?;
    let drawn = pictures.draw().await?;
    let puzzle = Puzzle::Image {
        image: format!("data:image/png;base64,{}", BASE64.encode(&drawn.png)),
        audio_url: "/api/v1/bot-check/audio".to_owned(),
        length: ANSWER_LENGTH,
    };
    Ok((Task::Picture { answer: drawn.answer }, puzzle))
}

/// Returns the network an address belongs to: an IPv4 address is one, in IPv6 one customer has a /64.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_64_is_one_network() {
        assert_eq!(network("2001:db8:1:2:aaaa::1"), network("2001:db8:1:2:bbbb::2"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_eq!(network("::ffff:192.0.2.1"), "::ffff:192.0.2.1");
    }
}
