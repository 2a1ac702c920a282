//! Which parts of a policy do not fit together, in words for the administrator who wrote them.
//!
//! What one field alone can get wrong is refused by its own type; here is what takes two.

use latchkey_shared::answer::fold;
use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Set;

use crate::contact::MailAddress;
use crate::ids::GroupId;
use crate::policy::bounded::Gates;
use crate::policy::document::Document;
use crate::policy::domain::{Authority, DomainName};
use crate::policy::origin::HttpsUrl;
use crate::policy::scope::Scope;

/// Most origins on one list: they all go into a response header.
const MAX_ORIGINS: usize = 50;
/// Most times a registration may be put off by count (Entra allows 0 to 14).
const MAX_SNOOZES: u8 = 14;
/// Most characters of the help desk's own words.
const MAX_HELP_TEXT: usize = 500;
/// Most earlier passwords to remember: each costs a slow hash at every change (Entra and Active Directory: 24).
const MAX_HISTORY: u8 = 24;
/// Longest minimum age of a password, in seconds.
const MAX_MINIMUM_AGE_S: u32 = 30 * 24 * 60 * 60;
/// Fewest and most security questions to answer (Entra: 3 to 5).
const QUESTIONS: core::ops::RangeInclusive<u8> = 3..=5;
/// Most security questions of an organisation's own (Entra: 20).
const MAX_CUSTOM_QUESTIONS: usize = 20;
/// Characters of one (Entra: 3 to 200).
const QUESTION_LENGTH: core::ops::RangeInclusive<usize> = 3..=200;
/// Most characters of a name that people read.
const MAX_LABEL: usize = 100;

