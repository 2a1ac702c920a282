//! Every answer of the edge that the browser reads, by the names of its members.
//!
//! A field that is added to a type does not compile before it stands here too.

use super::{FromJson, Object, Value};
use crate::from_json;
use crate::locale::{Phrases, Piece};
use crate::method::MethodKind;
use crate::opaque::SupportId;
use crate::password::{CharacterClass, Excerpt, PasswordPolicy, Preset, Reason, Reuse};
use crate::problem::{Code, Elsewhere, Flaw, Ineligible, Problem};
use crate::wire::{
    Assertion, Attestation, Begun, BotCheckIssued, BotCheckKind, Branding, Bytes, Challenged, Changed, Closed,
    ContactForm, Disclosure, Extended, HelpDesk, Interrupt, InterruptReason, LiftedBy, Me, Method, OfferedMethod,
    PasswordChanged, Progress, ProofOptions, Proved, PublicKeyCreation, PublicKeyRequest, Puzzle, Question, Questions,
    QuestionsHeld, RecoveryCodes, RegisteredMethod, SecondChallenged, SecurityInfo, SignInStep, SignedIn, SignedOut,
    Started, Tenant, Unlocked, VouchedBy,
};

from_json! {
    struct Tenant {
        name, locales, default_locale, help_desk, open, bot_checks, methods, gates_required, disclosure,
        password_policy, branding, sign_in_url,
    }
    struct HelpDesk { name, phone, mail, url, text }
    struct Branding { accent, accent_dark }
    struct PasswordPolicy { preset, second_factor_always (?), organisation_terms (?), refuse_common (? true), refuse_breached (? true) }
    struct Started { flow, gates_required, gates_passed, methods, expires_in, can_unlock, support_id }
    struct Method { id, kind, hint, contact }
    struct Challenged { flow, challenge, kind, code_length, questions (?), public_key, expires_in, resend_in }
    struct Progress { flow, gates_passed, gates_required, methods, expires_in, can_unlock, own_terms (?) }
    struct Changed { changed, sign_in_url }
    struct Unlocked { unlocked, sign_in_url }
    struct Extended { flow, expires_in }
    struct Closed { closed }
    struct Problem {
        kind as "type", title, status, detail, code, support_id, retry_after, tries_left, ineligible, elsewhere,
        reasons (?), flaws (?),
    }
    struct Flaw { place, words }
    struct Elsewhere { name, url }
    struct Phrases { locale, messages }
    struct SignedIn { account, must_change, step, sign_in, methods (?), expires_in }
    struct SecondChallenged { challenge, kind, code_length, public_key, expires_in, resend_in }
    struct Assertion { id, client_data, authenticator_data, signature, user_handle }
    struct Attestation { client_data, attestation_object }
    struct PublicKeyRequest { challenge, rp_id, timeout_ms }
    struct PublicKeyCreation {
        challenge, rp_id, rp_name, user_id, user_name, user_display_name, exclude, timeout_ms,
    }
    struct Me {
        account, display_name, idle_in, expires_in, security_info, may_change_password, proved_for, interrupt, registering (?), return_to,
        frozen,
    }
    struct Interrupt { reason, required, registered, missing, can_skip, snoozes_left }
    struct PasswordChanged { changed }
    struct ProofOptions { methods, password }
    struct Proved { proved_for }
    struct SecurityInfo { methods, offered, required, registered, frozen_for, recovery_codes_left, questions }
    struct Questions { to_register, questions }
    struct Question { id, text }
    struct QuestionsHeld { registered, to_register }
    struct RecoveryCodes { codes, info }
    struct RegisteredMethod { id, kind, hint, added, confirmed, last_used, provenance, is_default, may_change, may_delete }
    struct OfferedMethod { kind, room, only_after_another (?) }
    struct Begun { registration, kind, secret, uri, public_key, code_length, expires_in, resend_in }
    struct SignedOut { signed_out }
}

