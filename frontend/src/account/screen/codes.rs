//! Recovery codes: what they are, and the new ones, which are shown this once.

use latchkey_shared::locale::Arg;
use yew::prelude::*;
use zeroize::Zeroizing;

use super::{Scene, say};
use crate::account::{Event, Inside, Wish};
use crate::flow::Secret;
use crate::id;
use crate::page;
use crate::ui::{Action, CopyButton, Form, Hint, Kind, Lead, Notice, Plain, Row};

/// The name of the file that codes are kept in.
const FILE: &str = "recovery-codes.txt";

/// What recovery codes are.
pub fn draw_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let has_older = state.info.as_ref().is_some_and(|info| info.recovery_codes_left.is_some_and(|left| left > 0));
    let go = Action {
        label: words.text(id::DRAW_GO),
        busy_label: words.text(id::DRAW_BUSY),
        busy: state.asked.is_some(),
        ready: true,
    };
    let other = Plain::new(words.text(id::KINDS_DIFFERENT), scene.backs());
    html! {
        <>
            {Lead {
                title: words.text(id::DRAW_TITLE),
                children: html! { <p>{words.text(id::DRAW_LEAD)}</p> },
                ..Lead::default()
            }
            .view()}
            {say::loose(scene, state)}
            if has_older {
                {Notice {
                    title: words.text(id::DRAW_OLDER),
                    icon: "warn".into(),
                    kind: Kind::Warn,
                    children: Hint { children: html! { {words.text(id::DRAW_OLDER_DO)} } }.view(),
                    ..Notice::default()
                }
                .view()}
            }
            {Form {
                onsubmit: scene.wants(Wish::Draw),
                children: Row { children: html! { <>{go.view()}{other.view()}</> } }.view(),
            }
            .view()}
        </>
    }
}

/// New recovery codes.
pub fn codes_screen(scene: &Scene<'_>, state: &Inside, codes: &[Secret]) -> Html {
    let Scene { words, settings, on_event, .. } = scene;
    let lines: Vec<&str> = codes.iter().map(Secret::expose).collect();
    let all = lines.join("\n");
    let of = [("account", Arg::Text(&state.me.account)), ("organisation", Arg::Text(&settings.tenant().name))];
    let text = Zeroizing::new(format!("{}\n\n{all}\n", words.with(id::CODES_FILE, &of)));
    let save = Callback::from(move |()| page::save_text(FILE, &text));
    let items = codes.iter().map(|code| html! { <li><bdi class="secret" dir="ltr">{code.expose()}</bdi></li> });
    html! {
        <>
            {Lead {
                title: words.text(id::CODES_TITLE),
                children: html! { <p>{words.text(id::CODES_LEAD)}</p> },
                ..Lead::default()
            }
            .view()}
            <p class="print">{words.rich(id::CODES_FILE, &of)}</p>
            <ol class="codes" role="list" aria-label={words.text(id::CODES_TITLE)}>{for items}</ol>
            {Row {
                children: html! {
                    <>
                        {Plain::new(words.text(id::CODES_PRINT), Callback::from(|()| page::print())).view()}
                        {Plain::new(words.text(id::CODES_SAVE), save).view()}
                        <CopyButton text={all} label={words.text(id::COPY)} copied={words.text(id::COPIED)} />
                    </>
                },
            }
            .view()}
            {Form {
                onsubmit: on_event.reform(|()| Event::CodesKept),
                children: Action { label: words.text(id::CODES_KEPT), ready: true, ..Action::default() }.view(),
            }
            .view()}
        </>
    }
}
