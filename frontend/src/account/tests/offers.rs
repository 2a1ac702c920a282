//! What is offered to be done, and what not, because the edge would refuse it.

use latchkey_shared::wire::{OfferedMethod, ProofOptions, Proved, RegisteredMethod, SecurityInfo, VouchedBy};

use super::inside::{begun, info, registered};
use super::*;

fn unproved(id: &str) -> RegisteredMethod {
    let method = registered(id, MethodKind::Mail);
    RegisteredMethod { provenance: VouchedBy::Unverified, ..method }
}

fn frozen(methods: Vec<RegisteredMethod>) -> Answer {
    Answer::Info(SecurityInfo { frozen_for: Some(3_600), ..info(methods) })
}

// Rule: what comes after another one waits for that one, whatever else is there.
#[test]
fn an_address_waits_for_the_app_also_where_there_is_an_address() {
    let page = Page::at_info(vec![registered("m", MethodKind::Mail)]);
    let offered = OfferedMethod { kind: MethodKind::Mail, room: 2, only_after_another: true };
    assert!(!page.inside().can_begin(&offered, page.now));
    let offered = OfferedMethod { only_after_another: false, ..offered };
    assert!(page.inside().can_begin(&offered, page.now));
}

// Rule: while a reset has everything frozen nothing is offered that would be refused.
#[test]
fn nothing_is_offered_while_everything_is_frozen() {
    let methods = || vec![registered("a", MethodKind::Authenticator), registered("m", MethodKind::Mail)];
    let page = Page::as_me(me()).wants(Wish::Show, 1).answers(frozen(methods()));
    let offers = |page: &Page| {
        let (inside, known) = (page.inside(), page.inside().info.as_ref().unwrap());
        let deeds = known.methods.iter().any(|method| !inside.deeds(method, page.now).is_empty());
        let begins = known.offered.iter().any(|offered| inside.can_begin(offered, page.now));
        [deeds, begins, inside.can_order(known, page.now)]
    };
    assert_eq!(offers(&page), [false; 3]);
    assert_eq!(offers(&page.after(600).wants(Wish::Show, 2).answers(Answer::Info(info(methods())))), [true; 3]);
}

#[test]
fn a_proof_that_ends_nothing_says_so() {
    let methods = || vec![registered("m", MethodKind::Mail)];
    let proved = || {
        let page = Page::as_me(me()).wants(Wish::Show, 1).answers(frozen(methods()));
        let page = page.on(Event::ProofWanted(attempt(2)));
        assert_eq!(page.effect, Some(Effect::OfferProof));
        let options = ProofOptions { methods: Page::both(), password: false };
        let page = page.on(Event::ProofOffered(Ok(options))).on(Event::FactorChosen("app".to_owned(), attempt(3)));
        let page = page.on(Event::Typed("123456".to_owned())).on(Event::Submitted(attempt(4)));
        page.on(Event::Proved(Ok(Proved { proved_for: 600 })))
    };
    assert_eq!(proved().answers(frozen(methods())).inside().said, Some(Said::StillFrozen));
    assert_eq!(proved().answers(Answer::Info(info(methods()))).inside().said, None);
}

// Rule: only what its owner has proved can be asked for first.
#[test]
fn only_what_is_proved_can_be_asked_for_first() {
    let page = Page::at_info(vec![registered("a", MethodKind::Authenticator), unproved("m")]);
    let known = page.inside().info.as_ref().unwrap();
    assert_eq!(orderable(known).map(|method| method.id.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(!page.inside().can_order(known, page.now));
}

// Rule: what is told from others of its kind by a name can be renamed, and nothing else; a visit that only adds renames nothing.
#[test]
fn what_has_a_name_can_be_renamed() {
    let kinds = [MethodKind::Passkey, MethodKind::Authenticator, MethodKind::Mail, MethodKind::Recovery];
    let page = Page::at_info(kinds.map(|kind| registered(kind.as_str(), kind)).to_vec());
    let is_named = |method: &RegisteredMethod| page.inside().deeds(method, page.now).contains(&Deed::Name);
    assert_eq!(kinds.map(|kind| is_named(&registered("x", kind))), [true, true, false, false]);
    assert!(!is_named(&RegisteredMethod { may_delete: false, ..registered("x", MethodKind::Passkey) }));
}

// Rule: an address that nobody has proved is confirmed as it is, without being typed.
#[test]
fn an_unproved_address_is_confirmed_as_it_is() {
    let page = Page::at_info(vec![registered("a", MethodKind::Authenticator), unproved("m")]);
    let deeds = |id: &str| page.inside().deeds(page.inside().method(id).unwrap(), page.now);
    assert_eq!(deeds("m"), [Deed::Confirm, Deed::Change, Deed::Remove]);
    assert_eq!(deeds("a"), [Deed::Name, Deed::Remove]);
    let begin = Begin::Mail { contact: None, replaces: Some("m".to_owned()) };
    let page = page.wants(Wish::Begin(begin), 2).answers(Answer::Begun(begun(MethodKind::Mail)));
    assert_eq!(page.state.key(), "add-mail");
    // There is no address to go back to.
    assert_eq!(page.on(Event::Back).room(), &Room::Info);
}