from_json! {
    enum BotCheckKind { "pow" => Pow, "image" => Image, "turnstile" => Turnstile }
    enum SignInStep { "done" => Done, "second_factor" => SecondFactor, "new_password" => NewPassword }
    enum InterruptReason { "register" => Register, "reconfirm" => Reconfirm }
    enum LiftedBy { "owner" => Owner, "administrator" => Administrator }
    enum VouchedBy { "verified" => Verified, "unverified" => Unverified }
    enum Disclosure { "private" => Private, "guided" => Guided }
    enum Preset { "nist" => Nist, "entra" => Entra }
    enum ContactForm { "address" => Address, "number" => Number }
    enum Reuse { "current" => Current, "history" => History }
    enum CharacterClass { "lowercase" => Lowercase, "uppercase" => Uppercase, "digit" => Digit, "symbol" => Symbol }
    enum MethodKind {
        "mail" => Mail, "sms" => Sms, "voice" => Voice, "office" => Office, "authenticator" => Authenticator,
        "push" => Push, "passkey" => Passkey, "questions" => Questions, "recovery" => Recovery,
    }
    enum Code {
        "malformed" => Malformed, "bot_check_failed" => BotCheckFailed, "sign_in_needed" => SignInNeeded,
        "not_allowed" => NotAllowed, "proof_needed" => ProofNeeded, "contact_refused" => ContactRefused,
        "flow_ended" => FlowEnded, "code_wrong" => CodeWrong, "challenge_spent" => ChallengeSpent,
        "contact_mismatch" => ContactMismatch, "password_rejected" => PasswordRejected,
        "policy_rejected" => PolicyRejected, "rejected" => Rejected, "outdated" => Outdated, "busy" => Busy,
        "outcome_unknown" => OutcomeUnknown, "too_many" => TooMany, "unavailable" => Unavailable,
        "misconfigured" => Misconfigured,
    }
    enum Ineligible {
        "SSPR_0009" => TenantOff, "SSPR_0010" => NoWriteback, "SSPR_0011" => NotEnabled, "SSPR_0012" => NotLicensed,
        "SSPR_0013" => NotInScope, "SSPR_0014" => TooFewMethods, "SSPR_0029" => Federated, "disabled" => Disabled,
        "unknown" => Unknown,
    }
}

impl FromJson for SupportId {
    fn from_json(value: Value) -> Option<Self> {
        Self::try_from(value.into_text()?).ok()
    }
}

impl FromJson for Bytes {
    fn from_json(value: Value) -> Option<Self> {
        value.into_text().map(Self::unread)
    }
}

impl FromJson for Excerpt {
    fn from_json(value: Value) -> Option<Self> {
        value.into_text().map(Self::from)
    }
}

// Like serde, the two below let members pass that they do not know: the tag of a choice lies among its content.

impl FromJson for BotCheckIssued {
    fn from_json(value: Value) -> Option<Self> {
        let mut issued = value.into_object()?;
        Some(Self {
            check: issued.take("check")?,
            expires_in: issued.take("expires_in")?,
            support_id: issued.take("support_id")?,
            puzzle: puzzle(&mut issued)?,
        })
    }
}

fn puzzle(issued: &mut Object) -> Option<Puzzle> {
    Some(match issued.take("kind")? {
        BotCheckKind::Pow => {
            Puzzle::Pow { salt: issued.take("salt")?, bits: issued.take("bits")?, count: issued.take("count")? }
        }
        BotCheckKind::Image => Puzzle::Image {
            image: issued.take("image")?,
            audio_url: issued.take("audio_url")?,
            length: issued.take("length")?,
        },
        BotCheckKind::Turnstile => Puzzle::Turnstile { frame_url: issued.take("frame_url")? },
    })
}

impl FromJson for Reason {
    fn from_json(value: Value) -> Option<Self> {
        let mut reason = value.into_object()?;
        let rule: String = reason.take("rule")?;
        Some(match rule.as_str() {
            "too_short" => Self::TooShort { has: reason.take("has")?, min: reason.take("min")? },
            "too_long" => Self::TooLong { has: reason.take("has")?, max: reason.take("max")? },
            "not_allowed" => Self::NotAllowed { characters: reason.take("characters")? },
            "too_few_classes" => Self::TooFewClasses {
                has: reason.take("has")?,
                min: reason.take("min")?,
                missing: reason.take("missing")?,
            },
            "own_term" => Self::OwnTerm { term: reason.take("term")? },
            "too_easy" => Self::TooEasy {
                points: reason.take("points")?,
                needed: reason.take("needed")?,
                terms: reason.take("terms")?,
            },
            "reused" => Self::Reused { of: reason.take("of")? },
            "common" => Self::Common,
            "breached" => Self::Breached,
            _ => return None,
        })
    }
}

impl FromJson for Piece {
    fn from_json(value: Value) -> Option<Self> {
        let (kind, value) = value.into_object()?.into_only()?;
        match kind.as_str() {
            "t" => value.into_text().map(Self::Text),
            "a" => value.into_text().map(Self::Argument),
            "s" => {
                let mut select = value.into_object()?;
                let read =
                    Self::Select { on: select.take("a")?, when: select.take("w")?, otherwise: select.take("e")? };
                select.spent(read)
            }
            _ => None,
        }
    }
}
