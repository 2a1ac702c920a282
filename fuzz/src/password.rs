//! The judge of new passwords against a second, naive judge, which knows neither an index nor a limit of its cost.
//!
//! The same inputs, judged natively, are what `judge.mjs` compares the browser's bundle with ([`case`]).

use std::sync::{Arc, LazyLock};

use caseless::Caseless;
use latchkey_shared::password::{
    BannedTerms, CharacterClass, CustomTerms, Judgement, OwnTerms, Password, PasswordPolicy, Preset, Reason, Terms,
    of_person, suggest,
};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::input::Input;

/// The words for everybody, as the judge itself reads them.
const GLOBAL: &str = include_str!("../../shared/src/password/banned.txt");

/// Longer passwords are judged, but not by the naive judge, which would take for ever.
const MOST_COMPARED: usize = 96;

static GLOBAL_FOLDED: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    GLOBAL.lines().filter_map(|line| line.split('#').next()).flat_map(str::split_whitespace).map(folded).collect()
});
static EVERYBODY: LazyLock<Arc<BannedTerms>> = LazyLock::new(Arc::default);

/// Runs the target: rules, an account's name, banned words, then the password.
///
/// # Panics
/// If the two judges disagree.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    let how = input.byte();
    let (name, custom, typed) = (input.line(), input.line(), input.rest());
    let policy = policy(how);
    // A few words of the organisation's own; what the type refuses is left out.
    let custom: Vec<String> = custom.split(',').take(4).map(str::to_owned).collect();
    let custom = CustomTerms::try_from(custom).unwrap_or_default();
    let banned =
        if custom.as_slice().is_empty() { Arc::clone(&EVERYBODY) } else { Arc::new(BannedTerms::new(&custom)) };
    let own = of_person("", "", [name.as_str()]);
    let terms = Terms { banned, own: OwnTerms::new(&own) };
    let judgement = policy.check(&typed, &terms);
    if typed.chars().count() > MOST_COMPARED {
        assert!(!judgement.is_accepted() || policy.preset == Preset::Nist, "{typed:?}");
        return;
    }
    let text = folded(&typed);
    let custom: Vec<Vec<char>> = custom.as_slice().iter().map(|term| folded(term)).collect();
    let points = naive_points(&text, &GLOBAL_FOLDED.iter().chain(&custom).collect::<Vec<_>>());
    assert_eq!(usize::from(judgement.points), points, "{typed:?} with {name:?} and {custom:?}");
    let own: Vec<Vec<char>> = own.iter().chain(&policy.organisation_terms).map(|term| folded(term)).collect();
    agree(&policy, &typed, &judgement, naive_has_own(&text, &own));
    suggested(&policy, &terms, bytes);
}

fn policy(how: u8) -> PasswordPolicy {
    let preset = if how & 1 == 0 { Preset::Nist } else { Preset::Entra };
    let organisation_terms = if how & 4 == 0 { vec!["Alderbrook".to_owned(), "Hospital".to_owned()] } else { vec![] };
    PasswordPolicy { preset, second_factor_always: how & 2 == 0, organisation_terms, ..PasswordPolicy::default() }
}

/// Every reason there must be, and no other.
fn agree(policy: &PasswordPolicy, typed: &str, judgement: &Judgement, has_own: bool) {
    let prepared = prepared(typed);
    let length = prepared.chars().count();
    let (least, most) = match (policy.preset, policy.second_factor_always) {
        (Preset::Nist, true) => (8, 1024),
        (Preset::Nist, false) => (15, 1024),
        (Preset::Entra, _) => (8, 256),
    };
    let classes = CharacterClass::ALL.into_iter().filter(|class| {
        prepared.chars().any(|c| match class {
            CharacterClass::Lowercase => c.is_ascii_lowercase(),
            CharacterClass::Uppercase => c.is_ascii_uppercase(),
            CharacterClass::Digit => c.is_ascii_digit(),
            CharacterClass::Symbol => c == ' ' || c.is_ascii_punctuation(),
        })
    });
    let is_entra = policy.preset == Preset::Entra;
    let is_strange = |c: char| if is_entra { !(c == ' ' || c.is_ascii_graphic()) } else { c.is_control() };
    let is_easy = judgement.points < 5 && judgement.parts.iter().any(|part| part.is_term);
    let expected = [
        ("too_short", length < least),
        ("too_long", length > most),
        ("not_allowed", prepared.contains(is_strange)),
        ("too_few_classes", is_entra && classes.count() < 3),
        ("own_term", has_own),
        ("too_easy", is_easy),
    ];
    for (rule, is_broken) in expected {
        let is_said = judgement.reasons.iter().any(|reason| rule_of(reason) == rule);
        assert_eq!(is_said, is_broken, "{rule} of {typed:?}: {:?}", judgement.points);
    }
    assert_eq!(judgement.parts.len(), usize::from(judgement.points));
    let joined: String = judgement.parts.iter().map(|part| part.text.expose()).collect();
    assert_eq!(joined, prepared, "{typed:?}");
    // What is accepted can also be sent.
    assert!(!judgement.is_accepted() || Password::try_from(typed.to_owned()).is_ok(), "{typed:?}");
}

