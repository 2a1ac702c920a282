//! Signing in: password, second factor, sessions and their end.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_protocol::policy::Origin;
use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::{Changed, Me, SignInStep, SignedIn, SignedOut};
use serde_json::{Value, json};

use crate::claimant::{Claimant, attempt, person, seed_of, sign_in};
use crate::driver::{Call, Change, Driver};
use crate::owner::{Owner, cookie_of, give, give_as, mailed_code, ticket_of};
use crate::scenario::reset::NEW_PASSWORD;

/// Right is right, and says whether the password must be changed.
pub fn a_right_password_signs_in(driver: &dyn Driver) {
    for (id, must_change) in [("s-nora.lindqvist", false), ("s-omar.haddad", true), ("s-grace.mensah", true)] {
        let person = person(driver, id);
        let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
        assert_eq!((signed_in.account, signed_in.must_change), (person.name, must_change));
        assert_eq!(signed_in.step, SignInStep::SecondFactor, "everybody here has registered one");
    }
}

/// Unknown, disabled, locked and wrong are one answer.
pub fn every_refusal_of_a_sign_in_is_alike(driver: &dyn Driver) {
    let [nora, daniel, lena] = ["s-nora.lindqvist", "s-daniel.osei", "s-lena.hartmann"].map(|id| person(driver, id));
    let answers = [
        sign_in(driver, &nora.name, "wrong-password-entirely"),
        sign_in(driver, "nobody.atall@alderbrook.example", &nora.password),
        sign_in(driver, &daniel.name, &daniel.password),
        sign_in(driver, &lena.name, &lena.password),
    ];
    let bodies = answers.map(|answer| {
        assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed));
        let mut body: Value = serde_json::from_slice(&answer.body).unwrap();
        body.as_object_mut().unwrap().remove("support_id");
        (answer.headers, body)
    });
    assert!(bodies.windows(2).all(|pair| pair.first() == pair.last()), "{bodies:?}");
}

/// Ten wrong passwords pause the sign-in, the right one included; a reset is not stopped by it, and ends it.
pub fn ten_wrong_passwords_pause_the_sign_in_only(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    for place in 0..10 {
        assert_eq!(sign_in(driver, &nora.name, &format!("wrong-password-{place}")).status, 403);
    }
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 403);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(sign_in(driver, &nora.name, NEW_PASSWORD).status, 200);
}

/// The pause ends by itself, and the owner gets in with the next right password and code.
pub fn a_pause_of_the_sign_in_ends(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    for place in 0..10 {
        assert_eq!(sign_in(driver, &nora.name, &format!("wrong-password-{place}")).status, 403);
    }
    driver.advance(61);
    assert_eq!(Owner::sign_in(driver, &nora, &nora.password).me().status, 200);
}

/// Rule: an address that nobody ever proved is no second factor: mistyped, it would keep its owner out.
pub fn an_unproven_contact_is_no_second_factor(driver: &dyn Driver) {
    let elif = person(driver, "s-elif.aydin");
    assert_eq!(sign_in(driver, &elif.name, &elif.password).ok::<SignedIn>().step, SignInStep::Done);
    let yusuf = person(driver, "s-yusuf.demir");
    let signed_in: SignedIn = sign_in(driver, &yusuf.name, &yusuf.password).ok();
    let kinds: Vec<&str> = signed_in.methods.iter().map(|method| method.kind.as_str()).collect();
    assert_eq!(kinds, ["authenticator"]);
}

/// Rule: a device that sends one old password for ever pauses nothing; the last three are not counted again.
pub fn the_same_bad_password_counts_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    for place in 0..24 {
        assert_eq!(sign_in(driver, &nora.name, &format!("an-old-password-{}", place % 3)).status, 403);
    }
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 200);
}

/// Rule: no session begins before the second factor, and each kind completes a sign-in.
pub fn a_second_factor_completes_the_sign_in(driver: &dyn Driver) {
    for id in ["s-nora.lindqvist", "s-tomas.berg"] {
        let person = person(driver, id);
        let answer = sign_in(driver, &person.name, &person.password);
        let signed_in: SignedIn = answer.ok();
        assert_eq!((signed_in.step, cookie_of(&answer)), (SignInStep::SecondFactor, None));
        let me: Me = Owner::sign_in(driver, &person, &person.password).me().ok();
        assert_eq!(me.account, person.name);
    }
    // Whoever registered nothing has nothing to be asked for.
    let petra = person(driver, "s-petra.novak");
    assert!(cookie_of(&sign_in(driver, &petra.name, &petra.password)).is_some());
}

