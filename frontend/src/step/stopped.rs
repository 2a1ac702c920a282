//! An end that is not the wished one: why, until when, and who can help now.

use latchkey_shared::locale::Arg;
use latchkey_shared::problem::Ineligible;
use yew::prelude::*;

use super::help_desk::HelpDeskList;
use crate::flow::{Event, Moment, Stop, Stopped};
use crate::locale::{Localizer, use_words};
use crate::settings::use_settings;
use crate::ui::{Kind, Lead, Link, More, Plain, Row};

/// Properties of [`StoppedStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What to show.
    pub state: Stopped,
    /// The time.
    pub now: Moment,
    /// Told what happens.
    pub on_event: Callback<Event>,
}

/// An end that is not the wished one.
#[component]
pub fn StoppedStep(props: &Props) -> Html {
    let words = use_words();
    let Some(settings) = use_settings() else { return Html::default() };
    let Props { state, now, on_event } = props;
    let (title, reason) = explain(&words, &state.why, *now);
    let support_id = state.support_id.map(|id| AttrValue::from(id.to_string()));
    html! {
        <>
            <Lead kind={Kind::Warn} icon="pause" title={words.text(title)}><p>{reason}</p></Lead>
            <More title={words.text("help-need")}>
                <p>{words.text("help-need-lead")}</p>
                <HelpDeskList {support_id} />
            </More>
            <Row>
                if !matches!(state.why, Stop::Closed | Stop::Broken) {
                    <Plain label={words.text("stopped-again")} onpress={on_event.reform(|()| Event::Restarted)} />
                }
                <Link href={settings.tenant().sign_in_url.clone()} label={words.text("sign-in")} />
            </Row>
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
