//! A right password that ran out: a new one is chosen by a reset.

use yew::prelude::*;

use super::Scene;
use crate::account::Event;
use crate::id;
use crate::ui::{Kind, Lead, Link, Plain};

/// A right password that ran out.
pub fn expired_screen(scene: &Scene<'_>) -> Html {
    let Scene { words, on_event, .. } = scene;
    html! {
        <>
            {Lead {
                title: words.text(id::EXPIRED_TITLE),
                icon: Some("clock".into()),
                kind: Kind::Warn,
                children: html! { <><p>{words.text(id::EXPIRED_LEAD)}</p></> },
            }
            .view()}
            {Link { href: "/".into(), label: words.text(id::EXPIRED_GO), is_action: true }.view()}
            <p>{Plain::new(words.text(id::BACK), on_event.reform(|()| Event::Back)).view()}</p>
        </>
    }
}