/// Rule: a code is good once, for its own sign-in, and its lost answer may be asked for again.
pub fn a_second_factor_is_good_once(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let begin = || -> SignedIn { sign_in(driver, &nora.name, &nora.password).ok() };
    let first = begin();
    let (challenge, code) = mailed_code(driver, &nora, &first);
    let (other, again) = (begin(), attempt());
    let foreign = give(driver, &ticket_of(&other), Some(&challenge), &code);
    assert_eq!(foreign.problem().code, Code::ChallengeSpent, "the challenge of another sign-in");
    let polled = driver.call(&Call::post("/reset/poll", &json!({ "challenge": challenge })));
    assert_eq!(polled.problem().code, Code::ChallengeSpent, "a sign-in's challenge is none of a reset");
    for _ in 0..2 {
        let answer = give_as(driver, &again, &ticket_of(&first), Some(&challenge), &code);
        assert!(cookie_of(&answer).is_some(), "{}", answer.text());
    }
    let twice = give(driver, &ticket_of(&first), Some(&challenge), &code);
    assert_eq!(twice.problem().code, Code::CodeWrong);
    // The same with an authenticator, across sign-in and reset.
    let app = totp::code_at(&seed_of(&nora), driver.now());
    assert_eq!(give(driver, &ticket_of(&begin()), None, &app).status, 200);
    assert_eq!(give(driver, &ticket_of(&begin()), None, &app).problem().code, Code::CodeWrong);
    let mut claimant = Claimant::start(driver, &nora.name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    assert_eq!(claimant.answer(&app).problem().code, Code::CodeWrong);
}

/// Rule: whoever knows the password guesses ten codes, then the sign-in pauses for right ones, too.
pub fn wrong_codes_pause_the_sign_in(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    // The password counts as one until the sign-in is complete.
    for _ in 0..9 {
        let signed_in: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
        assert_eq!(give(driver, &ticket_of(&signed_in), None, "000000").problem().code, Code::CodeWrong);
    }
    assert_eq!(sign_in(driver, &nora.name, &nora.password).status, 403);
    driver.advance(61);
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    assert_eq!(owner.me().status, 200);
}

/// Rule: a reset ends every session and every sign-in under way before it says that it is done.
pub fn a_reset_ends_every_session(driver: &dyn Driver) {
    let nora = person(driver, "s-nora.lindqvist");
    let mut owner = Owner::sign_in(driver, &nora, &nora.password);
    assert_eq!(owner.me().status, 200);
    let under_way: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
    driver.advance(30);
    let mut claimant = Claimant::start(driver, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
    assert_eq!(owner.me().problem().code, Code::SignInNeeded);
    driver.advance(30);
    let app = totp::code_at(&seed_of(&nora), driver.now());
    assert_eq!(give(driver, &ticket_of(&under_way), None, &app).problem().code, Code::FlowEnded);
}

/// Rule: signing out ends the session itself, not only the cookie of one browser; here alone, or everywhere.
pub fn signing_out_ends_sessions(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let signed_in = || Owner::sign_in(driver, &petra, &petra.password);
    let (mut here, mut there) = (signed_in(), signed_in());
    let copied = here.cookie.clone();
    let answer = here.sign_out("here");
    let _: SignedOut = answer.ok();
    assert!(answer.header("set-cookie").is_some_and(|cookie| cookie.contains("Max-Age=0")), "{answer:?}");
    here.cookie = copied;
    assert_eq!(here.me().problem().code, Code::SignInNeeded);
    assert_eq!(there.me().status, 200);
    let (copied, mut third) = (there.cookie.clone(), signed_in());
    let _: SignedOut = there.sign_out("everywhere").ok();
    there.cookie = copied;
    assert_eq!((there.me().status, third.me().status), (401, 401));
    assert_eq!(signed_in().me().status, 200);
}

/// Rule: whoever is disabled or locked is signed in no longer.
pub fn whoever_is_shut_out_is_signed_out(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let mut owner = Owner::sign_in(driver, &petra, &petra.password);
    driver.change("s-petra.novak", &Change::Disable);
    assert_eq!(owner.me().problem().code, Code::SignInNeeded);
}

/// Rule: a session ends half an hour after its last use, and after eight hours whatever happens.
pub fn sessions_end_by_themselves(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let mut idle = Owner::sign_in(driver, &petra, &petra.password);
    driver.advance(30 * 60 + 1);
    assert_eq!(idle.me().problem().code, Code::SignInNeeded);
    let mut busy = Owner::sign_in(driver, &petra, &petra.password);
    for quarter in 1..32 {
        driver.advance(15 * 60);
        assert_eq!(busy.me().status, 200, "after {quarter} quarters of an hour");
    }
    driver.advance(15 * 60 + 1);
    assert_eq!(busy.me().problem().code, Code::SignInNeeded);
}

/// Rule: a cookie alone proves no page of ours: another page, a form, and a script of a listed origin get nowhere.
pub fn no_other_page_uses_a_session(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let portal = "https://portal.alderbrook.example";
    driver.edit_policy(&|policy| policy.origins.api = [Origin::try_from(portal.to_owned()).unwrap()].into());
    let owner = Owner::sign_in(driver, &petra, &petra.password);
    let own = driver.origin();
    let out = || Call::post("/me/sign-out", &json!({"scope": "here"})).with("cookie", &owner.cookie);
    let refused = [
        Call::get("/api/v1/me").with("cookie", &owner.cookie),
        out().with("origin", &own),
        out().with(OWN_PAGE_HEADER, "1"),
        out().with(OWN_PAGE_HEADER, "1").with("origin", "https://evil.example"),
        out().with(OWN_PAGE_HEADER, "1").with("origin", "null"),
        out().with(OWN_PAGE_HEADER, "1").with("origin", portal),
    ];
    for call in refused {
        let answer = driver.call(&call);
        assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed), "{call:?}");
    }
    let body = json!({"identifier": petra.name, "password": petra.password});
    let answer = driver.call(&Call::post("/session", &body).with("origin", portal));
    assert_eq!((answer.status, cookie_of(&answer)), (403, None), "nobody signs in on a listed page");
    assert_eq!(driver.call(&out().with(OWN_PAGE_HEADER, "1").with("origin", &own)).status, 200);
}

