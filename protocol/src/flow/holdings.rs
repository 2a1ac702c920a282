//! What somebody signed in has registered, as their calls are judged by it: read anew by every one of them.
//!
//! Not here: what that counts for (`policy::Standing`), and the calls themselves.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{OfferedMethod, RegisteredMethod, SecurityInfo, VouchedBy};

use crate::enrolment::{Background, Enrolment, Provenance};
use crate::flow::me::SignedInAs;
use crate::flow::{Call, Refusal, Stop, capabilities, listing, questions, second};
use crate::ids::EnrolmentId;
use crate::limits::PROOF_S;
use crate::platform::{Dossier, Platform};
use crate::policy::{Policy, Standing};
use crate::ports::{Enrolments, Whom};
use crate::saved::SavedCodes;
use crate::time::UnixSeconds;

/// What a call of somebody signed in is judged by.
pub(crate) struct Holdings<'a> {
    /// Who.
    pub me: &'a SignedInAs,
    /// The policy in force.
    pub policy: Policy,
    /// What is registered.
    pub enrolments: Vec<Enrolment>,
    /// What is kept beside it.
    pub background: Background,
    /// How the account stands; nothing where it manages no methods.
    pub standing: Option<Standing>,
    /// Whether something is registered that a proof can be asked of.
    pub has_factor: bool,
}

impl<'a> Holdings<'a> {
    /// Reads and judges them.
    pub(crate) async fn read<P: Platform>(platform: &P, call: &mut Call, me: &'a SignedInAs) -> Result<Self, Stop> {
        let Dossier { policy, mut enrolments, .. } = platform.dossier(Whom::Known(&me.account.id)).await?;
        // A pass is the service desk's: its owner has been told of it, and ends it by any change.
        enrolments.retain(|known| known.authenticator.pass().is_none());
        call.line.policy_version = policy.version;
        let background = platform.enrolments().background(&me.account.id).await?;
        let standing = Standing::of(&policy, &me.account, &enrolments, &capabilities(platform), call.now);
        let has_factor = !second::factors(platform, &enrolments).is_empty();
        Ok(Self { me, policy, enrolments, background, standing, has_factor })
    }

    /// The same, for a call under `/me/security-info`.
    ///
    /// 1. Only whoever manages methods has any business here.
    /// 2. Only with a fresh proof (ASVS 5.0 7.5.1). Nothing has been changed by then.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::ProofNeeded`], or a fault.
    pub(crate) async fn open<P: Platform>(
        platform: &P,
        call: &mut Call,
        me: &'a SignedInAs,
    ) -> Result<(Self, Standing), Stop> {
        Self::open_but(platform, call, me, None).await
    }

    /// The same for whoever comes again to register their first method, which may be registered by now: it was no method to
    /// prove themselves with when they first came.
    pub(crate) async fn open_but<P: Platform>(
        platform: &P,
        call: &mut Call,
        me: &'a SignedInAs,
        new: Option<&EnrolmentId>,
    ) -> Result<(Self, Standing), Stop> {
        let mut holdings = Self::read(platform, call, me).await?;
        if new.is_some() {
            let mut factors = second::factors(platform, &holdings.enrolments).into_iter();
            holdings.has_factor = factors.any(|factor| Some(&factor.id) != new);
        }
        // 1.
        let Some(standing) = holdings.standing.take() else {
            return Err(call.refuse(Refusal::NotAllowed, "security info: not this account's"));
        };
        // 2.
        if holdings.proved_for(call.now) == 0 {
            return Err(call.refuse(Refusal::ProofNeeded, "security info: no fresh proof"));
        }
        Ok((holdings, standing))
    }

    /// Returns for how many seconds the last proof is still fresh. A password proves nothing where a method can be asked for
    /// (ASVS 5.0 6.4.3): it may be what was stolen.
    pub(crate) fn proved_for(&self, now: UnixSeconds) -> u32 {
        let session = &self.me.session;
        let counts = session.proved_by.is_some() || !self.has_factor;
        if counts { now.until_s(session.proved.plus(PROOF_S)) } else { 0 }
    }

