//! The light reader against serde: the same documents are read alike, and the same ones refused.

use core::fmt::Debug;

use serde::de::DeserializeOwned;

use super::{FromJson, read};
use crate::locale::Phrases;
use crate::method::MethodKind;
use crate::password::{CharacterClass, Reason};
use crate::problem::{Code, Ineligible, Problem};
use crate::wire::{
    Begun, BotCheckIssued, BotCheckKind, Challenged, Changed, Closed, ContactForm, Disclosure, Extended,
    InterruptReason, Me, Method, PasswordChanged, Progress, ProofOptions, Proved, Questions, RecoveryCodes,
    SecurityInfo, Started, Tenant, Unlocked, VouchedBy,
};

/// Checks that both readers read a document alike.
fn good<T: FromJson + DeserializeOwned + PartialEq + Debug>(json: &str) {
    let expected: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("serde refuses {json}: {error}"));
    assert_eq!(read::<T>(json), Some(expected), "{json}");
}

/// Checks that both readers refuse a document.
fn bad<T: FromJson + DeserializeOwned + PartialEq + Debug>(json: &str) {
    assert!(serde_json::from_str::<T>(json).is_err(), "serde reads {json}");
    assert_eq!(read::<T>(json), None, "{json}");
}

#[test]
fn every_answer_is_read_as_serde_reads_it() {
    good::<Tenant>(
        r##"{"name":"Alderbrook","locales":["en","de"],"default_locale":"en","help_desk":{"name":"IT","phone":null},
            "open":true,"bot_checks":["pow","image"],"methods":["mail","passkey"],"gates_required":2,
            "disclosure":"guided","password_policy":{"preset":"entra","organisation_terms":["alder"],"refuse_breached":false},
            "branding":{"accent":"#0b5a53"},"sign_in_url":"https://alderbrook.example"}"##,
    );
    good::<Started>(
        r#"{"flow":"f","gates_required":1,"gates_passed":0,"methods":[{"id":"m","kind":"mail","hint":"n•••","contact":"address"}],
            "expires_in":900,"can_unlock":false,"support_id":"7F3K-92QD"}"#,
    );
    good::<Challenged>(r#"{"flow":"f","challenge":"c","kind":"sms","code_length":6,"expires_in":600,"resend_in":30}"#);
    good::<Challenged>(r#"{"flow":"f","challenge":"c","kind":"push","expires_in":600,"resend_in":0}"#);
    good::<Challenged>(
        r#"{"flow":"f","challenge":"c","kind":"questions","questions":[{"id":"q07"},{"id":"c1","text":"Which ward?"}],"expires_in":600,"resend_in":0}"#,
    );
    good::<Progress>(
        r#"{"flow":"f","gates_passed":1,"gates_required":2,"methods":[],"expires_in":1,"can_unlock":true,"own_terms":["nora"]}"#,
    );
    good::<Changed>(r#"{"changed":true,"sign_in_url":"/"}"#);
    good::<Unlocked>(r#"{"unlocked":true,"sign_in_url":"/"}"#);
    good::<Extended>(r#"{"flow":"f","expires_in":4294967295}"#);
    good::<Closed>(r#" { "closed" : true } "#);
    good::<BotCheckIssued>(
        r#"{"check":"c","kind":"pow","salt":"s","bits":16,"count":8,"expires_in":300,"support_id":"0000-0000"}"#,
    );
    good::<BotCheckIssued>(
        r#"{"kind":"image","image":"data:","audio_url":"/a","length":6,"check":"c","expires_in":300,"support_id":"0000-0000"}"#,
    );
    good::<BotCheckIssued>(
        r#"{"check":"c","kind":"turnstile","frame_url":"u","expires_in":300,"support_id":"0000-0000"}"#,
    );
    good::<Phrases>(
        r#"{"locale":"en","messages":[[{"t":"x"},{"a":"n"}],[{"s":{"a":"n","w":[["one",[{"t":"1"}]]],"e":[]}}]]}"#,
    );
}

#[test]
fn what_somebody_signed_in_is_told_is_read_as_serde_reads_it() {
    let me = |rest: &str| {
        format!(
            r#"{{"account":"n@a.example","display_name":"N","idle_in":1800,"expires_in":28800,"security_info":true,"may_change_password":true,"proved_for":600{rest}}}"#
        )
    };
    good::<Me>(&me(""));
    good::<Me>(&me(
        r#","interrupt":{"reason":"register","required":2,"registered":1,"missing":1,"can_skip":true,"snoozes_left":3}"#,
    ));
    good::<Me>(&me(
        r#","interrupt":{"reason":"reconfirm","required":2,"registered":2,"missing":0,"can_skip":false},"registering":true,"return_to":"https://sign-in.example/on""#,
    ));
    good::<Me>(&me(r#","frozen":"owner""#));
    good::<Me>(&me(r#","frozen":"administrator""#));
    bad::<Me>(&me(r#","frozen":true"#));
    bad::<Me>(&me(r#","proved":1"#));
    bad::<Me>(&me(r#","interrupt":{"reason":"register"}"#));
    good::<SecurityInfo>(r#"{"methods":[],"offered":[],"required":2,"registered":false}"#);
    good::<SecurityInfo>(
        r#"{"methods":[{"id":"m","kind":"mail","hint":"n•••","added":1,"confirmed":2,"provenance":"verified","is_default":true,
            "may_change":true,"may_delete":true},{"id":"t","kind":"authenticator","added":1,"provenance":"unverified",
            "is_default":false,"may_change":false,"may_delete":true}],
            "offered":[{"kind":"authenticator","room":4},{"kind":"mail","room":1,"only_after_another":true}],
            "required":2,"registered":true,"frozen_for":86400,"recovery_codes_left":9,"questions":{"registered":0,"to_register":5}}"#,
    );
    good::<RecoveryCodes>(
        r#"{"codes":["04HM-ASW9-NF6Y-ZZPW-QAC7-CN1J-205A"],"info":{"methods":[],"offered":[],"required":1,"registered":true}}"#,
    );
    good::<Questions>(r#"{"to_register":3,"questions":[{"id":"q01"},{"id":"cAbC","text":"Which ward?"}]}"#);
    good::<Begun>(
        r#"{"registration":"r","kind":"authenticator","secret":"ABC","uri":"otpauth://totp/x","code_length":6,"expires_in":600}"#,
    );
    good::<Begun>(r#"{"registration":"r","kind":"mail","code_length":8,"expires_in":600,"resend_in":30}"#);
    good::<ProofOptions>(r#"{"methods":[{"id":"authenticator","kind":"authenticator"}],"password":false}"#);
    good::<Proved>(r#"{"proved_for":600}"#);
    good::<PasswordChanged>(r#"{"changed":true}"#);
}

#[test]
fn problems_and_their_reasons_are_read_as_serde_reads_them() {
    let problem = |rest: &str| {
        format!(r#"{{"type":"t","title":"t","status":422,"detail":"d","code":"busy","support_id":"ZZZZ-ZZZZ"{rest}}}"#)
    };
    good::<Problem>(&problem(""));
    good::<Problem>(&problem(
        r#","retry_after":30,"tries_left":4,"ineligible":"SSPR_0029","elsewhere":{"name":"n","url":"https://x"},"reasons":[]"#,
    ));
    bad::<Problem>(&problem(r#","more":1"#));
    for rule in [
        r#"{"rule":"too_short","has":7,"min":8}"#,
        r#"{"min":8,"has":7,"rule":"too_long","max":9}"#,
        r#"{"rule":"not_allowed","characters":["ä","\ud83e\udd9d"]}"#,
        r#"{"rule":"too_few_classes","has":2,"min":3,"missing":["digit","symbol"]}"#,
        r#"{"rule":"own_term","term":"Nora"}"#,
        r#"{"rule":"too_easy","points":4,"needed":5,"terms":["Winter"]}"#,
        r#"{"rule":"reused","of":"history"}"#,
        r#"{"rule":"common"}"#,
        r#"{"rule":"breached"}"#,
    ] {
        good::<Reason>(rule);
    }
    for rule in [r#"{"rule":"new"}"#, r#"{"rule":"own_term"}"#, r#"{"has":7,"min":8}"#, r#""common""#] {
        bad::<Reason>(rule);
    }
}

/// Checks every value of an enum by the name that serde writes, and that no other is taken.
fn names<T: FromJson + serde::Serialize + DeserializeOwned + PartialEq + Debug>(values: &[T]) {
    for value in values {
        good::<T>(&serde_json::to_string(value).unwrap());
    }
    for json in [r#""Other""#, r#""""#, "1", "null", "{}"] {
        bad::<T>(json);
    }
}

#[test]
fn names_are_those_of_serde() {
    names(&MethodKind::ALL);
    names(&Code::ALL);
    names(&CharacterClass::ALL);
    names(&[BotCheckKind::Pow, BotCheckKind::Image, BotCheckKind::Turnstile]);
    names(&[Disclosure::Private, Disclosure::Guided]);
    names(&[ContactForm::Address, ContactForm::Number]);
    names(&[InterruptReason::Register, InterruptReason::Reconfirm]);
    names(&[VouchedBy::Verified, VouchedBy::Unverified]);
    names(&[
        Ineligible::TenantOff,
        Ineligible::NoWriteback,
        Ineligible::NotEnabled,
        Ineligible::NotLicensed,
        Ineligible::NotInScope,
        Ineligible::TooFewMethods,
        Ineligible::Federated,
        Ineligible::Disabled,
        Ineligible::Unknown,
    ]);
}

// Rule: an answer with members that the contract does not know, or with one of them twice, is none of ours.
#[test]
fn unknown_doubled_and_missing_members_are_refused() {
    for json in [
        r#"{"flow":"f","expires_in":1,"more":1}"#,
        r#"{"flow":"f","flow":"f","expires_in":1}"#,
        r#"{"flow":"f"}"#,
        r#"{"flow":"f","expires_in":null}"#,
        r#"{"flow":1,"expires_in":1}"#,
        r#"{"flow":"f","expires_in":"1"}"#,
        r#"{"flow":"f","expires_in":4294967296}"#,
        r#"{"flow":"f","expires_in":-1}"#,
        r#"{"flow":"f","expires_in":1.5}"#,
        "null",
    ] {
        bad::<Extended>(json);
    }
    bad::<Progress>(
        r#"{"flow":"f","gates_passed":1,"gates_required":2,"methods":[],"expires_in":1,"can_unlock":true,"own_terms":null}"#,
    );
    bad::<Method>(r#"{"id":"m","kind":"mail","other":null}"#);
}

#[test]
fn what_is_no_json_is_refused() {
    for json in [
        "",
        " ",
        "[",
        "[1",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[01]",
        "[1]x",
        "[1]]",
        "[1e2]",
        "[18446744073709551616]",
        "[\"a\"]",
        "{}",
        "[tru]",
        "[nul]",
    ] {
        bad::<Vec<u64>>(json);
    }
    for json in [
        r#"["a]"#,
        r#"["\x"]"#,
        r#"["\u12"]"#,
        r#"["\ud800"]"#,
        r#"["\ud800\u0041"]"#,
        r#"["\udc00"]"#,
        "[\"\n\"]",
        "[a]",
        "['a']",
    ] {
        bad::<Vec<String>>(json);
    }
    for json in [r#"{"closed":true,}"#, r"{closed:true}", r#"{"closed" true}"#, r#"{"closed":}"#, r"{1:true}"] {
        bad::<Closed>(json);
    }
    good::<Vec<String>>(r#"["\"\\\/\b\f\n\r\t\u00e9\ud83e\udd9d", "é"]"#);
    good::<Vec<u64>>("[ 0 , 18446744073709551615 ]\n");
    good::<Vec<u64>>("[]");
}

// Rule: a document cannot exhaust the stack.
#[test]
fn a_deep_document_is_refused() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(super::parse::parse(&nested(16)).is_some());
    assert!(super::parse::parse(&nested(17)).is_none());
    assert!(super::parse::parse(&nested(100_000)).is_none());
}
