//! A whole reset, and what follows from it.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, PollState, Polled, SignedIn, Unlocked};

use crate::claimant::{Claimant, address_of, person, seed_of, sign_in};
use crate::driver::{Change, Driver};
use crate::mail::{self, About};

/// A password that no rule objects to.
pub const NEW_PASSWORD: &str = "quiet-otters-paddle-upstream";
/// Another one.
pub const OTHER_PASSWORD: &str = "seven-herons-guard-the-weir";

/// The main job, end to end.
pub fn two_gates_set_a_new_password_and_the_old_one_is_dead(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let changed: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert!(changed.changed);
    let signed_in: SignedIn = sign_in(driver, &nora.name, NEW_PASSWORD).ok();
    assert_eq!(signed_in.account, nora.name);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 403);
}

/// Every name of an account leads to it, the gates in either order.
pub fn every_name_and_either_order_lead_to_the_account(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, " ALDER\\Nora ");
    claimant.pass_authenticator(&seed_of(&nora));
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    let _: SignedIn = sign_in(driver, "e-10042", NEW_PASSWORD).ok();
}

/// Unlock leaves the password alone, clears the directory's lock, and spends the flow.
pub fn unlock_leaves_the_password_alone(driver: &dyn Driver) {
    let lena = person(driver, "s-lena.hartmann");
    assert_eq!(sign_in(driver, &lena.name, &lena.password).status, 403);
    let mut claimant = Claimant::start(driver, &lena.name);
    claimant.pass_both(&lena);
    let unlocked: Unlocked = claimant.unlock().ok();
    assert!(unlocked.unlocked);
    let _: SignedIn = sign_in(driver, &lena.name, &lena.password).ok();
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(mail::count(&driver.mails(&address_of(&lena)), &About::Unlocked), 1);
}

/// A resend makes a new code and kills the old one of the same flow.
pub fn a_resent_code_replaces_the_old_one(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let old = claimant.mail_code(&address_of(&nora));
    let old_challenge = claimant.challenge.clone();
    driver.advance(31);
    let new = claimant.mail_code(&address_of(&nora));
    assert_ne!(old, new);
    let new_challenge = core::mem::replace(&mut claimant.challenge, old_challenge);
    assert_eq!(claimant.answer(&old).problem().code, Code::ChallengeSpent);
    claimant.challenge = new_challenge;
    assert_eq!(claimant.answer(&new).status, 200);
}

