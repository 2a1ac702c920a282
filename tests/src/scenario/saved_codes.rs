//! Saved recovery codes: made and shown once, good once each, and told of every time (attacks A65, A107).

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::recovery::RecoveryCode;
use latchkey_shared::wire::{Changed, Me, OfferedMethod, Proved, RecoveryCodes, SecurityInfo, SignInStep, SignedIn};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::{Owner, ticket_of};
use crate::scenario::outside;
use crate::scenario::reset::NEW_PASSWORD;
use crate::scenario::security_info::{id_of, kinds, remove, signed_in};

const NORA: &str = "s-nora.lindqvist";

/// Lets saved codes count.
pub fn allow(driver: &dyn Driver) {
    driver.edit_policy(&|policy| {
        policy.methods.insert(MethodKind::Recovery);
    });
}

/// Nora with a set of codes, and a moment in which her authenticator's code is not used yet.
pub fn with_codes(driver: &dyn Driver) -> (Owner<'_>, Vec<String>) {
    allow(driver);
    let (mut nora, _) = signed_in(driver, NORA);
    let codes = nora.make_codes();
    driver.advance(31);
    (nora, codes)
}

/// A claimant for Nora who is asked for a saved code.
pub fn asked(driver: &dyn Driver) -> Claimant<'_> {
    let mut claimant = Claimant::start(driver, &person(driver, NORA).name);
    assert_eq!(claimant.ask("recovery", None).status, 200);
    claimant
}

fn left(owner: &mut Owner<'_>) -> Option<u8> {
    owner.security_info().ok::<SecurityInfo>().recovery_codes_left
}

/// Says what is wrong with an answer, and how often it may be tried again.
fn wrong(answer: &Answer) -> (Code, Option<u8>) {
    let problem = answer.problem();
    (problem.code, problem.tries_left)
}

fn used(driver: &dyn Driver, address: &str) -> usize {
    mail::count(&driver.mails(address), &About::RecoveryCodeUsed)
}

/// Rule: ten codes are shown to whoever asked, and to the same attempt again while none is used; a new set takes the place of
/// the old one, whose codes never come back; every address is told of each.
pub fn a_set_is_made_and_shown_once(driver: &dyn Driver) {
    allow(driver);
    let (mut nora, person) = signed_in(driver, NORA);
    let before: SecurityInfo = nora.security_info().ok();
    assert_eq!(before.recovery_codes_left, None);
    let is_offered = |info: &SecurityInfo| {
        info.offered.contains(&OfferedMethod { kind: MethodKind::Recovery, room: 1, only_after_another: false })
    };
    assert!(is_offered(&before));
    let first = attempt();
    let made: RecoveryCodes = nora.make_codes_as(&first).ok();
    assert_eq!((made.codes.len(), made.info.recovery_codes_left), (10, Some(10)));
    assert!(made.codes.iter().all(|code| RecoveryCode::try_from(code.clone()).is_ok()));
    assert_eq!(kinds(&made.info), [MethodKind::Authenticator, MethodKind::Mail, MethodKind::Recovery]);
    assert!(!is_offered(&made.info), "there is one set");
    assert_eq!(nora.make_codes_as(&first).ok::<RecoveryCodes>(), made, "the same attempt");
    let list = nora.security_info();
    assert!(made.codes.iter().all(|code| !list.text().contains(code)), "nothing shows them again");
    let other: RecoveryCodes = nora.make_codes_as(&attempt()).ok();
    assert!(other.codes.iter().all(|code| !made.codes.contains(code)));
    assert_eq!(kinds(&other.info), kinds(&made.info), "one set takes the other's place");
    let late: RecoveryCodes = nora.make_codes_as(&first).ok();
    assert!(late.codes.iter().all(|code| !made.codes.contains(code) && !other.codes.contains(code)), "none comes back");
    assert_eq!(nora.prove_by_code(&late.codes[0]).status, 200);
    assert_eq!(nora.make_codes_as(&first).problem().code, Code::NotAllowed, "once one is used, no more are shown");
    let set = id_of(&nora.security_info().ok(), MethodKind::Recovery);
    let gone: SecurityInfo = remove(&mut nora, &attempt(), &set).ok();
    assert_eq!((gone.recovery_codes_left, gone.methods.len()), (None, 2));
    for address in [address_of(&person), person.name.clone()] {
        let mails = driver.mails(&address);
        let told =
            [About::MethodAdded, About::MethodReplaced, About::MethodRemoved].map(|about| mail::count(&mails, &about));
        assert_eq!(told, [1, 2, 1], "{address}");
    }
}

