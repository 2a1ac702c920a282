//! A passkey is registered: begun with what the browser makes it with, confirmed by what was made.
//!
//! Nothing is stored in between, and nothing waits in a ticket but the challenge: the passkey comes into being on the way. That
//! it was made for this challenge, with whoever is there verified, shows that it works. The guard counts what comes, and a
//! challenge is good once. Not here: the verification itself ([`crate::webauthn`]).

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Attestation, BeginRequest, Begun, Bytes, PublicKeyCreation, SecurityInfo};

use crate::audit::ResultClass;
use crate::code::{self, Purpose};
use crate::digest;
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::holdings::Holdings;
use crate::flow::me::SignedInAs;
use crate::flow::named::Kind;
use crate::flow::registration::{add, admit, judge, proved_by};
use crate::flow::security_info::described;
use crate::flow::{Call, Kept, Refusal, Stop, passkeys};
use crate::guard::{Confirm, Outcome};
use crate::ids::{ChallengeId, EnrolmentId, FlowId, RegistrationId};
use crate::limits::REGISTRATION_S;
use crate::platform::Platform;
use crate::policy::Policy;
use crate::ports::Enrolments;
use crate::ticket::{ChallengeClaims, Claims, TicketSubject};
use crate::webauthn::{Expected, Passkey, RelyingParty, register, user_handle};

/// Begins to register a passkey, which there is room for.
pub(super) fn begin<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &Holdings<'_>,
    asked: &BeginRequest,
) -> Result<Begun, Stop> {
    let (keys, settings, me) = (platform.keys(), platform.settings(), holdings.me);
    let attempt = (&me.session.session.0, &asked.attempt);
    let kind = MethodKind::Passkey;
    let named = digest::registration_id(keys, &settings.tenant, attempt, kind.as_str(), call.now.0 / REGISTRATION_S);
    let claims = ChallengeClaims {
        flow: FlowId(me.session.session.0),
        challenge: ChallengeId(named.0),
        subject: TicketSubject::Known(me.account.id.clone()),
        method: kind,
        enrolment: None,
        destination: None,
        code_key: code::code_key(keys, call.now),
        past_gate: true,
        support_id: call.line.support_id,
        issued: call.now,
        expires: call.now.plus(REGISTRATION_S),
    };
    let held = holdings.enrolments.iter().filter_map(|known| known.authenticator.passkey());
    let public_key = PublicKeyCreation {
        challenge: Bytes::of(&passkeys::derived(platform, call.now, &claims, Purpose::Register)?),
        rp_id: RelyingParty::of(settings, &Set::new()).id().to_owned(),
        rp_name: settings.name.clone(),
        user_id: Bytes::of(&user_handle(keys, &settings.tenant, me.account.id.as_str())),
        user_name: me.account.name.to_string(),
        user_display_name: me.account.display_name.clone(),
        exclude: held.map(|passkey| Bytes::of(passkey.id())).collect(),
        timeout_ms: passkeys::timeout_ms(call.now, claims.expires),
    };
    call.note(ResultClass::InProgress, "security info: begun");
    // Nothing counts it, so it could come without end: logged, and kept once it is confirmed.
    call.kept = Kept::Nowhere;
    Ok(Begun {
        registration: call.seal(platform, &claims)?,
        kind,
        secret: None,
        uri: None,
        public_key: Some(public_key),
        code_length: 0,
        expires_in: call.now.until_s(claims.expires()),
        resend_in: None,
    })
}

/// Registers the passkey that was made.
///
/// 1. The ticket, which must be of this session. What it stands for may be registered already, by this very attempt.
/// 2. The rules, as they are now.
/// 3. What was made, judged before the guard counts; and that nobody has registered it.
/// 4. One transaction; then the session has proved something that is held.
pub(super) async fn confirm<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    (registration, attempt, label): (&str, &Attempt, Option<String>),
    attestation: &Attestation,
) -> Result<SecurityInfo, Stop> {
    call.line.method = Some(MethodKind::Passkey);
    let claims = call.open::<ChallengeClaims, _>(platform, registration, Refusal::FlowEnded);
    let new = claims.as_ref().ok().map(|claims| EnrolmentId(claims.challenge.to_string()));
    let (mut holdings, standing) = Holdings::open_but(platform, call, me, new.as_ref()).await?;
    holdings.demand_thawed(call)?;
    // 1.
    let claims = claims?;
    let is_ours = claims.flow.0 == me.session.session.0
        && claims.subject == TicketSubject::Known(me.account.id.clone())
        && claims.method == MethodKind::Passkey;
    if !is_ours {
        return Err(call.refuse(Refusal::FlowEnded, "ticket: registration of another session"));
    }
    let id = EnrolmentId(claims.challenge.to_string());
    let known = holdings.find(id.as_str()).cloned();
    // 2.
    if known.is_none() {
        admit(&holdings, &standing, MethodKind::Passkey, None)?;
    }
    // 3.
    let made = made(platform, call, &holdings.policy, &claims, attestation);
    if let (Some(passkey), None) = (&made, &known)
        && platform.enrolments().holds_passkey(passkey.id()).await?
    {
        return Err(call.refuse(Refusal::ContactRefused, "security info: registered already"));
    }
    let confirm = Confirm {
        registration: RegistrationId(claims.challenge.0),
        attempt: *attempt,
        outcome: made.as_ref().map_or(Outcome::Wrong, |_| Outcome::Right { destination: None, step: None }),
        tries: holdings.policy.limits().tries_of(MethodKind::Passkey),
        issued: claims.issued,
        expires: claims.expires,
    };
    judge(platform, call, &me.account.id, confirm).await?;
    // 4.
    let enrolment = match (known, made) {
        (Some(known), _) => known,
        (None, Some(passkey)) => {
            let enrolment = Enrolment {
                id,
                authenticator: Authenticator::Passkey { passkey },
                provenance: Provenance::Verified,
                confirmed: call.now,
                added: call.now,
                name: label,
                preferred: false,
            };
            add(platform, call, &mut holdings, (Kind::Confirm, attempt), enrolment.clone(), None).await?;
            enrolment
        }
        // The guard repeats that it was right, and what comes now is something else.
        (None, None) => return Err(call.refuse(Refusal::FlowEnded, "security info: registration spent")),
    };
    proved_by(platform, call, me, &enrolment)?;
    described(platform, call, &holdings)
}

/// Returns the passkey that was made, if it is what was asked for.
fn made<P: Platform>(
    platform: &P,
    call: &mut Call,
    policy: &Policy,
    claims: &ChallengeClaims,
    attestation: &Attestation,
) -> Option<Passkey> {
    let (keys, settings) = (platform.keys(), platform.settings());
    let TicketSubject::Known(subject) = &claims.subject else { return None };
    let expected = Expected {
        party: RelyingParty::of(settings, passkeys::embedders(policy, Purpose::Register)),
        challenge: passkeys::derived(platform, call.now, claims, Purpose::Register).ok()?,
        user_handle: user_handle(keys, &settings.tenant, subject.as_str()),
    };
    let made = register(attestation, &expected);
    made.map_err(|flaw| call.line.detail = flaw.detail()).ok()
}
