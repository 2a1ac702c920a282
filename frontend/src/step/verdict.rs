//! What the judge says of a password, as slots and rules to show.
//!
//! The judge runs the worker's own `PasswordPolicy::check`; this file only puts its reasons into words.

use latchkey_shared::locale::Arg;
use latchkey_shared::password::{Excerpt, PasswordPolicy, Reason, Reuse};
use yew::prelude::*;

use crate::id::{self, Id};
use crate::judge::Verdict;
use crate::locale::{Localizer, count};
use crate::ui::{Rule, Slot, Standing};

/// Returns the slots of the meter.
#[must_use]
pub fn slots(verdict: &Verdict) -> Vec<Slot> {
    let parts = verdict.parts.iter().filter(|(text, _)| !text.is_empty());
    parts.map(|(text, is_word)| Slot { text: text.clone().into(), is_word: *is_word }).collect()
}

/// Returns the rules in a fixed order, those of the preset first: met, broken, or open until saved.
///
/// `rejected` is what only the edge knew; `shown` tells whether letters may appear in the words.
#[must_use]
pub fn rules(
    words: &Localizer,
    policy: &PasswordPolicy,
    verdict: &Verdict,
    rejected: &[Reason],
    shown: bool,
) -> Vec<Rule> {
    let is_empty = verdict.length == 0;
    let mut rules = vec![length(words, policy, verdict, is_empty)];
    if policy.min_classes() > 0 {
        rules.push(classes(words, policy, verdict, is_empty));
    }
    let broken: Vec<&Reason> = verdict.reasons.iter().chain(rejected).collect();
    let has_own = broken.iter().any(|reason| matches!(reason, Reason::OwnTerm { .. }));
    if !has_own {
        let standing = if is_empty { Standing::Open } else { Standing::Met };
        rules.push(Rule { standing, words: words.line(id::RULE_NAMES) });
    }
    let mut seen: Vec<&Reason> = Vec::new();
    for reason in broken {
        if !seen.contains(&reason) {
            rules.extend(in_words(words, reason, shown).map(|words| Rule { standing: Standing::Broken, words }));
            seen.push(reason);
        }
    }
    if rejected.is_empty() {
        let lists = match (policy.refuse_common, policy.refuse_breached) {
            (true, true) => Some(id::RULE_OPEN_BOTH),
            (true, false) => Some(id::RULE_OPEN_COMMON),
            (false, true) => Some(id::RULE_OPEN_LEAK),
            (false, false) => None,
        };
        for id in lists.into_iter().chain([id::RULE_OPEN]) {
            rules.push(Rule { standing: Standing::Open, words: words.line(id) });
        }
    }
    rules
}

fn length(words: &Localizer, policy: &PasswordPolicy, verdict: &Verdict, is_empty: bool) -> Rule {
    let (min, max, has) = (policy.min_length(), policy.max_length(), verdict.length);
    if has > max {
        let words = words.rich(id::RULE_TOO_LONG, &[("max", count(max)), ("has", count(has))]);
        return Rule { standing: Standing::Broken, words };
    }
    if is_empty {
        let words = words.rich(id::RULE_LENGTH_OPEN, &[("min", count(min))]);
        return Rule { standing: Standing::Open, words };
    }
    let standing = if has < min { Standing::Broken } else { Standing::Met };
    Rule { standing, words: words.rich(id::RULE_LENGTH, &[("min", count(min)), ("has", count(has))]) }
}

fn classes(words: &Localizer, policy: &PasswordPolicy, verdict: &Verdict, is_empty: bool) -> Rule {
    let few = verdict.reasons.iter().find_map(|reason| match reason {
        Reason::TooFewClasses { has, min, .. } => Some((*has, *min)),
        _ => None,
    });
    match few {
        Some((has, min)) if !is_empty => Rule {
            standing: Standing::Broken,
            words: words.rich(id::RULE_CLASSES, &[("min", count(min)), ("has", count(has))]),
        },
        _ => Rule {
            standing: if is_empty { Standing::Open } else { Standing::Met },
            words: words.rich(id::RULE_CLASSES_OPEN, &[("min", count(policy.min_classes()))]),
        },
    }
}

/// Says a broken rule that has no line of its own already.
fn in_words(words: &Localizer, reason: &Reason, shown: bool) -> Option<Html> {
    let quote = |id: Id, hidden: Id, term: &Excerpt| {
        if shown {
            let letters = u64::try_from(term.expose().chars().count()).unwrap_or_default();
            words.rich(id, &[("term", Arg::Text(term.expose())), ("letters", Arg::Number(letters))])
        } else {
            words.line(hidden)
        }
    };
    Some(match reason {
        Reason::TooShort { .. } | Reason::TooLong { .. } | Reason::TooFewClasses { .. } => return None,
        Reason::NotAllowed { characters } => {
            let listed: Vec<&str> = characters.iter().map(Excerpt::expose).collect();
            words.rich(id::RULE_CHARACTERS, &[("characters", Arg::Text(&listed.join(" ")))])
        }
        Reason::OwnTerm { term } => quote(id::RULE_NAME_FOUND, id::RULE_NAME_FOUND_HIDDEN, term),
        Reason::TooEasy { points, needed, terms } => {
            let more = words.with(id::RULE_MORE, &[("count", count(needed.saturating_sub(*points)))]);
            html! { <>{for terms.iter().map(|term| html! { <>{quote(id::RULE_EASY, id::RULE_EASY_HIDDEN, term)}{" "}</> })}{more}</> }
        }
        Reason::Reused { of: Reuse::Current } => words.line(id::RULE_CURRENT),
        Reason::Reused { of: Reuse::History } => words.line(id::RULE_HISTORY),
        Reason::Common => words.line(id::RULE_COMMON),
        Reason::Breached => words.line(id::RULE_LEAK),
    })
}
