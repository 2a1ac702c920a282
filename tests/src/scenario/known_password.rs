//! Passwords that are known, or have run out: replaced at sign-in, and changed by their owners.

use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::password::{Reason, Reuse};
use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{Changed, PasswordChanged, SignInStep, SignedIn};
use serde_json::json;

use crate::claimant::{Claimant, address_of, attempt, person, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver, Failure, Part};
use crate::mail::{self, About};
use crate::owner::{Owner, cookie_of, give, ticket_of};
use crate::scenario::reset::{NEW_PASSWORD, OTHER_PASSWORD};

/// Signs in up to the question for a new password.
#[track_caller]
fn up_to_the_password(driver: &dyn Driver, person: &Person) -> String {
    let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
    let app = totp::code_at(&seed_of(person), driver.now());
    let next: SignedIn = give(driver, &ticket_of(&signed_in), None, &app).ok();
    assert_eq!(next.step, SignInStep::NewPassword);
    ticket_of(&next)
}

fn replace(driver: &dyn Driver, sign_in: &str, attempt: &str, password: &str) -> Answer {
    let body = json!({"sign_in": sign_in, "attempt": attempt, "password": password});
    driver.call(&Call::post("/session/password", &body))
}

fn change(owner: &mut Owner<'_>, attempt: &str, old: &str, new: &str) -> Answer {
    owner.post("/me/password", &json!({"attempt": attempt, "old": old, "new": new}))
}

/// Rule: a password that ran out, or has to be changed, is replaced before a session begins; itself is refused.
pub fn one_that_ran_out_is_replaced_at_sign_in(driver: &dyn Driver) {
    for id in ["s-omar.haddad", "s-grace.mensah"] {
        let person = person(driver, id);
        let ticket = up_to_the_password(driver, &person);
        let same = replace(driver, &ticket, &attempt(), &person.password).problem();
        assert_eq!((same.code, same.reasons), (Code::PasswordRejected, vec![Reason::Reused { of: Reuse::Current }]));
        assert_eq!(replace(driver, &ticket, &attempt(), "short").problem().code, Code::PasswordRejected);
        let answer = replace(driver, &ticket, &attempt(), NEW_PASSWORD);
        let signed_in: SignedIn = answer.ok();
        assert_eq!((signed_in.step, signed_in.must_change), (SignInStep::Done, false));
        let mut owner = Owner { driver, cookie: cookie_of(&answer).expect("a session begins") };
        assert_eq!(owner.me().status, 200);
        assert_eq!(owner.security_info().status, 200, "the sign-in was proof enough");
        assert_eq!(sign_in(driver, &person.name, &person.password).status, 403);
        let again: SignedIn = sign_in(driver, &person.name, NEW_PASSWORD).ok();
        assert!(!again.must_change);
        for address in [address_of(&person), person.name.clone()] {
            assert_eq!(mail::count(&driver.mails(&address), &About::PasswordChanged), 1, "{address}");
        }
    }
}

/// Rule: the same attempt gets the same answer, and any other one finds its ticket used.
pub fn a_replacement_can_be_asked_for_again(driver: &dyn Driver) {
    let omar = person(driver, "s-omar.haddad");
    let (ticket, ours) = (up_to_the_password(driver, &omar), attempt());
    for _ in 0..2 {
        let answer = replace(driver, &ticket, &ours, NEW_PASSWORD);
        assert_eq!(answer.ok::<SignedIn>().step, SignInStep::Done);
        let mut owner = Owner { driver, cookie: cookie_of(&answer).expect("a session begins") };
        assert_eq!(owner.me().status, 200);
    }
    assert_eq!(mail::count(&driver.mails(&omar.name), &About::PasswordChanged), 1);
    // Nobody hears "changed" about a password that is not in force.
    assert_eq!(replace(driver, &ticket, &ours, OTHER_PASSWORD).problem().code, Code::CodeWrong);
    assert_eq!(replace(driver, &ticket, &attempt(), OTHER_PASSWORD).problem().code, Code::FlowEnded);
    assert_eq!(sign_in(driver, &omar.name, NEW_PASSWORD).status, 200);
}

/// Rule: no password is replaced before the second factor is given.
pub fn a_replacement_waits_for_the_second_factor(driver: &dyn Driver) {
    let omar = person(driver, "s-omar.haddad");
    let signed_in: SignedIn = sign_in(driver, &omar.name, &omar.password).ok();
    let answer = replace(driver, &ticket_of(&signed_in), &attempt(), NEW_PASSWORD);
    assert_eq!((answer.problem().code, cookie_of(&answer)), (Code::NotAllowed, None));
    assert_eq!(sign_in(driver, &omar.name, NEW_PASSWORD).status, 403);
}

