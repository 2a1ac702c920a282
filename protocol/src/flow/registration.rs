//! `POST /me/security-info/begin` and `/confirm`: a method is registered once its owner has shown that it works.
//!
//! Between the two nothing is stored: seed or address lie sealed in the registration ticket, which takes five codes and is
//! good once (the guard counts). The code of an address is derived with the address in it, under a purpose of its own.

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::otp::OtpCode;
use latchkey_shared::wire::{BeginRequest, Begun, ConfirmRequest, Proof, RegistrableKind, SecurityInfo};

use crate::audit::{Activity, ResultClass};
use crate::code::{self, Purpose};
use crate::contact::MailAddress;
use crate::cookie::Cookie;
use crate::digest::{self, DestinationKind};
use crate::enrolment::{Authenticator, Enrolment, Provenance, TotpSeed};
use crate::flow::delivery::{self, Admission, Message, digits_of};
use crate::flow::evidence::Evidence;
use crate::flow::holdings::Holdings;
use crate::flow::me::SignedInAs;
use crate::flow::named::Kind;
use crate::flow::security_info::{carry_out, described, name};
use crate::flow::subject::{enrolment_digest, mail_digest, subject_row};
use crate::flow::{Call, Kept, Refusal, Stop, notices, passkey_registration};
use crate::guard::{Confirm, ConfirmVerdict, Outcome, Row};
use crate::ids::{ChallengeId, EnrolmentId, FlowId, SubjectId};
use crate::limits::{Limits, REGISTRATION_S};
use crate::notice::NoticeKind;
use crate::platform::Platform;
use crate::policy::{ContactRefused, Standing, read_contact};
use crate::ports::{Deed, Entropy, Fault, GuardStore};
use crate::ticket::{ChallengeClaims, Claims, RegistrationClaims, SessionClaims, TicketSubject};

/// Bytes of a new seed (RFC 4226 §4 recommends 160 bits).
const SEED_BYTES: usize = 20;

/// Begins to register a method.
///
/// # Errors
/// [`Refusal::NotAllowed`] for a kind that there is no room for, [`Refusal::ContactRefused`], [`Refusal::Malformed`],
/// [`Refusal::ProofNeeded`], [`Refusal::NotYet`], [`Refusal::TooMany`], or a fault.
pub async fn begin<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: BeginRequest,
) -> Result<Begun, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::StartedRegistration);
    let (holdings, standing) = Holdings::open(platform, call, me).await?;
    holdings.demand_thawed(call)?;
    let replaces = match &asked.replaces {
        Some(id) => Some(holdings.find(id).ok_or(Refusal::NotAllowed)?.clone()),
        None => None,
    };
    let kind = match asked.kind {
        RegistrableKind::Authenticator => MethodKind::Authenticator,
        RegistrableKind::Mail => MethodKind::Mail,
        RegistrableKind::Passkey => MethodKind::Passkey,
    };
    call.line.method = Some(kind);
    admit(&holdings, &standing, kind, replaces.as_ref())?;
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    let (authenticator, what) = match asked.kind {
        RegistrableKind::Authenticator => {
            let seed = fresh_seed(platform)?;
            let what = seed.to_base32();
            (Authenticator::Totp { seed }, what)
        }
        RegistrableKind::Mail => {
            let address = address(&holdings, replaces.as_ref(), asked.contact)?;
            let what = address.comparable();
            (Authenticator::Mail { address }, what)
        }
        RegistrableKind::Passkey => return passkey_registration::begin(platform, call, &holdings, &asked),
    };
    let attempt = (&me.session.session.0, &asked.attempt);
    let claims = RegistrationClaims {
        registration: digest::registration_id(keys, tenant, attempt, &what, call.now.0 / REGISTRATION_S),
        subject: me.account.id.clone(),
        session: me.session.session,
        authenticator,
        replaces: replaces.map(|former| former.id),
        code_key: code::code_key(keys, call.now),
        issued: call.now,
        expires: call.now.plus(REGISTRATION_S),
    };
    let limits = holdings.policy.limits();
    let mut begun = Begun {
        registration: call.seal(platform, &claims)?,
        kind,
        secret: None,
        uri: None,
        public_key: None,
        code_length: digits_of(kind, &limits).unwrap_or_default(),
        expires_in: call.now.until_s(claims.expires()),
        resend_in: None,
    };
    call.note(ResultClass::InProgress, "security info: begun");
    if let Some(seed) = claims.authenticator.seed() {
        // Nothing counts it and nothing is sent, so it could come without end: logged, and kept once it is confirmed.
        call.kept = Kept::Nowhere;
        let secret = seed.to_base32();
        begun.uri = Some(otpauth(&platform.settings().name, me.account.name.as_str(), &secret));
        begun.secret = Some(secret);
    }
    if let Some(address) = claims.authenticator.address() {
        begun.resend_in = Some(limits.send_gap_s);
        send(platform, call, &holdings, &claims, address, asked.locale.as_deref()).await?;
    }
    Ok(begun)
}

