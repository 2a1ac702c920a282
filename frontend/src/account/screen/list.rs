//! Lists of methods: those that are registered, those that can be added, and which is offered first.

use latchkey_shared::locale::Arg;
use latchkey_shared::method::MethodKind;
use latchkey_shared::recovery::CODES_OF_A_SET;
use latchkey_shared::wire::{OfferedMethod, RegisteredMethod, SecurityInfo, VouchedBy};
use yew::prelude::*;

use super::{Scene, say};
use crate::account::{Begin, Deed, Door, Inside, Naming, Room, Wish, orderable};
use crate::flow::Moment;
use crate::id::{self, Id};
use crate::locale::{count, given_text};
use crate::step::Says;
use crate::ui::{Item, Kind, Lead, MethodList, MethodRow, Plain, RowState};

/// Counts the kinds of what is registered; without the one of this id, if one is named.
pub fn kinds_of(info: &SecurityInfo, without: Option<&str>) -> u8 {
    let has = |kind: &MethodKind| {
        info.methods.iter().any(|method| method.kind == *kind && Some(method.id.as_str()) != without)
    };
    u8::try_from(MethodKind::ALL.iter().filter(|kind| has(kind)).count()).unwrap_or(u8::MAX)
}

/// What is registered, as it stands; what nobody has proved can be confirmed here.
pub fn items(scene: &Scene<'_>, state: &Inside, info: &SecurityInfo) -> Vec<Html> {
    let shown = |method: &RegisteredMethod| {
        let tag = match method.provenance {
            VouchedBy::Verified => (Kind::Good, id::MISSING_HAVE),
            VouchedBy::Unverified => (Kind::Warn, id::INFO_UNVERIFIED),
        };
        let deeds = state.deeds(method, scene.now).into_iter().filter(|deed| *deed == Deed::Confirm);
        let acts = deeds.map(|deed| act(scene, state, method, deed)).collect();
        Item { tags: vec![(tag.0, scene.words.text(tag.1))], acts, ..item(scene, info, method) }.view()
    };
    info.methods.iter().map(shown).collect()
}

/// What is registered, with what may be done with it.
pub fn changeable(scene: &Scene<'_>, state: &Inside, info: &SecurityInfo) -> Vec<Html> {
    let words = scene.words;
    let has_others = orderable(info).nth(1).is_some();
    let shown = |method: &RegisteredMethod| {
        let mut item = item(scene, info, method);
        if method.is_default && has_others {
            item.tags.push((Kind::Good, words.text(id::INFO_FIRST)));
        }
        if method.provenance == VouchedBy::Unverified {
            item.tags.push((Kind::Warn, words.text(id::INFO_UNVERIFIED)));
        }
        item.acts = state.deeds(method, scene.now).into_iter().map(|deed| act(scene, state, method, deed)).collect();
        item.view()
    };
    info.methods.iter().map(shown).collect()
}

/// What does something with a method.
fn act(scene: &Scene<'_>, state: &Inside, method: &RegisteredMethod, deed: Deed) -> Plain {
    let id = method.id.clone();
    let (label, onpress) = match deed {
        Deed::Confirm => (id::ACT_CONFIRM, scene.wants(Wish::Begin(Begin::Mail { contact: None, replaces: Some(id) }))),
        Deed::Change => (id::ACT_CHANGE, scene.enters(Door::Address(Some(id)))),
        Deed::Name => {
            let typed = method.hint.clone().unwrap_or_default();
            (id::ACT_NAME, scene.enters(Door::Name(Naming { id, typed })))
        }
        Deed::Renew if method.kind == MethodKind::Recovery => (id::ACT_DRAW, scene.enters(Door::Draw)),
        Deed::Renew => (id::ACT_ANSWER, scene.wants(Wish::Questions)),
        Deed::Remove => (id::ACT_REMOVE, scene.enters(Door::Remove(id))),
    };
    Plain::once(!state.is_busy(), scene.words.text(label), onpress)
}

/// A registered method by itself: which, and since when.
fn item(scene: &Scene<'_>, info: &SecurityInfo, method: &RegisteredMethod) -> Item {
    let words = scene.words;
    let says = Says::of(method.kind);
    // A seal of the owner is worth more to know than the day of the first one.
    let (label, at) = match (method.last_used, method.confirmed) {
        (Some(at), _) => (id::INFO_USED, at),
        (None, Some(at)) if at > method.added => (id::INFO_CONFIRMED, at),
        _ => (id::INFO_ADDED, method.added),
    };
    let day = words.day(Moment::from_unix(at), scene.now);
    let hint = match method.kind {
        MethodKind::Recovery => info.recovery_codes_left.map(|left| codes_left(scene, left)),
        MethodKind::Questions => {
            info.questions.as_ref().map(|held| words.rich(id::INFO_QUESTIONS, &[("count", count(held.registered))]))
        }
        _ => method.hint.as_ref().map(|hint| given_text(hint)),
    };
    let since = words.rich(label, &[("date", Arg::Text(&day))]);
    Item {
        icon: says.icon.into(),
        name: words.text(says.name),
        lines: hint.into_iter().chain([since]).collect(),
        ..Item::default()
    }
}