/// Rule: codes are made with a fresh proof, and only where they count.
pub fn a_set_needs_what_every_change_needs(driver: &dyn Driver) {
    let (mut nora, _) = signed_in(driver, NORA);
    assert_eq!(nora.make_codes_as(&attempt()).problem().code, Code::NotAllowed, "the policy does not list them");
    allow(driver);
    driver.advance(601);
    assert_eq!(nora.make_codes_as(&attempt()).problem().code, Code::ProofNeeded);
    assert_eq!(mail::count(&driver.mails(&person(driver, NORA).name), &About::MethodAdded), 0);
}

/// Rule: whoever was sent to register makes codes where they are missing, and replaces none.
pub fn a_registering_session_makes_what_is_missing(driver: &dyn Driver) {
    allow(driver);
    let mut petra = outside::begun(driver, "s-petra.novak");
    let first = attempt();
    let made: RecoveryCodes = petra.make_codes_as(&first).ok();
    assert_eq!((made.info.recovery_codes_left, made.info.registered), (Some(10), false));
    assert_eq!(petra.make_codes_as(&attempt()).problem().code, Code::NotAllowed, "there is a set");
    assert_eq!(petra.make_codes_as(&first).ok::<RecoveryCodes>().codes, made.codes);
    let mut nora = outside::begun(driver, NORA);
    let code = latchkey_protocol::totp::code_at(&seed_of(&person(driver, NORA)), driver.now());
    let _: Proved = nora.prove(&code).ok();
    assert_eq!(nora.make_codes_as(&attempt()).problem().code, Code::NotAllowed, "nothing is missing");
}

