//! Whom to ask, as the organisation has set it.

use yew::prelude::*;

use crate::locale::use_words;
use crate::settings::use_settings;
use crate::ui::{CopyButton, Link};

/// Properties of [`HelpDeskList`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to read out there.
    pub support_id: Option<AttrValue>,
}

/// How to reach the help desk.
#[component]
pub fn HelpDeskList(props: &Props) -> Html {
    let words = use_words();
    let Some(settings) = use_settings() else { return Html::default() };
    let desk = settings.help_desk();
    let entry =
        |label: &str, value: Html| html! { <div><dt class="hint">{words.text(label)}</dt><dd>{value}</dd></div> };
    let is_unknown = desk.phone.is_none() && desk.mail.is_none() && desk.url.is_none() && desk.text.is_none();
    let phone = desk.phone.as_ref().map(|phone| {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        entry("help-call", html! { <Link href={format!("tel:{digits}")} label={phone.clone()} /> })
    });
    let mail = desk
        .mail
        .as_ref()
        .map(|mail| entry("help-write", html! { <Link href={format!("mailto:{mail}")} label={mail.clone()} /> }));
    let page =
        desk.url.as_ref().map(|url| entry("help-page", html! { <Link href={url.clone()} label={url.clone()} /> }));
    let support = props.support_id.as_ref().map(|id| {
        let (label, copied) = (words.text("copy"), words.text("copied"));
        entry(
            "help-tell",
            html! {
                <span class="row"><bdi class="secret">{id}</bdi><CopyButton text={id.clone()} {label} {copied} /></span>
            },
        )
    });
    html! {
        <>
            if let Some(name) = &desk.name { <p><b><bdi>{name.clone()}</bdi></b></p> }
            if let Some(text) = &desk.text { <p><bdi>{text.clone()}</bdi></p> }
            if is_unknown { <p>{words.text("help-nobody")}</p> }
            <dl class="group">{phone}{mail}{page}{support}</dl>
        </>
    }
}