fn rule_of(reason: &Reason) -> &'static str {
    match reason {
        Reason::TooShort { .. } => "too_short",
        Reason::TooLong { .. } => "too_long",
        Reason::NotAllowed { .. } => "not_allowed",
        Reason::TooFewClasses { .. } => "too_few_classes",
        Reason::OwnTerm { .. } => "own_term",
        Reason::TooEasy { .. } => "too_easy",
        Reason::Reused { .. } => "reused",
        Reason::Common => "common",
        Reason::Breached => "breached",
    }
}

/// A suggestion out of any bytes breaks no rule.
fn suggested(policy: &PasswordPolicy, terms: &Terms, bytes: &[u8]) {
    if let Some(password) = suggest(policy, terms, "de", bytes) {
        assert!(policy.check(password.expose(), terms).is_accepted(), "{:?} was suggested", password.expose());
    }
}

/// Other spaces become the one on a keyboard, then NFC.
fn prepared(typed: &str) -> String {
    let plain = |c: char| if c != ' ' && is_space_separator(c) { ' ' } else { c };
    typed.chars().map(plain).nfc().collect()
}

/// Unicode's category Zs.
fn is_space_separator(c: char) -> bool {
    " \u{a0}\u{1680}\u{202f}\u{205f}\u{3000}".contains(c) || ('\u{2000}'..='\u{200a}').contains(&c)
}

/// What a digit or sign is taken for.
const STAND_INS: [(char, char); 11] = [
    ('0', 'o'),
    ('1', 'l'),
    ('!', 'l'),
    ('|', 'l'),
    ('i', 'l'),
    ('3', 'e'),
    ('4', 'a'),
    ('@', 'a'),
    ('5', 's'),
    ('$', 's'),
    ('7', 't'),
];

/// What is compared: composed, in plain letters, without case, with letters for what stands for them.
fn folded(text: &str) -> Vec<char> {
    let letter = |c: char| STAND_INS.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, letter)| *letter);
    prepared(text).chars().flat_map(UnicodeNormalization::nfkc).default_case_fold().map(letter).collect()
}

/// Insertions, deletions and replacements between two texts (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let least = (at(&row, j) + usize::from(a != b)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            next.push(least);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The least points over all ways to split.
fn naive_points(text: &[char], terms: &[&Vec<char>]) -> usize {
    let is_near = |term: &&Vec<char>| term.len().abs_diff(text.len()) <= 1 && distance(text, term) <= 1;
    if !text.is_empty() && terms.iter().any(is_near) {
        return 1;
    }
    // The least points up to each place.
    let mut least = vec![0_usize];
    for end in 1..=text.len() {
        let mut best = least.last().copied().unwrap_or_default() + 1;
        for term in terms.iter().filter(|term| !term.is_empty()) {
            let Some(start) = end.checked_sub(term.len()) else { continue };
            let piece = text.iter().skip(start).take(term.len());
            let replaced = piece.zip(*term).filter(|(a, b)| a != b).take(2).count();
            if replaced == 0 || (replaced == 1 && term.len() >= 4) {
                best = best.min(least.get(start).copied().unwrap_or_default() + 1);
            }
        }
        least.push(best);
    }
    least.last().copied().unwrap_or_default()
}

fn naive_has_own(text: &[char], own: &[Vec<char>]) -> bool {
    own.iter()
        .filter(|term| term.len() >= 4)
        .any(|term| distance(text, term) <= 1 || text.windows(term.len()).any(|window| window == term.as_slice()))
}

/// Turns an input into what the browser's judge is asked, and what it must say.
#[must_use]
pub fn case(bytes: &[u8]) -> Value {
    let mut input = Input(bytes);
    let policy = policy(input.byte());
    let (identifier, own_terms, typed) = (input.line(), input.line(), input.rest());
    let own_terms: Vec<String> = own_terms.split(',').take(4).map(str::to_owned).collect();
    let mut own = OwnTerms::new(of_person("", "", [identifier.as_str()]));
    own.extend(&own_terms);
    let judgement = policy.check(&typed, &Terms { own, banned: Arc::clone(&EVERYBODY) });
    let parts: Vec<Value> = judgement.parts.iter().map(|part| json!([part.text.expose(), part.is_term])).collect();
    let Judgement { reasons, length, points, needed, .. } = judgement;
    json!({
        "law": { "policy": policy, "identifier": identifier, "own_terms": own_terms },
        "typed": typed,
        "verdict": { "reasons": reasons, "length": length, "points": points, "needed": needed, "parts": parts },
    })
}