/// Registers what was begun, if the code is right, or the passkey what was asked for.
///
/// 1. The ticket, which must be of this session. What it stands for may be registered already, by this very attempt.
/// 2. The rules, as they are now.
/// 3. The code, compared before the guard counts.
/// 4. One transaction; then the session has proved something that is held.
///
/// # Errors
/// [`Refusal::CodeWrong`], [`Refusal::FlowEnded`] for a registration that takes no more, and those of [`begin`].
pub async fn confirm<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    asked: ConfirmRequest,
) -> Result<SecurityInfo, Stop> {
    (call.kept, call.line.activity) = (Kept::Audit, Activity::RegisteredMethod);
    let label = asked.name.as_deref().map(label).transpose()?.flatten();
    let code = match (&asked.code, &asked.attestation) {
        (Some(code), None) => code,
        (None, Some(made)) => {
            let asked = (asked.registration.as_str(), &asked.attempt, label);
            return passkey_registration::confirm(platform, call, me, asked, made).await;
        }
        _ => return Err(Refusal::Malformed("expected a code or an attestation").into()),
    };
    let claims = call.open::<RegistrationClaims, _>(platform, &asked.registration, Refusal::FlowEnded);
    let new = claims.as_ref().ok().map(|claims| EnrolmentId(claims.registration.to_string()));
    let (mut holdings, standing) = Holdings::open_but(platform, call, me, new.as_ref()).await?;
    holdings.demand_thawed(call)?;
    // 1.
    let claims = claims?;
    if claims.session != me.session.session || claims.subject != me.account.id {
        return Err(call.refuse(Refusal::FlowEnded, "ticket: registration of another session"));
    }
    let enrolment = enrolment(&claims, label, &holdings, call);
    let kind = enrolment.authenticator.method();
    call.line.method = Some(kind);
    let is_registered = holdings.find(enrolment.id.as_str()).is_some();
    // 2.
    let replaces = claims.replaces.as_ref().and_then(|id| holdings.find(id.as_str())).cloned();
    if !is_registered {
        if claims.replaces.is_some() && replaces.is_none() {
            return Err(call.refuse(Refusal::FlowEnded, "security info: what it replaces is gone"));
        }
        admit(&holdings, &standing, kind, replaces.as_ref())?;
        if let Some(address) = enrolment.authenticator.address() {
            self::address(&holdings, replaces.as_ref(), Some(address.as_str().to_owned()))?;
        }
    }
    // 3.
    let outcome = compare(platform, call, &claims, (&enrolment, holdings.policy.limits()), code)?;
    let confirm = Confirm {
        registration: claims.registration,
        attempt: asked.attempt,
        outcome,
        tries: holdings.policy.limits().tries_of(kind),
        issued: claims.issued,
        expires: claims.expires,
    };
    judge(platform, call, &claims.subject, confirm).await?;
    // 4.
    if !is_registered {
        let asked = (Kind::Confirm, &asked.attempt);
        add(platform, call, &mut holdings, asked, enrolment.clone(), replaces.as_ref()).await?;
    }
    proved_by(platform, call, me, &enrolment)?;
    described(platform, call, &holdings)
}

/// Has the session say what was proved to be held: whoever had nothing to prove themselves with has now. The time of their
/// proof stays what it was.
pub(super) fn proved_by<P: Platform>(
    platform: &P,
    call: &mut Call,
    me: &SignedInAs,
    enrolment: &Enrolment,
) -> Result<(), Fault> {
    let digest = enrolment_digest(platform.keys(), platform.settings(), enrolment);
    let proved_by = me.session.proved_by.or(Some(digest));
    let session = SessionClaims { proved_by, ..me.session.clone() };
    call.cookie = Some(Cookie::Set(call.seal(platform, &session)?));
    Ok(())
}

