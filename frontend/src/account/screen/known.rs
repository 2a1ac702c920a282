//! The field of a password that is known. The text lies in it only, and is read when its form is sent.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::flow::Secret;
use crate::page;
use crate::ui::{Problem, Reveal};

/// Properties of [`KnownPassword`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The id of the field, by which [`typed_secret`] finds it.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// What the button says.
    pub show: AttrValue,
    /// What is wrong.
    pub problem: Option<Problem>,
}

/// The field; it remembers whether its letters show.
#[component]
pub fn KnownPassword(props: &Props) -> Html {
    let is_shown = use_mut_ref(|| false);
    let update = use_force_update();
    let shown = *is_shown.borrow();
    let ontoggle = Callback::from(move |()| {
        is_shown.replace(!shown);
        update.force_update();
    });
    Reveal {
        id: props.id.clone(),
        label: props.label.clone(),
        show: props.show.clone(),
        shown,
        ontoggle,
        autocomplete: AttrValue::Static("current-password"),
        problem: props.problem.clone(),
        ..Reveal::default()
    }
    .view()
}

/// Takes what stands in a field of this id.
pub fn typed_secret(id: &str) -> Secret {
    Secret::new(Zeroizing::new(page::typed_in(id)))
}
