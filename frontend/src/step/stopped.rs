//! An end that is not the wished one: why, until when, and who can help now.

use latchkey_shared::locale::Arg;
use latchkey_shared::problem::Ineligible;
use yew::prelude::*;

use super::Scene;
use super::help_desk::help_desk;
use crate::flow::{Event, Moment, Stop, Stopped};
use crate::id::{self, Id};
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
                    label: words.with(id::STOPPED_GO, &[("name", Arg::Text(&elsewhere.name))]),
                    is_action: true,
                }
                .view()}
            }
            {More { title: words.text(id::HELP_NEED), children: html! { <><p>{words.text(id::HELP_NEED_LEAD)}</p>
                {help_desk(scene.words, scene.settings, support_id.as_ref())}</> } }.view()}
            {Row {
                children: html! {
                    <>
                        if !matches!(state.why, Stop::Closed | Stop::Broken) {
                            {Plain::new(words.text(id::STOPPED_AGAIN), on_event.reform(|()| Event::Restarted)).view()}
                        }
                        {Link {
                            href: settings.tenant().sign_in_url.clone().into(),
                            label: words.text(id::SIGN_IN),
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

fn explain(words: &Localizer, why: &Stop, now: Moment) -> (Id, Html) {
    let timed = |until: &Option<Moment>, then: Id, soon: Id| match until {
        Some(until) => words.rich(then, &[("time", Arg::Text(&words.clock(*until, now)))]),
        None => words.line(soon),
    };
    match why {
        Stop::Pause(until) => (id::STOPPED_PAUSE, timed(until, id::STOPPED_PAUSE_DO, id::STOPPED_PAUSE_SOON)),
        Stop::Network(until) => (id::STOPPED_NETWORK, timed(until, id::STOPPED_NETWORK_DO, id::STOPPED_NETWORK_SOON)),
        Stop::Closed => (id::STOPPED_CLOSED, words.line(id::STOPPED_CLOSED_DO)),
        Stop::Broken => (id::STOPPED_BROKEN, words.line(id::STOPPED_BROKEN_DO)),
        Stop::OutcomeUnknown => (id::STOPPED_UNKNOWN, words.line(id::STOPPED_UNKNOWN_DO)),
        Stop::Elsewhere(elsewhere) => {
            (id::STOPPED_ELSEWHERE, words.rich(id::STOPPED_ELSEWHERE_DO, &[("name", Arg::Text(&elsewhere.name))]))
        }
        Stop::Account(reason) => (id::STOPPED_ACCOUNT, words.line(ineligible(*reason))),
    }
}

const fn ineligible(reason: Option<Ineligible>) -> Id {
    match reason {
        Some(Ineligible::TenantOff) => id::STOPPED_TENANT_OFF,
        Some(Ineligible::NoWriteback) => id::STOPPED_NO_WRITEBACK,
        Some(Ineligible::NotEnabled) => id::STOPPED_NOT_ENABLED,
        Some(Ineligible::NotLicensed) => id::STOPPED_NOT_LICENSED,
        Some(Ineligible::NotInScope) => id::STOPPED_NOT_IN_SCOPE,
        Some(Ineligible::TooFewMethods) => id::STOPPED_TOO_FEW,
        Some(Ineligible::Federated) => id::STOPPED_FEDERATED,
        Some(Ineligible::Disabled) => id::STOPPED_DISABLED,
        Some(Ineligible::Unknown) => id::STOPPED_UNKNOWN_NAME,
        None => id::STOPPED_OTHER,
    }
}
