//! Being back in.

use yew::prelude::*;

use super::help_desk::HelpDeskList;
use crate::flow::{Done, Outcome};
use crate::locale::use_words;
use crate::ui::{Hint, Kind, Lead, Link, More, Notice};

/// Properties of [`DoneStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Done,
}

/// Being back in.
#[component]
pub fn DoneStep(props: &Props) -> Html {
    let words = use_words();
    let id = match props.state.outcome {
        Outcome::Changed => "done",
        Outcome::Unlocked => "unlocked",
    };
    let say = |part: &str| words.text(&format!("{id}-{part}"));
    html! {
        <>
            <Lead kind={Kind::Good} icon="done" title={say("title")}><p>{say("lead")}</p></Lead>
            <Link is_action=true href={props.state.sign_in_url.clone()} label={words.text("sign-in")} />
            <Notice icon="app" title={say("phone")}><Hint>{say("phone-do")}</Hint></Notice>
            <More title={words.text("done-not-you")}>
                <p>{say("not-you-do")}</p>
                <HelpDeskList support_id={None::<AttrValue>} />
            </More>
        </>
    }
}
