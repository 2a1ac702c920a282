//! An end that is not the wished one: why, until when, and who can help now.

use latchkey_shared::locale::Arg;
use latchkey_shared::problem::Ineligible;
use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use crate::flow::{Event, Moment, Stop, Stopped};
use crate::locale::Localizer;
use crate::ui::{Kind, Lead, Link, More, Plain, Row};

/// An end that is not the wished one.
pub fn stopped_step(scene: &Scene<'_>, state: &Stopped) -> Html {
    let Scene { words, settings, now, on_event } = scene;
    let (title, reason) = explain(words, &state.why, *now);
    let support_id = state.support_id.map(|id| AttrValue::from(id.to_string()));
    html! {
        <>
            {Lead {
                title: words.text(title),
                icon: Some("pause".into()),
                kind: Kind::Warn,
                children: html! { <><p>{reason}</p></> },
            }
            .view()}
            if let Stop::Elsewhere(elsewhere) = &state.why {
                {Link {
                    href: elsewhere.url.clone().into(),
                    label: words.with("stopped-go", &[("name", Arg::Text(&elsewhere.name))]),
                    is_action: true,
                }
                .view()}
            }
            {More { title: words.text("help-need"), children: html! { <><p>{words.text("help-need-lead")}</p>
                {help_desk(scene, support_id.as_ref())}</> } }.view()}
            {Row {
                children: html! {
                    <>
                        if !matches!(state.why, Stop::Closed | Stop::Broken) {
                            {Plain {
                                label: words.text("stopped-again"),
                                onpress: on_event.reform(|()| Event::Restarted),
                                ready: true,
                                ..Plain::default()
                            }
                            .view()}
                        }
                        {Link {
                            href: settings.tenant().sign_in_url.clone().into(),
                            label: words.text("sign-in"),
                            ..Link::default()
                        }
                        .view()}
                    </>
                },
            }
            .view()}
        </>
    }
}

fn explain(words: &Localizer, why: &Stop, now: Moment) -> (&'static str, Html) {
    let timed = |id: &str, until: &Option<Moment>| match until {
        Some(until) => words.rich(&format!("{id}-do"), &[("time", Arg::Text(&words.clock(*until, now)))]),
        None => html! { {words.text(&format!("{id}-soon"))} },
    };
    match why {
        Stop::Pause(until) => ("stopped-pause", timed("stopped-pause", until)),
        Stop::Network(until) => ("stopped-network", timed("stopped-network", until)),
        Stop::Closed => ("stopped-closed", html! { {words.text("stopped-closed-do")} }),
        Stop::Broken => ("stopped-broken", html! { {words.text("stopped-broken-do")} }),
        Stop::OutcomeUnknown => ("stopped-unknown", html! { {words.text("stopped-unknown-do")} }),
        Stop::Elsewhere(elsewhere) => {
            ("stopped-elsewhere", words.rich("stopped-elsewhere-do", &[("name", Arg::Text(&elsewhere.name))]))
        }
        Stop::Account(reason) => ("stopped-account", html! { {words.text(ineligible(*reason))} }),
    }
}

const fn ineligible(reason: Option<Ineligible>) -> &'static str {
    match reason {
        Some(Ineligible::TenantOff) => "stopped-tenant-off",
        Some(Ineligible::NoWriteback) => "stopped-no-writeback",
        Some(Ineligible::NotEnabled) => "stopped-not-enabled",
        Some(Ineligible::NotLicensed) => "stopped-not-licensed",
        Some(Ineligible::NotInScope) => "stopped-not-in-scope",
        Some(Ineligible::TooFewMethods) => "stopped-too-few",
        Some(Ineligible::Federated) => "stopped-federated",
        Some(Ineligible::Disabled) => "stopped-disabled",
        Some(Ineligible::Unknown) => "stopped-unknown-name",
        None => "stopped-other",
    }
}
