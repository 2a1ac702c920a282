//! Being back in.

use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use crate::flow::{Done, Goal};
use crate::ui::{Hint, Kind, Lead, Link, More, Notice};

/// Being back in.
pub fn done_step(scene: &Scene<'_>, state: &Done) -> Html {
    let words = scene.words;
    let id = match state.goal {
        Goal::Password => "done",
        Goal::Unlock => "unlocked",
    };
    let say = |part: &str| words.text(&format!("{id}-{part}"));
    html! {
        <>
            {Lead {
                title: say("title"),
                icon: Some("done".into()),
                kind: Kind::Good,
                children: html! { <><p>{say("lead")}</p></> },
            }
            .view()}
            {Link {
                href: state.sign_in_url.clone().into(),
                label: words.text("sign-in"),
                is_action: true,
            }
            .view()}
            {Notice {
                title: say("phone"),
                icon: "app".into(),
                children: html! { <>{Hint { children: html! { {say("phone-do")} } }.view()}</> },
                ..Notice::default()
            }
            .view()}
            {More { title: words.text("done-not-you"), children: html! { <><p>{say("not-you-do")}</p>
                {help_desk(scene, None)}</> } }.view()}
        </>
    }
}