/// Rule: a code is a gate, however it is typed, and it is good once: even if the reset that it opened comes to nothing. Every
/// address hears of it.
pub fn a_code_is_a_gate_and_good_once(driver: &dyn Driver) {
    let (mut owner, codes) = with_codes(driver);
    let nora = person(driver, NORA);
    let mut claimant = asked(driver);
    let typed = format!(" {} ", codes[0].to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
    assert_eq!(claimant.answer_recovery(&typed).status, 200);
    assert_eq!((claimant.passed, claimant.required), (1, 2));
    assert!(claimant.methods.iter().all(|method| method.kind != MethodKind::Recovery), "one kind is one gate");
    assert_eq!(left(&mut owner), Some(9));
    for address in [address_of(&nora), nora.name.clone()] {
        assert_eq!(used(driver, &address), 1, "{address}");
    }
    drop(claimant);
    for typed in [&codes[0], &codes[0].to_lowercase(), &codes[0].replace('-', "")] {
        let mut again = asked(driver);
        assert_eq!(wrong(&again.answer_recovery(typed)), (Code::CodeWrong, Some(4)), "{typed}");
    }
    let mut claimant = asked(driver);
    assert_eq!(claimant.answer_recovery(&codes[7]).status, 200, "the others are as good as before");
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(used(driver, &nora.name), 2);
}

/// Rule: a new set kills the older one whole, and so does its removal.
pub fn an_older_set_is_dead(driver: &dyn Driver) {
    let (mut owner, old) = with_codes(driver);
    let codes = owner.make_codes();
    for code in &old[..2] {
        assert_eq!(wrong(&asked(driver).answer_recovery(code)), (Code::CodeWrong, Some(4)));
    }
    assert_eq!(asked(driver).answer_recovery(&codes[0]).status, 200);
    let set = id_of(&owner.security_info().ok(), MethodKind::Recovery);
    let _: SecurityInfo = remove(&mut owner, &attempt(), &set).ok();
    assert_eq!(wrong(&asked(driver).answer_recovery(&codes[1])), (Code::CodeWrong, Some(4)));
}

/// Rule: what cannot be a code is refused before anything is counted, and an answer is of the kind that is asked for.
pub fn a_slip_counts_nothing(driver: &dyn Driver) {
    let (_, codes) = with_codes(driver);
    let mut claimant = asked(driver);
    let other = if codes[0].ends_with('7') { '8' } else { '7' };
    let slip = format!("{}{other}", &codes[0][..codes[0].len() - 1]);
    for typed in [slip.as_str(), &codes[0][1..], "482913", ""] {
        let answer = claimant.answer_recovery(typed);
        assert_eq!((answer.status, answer.problem().code), (400, Code::Malformed), "{typed}");
    }
    assert_eq!(claimant.answer("48291375").problem().code, Code::Malformed, "no code was sent");
    let nobodys = RecoveryCode::code([7; 16]).to_string();
    assert_eq!(wrong(&claimant.answer_recovery(&nobodys)), (Code::CodeWrong, Some(4)), "the first that counts");
    let mut other = Claimant::start(driver, &person(driver, NORA).name);
    assert_eq!(other.ask("authenticator", None).status, 200);
    assert_eq!(other.answer_recovery(&codes[0]).problem().code, Code::Malformed, "another challenge");
    assert_eq!(claimant.answer_recovery(&codes[0]).status, 200);
}

/// Rule: whoever passes a gate by the last code they have sets a new password; nothing is left to register with it, though.
pub fn the_last_code_opens_the_way(driver: &dyn Driver) {
    let (mut owner, codes) = with_codes(driver);
    let (last, others) = codes.split_last().unwrap();
    for code in others {
        let _: Proved = owner.prove_by_code(code).ok();
    }
    assert_eq!(left(&mut owner), Some(1));
    let nora = person(driver, NORA);
    let mut claimant = asked(driver);
    assert_eq!(claimant.answer_recovery(last).status, 200);
    let info: SecurityInfo = owner.security_info().ok();
    assert_eq!(info.recovery_codes_left, Some(0));
    assert!(owner.make_codes_as(&attempt()).status == 200, "a new set takes its place");
    // That ended the reset; so once more, to its end.
    let codes = owner.make_codes();
    let (last, others) = codes.split_last().unwrap();
    for code in others {
        let _: Proved = owner.prove_by_code(code).ok();
    }
    let mut claimant = asked(driver);
    assert_eq!(claimant.answer_recovery(last).status, 200);
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: a code completes a sign-in, once, where another factor is registered; it is offered last, and told of.
pub fn a_code_stands_in_for_a_lost_factor(driver: &dyn Driver) {
    let (mut owner, codes) = with_codes(driver);
    // Later than the codes, and still asked for before them.
    owner.add_mail("nora.second@post.example");
    let nora = person(driver, NORA);
    let begin = || sign_in(driver, &nora.name, &nora.password).ok::<SignedIn>();
    let give = |signed_in: &SignedIn, code: &str| {
        let body = json!({"sign_in": ticket_of(signed_in), "attempt": attempt(), "answer": {"recovery": code}});
        driver.call(&Call::post("/session/verify", &body))
    };
    let signed_in = begin();
    let offered: Vec<_> = signed_in.methods.iter().map(|method| (method.kind, method.id.as_str())).collect();
    assert_eq!(offered.first().map(|(kind, _)| *kind), Some(MethodKind::Authenticator));
    assert_eq!(offered.last(), Some(&(MethodKind::Recovery, "recovery")));
    let done: SignedIn = give(&signed_in, &codes[3]).ok();
    assert_eq!(done.step, SignInStep::Done);
    assert_eq!(give(&begin(), &codes[3]).problem().code, Code::CodeWrong, "it is used");
    assert_eq!(wrong(&asked(driver).answer_recovery(&codes[3])), (Code::CodeWrong, Some(4)), "in a reset as well");
    assert_eq!(asked(driver).answer_recovery(&codes[4]).status, 200);
    assert_eq!(give(&begin(), &codes[4]).problem().code, Code::CodeWrong, "and the other way round");
    assert_eq!(used(driver, &nora.name), 2);
}

/// Rule: codes are the last resort: whoever has nothing else registered is not asked for them, or ten sign-ins used them up.
pub fn codes_alone_are_no_second_factor(driver: &dyn Driver) {
    let (mut owner, codes) = with_codes(driver);
    let nora = person(driver, NORA);
    let info: SecurityInfo = owner.security_info().ok();
    for kind in [MethodKind::Mail, MethodKind::Authenticator] {
        let _: SecurityInfo = remove(&mut owner, &attempt(), &id_of(&info, kind)).ok();
    }
    let signed_in: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
    assert_eq!(signed_in.step, SignInStep::Done);
    let me: Me = owner.me().ok();
    assert!(me.interrupt.is_some_and(|interrupt| interrupt.missing == 1), "a set is one method");
    assert_ne!(owner.prove_by_code(&codes[0]).status, 200);
    assert_eq!(left(&mut owner), Some(10));
}

/// Rule: in `private` nothing tells who has codes: what is offered, what is asked and what is wrong is alike for everybody.
pub fn who_has_codes_does_not_show(driver: &dyn Driver) {
    let (_, _) = with_codes(driver);
    let nobodys = RecoveryCode::code([7; 16]).to_string();
    let seen: Vec<_> = [NORA, "s-tomas.berg", "s-petra.novak", "nobody"]
        .map(|who| {
            let known = driver.organisation().person(who).map(|person| person.name.clone());
            let mut claimant = Claimant::start(driver, &known.unwrap_or("nobody.at.all@alderbrook.example".to_owned()));
            let offered: Vec<_> = claimant.methods.iter().map(|method| method.id.clone()).collect();
            let asked = claimant.ask("recovery", None);
            let length = asked.body.len();
            let answers: Vec<_> = (0..6).map(|_| wrong(&claimant.answer_recovery(&nobodys))).collect();
            (offered, asked.status, length, answers)
        })
        .to_vec();
    assert!(seen[0].0.contains(&"recovery".to_owned()));
    assert_eq!(seen[0].3.last(), Some(&(Code::ChallengeSpent, None)), "five are looked at");
    for other in &seen[1..] {
        assert_eq!(*other, seen[0]);
    }
}

/// Rule: what cannot be guessed is not locked: whoever has other methods locked by somebody who guesses gets in by a code.
pub fn a_lock_keeps_no_code_away(driver: &dyn Driver) {
    let (_, codes) = with_codes(driver);
    let nora = person(driver, NORA);
    for _ in 0..2 {
        let mut guesser = Claimant::start(driver, &nora.name);
        assert_eq!(guesser.ask("authenticator", None).status, 200);
        for _ in 0..5 {
            let _ = guesser.answer("000000");
        }
    }
    let mut locked = Claimant::start(driver, &nora.name);
    locked.ask("authenticator", None);
    let code = latchkey_protocol::totp::code_at(&seed_of(&nora), driver.now());
    assert_ne!(locked.answer(&code).status, 200, "the first gate is locked");
    let nobodys = RecoveryCode::code([7; 16]).to_string();
    for _ in 0..12 {
        assert_ne!(asked(driver).answer_recovery(&nobodys).status, 200);
    }
    let mut claimant = asked(driver);
    assert_eq!(claimant.answer_recovery(&codes[0]).status, 200);
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// Rule: whoever reset the password by a code may have stolen the sheet: another code of it proves nothing that they have not
/// shown, and methods stay frozen.
pub fn a_stolen_sheet_thaws_nothing(driver: &dyn Driver) {
    let (_, codes) = with_codes(driver);
    let nora = person(driver, NORA);
    let mut claimant = asked(driver);
    assert_eq!(claimant.answer_recovery(&codes[0]).status, 200);
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    driver.advance(31);
    let mut thief = Owner::sign_in(driver, &nora, NEW_PASSWORD);
    let _: Proved = thief.prove_by_code(&codes[1]).ok();
    let frozen = thief.make_codes_as(&attempt()).problem();
    assert_eq!((frozen.code, frozen.retry_after.is_some()), (Code::NotAllowed, true));
    driver.advance(31);
    let code = latchkey_protocol::totp::code_at(&seed_of(&nora), driver.now());
    let _: Proved = thief.prove(&code).ok();
    assert_eq!(thief.make_codes().len(), 10, "another method thaws them");
}

/// Rule: a lost answer costs no second code, the gate it passed is passed, and it is told once; while it cannot be noted,
/// nobody hears that it was right.
pub fn a_lost_answer_uses_one_code(driver: &dyn Driver) {
    let (mut owner, codes) = with_codes(driver);
    let nora = person(driver, NORA);
    for failure in [Failure::LosesAnswer, Failure::Down] {
        let mut claimant = asked(driver);
        let code = if failure == Failure::Down { &codes[1] } else { &codes[0] };
        let call = claimant.written_recovery(&attempt(), code);
        driver.fail(Part::Write, failure);
        let first = driver.call(&call);
        driver.fail(Part::Write, Failure::None);
        assert!(failure == Failure::LosesAnswer || first.status == 503, "{}", first.text());
        let again = driver.call(&call);
        assert_eq!(again.status, 200, "{failure:?}: {}", again.text());
        assert_eq!(wrong(&asked(driver).answer_recovery(code)), (Code::CodeWrong, Some(4)));
        claimant.take_in(&again);
        driver.advance(31);
        claimant.pass_mail(&address_of(&nora));
        assert_eq!((claimant.passed, claimant.required), (2, 2), "{failure:?}");
    }
    assert_eq!((used(driver, &nora.name), left(&mut owner)), (2, Some(8)));
}
