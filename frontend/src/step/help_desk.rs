//! Whom to ask, as the organisation has set it.

use yew::prelude::*;

use crate::id::{self, Id};
use crate::locale::Localizer;
use crate::settings::Settings;
use crate::ui::{CopyButton, Link};

/// How to reach the help desk.
pub fn help_desk(words: &Localizer, settings: &Settings, support_id: Option<&AttrValue>) -> Html {
    let desk = settings.help_desk();
    let entry = |label: Id, value: Html| html! { <div><dt class="hint">{words.text(label)}</dt><dd>{value}</dd></div> };
    let link =
        |href: String, label: &str| Link { href: href.into(), label: label.to_owned().into(), is_action: false }.view();
    let is_unknown = desk.phone.is_none() && desk.mail.is_none() && desk.url.is_none() && desk.text.is_none();
    let phone = desk.phone.as_ref().map(|phone| {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        entry(id::HELP_CALL, link(format!("tel:{digits}"), phone))
    });
    let mail = desk.mail.as_ref().map(|mail| entry(id::HELP_WRITE, link(format!("mailto:{mail}"), mail)));
    let page = desk.url.as_ref().map(|url| entry(id::HELP_PAGE, link(url.clone(), url)));
    let support = support_id.map(|id| {
        let (label, copied) = (words.text(id::COPY), words.text(id::COPIED));
        entry(
            id::HELP_TELL,
            html! {
                <span class="row">
                    <bdi class="secret">{id}</bdi>
                    <CopyButton text={id.clone()} {label} {copied} />
                </span>
            },
        )
    });
    html! {
        <>
            if let Some(name) = &desk.name { <p><b><bdi>{name.clone()}</bdi></b></p> }
            if let Some(text) = &desk.text { <p><bdi>{text.clone()}</bdi></p> }
            if is_unknown { <p>{words.text(id::HELP_NOBODY)}</p> }
            <dl class="group">{phone}{mail}{page}{support}</dl>
        </>
    }
}