/// Rule: a change takes the old password, ends every other session, and is told to every address.
pub fn a_known_password_is_changed(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let (mut here, mut there) =
        (Owner::sign_in(driver, &petra, &petra.password), Owner::sign_in(driver, &petra, &petra.password));
    let before = here.cookie.clone();
    assert_eq!(change(&mut here, &attempt(), "wrong-password", NEW_PASSWORD).problem().code, Code::CodeWrong);
    let same = change(&mut here, &attempt(), &petra.password, &petra.password).problem();
    assert_eq!(same.reasons, [Reason::Reused { of: Reuse::Current }]);
    let weak = change(&mut here, &attempt(), &petra.password, "Alderbrook").problem();
    assert_eq!(weak.code, Code::PasswordRejected);
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 200, "nothing was changed so far");
    let changed: PasswordChanged = change(&mut here, &attempt(), &petra.password, NEW_PASSWORD).ok();
    assert!(changed.changed);
    assert_eq!((here.me().status, there.me().status), (200, 401));
    here.cookie = before;
    assert_eq!(here.me().status, 401, "the cookie from before is over, too");
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 403);
    assert_eq!(sign_in(driver, &petra.name, NEW_PASSWORD).status, 200);
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
}

/// Rule: whoever lost the answer comes back with the old cookie, and hears the same; nobody else does.
pub fn a_change_can_be_asked_for_again(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    let mut other = Owner::sign_in(driver, &petra, &petra.password);
    let (before, ours) = (owner.cookie.clone(), attempt());
    for place in 0..3 {
        if place < 2 {
            owner.cookie.clone_from(&before);
        }
        let changed: PasswordChanged = change(&mut owner, &ours, &petra.password, NEW_PASSWORD).ok();
        assert!(changed.changed);
        assert_eq!(owner.me().status, 200);
    }
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
    let mut late = Owner { driver, cookie: before };
    assert_eq!(change(&mut late, &ours, &petra.password, OTHER_PASSWORD).problem().code, Code::CodeWrong);
    assert_eq!(change(&mut late, &attempt(), NEW_PASSWORD, OTHER_PASSWORD).problem().code, Code::SignInNeeded);
    assert_eq!(change(&mut other, &ours, &petra.password, NEW_PASSWORD).problem().code, Code::SignInNeeded);
    let garbage = late.post("/me/password", &json!({"more": 1}));
    assert_eq!(garbage.problem().code, Code::SignInNeeded, "who is nobody comes before what they ask");
    // Signed out in between, the old cookie opens nothing at all.
    let _ = owner.sign_out("everywhere");
    assert_eq!(change(&mut late, &ours, &petra.password, NEW_PASSWORD).problem().code, Code::SignInNeeded);
}

/// Rule: a write whose answer got lost is found again, and happened once.
pub fn a_lost_write_is_found_again(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    driver.fail(Part::Write, Failure::LosesAnswer);
    let answer = change(&mut owner, &attempt(), &petra.password, NEW_PASSWORD);
    driver.fail(Part::Write, Failure::None);
    assert!(answer.ok::<PasswordChanged>().changed);
    assert_eq!(owner.me().status, 200);
    driver.fail(Part::Write, Failure::Down);
    let answer = change(&mut owner, &attempt(), NEW_PASSWORD, OTHER_PASSWORD);
    driver.fail(Part::Write, Failure::None);
    assert_eq!(answer.problem().code, Code::Unavailable);
    assert_eq!(owner.me().status, 200, "nothing was changed");
    assert_eq!(mail::count(&driver.mails(&petra.name), &About::PasswordChanged), 1);
}

/// Rule: a session does not help to guess the password: ten wrong ones pause, and a right one then waits, too.
pub fn wrong_old_passwords_pause(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    for place in 0..10 {
        let answer = change(&mut owner, &attempt(), &format!("wrong-password-{place}"), NEW_PASSWORD);
        assert_eq!(answer.problem().code, Code::CodeWrong, "{place}");
    }
    let paused = change(&mut owner, &attempt(), &petra.password, NEW_PASSWORD).problem();
    assert_eq!((paused.code, paused.retry_after.is_some()), (Code::TooMany, true));
    assert_eq!(sign_in(driver, &petra.name, &petra.password).status, 403, "it is one count with the sign-in's");
    driver.advance(61);
    let _: PasswordChanged = change(&mut owner, &attempt(), &petra.password, NEW_PASSWORD).ok();
}