/// What is wrong with a policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// No policy document at all, or one field is out of its range.
    #[error("{0}")]
    Form(String),
    /// Versions count from one.
    #[error("version: expected 1 or more")]
    Version,
    /// Selected, but nobody is.
    #[error("scope.include: expected at least one group, or \"who\": \"none\"")]
    NoGroup,
    /// A group is on both lists.
    #[error("scope: group {0} is both included and excluded; excluding wins, so take it off one list")]
    GroupTwice(GroupId),
    /// Nothing to prove oneself with.
    #[error("methods: expected at least one")]
    NoMethod,
    /// A kind that never stands alone, with one gate.
    #[error("methods: {} is only selectable with two gates", .0.as_str())]
    NeverAlone(MethodKind),
    /// Two gates cannot be made of these kinds.
    #[error(
        "methods: two gates need two kinds that go to different places, one of them not questions, or a passkey for both"
    )]
    NotTwoGates,
    /// Security questions that nobody could register, or that could be guessed.
    #[error("questions.{field}: expected {expected}")]
    Questions {
        /// Which part.
        field: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// Fewer questions than have to be answered.
    #[error("questions: expected at least as many as to_register while questions are among the methods")]
    TooFewQuestions,
    /// A domain has two authorities.
    #[error("domains: {} is listed twice", .0.as_str())]
    DomainTwice(DomainName),
    /// An identity provider that people would not recognise.
    #[error("domains: {}: expected a name of 1 to 100 characters for its identity provider", .0.as_str())]
    ProviderName(DomainName),
    /// More snoozes than sense.
    #[error("registration.snoozes: expected 0 to 14, or null")]
    Snoozes,
    /// A contact that does not work.
    #[error("help_desk.{field}: expected {expected}")]
    HelpDesk {
        /// Which one.
        field: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// A check is listed twice.
    #[error("bot_checks: one is listed twice")]
    BotCheckTwice,
    /// A wish that the table does not grant, by its row.
    #[error("limits.stricter.{row}: {wished} is not stricter than the table or beyond what still lets people reset")]
    Limit {
        /// Which row.
        row: &'static str,
        /// What was asked for.
        wished: u32,
    },
    /// A phone method that serves nobody.
    #[error("telephony.countries: expected at least one while sms, voice or office are among the methods")]
    NoCountry,
    /// Too many origins for a header.
    #[error("origins.{0}: expected at most 50")]
    TooManyOrigins(&'static str),
    /// More earlier passwords than a request can compare.
    #[error("password.history: expected 0 to 24")]
    History,
    /// A wait that keeps people from changing a password somebody saw.
    #[error("password.minimum_age_s: expected 0 to 2592000")]
    MinimumAge,
    /// A colour that is none.
    #[error("branding.{0}: expected a colour as #rrggbb")]
    Colour(&'static str),
    /// A tag that is none.
    #[error("locales: {0:?} is no BCP 47 language tag")]
    Locale(String),
    /// The fallback is not offered.
    #[error("locales.default: expected one of locales.offered")]
    DefaultLocale,
}

impl PolicyProblem {
    /// Returns the parts of the document that the problem takes.
    pub(super) const fn parts(&self) -> &'static [&'static str] {
        match self {
            Self::Form(_) => &[],
            Self::Version => &["version"],
            Self::NoGroup | Self::GroupTwice(_) => &["scope"],
            Self::NoMethod => &["methods"],
            Self::NeverAlone(_) => &["methods", "gates"],
            Self::NotTwoGates => &["methods", "gates", "passkey"],
            Self::Questions { .. } => &["questions"],
            Self::TooFewQuestions => &["questions", "methods"],
            Self::DomainTwice(_) | Self::ProviderName(_) => &["domains"],
            Self::Snoozes => &["registration"],
            Self::HelpDesk { .. } => &["help_desk"],
            Self::BotCheckTwice => &["bot_checks"],
            Self::Limit { .. } => &["limits"],
            Self::NoCountry => &["telephony", "methods", "administrators"],
            Self::TooManyOrigins(_) => &["origins"],
            Self::History | Self::MinimumAge => &["password"],
            Self::Colour(_) => &["branding"],
            Self::Locale(_) | Self::DefaultLocale => &["locales"],
        }
    }
}

/// Returns everything that does not fit, in the order of the document.
pub(super) fn problems(document: &Document) -> Vec<PolicyProblem> {
    let mut found = Vec::new();
    if document.version == 0 {
        found.push(PolicyProblem::Version);
    }
    scope(&document.scope, &mut found);
    methods(document, &mut found);
    questions(document, &mut found);
    domains(document, &mut found);
    if document.registration.snoozes.is_some_and(|snoozes| snoozes > MAX_SNOOZES) {
        found.push(PolicyProblem::Snoozes);
    }
    help_desk(document, &mut found);
    if has_twins(&document.bot_checks) {
        found.push(PolicyProblem::BotCheckTwice);
    }
    limits(document, &mut found);
    origins(document, &mut found);
    if document.password.history > MAX_HISTORY {
        found.push(PolicyProblem::History);
    }
    if document.password.minimum_age_s > MAX_MINIMUM_AGE_S {
        found.push(PolicyProblem::MinimumAge);
    }
    branding(document, &mut found);
    locales(document, &mut found);
    found
}

fn scope(scope: &Scope, found: &mut Vec<PolicyProblem>) {
    if let Scope::Selected { include, exclude } = scope {
        if include.is_empty() {
            found.push(PolicyProblem::NoGroup);
        }
        found.extend(include.intersection(exclude).cloned().map(PolicyProblem::GroupTwice));
    }
}

fn methods(document: &Document, found: &mut Vec<PolicyProblem>) {
    let methods = &document.methods;
    if methods.is_empty() {
        found.push(PolicyProblem::NoMethod);
    } else if document.gates == Gates::One {
        // Entra: an app notification can never be the only one; questions come only after another gate.
        let never_alone = [MethodKind::Push, MethodKind::Questions];
        found.extend(never_alone.into_iter().filter(|kind| methods.contains(kind)).map(PolicyProblem::NeverAlone));
    } else if !makes_two_gates(methods) && !methods.iter().any(|kind| document.passkey.is_both(*kind)) {
        found.push(PolicyProblem::NotTwoGates);
    }
    let phones = super::PHONE_METHODS.into_iter().any(|kind| methods.contains(&kind));
    if (phones || document.administrators.phone_methods) && document.telephony.countries.is_empty() {
        found.push(PolicyProblem::NoCountry);
    }
}

fn questions(document: &Document, found: &mut Vec<PolicyProblem>) {
    let questions = &document.questions;
    let mut demand = |is_fine: bool, field, expected| {
        if !is_fine {
            found.push(PolicyProblem::Questions { field, expected });
        }
    };
    demand(QUESTIONS.contains(&questions.to_register), "to_register", "3 to 5");
    let is_fine = QUESTIONS.contains(&questions.to_reset) && questions.to_reset <= questions.to_register;
    demand(is_fine, "to_reset", "3 to 5, and no more than to_register");
    demand(questions.custom.len() <= MAX_CUSTOM_QUESTIONS, "custom", "at most 20");
    let is_question = |text: &String| {
        let is_plain = text.trim() == text && !text.chars().any(char::is_control);
        is_plain && QUESTION_LENGTH.contains(&text.chars().count())
    };
    demand(questions.custom.iter().all(is_question), "custom", "questions of 3 to 200 characters");
    let folded: Vec<_> = questions.custom.iter().map(|text| fold(text)).collect();
    demand(!has_twins(&folded), "custom", "no question twice");
    let is_short = questions.predefined.len() + questions.custom.len() < usize::from(questions.to_register);
    if is_short && document.methods.contains(&MethodKind::Questions) {
        found.push(PolicyProblem::TooFewQuestions);
    }
}

/// Tells whether two of these kinds can be two gates. Text and call go to one mobile number and are one.
fn makes_two_gates(methods: &Set<MethodKind>) -> bool {
    let places: Set<MethodKind> =
        methods.iter().map(|kind| if *kind == MethodKind::Voice { MethodKind::Sms } else { *kind }).collect();
    places.len() >= 2
}

fn domains(document: &Document, found: &mut Vec<PolicyProblem>) {
    let mut seen = Set::new();
    for domain in &document.domains {
        if !seen.insert(&domain.name) {
            found.push(PolicyProblem::DomainTwice(domain.name.clone()));
        }
        if let Authority::Federated { provider } = &domain.authority
            && !is_label(&provider.name)
        {
            found.push(PolicyProblem::ProviderName(domain.name.clone()));
        }
    }
}

fn help_desk(document: &Document, found: &mut Vec<PolicyProblem>) {
    let desk = &document.help_desk;
    let mut demand = |is_fine: bool, field, expected| {
        if !is_fine {
            found.push(PolicyProblem::HelpDesk { field, expected });
        }
    };
    let is_phone = |text: &String| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        text.starts_with('+')
            && (7..=15).contains(&digits)
            && text.chars().skip(1).all(|c| c.is_ascii_digit() || c == ' ')
    };
    let is_text = |text: &String| {
        let is_prose = |c: char| !c.is_control() || c == '\n';
        (1..=MAX_HELP_TEXT).contains(&text.chars().count()) && text.chars().all(is_prose)
    };
    demand(desk.name.as_ref().is_none_or(|name| is_label(name)), "name", "1 to 100 characters");
    demand(desk.phone.as_ref().is_none_or(is_phone), "phone", "a number such as +44 20 7946 0000");
    let is_mail = desk.mail.as_ref().is_none_or(|mail| MailAddress::try_from(mail.clone()).is_ok());
    demand(is_mail, "mail", "a mail address");
    let is_url = desk.url.as_ref().is_none_or(|url| HttpsUrl::try_from(url.clone()).is_ok());
    demand(is_url, "url", "the https:// address of a page");
    demand(desk.text.as_ref().is_none_or(is_text), "text", "1 to 500 characters");
}

/// Finds wishes that would be passed over silently. Rows are compared by name, so that a new one needs no line here.
fn limits(document: &Document, found: &mut Vec<PolicyProblem>) {
    let rules = &document.limits;
    let refused = rules.table().refused(&rules.stricter);
    found.extend(refused.into_iter().map(|(row, wished)| PolicyProblem::Limit { row, wished }));
}

fn origins(document: &Document, found: &mut Vec<PolicyProblem>) {
    let lists = [
        ("embed", &document.origins.embed),
        ("api", &document.origins.api),
        ("return_to", &document.origins.return_to),
    ];
    let too_long = lists.into_iter().filter(|(_, origins)| origins.len() > MAX_ORIGINS);
    found.extend(too_long.map(|(list, _)| PolicyProblem::TooManyOrigins(list)));
}

fn branding(document: &Document, found: &mut Vec<PolicyProblem>) {
    let is_colour = |text: &String| {
        text.strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    for (field, colour) in [("accent", &document.branding.accent), ("accent_dark", &document.branding.accent_dark)] {
        if colour.as_ref().is_some_and(|colour| !is_colour(colour)) {
            found.push(PolicyProblem::Colour(field));
        }
    }
}

fn locales(document: &Document, found: &mut Vec<PolicyProblem>) {
    let is_tag = |tag: &str| {
        let is_subtag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let language = tag.split('-').next().unwrap_or_default();
        (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && tag.split('-').all(is_subtag)
    };
    let bad = document.locales.offered.iter().filter(|tag| !is_tag(tag));
    found.extend(bad.cloned().map(PolicyProblem::Locale));
    if !document.locales.offered.contains(&document.locales.default) {
        found.push(PolicyProblem::DefaultLocale);
    }
}

/// Tells whether a text can stand as a name on a page.
fn is_label(text: &str) -> bool {
    (1..=MAX_LABEL).contains(&text.chars().count()) && text.trim() == text && !text.chars().any(char::is_control)
}

/// Tells whether an item occurs twice in a short list.
fn has_twins<T: PartialEq>(items: &[T]) -> bool {
    items.iter().enumerate().any(|(place, item)| items.iter().skip(place + 1).any(|other| other == item))
}

#[cfg(test)]
mod tests;
