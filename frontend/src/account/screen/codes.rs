//! Codes to keep: what they are, and the new ones, which are shown this once.

use latchkey_shared::locale::Arg;
use yew::prelude::*;
use zeroize::Zeroizing;

use super::{Scene, say};
use crate::account::{Event, Inside, Wish};
use crate::flow::{Moment, Secret};
use crate::id;
use crate::page;
use crate::ui::{Action, CopyButton, Form, Kind, Lead, Notice, Plain, Row};

/// The name of the file that codes are kept in.
const FILE: &str = "recovery-codes.txt";

/// What codes to keep are, before they are made.
pub fn draw_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let has_older = state.info.as_ref().is_some_and(|info| info.recovery_codes_left.is_some());
    let go = Action {
        label: words.text(id::DRAW_GO),
        busy_label: words.text(id::DRAW_BUSY),
        busy: state.asks.is_sent(),
        ready: true,
    };
    let back = scene.back(if has_older { id::CANCEL } else { id::KINDS_DIFFERENT }, state);
    html! {
        <>
            {Lead::of(words.text(id::DRAW_TITLE), words.line(id::DRAW_LEAD)).view()}
            {say::loose(scene, state)}
            if has_older {
                {Notice::of(Kind::Warn, "warn", words.text(id::DRAW_OLDER), words.line(id::DRAW_OLDER_DO)).view()}
            }
            {Form {
                onsubmit: scene.wants(Wish::Draw),
                children: Row { children: html! { <>{go.view()}{back.view()}</> } }.view(),
            }
            .view()}
        </>
    }
}

/// The new codes. On paper they stand alone, with whose they are, where and since when (`account.css`).
pub fn codes_screen(scene: &Scene<'_>, state: &Inside, codes: &[Secret]) -> Html {
    let Scene { words, settings, now, on_event } = scene;
    let lines: Vec<&str> = codes.iter().map(Secret::expose).collect();
    let all = lines.join("\n");
    // Whoever finds them in years has to see of which year they are.
    let date = words.day(*now, Moment::from_unix(0));
    let of = [
        ("account", Arg::Text(&state.me.account)),
        ("organisation", Arg::Text(&settings.tenant().name)),
        ("date", Arg::Text(&date)),
    ];
    let text = Zeroizing::new(format!("{}\n\n{all}\n", words.with(id::CODES_OF, &of)));
    let save = Callback::from(move |()| page::save_text(FILE, &text));
    let items = codes.iter().map(|code| html! { <li><bdi class="secret" dir="ltr">{code.expose()}</bdi></li> });
    html! {
        <>
            {Lead::of(words.text(id::CODES_TITLE), words.line(id::CODES_LEAD)).view()}
            <p class="print">{words.rich(id::CODES_OF, &of)}</p>
            <ol class="codes" role="list" aria-label={words.text(id::CODES_LIST)}>{for items}</ol>
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