/// Leaving a method for another costs nothing and passes nothing.
pub fn another_method_can_be_chosen(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let _unused = claimant.mail_code(&address_of(&nora));
    claimant.pass_authenticator(&seed_of(&nora));
    assert_eq!(claimant.passed, 1);
    driver.advance(31);
    claimant.pass_mail(&address_of(&nora));
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// A rejected password says why and leaves the flow usable.
pub fn a_rejected_password_can_be_mended(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    for (bad, rule) in [
        ("short", "too_short"),
        ("nora-lindqvist-forever-and-ever", "own_term"),
        ("alderbrook-forever-and-ever", "own_term"),
        ("nightshiftnightshift", "too_easy"),
    ] {
        let problem = claimant.set_password(bad).problem();
        assert_eq!(problem.code, Code::PasswordRejected, "{bad}");
        let reasons = serde_json::to_string(&problem.reasons).unwrap();
        assert!(reasons.contains(rule), "{bad}: {reasons}");
    }
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// After fifteen minutes it is over, code or not; a new flow works.
pub fn an_expired_ticket_starts_again(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.advance(15 * 60);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(claimant.extend().problem().code, Code::FlowEnded);
    let mut again = Claimant::start(driver, &nora.name);
    again.pass_both(&nora);
    let _: Changed = again.set_password(NEW_PASSWORD).ok();
}

/// The last gate opens the way for ten minutes only.
pub fn the_last_gate_goes_stale(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    driver.advance(10 * 60 + 1);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// More time can be had once, and no code outlives its own ten minutes.
pub fn a_flow_can_be_extended_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    driver.advance(14 * 60);
    let before = claimant.flow.clone();
    assert_eq!(claimant.extend().status, 200);
    let first = core::mem::replace(&mut claimant.flow, before);
    assert_eq!(claimant.extend().status, 200, "a lost answer can be asked for again");
    claimant.flow = first;
    assert_eq!(claimant.extend().problem().code, Code::NotAllowed);
    driver.advance(2 * 60);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

/// A code lives ten minutes.
pub fn a_code_expires_before_its_flow(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    driver.advance(10 * 60);
    assert_eq!(claimant.answer(&code).problem().code, Code::ChallengeSpent);
    claimant.pass_mail(&address_of(&nora));
}

/// A closed flow takes nothing more.
pub fn a_closed_flow_is_over(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    assert_eq!(claimant.close("cancelled", None).status, 200);
    assert_eq!(claimant.set_password(NEW_PASSWORD).problem().code, Code::FlowEnded);
}

/// Past a gate the help desk is written to, once per account and day; before one never.
pub fn the_help_desk_is_mailed_once_a_day(driver: &dyn Driver) {
    let desk = "servicedesk@alderbrook.example";
    let nora = person(driver, "s-nora.lindqvist");
    let blind = Claimant::start(driver, &nora.name);
    assert_eq!(blind.close("contacted_admin", Some("please call me")).status, 200);
    assert_eq!(mail::count(&driver.mails(desk), &About::HelpWanted), 0);
    for _ in 0..2 {
        let mut claimant = Claimant::start(driver, &nora.name);
        claimant.pass_authenticator(&seed_of(&nora));
        assert_eq!(claimant.close("contacted_admin", Some("lost my phone\r\nBcc: x")).status, 200);
        driver.advance(61);
    }
    assert_eq!(mail::count(&driver.mails(desk), &About::HelpWanted), 1);
    let long = "x".repeat(501);
    let claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.close("cancelled", Some(&long)).problem().code, Code::Malformed);
}

/// A poll follows the challenge from pending to approved.
pub fn a_poll_follows_its_challenge(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let polled: Polled = claimant.poll().ok();
    assert_eq!(polled.state, PollState::Pending);
    assert_eq!(claimant.answer(&code).status, 200);
    let polled: Polled = claimant.poll().ok();
    assert_eq!(polled.state, PollState::Approved);
}

/// Three resets a day, and the fourth is told when again.
pub fn three_resets_a_day(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    for round in 0..4 {
        driver.advance(20 * 60);
        let mut claimant = Claimant::start(driver, &nora.name);
        // Sends are counted apart; past a gate one is kept.
        claimant.pass_authenticator(&seed_of(&nora));
        claimant.pass_mail(&address_of(&nora));
        let answer = claimant.set_password(&format!("{NEW_PASSWORD}-{round}-again"));
        if round < 3 {
            let _: Changed = answer.ok();
        } else {
            let problem = answer.problem();
            assert_eq!(problem.code, Code::TooMany);
            assert!(problem.retry_after.unwrap() > 20 * 60 * 60);
        }
    }
}

/// The owner is told at every address, and nobody is signed in.
pub fn the_owner_is_told_at_every_address(driver: &dyn Driver) {
    let bruno = person(driver, "s-bruno.ricci");
    let mut claimant = Claimant::start(driver, &bruno.name);
    claimant.pass_authenticator(&seed_of(&bruno));
    claimant.pass_mail(&address_of(&bruno));
    let answer = claimant.set_password(NEW_PASSWORD);
    let _: Changed = answer.ok();
    assert_eq!(answer.header("set-cookie"), None);
    for address in ["bruno.ricci@post.example", "ricci.family@post.example", "bruno.ricci@alderbrook.example"] {
        assert_eq!(mail::count(&driver.mails(address), &About::PasswordReset), 1, "{address}");
    }
}

/// Administrators hear of an administrator's reset; of a user's they do not.
pub fn administrators_are_told_of_an_administrators_reset(driver: &dyn Driver) {
    let chief = "astrid.holm@alderbrook.example";
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(mail::count(&driver.mails(chief), &About::AdministratorReset), 0);
    let mei = person(driver, "s-mei.tanaka");
    driver.change("s-mei.tanaka", &Change::Role(latchkey_protocol::account::Role::HelpDesk));
    let mut claimant = Claimant::start(driver, &mei.name);
    claimant.pass_both(&mei);
    let _: Changed = claimant.set_password(OTHER_PASSWORD).ok();
    assert_eq!(mail::count(&driver.mails(chief), &About::AdministratorReset), 1);
}

/// A flow that changed nothing yet carries nothing over to another account (attack A24).
pub fn the_subject_comes_from_the_ticket_only(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mei = person(driver, "s-mei.tanaka");
    let mut attacker = Claimant::start(driver, &nora.name);
    let code = attacker.mail_code(&address_of(&nora));
    let victim = Claimant::start(driver, &mei.name);
    let own_flow = core::mem::replace(&mut attacker.flow, victim.flow.clone());
    assert_eq!(attacker.answer(&code).problem().code, Code::ChallengeSpent);
    attacker.flow = own_flow;
    assert_eq!(attacker.answer(&code).status, 200);
}