/// Rule: nor does the password help to guess codes: right, but changed to nothing, it takes no wrong code back.
pub fn a_right_password_takes_no_wrong_code_back(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    for place in 0..9 {
        assert_eq!(owner.prove("000000").problem().code, Code::CodeWrong, "{place}");
    }
    let refused = change(&mut owner, &attempt(), &nora.password, "short").problem();
    assert_eq!(refused.code, Code::PasswordRejected);
    assert_eq!(owner.prove("000000").problem().code, Code::CodeWrong);
    assert_eq!(owner.prove("000000").problem().code, Code::TooMany);
}

/// Rule: as many former passwords are refused as the policy keeps, in a change and in a reset.
pub fn former_passwords_are_refused_where_they_are_kept(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.password.history = 2);
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    let third = "eleven-badgers-mend-the-lantern";
    let fourth = "nineteen-swifts-cross-the-harbour";
    for (old, new) in [(petra.password.as_str(), NEW_PASSWORD), (NEW_PASSWORD, OTHER_PASSWORD)] {
        let _: PasswordChanged = change(&mut owner, &attempt(), old, new).ok();
    }
    for former in [petra.password.as_str(), NEW_PASSWORD] {
        let refused = change(&mut owner, &attempt(), OTHER_PASSWORD, former).problem();
        assert_eq!(refused.reasons, [Reason::Reused { of: Reuse::History }], "{former}");
    }
    for (old, new) in [(OTHER_PASSWORD, third), (third, fourth)] {
        let _: PasswordChanged = change(&mut owner, &attempt(), old, new).ok();
    }
    let _: PasswordChanged = change(&mut owner, &attempt(), fourth, &petra.password).ok();
    // The same list is there for a reset, which otherwise lets a forgotten password be found again.
    let nora = person(driver, "s-nora.lindqvist");
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    for (password, of) in [(nora.password.as_str(), Reuse::Current), ("marble-teapot-2205", Reuse::History)] {
        let refused = claimant.set_password(password).problem();
        assert_eq!(refused.reasons, [Reason::Reused { of }], "{password}");
    }
    driver.edit_policy(&|policy| policy.password.history = 0);
    let _: Changed = claimant.set_password(&nora.password).ok();
}

/// Rule: a password younger than the policy likes stays; a reset does not wait.
pub fn a_password_can_be_too_new_to_change(driver: &dyn Driver) {
    driver.edit_policy(&|policy| policy.password.minimum_age_s = 3_600);
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    let _: PasswordChanged = change(&mut owner, &attempt(), &petra.password, NEW_PASSWORD).ok();
    let refused = change(&mut owner, &attempt(), NEW_PASSWORD, OTHER_PASSWORD).problem();
    assert_eq!(refused.code, Code::NotAllowed);
    assert!(refused.retry_after.is_some_and(|wait| (3_500..=3_600).contains(&wait)), "{:?}", refused.retry_after);
    // Whoever has forgotten the new one does not wait: twice within the hour.
    let nora = person(driver, "s-nora.lindqvist");
    for password in [NEW_PASSWORD, OTHER_PASSWORD] {
        let mut claimant = Claimant::start(driver, &nora.name);
        claimant.pass_both(&nora);
        let _: Changed = claimant.set_password(password).ok();
        driver.advance(31);
    }
    driver.advance(1_638);
    assert_eq!(owner.me().status, 200);
    driver.advance(1_700);
    assert_eq!(owner.me().status, 200);
    driver.advance(201);
    let _: PasswordChanged = change(&mut owner, &attempt(), NEW_PASSWORD, OTHER_PASSWORD).ok();
}

/// Rule: a tier without resets may still change; a password that is kept elsewhere is changed there.
pub fn whoever_may_only_change_may_change(driver: &dyn Driver) {
    let samuel = person(driver, "s-samuel.adeyemi");
    let mut owner = Owner::sign_in(driver, &samuel, &samuel.password);
    let _: PasswordChanged = change(&mut owner, &attempt(), &samuel.password, NEW_PASSWORD).ok();
    for (id, why) in [("s-jonas.weber", Ineligible::NoWriteback), ("s-hanna.keller", Ineligible::Federated)] {
        let person = person(driver, id);
        let mut owner = Owner::sign_in(driver, &person, &person.password);
        let refused = change(&mut owner, &attempt(), &person.password, NEW_PASSWORD).problem();
        assert_eq!((refused.code, refused.ineligible), (Code::NotAllowed, Some(why)), "{id}");
        assert_eq!(sign_in(driver, &person.name, &person.password).status, 200);
    }
}