    /// Returns for how many seconds nothing may be changed because of a reset.
    ///
    /// Whoever reset the password may be a thief who holds what the reset asked for. So a proof by that thaws nothing; one
    /// by a method that had no part in the reset does.
    pub(crate) fn frozen_for(&self, now: UnixSeconds) -> Option<u32> {
        let (at, until) = (self.background.reset_at?, self.background.frozen_until(self.me.account.role)?);
        let session = &self.me.session;
        let is_thawed =
            session.proved > at && session.proved_by.is_some_and(|by| !self.background.reset_by.contains(&by));
        (now < until && !is_thawed).then(|| now.until_s(until))
    }

    /// Demands that methods may be changed now.
    ///
    /// # Errors
    /// [`Refusal::NotYet`].
    pub(crate) fn demand_thawed(&self, call: &mut Call) -> Result<(), Stop> {
        match self.frozen_for(call.now) {
            None => Ok(()),
            Some(retry_after_s) => {
                Err(call.refuse(Refusal::NotYet { retry_after_s }, "security info: frozen after a reset"))
            }
        }
    }

    /// Judges what is registered now: a call may have changed it since it was read.
    pub(crate) fn standing_now<P: Platform>(&self, platform: &P, now: UnixSeconds) -> Option<Standing> {
        Standing::of(&self.policy, &self.me.account, &self.enrolments, &capabilities(platform), now)
    }

    /// Returns a registered method by its id.
    pub(crate) fn find(&self, id: &str) -> Option<&Enrolment> {
        self.enrolments.iter().find(|enrolment| enrolment.id.as_str() == id)
    }

    /// Returns the saved codes, if there is a set of them.
    fn codes(&self) -> Option<&SavedCodes> {
        self.enrolments.iter().find_map(|enrolment| enrolment.authenticator.codes())
    }

    /// Writes down what is registered and what may be added, strongest kind first.
    pub(crate) fn describe(&self, standing: &Standing, now: UnixSeconds) -> SecurityInfo {
        let is_whole = self.me.session.errand.is_none();
        let of_kind =
            |kind: MethodKind| self.enrolments.iter().filter(move |enrolment| enrolment.authenticator.method() == kind);
        let registered = MethodKind::ALL.into_iter().flat_map(of_kind);
        let may_add = is_whole || !standing.is_complete();
        let offered = standing.room.iter().filter(|_| may_add);
        SecurityInfo {
            methods: registered.map(|enrolment| registered_method(enrolment, is_whole)).collect(),
            offered: offered
                .map(|room| OfferedMethod {
                    kind: room.kind,
                    room: room.more,
                    only_after_another: room.only_after_another,
                })
                .collect(),
            required: standing.required,
            registered: standing.is_complete(),
            frozen_for: self.frozen_for(now),
            recovery_codes_left: self.codes().map(SavedCodes::left),
            questions: questions::held(self, standing),
        }
    }
}

/// Says one method (Entra's matrix: an app is registered and deleted; an address also changed).
fn registered_method(enrolment: &Enrolment, is_whole: bool) -> RegisteredMethod {
    let is_verified = enrolment.provenance == Provenance::Verified;
    let added = if enrolment.added.0 == 0 { enrolment.confirmed } else { enrolment.added };
    let is_address = enrolment.authenticator.address().is_some();
    RegisteredMethod {
        id: enrolment.id.to_string(),
        kind: enrolment.authenticator.method(),
        hint: listing::hint(enrolment).or_else(|| enrolment.name.clone()),
        added: added.0,
        confirmed: is_verified.then_some(enrolment.confirmed.0),
        last_used: enrolment.authenticator.passkey().and_then(|passkey| passkey.last_used).map(|at| at.0),
        provenance: if is_verified { VouchedBy::Verified } else { VouchedBy::Unverified },
        is_default: enrolment.preferred,
        may_change: is_whole && is_address,
        may_delete: is_whole,
    }
}