/// Rule: the cookie is out of reach of scripts and of other sites; who is nobody comes before what they ask.
pub fn a_cookie_is_kept_from_everybody(driver: &dyn Driver) {
    let petra = person(driver, "s-petra.novak");
    let answer = sign_in(driver, &petra.name, &petra.password);
    let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
    for word in ["; Path=/;", "; HttpOnly;", "; SameSite=Strict"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(cookie.contains("; Secure") || driver.origin().starts_with("http://"), "{cookie}");
    let mut nobody = Owner { driver, cookie: "latchkey-loopback=v4.local.none".to_owned() };
    assert_eq!(nobody.me().problem().code, Code::SignInNeeded);
    let garbage = nobody.send(Call::post("/me/sign-out", &json!({"scope": "nowhere", "more": 1})));
    assert_eq!(garbage.problem().code, Code::SignInNeeded);
    let wrong_method = nobody.send(Call::post("/me", &json!({})));
    assert_eq!(wrong_method.problem().code, Code::SignInNeeded, "not even which methods there are");
    let mut owner = Owner { driver, cookie: cookie_of(&answer).expect("a cookie") };
    assert_eq!(owner.send(Call::post("/me", &json!({}))).status, 405, "whoever is signed in may know");
    // The ticket of a sign-in under way is no session.
    let nora = person(driver, "s-nora.lindqvist");
    let under_way: SignedIn = sign_in(driver, &nora.name, &nora.password).ok();
    for name in ["__Host-latchkey", "latchkey-loopback"] {
        nobody.cookie = format!("{name}={}", ticket_of(&under_way));
        assert_eq!(nobody.me().problem().code, Code::SignInNeeded);
    }
}

/// Rule: an expired password, or one that has to be changed, opens no session, second factor or not.
pub fn a_password_that_ran_out_opens_no_session(driver: &dyn Driver) {
    for id in ["s-omar.haddad", "s-grace.mensah"] {
        let person = person(driver, id);
        let signed_in: SignedIn = sign_in(driver, &person.name, &person.password).ok();
        let app = totp::code_at(&seed_of(&person), driver.now());
        let answer = give(driver, &ticket_of(&signed_in), None, &app);
        let next: SignedIn = answer.ok();
        assert_eq!((next.step, next.must_change, cookie_of(&answer)), (SignInStep::NewPassword, true, None));
        let again = give(driver, &ticket_of(&next), None, &app);
        assert_eq!(again.problem().code, Code::NotAllowed, "that ticket asks for a password");
    }
}
