//! Being back in.

use latchkey_shared::method::MethodKind;
use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use crate::flow::{Done, Goal};
use crate::id;
use crate::ui::{Hint, Kind, Lead, Link, More, Notice};

/// Where methods are managed.
const SECURITY_INFO: &str = "/me";

/// Being back in.
pub fn done_step(scene: &Scene<'_>, state: &Done) -> Html {
    let words = scene.words;
    let [title, lead, phone, phone_do, not_you_do] = match state.goal {
        Goal::Password => [id::DONE_TITLE, id::DONE_LEAD, id::DONE_PHONE, id::DONE_PHONE_DO, id::DONE_NOT_YOU_DO],
        Goal::Unlock => {
            [id::UNLOCKED_TITLE, id::UNLOCKED_LEAD, id::UNLOCKED_PHONE, id::UNLOCKED_PHONE_DO, id::UNLOCKED_NOT_YOU_DO]
        }
    };
    html! {
        <>
            {Lead {
                title: words.text(title),
                icon: Some("done".into()),
                kind: Kind::Good,
                children: html! { <><p>{words.text(lead)}</p></> },
            }
            .view()}
            {Link {
                href: state.sign_in_url.clone().into(),
                label: words.text(id::SIGN_IN),
                is_action: true,
            }
            .view()}
            {passkey(scene, state)}
            {Notice::of(Kind::Info, "app", words.text(phone), words.line(phone_do)).view()}
            {More { title: words.text(id::DONE_NOT_YOU), children: html! { <><p>{words.text(not_you_do)}</p>
                {help_desk(scene.words, scene.settings, None)}</> } }.view()}
        </>
    }
}

/// The way to a passkey, for whoever has none where they count. It is made in security info, behind a sign-in and whatever
/// the reset has frozen (docs/decisions/0153): this page has shown nothing that may add a method.
fn passkey(scene: &Scene<'_>, state: &Done) -> Html {
    let takes_passkeys = scene.settings.tenant().methods.contains(&MethodKind::Passkey);
    if state.goal != Goal::Password || state.has_passkey || !takes_passkeys {
        return Html::default();
    }
    let words = scene.words;
    let go = Link { href: SECURITY_INFO.into(), label: words.text(id::DONE_PASSKEY_GO), ..Link::default() };
    Notice {
        title: words.text(id::DONE_PASSKEY),
        icon: "key".into(),
        children: html! { <>{Hint { children: words.line(id::DONE_PASSKEY_DO) }.view()}<p>{go.view()}</p></> },
        ..Notice::default()
    }
    .view()
}
