//! The picture check within the first step: characters to read or hear.

use latchkey_shared::wire::BotCheckKind;
use yew::prelude::*;

use super::Scene;
use crate::flow::{Event, Picture, Sound};
use crate::locale::count;
use crate::ui::{Plain, Problem, Row, TextField};

/// The picture, its sound and its field.
pub fn picture_field(scene: &Scene<'_>, picture: &Picture, problem: Option<&Problem>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let length = || [("length", count(picture.length))];
    let hear = on_event.reform(|()| Event::SoundWanted);
    let renew = on_event.reform(|()| Event::CheckWanted(BotCheckKind::Image));
    let hear = |label: &str, ready: bool| {
        Plain { label: words.text(label), onpress: hear.clone(), icon: Some("sound".into()), ready }.view()
    };
    let sound = match &picture.sound {
        Sound::Ready(source) => {
            let label = words.text("check-sound");
            html! { <audio controls=true autoplay=true src={source.clone()} aria-label={label} /> }
        }
        Sound::Fetching => hear("check-hear-busy", false),
        Sound::Silent | Sound::Failed => hear("check-hear", true),
    };
    let another =
        Plain { label: words.text("check-new"), onpress: renew, icon: Some("again".into()), ready: true }.view();
    html! {
        <>
            <img class="picture" src={picture.image.clone()} alt={words.with("check-picture-alt", &length())} />
            {Row { children: html! { <>{sound}{another}</> } }.view()}
            {TextField {
                id: "picture".into(),
                label: words.text("check-picture-label"),
                value: picture.typed.clone().into(),
                oninput: on_event.reform(Event::PictureTyped),
                hint: Some(words.with("check-picture-hint", &length())),
                problem: problem.cloned(),
                kind: AttrValue::Static("text"),
                autocomplete: AttrValue::Static("off"),
                ..TextField::default()
            }
            .view()}
        </>
    }
}
