//! Being back in.

use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use crate::flow::{Done, Goal};
use crate::id;
use crate::ui::{Kind, Lead, Link, More, Notice};

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
            {Notice::of(Kind::Info, "app", words.text(phone), words.line(phone_do)).view()}
            {More { title: words.text(id::DONE_NOT_YOU), children: html! { <><p>{words.text(not_you_do)}</p>
                {help_desk(scene.words, scene.settings, None)}</> } }.view()}
        </>
    }
}