/// Writes a method that may be added, and tells every address there was and is.
pub(super) async fn add<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &mut Holdings<'_>,
    (asked, attempt): (Kind, &Attempt),
    enrolment: Enrolment,
    replaces: Option<&Enrolment>,
) -> Result<(), Stop> {
    let (me, kind) = (holdings.me, enrolment.authenticator.method());
    let before = holdings.standing_now(platform, call.now).is_some_and(|standing| standing.is_complete());
    let mut all = holdings.enrolments.clone();
    all.push(enrolment.clone());
    let about = match replaces {
        None => NoticeKind::MethodAdded { method: kind },
        Some(_) => NoticeKind::MethodReplaced { method: kind },
    };
    let told = notices::of_own_change(call, &me.account, &all, &about);
    all.retain(|known| replaces.is_none_or(|former| former.id != known.id));
    holdings.enrolments = all;
    let completes = holdings.standing_now(platform, call.now).is_some_and(|standing| standing.is_complete());
    call.line.activity = match replaces {
        Some(_) => Activity::UpdatedMethod,
        None if completes && !before => Activity::RegisteredAll,
        None => Activity::RegisteredMethod,
    };
    call.note(ResultClass::Succeeded, "security info: registered");
    let deed = Deed::Add { enrolment: &enrolment, replaces: replaces.map(|former| &former.id), completes };
    let name = name(platform, me, asked, attempt);
    carry_out(platform, call, holdings, &name, deed, &told).await
}

