//! The picture check within the first step: characters to read or hear.

use latchkey_shared::wire::BotCheckKind;
use yew::prelude::*;

use super::Scene;
use crate::flow::{Event, Picture, Sound};
use crate::id::{self, Id};
use crate::locale::count;
use crate::ui::{Plain, Problem, Row, TextField};

/// The picture, its sound and its field.
pub fn picture_field(scene: &Scene<'_>, picture: &Picture, problem: Option<&Problem>) -> Html {
    let Scene { words, on_event, .. } = scene;
    let length = || [("length", count(picture.length))];
    let hear = on_event.reform(|()| Event::SoundWanted);
    let renew = on_event.reform(|()| Event::CheckWanted(BotCheckKind::Image));
    let hear = |label: Id, ready: bool| {
        Plain { icon: Some("sound".into()), ..Plain::once(ready, words.text(label), hear.clone()) }.view()
    };
    let sound = match &picture.sound {
        Sound::Ready(source) => {
            let label = words.text(id::CHECK_SOUND);
            html! { <audio controls=true autoplay=true src={source.clone()} aria-label={label} /> }
        }
        Sound::Fetching => hear(id::CHECK_HEAR_BUSY, false),
        Sound::Silent | Sound::Failed => hear(id::CHECK_HEAR, true),
    };
    let another = Plain { icon: Some("again".into()), ..Plain::new(words.text(id::CHECK_NEW), renew) }.view();
    html! {
        <>
            <img class="picture" src={picture.image.clone()} alt={words.with(id::CHECK_PICTURE_ALT, &length())} />
            {Row { children: html! { <>{sound}{another}</> } }.view()}
            {TextField {
                id: "picture".into(),
                label: words.text(id::CHECK_PICTURE_LABEL),
                value: Some(picture.typed.clone().into()),
                oninput: on_event.reform(Event::PictureTyped),
                hint: Some(words.with(id::CHECK_PICTURE_HINT, &length())),
                problem: problem.cloned(),
                kind: AttrValue::Static("text"),
                autocomplete: AttrValue::Static("off"),
                ..TextField::default()
            }
            .view()}
        </>
    }
}
