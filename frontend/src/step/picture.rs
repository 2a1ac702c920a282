//! The picture check within the first step: characters to read or hear.

use latchkey_shared::wire::BotCheckKind;
use yew::prelude::*;

use crate::flow::{Event, Picture, Sound};
use crate::locale::{count, use_words};
use crate::ui::{Plain, Problem, Row, TextField};

/// Properties of [`PictureField`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub picture: Picture,
    /// What is wrong.
    pub problem: Option<Problem>,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// The picture, its sound and its field.
#[component]
pub fn PictureField(props: &Props) -> Html {
    let words = use_words();
    let Props { picture, problem, on_event } = props;
    let length = || [("length", count(picture.length))];
    let hear = on_event.reform(|()| Event::SoundWanted);
    let renew = on_event.reform(|()| Event::CheckWanted(BotCheckKind::Image));
    html! {
        <>
            <img class="picture" src={picture.image.clone()} alt={words.with("check-picture-alt", &length())} />
            <Row>
                {match &picture.sound {
                    Sound::Ready(source) => html! {
                        <audio controls=true autoplay=true src={source.clone()} aria-label={words.text("check-sound")} />
                    },
                    Sound::Fetching => html! { <Plain icon="sound" label={words.text("check-hear-busy")} ready=false onpress={hear} /> },
                    Sound::Silent | Sound::Failed => html! { <Plain icon="sound" label={words.text("check-hear")} onpress={hear} /> },
                }}
                <Plain icon="again" label={words.text("check-new")} onpress={renew} />
            </Row>
            <TextField
                id="picture"
                label={words.text("check-picture-label")}
                hint={words.with("check-picture-hint", &length())}
                value={picture.typed.clone()}
                problem={problem.clone()}
                oninput={on_event.reform(Event::PictureTyped)}
            />
        </>
    }
}
