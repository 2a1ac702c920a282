//! What a recovery pass is worth when it is typed: whoever vouches for it must still be somebody who may.
//!
//! Looked at once the pass is right, so that a wrong one costs what it costs for everybody, and before the guard spends it.
//! Not here: how one is issued ([`crate::administration::pass`]), and what it counts as ([`crate::pass`]).

use crate::account::AccountStatus;
use crate::administration::{Actor, HELPERS};
use crate::enrolment::Enrolment;
use crate::flow::subject::{Subject, enrolment_digest};
use crate::guard::Outcome;
use crate::platform::Platform;
use crate::ports::{Directory, Fault, Whom};

/// Tells whether everybody who vouches for the pass that was typed may do so now; of whatever else was typed, that it needs
/// nobody.
pub(crate) async fn is_vouched_for<P: Platform>(
    platform: &P,
    subject: &Subject,
    outcome: &Outcome,
) -> Result<bool, Fault> {
    let (Outcome::Saved { destination, .. }, Some(account)) = (outcome, &subject.account) else { return Ok(true) };
    let is_it = |known: &&Enrolment| enrolment_digest(platform.keys(), platform.settings(), known) == *destination;
    let Some(pass) = subject.enrolments.iter().find(is_it).and_then(|known| known.authenticator.pass()) else {
        return Ok(true);
    };
    for id in pass.issuers().flatten() {
        let found = platform.directory().find(Whom::Known(id)).await?;
        let may = found.filter(|issuer| issuer.status == AccountStatus::Enabled).is_some_and(|issuer| {
            let actor = Actor::Administrator { id: issuer.id, role: issuer.role, epoch: issuer.session_epoch };
            actor.has_one_of(HELPERS) && actor.may_change(account)
        });
        if !may {
            return Ok(false);
        }
    }
    Ok(true)
}