/// How many codes of a set are left.
fn codes_left(scene: &Scene<'_>, left: u8) -> Html {
    scene.words.rich(id::INFO_CODES, &[("count", count(left)), ("of", count(CODES_OF_A_SET))])
}

/// A kind that can be added, or why not yet.
pub fn add_row(scene: &Scene<'_>, state: &Inside, offered: &OfferedMethod) -> Html {
    let words = scene.words;
    let says = Says::of(offered.kind);
    let can_begin = state.can_begin(offered, scene.now);
    let hint = match offered.kind {
        _ if offered.only_after_another => id::MISSING_AFTER,
        MethodKind::Mail => id::KINDS_MAIL,
        MethodKind::Recovery => id::KINDS_RECOVERY,
        MethodKind::Questions => id::KINDS_QUESTIONS,
        _ => says.hint,
    };
    let is_missing = state.room == Room::Missing && can_begin;
    let begins = match offered.kind {
        MethodKind::Authenticator => Some(Wish::Begin(Begin::Authenticator)),
        MethodKind::Passkey => Some(Wish::Begin(Begin::Passkey)),
        MethodKind::Questions => Some(Wish::Questions),
        _ => None,
    };
    let onchoose = match (&begins, offered.kind) {
        (Some(wish), _) => scene.wants(wish.clone()),
        (None, MethodKind::Mail) => scene.enters(Door::Address(None)),
        (None, MethodKind::Recovery) => scene.enters(Door::Draw),
        // What this page cannot register yet it does not offer.
        _ => return Html::default(),
    };
    let is_begun = begins.is_some() && state.asks.sent() == begins.as_ref();
    MethodRow {
        id: format!("add-{}", offered.kind.as_str()).into(),
        icon: says.icon.into(),
        name: words.text(says.name),
        hint: html! {
            <>{words.text(hint)} if is_missing { <small>{words.text(id::MISSING_DO)}</small> }</>
        },
        state: match offered.kind {
            _ if !can_begin => RowState::Off,
            _ if is_begun => RowState::Busy,
            _ if state.is_busy() => RowState::Off,
            _ => RowState::Idle,
        },
        onchoose,
        ..MethodRow::default()
    }
    .view()
}

/// What can be added.
pub fn kinds_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let Some(info) = &state.info else { return Html::default() };
    let rows = info.offered.iter().map(|offered| add_row(scene, state, offered));
    let lead = if info.offered.len() > 1 { scene.words.line(id::KINDS_LEAD) } else { Html::default() };
    choice(scene, state, id::KINDS_TITLE, lead, rows)
}

/// What is offered first.
pub fn order_screen(scene: &Scene<'_>, state: &Inside) -> Html {
    let words = scene.words;
    let Some(info) = &state.info else { return Html::default() };
    let rows = orderable(info).map(|method| {
        let says = Says::of(method.kind);
        let wish = Wish::Prefer(method.id.clone());
        let is_asked = state.asks.sent() == Some(&wish);
        let hint = method.hint.as_ref().map(|hint| given_text(hint));
        let then = words.text(if method.is_default { id::ORDER_NOW } else { id::ORDER_CHOOSE });
        MethodRow {
            id: format!("order-{}", method.id).into(),
            icon: says.icon.into(),
            name: words.text(says.name),
            hint: html! { <>{hint}<small>{then}</small></> },
            state: match () {
                () if is_asked => RowState::Busy,
                () if state.is_busy() || method.is_default => RowState::Off,
                () => RowState::Idle,
            },
            onchoose: scene.wants(wish),
            ..MethodRow::default()
        }
        .view()
    });
    choice(scene, state, id::ORDER_TITLE, words.line(id::ORDER_LEAD), rows)
}

/// A choice between a few things.
fn choice(scene: &Scene<'_>, state: &Inside, title: Id, lead: Html, rows: impl Iterator<Item = Html>) -> Html {
    html! {
        <>
            {Lead::of(scene.words.text(title), lead).view()}
            {say::loose(scene, state)}
            {MethodList { children: html! { {for rows} } }.view()}
            <p>{scene.back(id::BACK, state).view()}</p>
        </>
    }
}