/// Decides whether a method of a kind may be added, or take another one's place.
pub(super) fn admit(
    holdings: &Holdings<'_>,
    standing: &Standing,
    kind: MethodKind,
    replaces: Option<&Enrolment>,
) -> Result<(), Refusal> {
    let is_errand = holdings.me.session.errand.is_some();
    let may = match replaces {
        // Entra's matrix: an address is changed in one step, an app is not.
        Some(former) => !is_errand && kind == MethodKind::Mail && former.authenticator.method() == kind,
        None => standing.admits(kind) && !(is_errand && standing.is_complete()),
    };
    if may { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// Returns the address to register: the typed one, or the one that is there already and nobody has proved.
fn address(
    holdings: &Holdings<'_>,
    replaces: Option<&Enrolment>,
    typed: Option<String>,
) -> Result<MailAddress, Refusal> {
    let own = replaces.and_then(|former| former.authenticator.address()).map(|address| address.as_str().to_owned());
    let typed = typed.or(own).ok_or(Refusal::Malformed("this method needs the full address"))?;
    read_contact(&holdings.policy, &holdings.me.account, &holdings.enrolments, replaces, typed).map_err(|why| match why
    {
        ContactRefused::NoAddress => Refusal::Malformed("the contact is no mail address"),
        ContactRefused::OwnDomain | ContactRefused::Known => Refusal::ContactRefused,
    })
}

/// Sends the code to an address that is to be registered.
///
/// It may be anybody's, so beside the address's own budget an account has one: whoever has an account cannot have us write
/// to the world.
async fn send<P: Platform>(
    platform: &P,
    call: &mut Call,
    holdings: &Holdings<'_>,
    claims: &RegistrationClaims,
    address: &MailAddress,
    locale: Option<&str>,
) -> Result<(), Stop> {
    let (keys, tenant) = (platform.keys(), &platform.settings().tenant);
    let challenge = challenge(platform, claims, address, call);
    let registrant = digest::destination_digest(keys, tenant, DestinationKind::Registrant, claims.subject.as_str());
    let beside = match delivery::count(platform, &holdings.policy, &registrant, &challenge).await? {
        Admission::Counted(counted) => Some(counted),
        Admission::Repeated => None,
        Admission::Refused(retry_after_s) => {
            return Err(call.refuse(Refusal::TooMany { retry_after_s }, "security info: too many addresses tried"));
        }
    };
    let message = Message::Code(claims.subject.clone(), Purpose::Register);
    delivery::post(platform, call, &holdings.policy, (address.clone(), locale), challenge, (message, beside)).await
}

/// Returns the challenge that a registration stands for: what its code is derived from.
fn challenge<P: Platform>(
    platform: &P,
    claims: &RegistrationClaims,
    address: &MailAddress,
    call: &Call,
) -> ChallengeClaims {
    ChallengeClaims {
        flow: FlowId(claims.registration.0),
        challenge: ChallengeId(claims.registration.0),
        subject: TicketSubject::Known(claims.subject.clone()),
        method: MethodKind::Mail,
        enrolment: None,
        destination: Some(mail_digest(platform.keys(), platform.settings(), address)),
        code_key: claims.code_key,
        past_gate: true,
        support_id: call.line.support_id,
        issued: claims.issued,
        expires: claims.expires,
    }
}

/// Compares a code with the one that the registration asks for, as long as every code of its kind is.
fn compare<P: Platform>(
    platform: &P,
    call: &Call,
    claims: &RegistrationClaims,
    (enrolment, limits): (&Enrolment, Limits),
    typed: &OtpCode,
) -> Result<Outcome, Refusal> {
    let answer = Proof::Code(typed.clone());
    let sent = claims.authenticator.address().map(|address| challenge(platform, claims, address, call));
    let (id, purpose) = (claims.subject.as_str(), Purpose::Register);
    let evidence = Evidence { usable: vec![enrolment], id, purpose, limits };
    evidence.compare(sent.as_ref(), &answer, (platform.keys(), platform.settings()), call.now)
}

/// Has the guard count the answer; its verdict is what is said.
pub(super) async fn judge<P: Platform>(
    platform: &P,
    call: &mut Call,
    subject: &SubjectId,
    confirm: Confirm,
) -> Result<(), Stop> {
    let key = subject_row(platform, subject);
    match platform.guard().call(&key, Row::Known.of(confirm)).await? {
        ConfirmVerdict::Right => Ok(()),
        ConfirmVerdict::Wrong { tries_left } => {
            // What is wrong with a passkey is known already.
            let known = Some(call.line.detail).filter(|detail| !detail.is_empty());
            Err(call.refuse(Refusal::CodeWrong { tries_left }, known.unwrap_or("security info: wrong code")))
        }
        ConfirmVerdict::Spent => Err(call.refuse(Refusal::FlowEnded, "security info: registration spent")),
    }
}

/// Returns the method that a registration stands for. Its id follows from the registration, so that it is added once.
fn enrolment(claims: &RegistrationClaims, label: Option<String>, holdings: &Holdings<'_>, call: &Call) -> Enrolment {
    let preferred =
        holdings.enrolments.iter().any(|known| known.preferred && Some(&known.id) == claims.replaces.as_ref());
    Enrolment {
        id: EnrolmentId(claims.registration.to_string()),
        authenticator: claims.authenticator.clone(),
        provenance: Provenance::Verified,
        confirmed: call.now,
        added: call.now,
        name: label.filter(|_| claims.authenticator.seed().is_some()),
        preferred,
    }
}

/// Reads what an owner calls an authenticator or a passkey; blanks are no name.
pub(super) fn label(typed: &str) -> Result<Option<String>, Refusal> {
    let trimmed = typed.trim();
    if trimmed.chars().count() > ConfirmRequest::MAX_NAME || trimmed.chars().any(char::is_control) {
        return Err(Refusal::Malformed("the name is too long or holds control characters"));
    }
    Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
}

fn fresh_seed<P: Platform>(platform: &P) -> Result<TotpSeed, Fault> {
    let mut bytes = vec![0; SEED_BYTES];
    platform.entropy().fill(&mut bytes)?;
    TotpSeed::from_bytes(bytes).map_err(|error| Fault::new("entropy", error))
}

/// Writes the address that an app reads from a picture (Key URI format): what it needs, and nothing that is the default.
fn otpauth(organisation: &str, account: &str, secret: &str) -> String {
    let mut uri = String::from("otpauth://totp/");
    percent(&mut uri, organisation);
    uri.push(':');
    percent(&mut uri, account);
    uri.push_str("?secret=");
    uri.push_str(secret);
    uri.push_str("&issuer=");
    percent(&mut uri, organisation);
    uri
}

/// Appends a text, everything but unreserved characters percent-encoded (RFC 3986 §2.3).
fn percent(uri: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for half in [byte >> 4, byte & 15] {
                uri.push(char::from(HEX.get(usize::from(half)).copied().unwrap_or(b'0')));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_apps_address_holds_what_it_needs() {
        assert_eq!(
            otpauth("Alderbrook & Söhne", "nora@alderbrook.example", "ABC234"),
            "otpauth://totp/Alderbrook%20%26%20S%C3%B6hne:nora%40alderbrook.example?secret=ABC234&issuer=Alderbrook%20%26%20S%C3%B6hne"
        );
    }

    #[test]
    fn a_name_is_short_and_plain() {
        let read = label;
        assert_eq!(read(" My phone "), Ok(Some("My phone".to_owned())));
        assert_eq!(read("  "), Ok(None));
        assert!(read("a\nb").is_err());
        assert!(read(&"x".repeat(41)).is_err());
        assert!(read(&"é".repeat(40)).is_ok());
    }
}
