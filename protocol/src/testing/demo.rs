//! Alderbrook Hospital: the organisation that `cargo xtask dev` seeds and the scenarios run over, with an account for
//! every state of policy. Names, passwords and secrets are made up, fixed and readable.

use latchkey_shared::method::MethodKind;
use latchkey_shared::password::{CustomTerms, NotCustomTerms};
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{BotCheckKind, HelpDesk};

use crate::account::{AccountStatus, Licence, Role};
use crate::contact::{MailAddress, NotAnAddress};
use crate::enrolment::{Authenticator, Enrolment, NotASeed, Provenance, TotpSeed};
use crate::ids::{EnrolmentId, GroupId, SubjectId};
use crate::policy::{
    Authority, Document, Domain, DomainName, Gates, HttpsUrl, IdentityProvider, NotADomain, NotAUrl, Policy,
    PolicyProblem, Scope,
};
use crate::testing::organisation::{Group, Organisation, Person};
use crate::time::UnixSeconds;

/// The domain of the hospital's accounts.
pub const DOMAIN: &str = "alderbrook.example";
/// Where the recovery mails of its people lie.
pub const MAIL_DOMAIN: &str = "post.example";

const DAY_S: u64 = 24 * 60 * 60;

/// The demo's data contradicts itself; its own test keeps that from happening.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum DemoError {
    /// An address.
    #[error(transparent)]
    Address(#[from] NotAnAddress),
    /// A secret.
    #[error(transparent)]
    Seed(#[from] NotASeed),
    /// A domain.
    #[error(transparent)]
    Domain(#[from] NotADomain),
    /// A page.
    #[error(transparent)]
    Url(#[from] NotAUrl),
    /// A banned term.
    #[error(transparent)]
    Term(#[from] NotCustomTerms),
    /// The policy.
    #[error("{0:?}")]
    Policy(Vec<PolicyProblem>),
}

/// Returns Alderbrook Hospital as it stands at `now`: two gates, of passkey, authenticator and mail; staff but not agency.
///
/// # Errors
/// None in practice: the data is fixed, and a test builds it.
pub fn demo(now: UnixSeconds) -> Result<Organisation, DemoError> {
    let group =
        |id: &str, name: &str, within: &[&str]| Group { id: id_of(id), name: name.to_owned(), within: ids(within) };
    Ok(Organisation {
        name: "Alderbrook Hospital".to_owned(),
        policy: policy()?,
        groups: vec![
            group("staff", "All staff", &[]),
            group("nursing", "Nursing", &["staff"]),
            group("ward-3", "Ward 3", &["nursing"]),
            group("agency", "Agency staff", &[]),
            group("agency-nights", "Agency staff, nights", &["agency", "ward-3"]),
        ],
        accounts: accounts(now)?,
    })
}

fn policy() -> Result<Policy, DemoError> {
    let domain = |name: &str, authority| DomainName::try_from(name.to_owned()).map(|name| Domain { name, authority });
    let url = HttpsUrl::try_from("https://login.clinic.example/".to_owned())?;
    let provider = IdentityProvider { name: "Clinic Login".to_owned(), url };
    let mut document = Document {
        gates: Gates::Two,
        methods: Set::from([MethodKind::Passkey, MethodKind::Authenticator, MethodKind::Mail]),
        scope: Scope::Selected { include: ids(&["staff"]), exclude: ids(&["agency"]) },
        domains: vec![
            domain(DOMAIN, Authority::Managed)?,
            domain("clinic.alderbrook.example", Authority::Federated { provider })?,
            domain("lab.alderbrook.example", Authority::Synced { writeback: false })?,
            domain("pharmacy.alderbrook.example", Authority::Synced { writeback: true })?,
        ],
        help_desk: HelpDesk {
            name: Some("IT service desk".to_owned()),
            phone: Some("+44 20 7946 0112".to_owned()),
            mail: Some("servicedesk@alderbrook.example".to_owned()),
            url: Some("https://intranet.alderbrook.example/it".to_owned()),
            text: Some("Open day and night. Bring your staff card.".to_owned()),
        },
        bot_checks: vec![BotCheckKind::Pow, BotCheckKind::Image],
        ..Document::default()
    };
    document.password.public.organisation_terms = vec!["Alderbrook".to_owned(), "Hospital".to_owned()];
    document.password.banned_terms = CustomTerms::try_from(vec!["alderwing".to_owned(), "nightshift".to_owned()])?;
    Policy::from_document(document).map_err(DemoError::Policy)
}

/// An account in the making: in scope, two methods, nothing special.
struct Draft {
    person: Person,
    /// Counts enrolments, so that each has its name.
    enrolled: usize,
    now: UnixSeconds,
}

impl Draft {
    fn new(now: UnixSeconds, given: &str, family: &str, password: &str, note: &str) -> Result<Self, DemoError> {
        let user = format!("{given}.{family}").to_lowercase();
        let address = format!("{user}@{DOMAIN}");
        let person = Person {
            id: SubjectId(format!("s-{user}")),
            name: address.clone(),
            aliases: Vec::new(),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            status: AccountStatus::Enabled,
            locked: false,
            must_change: false,
            password_expires: None,
            role: Role::User,
            licence: Licence::Full,
            groups: ids(&["staff"]),
            locale: Some("en".to_owned()),
            mail: Some(MailAddress::try_from(address)?),
            password: password.to_owned(),
            former_passwords: Vec::new(),
            enrolments: Vec::new(),
            note: note.to_owned(),
        };
        Ok(Self { person, enrolled: 0, now })
    }

    /// Moves the account to another domain.
    fn at(mut self, domain: &str) -> Result<Self, DemoError> {
        let user = self.person.name.split('@').next().unwrap_or_default().to_owned();
        self.person.name = format!("{user}@{domain}");
        self.person.mail = Some(MailAddress::try_from(self.person.name.clone())?);
        Ok(self)
    }

    fn with(mut self, edit: impl FnOnce(&mut Person)) -> Self {
        edit(&mut self.person);
        self
    }

    fn enrol(mut self, authenticator: Authenticator, provenance: Provenance, days_ago: u64) -> Self {
        self.enrolled += 1;
        let id = EnrolmentId(format!("{}-{}", self.person.id, self.enrolled));
        let confirmed = self.now.minus(days_ago * DAY_S);
        let (added, name, preferred) = (confirmed, None, false);
        self.person.enrolments.push(Enrolment { id, authenticator, provenance, confirmed, added, name, preferred });
        self
    }

    /// Registers the private address of the person, proven a month ago.
    fn mail(self) -> Result<Self, DemoError> {
        self.mail_as(Provenance::Verified, 30)
    }

    fn mail_as(self, provenance: Provenance, days_ago: u64) -> Result<Self, DemoError> {
        let user = self.person.name.split('@').next().unwrap_or_default();
        let address = format!("{user}@{MAIL_DOMAIN}");
        self.mail_at(&address, provenance, days_ago)
    }

    fn mail_at(self, address: &str, provenance: Provenance, days_ago: u64) -> Result<Self, DemoError> {
        let address = MailAddress::try_from(address.to_owned())?;
        Ok(self.enrol(Authenticator::Mail { address }, provenance, days_ago))
    }

    /// Registers an authenticator app under a secret that reads as the person's name and a word.
    fn app(self, word: &str) -> Result<Self, DemoError> {
        let is_base32 = |c: &char| matches!(c, 'A'..='Z' | '2'..='7');
        let name = format!("{}{word}", self.person.given_name).to_uppercase();
        // 32 letters are 160 bits, the length RFC 4226 §4 recommends.
        let secret: String = name.chars().filter(is_base32).chain("LATCHKEYDEMO".chars().cycle()).take(32).collect();
        let seed = TotpSeed::try_from(secret)?;
        Ok(self.enrol(Authenticator::Totp { seed }, Provenance::Verified, 30))
    }

    fn both(self) -> Result<Self, DemoError> {
        self.mail()?.app("")
    }

    fn done(self) -> Person {
        self.person
    }
}

fn accounts(now: UnixSeconds) -> Result<Vec<Person>, DemoError> {
    let draft = |given: &str, family: &str, password: &str, note: &str| Draft::new(now, given, family, password, note);
    let mut people = vec![
        draft("Nora", "Lindqvist", "copper-lantern-4417", "two methods, may reset; also ALDER\\nora and E-10042")?
            .with(|p| p.aliases = vec!["ALDER\\nora".to_owned(), "E-10042".to_owned(), "nora".to_owned()])
            .with(|p| p.former_passwords = vec!["marble-teapot-2205".to_owned()])
            .both()?,
        draft("Tomas", "Berg", "walnut-bicycle-8830", "only mail: too few methods for two gates")?.mail()?,
        draft("Ines", "Carvalho", "velvet-harbour-1962", "only an authenticator: too few methods for two gates")?
            .app("")?,
        draft("Petra", "Novak", "orchid-ladder-7714", "no methods")?,
        draft("Daniel", "Osei", "pepper-compass-3051", "disabled by an administrator")?
            .with(|p| p.status = AccountStatus::Disabled)
            .both()?,
        draft(
            "Lena",
            "Hartmann",
            "saffron-window-6128",
            "locked by the directory: may unlock or reset; writes German",
        )?
        .with(|p| (p.locked, p.locale) = (true, Some("de".to_owned())))
        .both()?,
        draft("Omar", "Haddad", "granite-violin-9473", "must change the password at the next sign-in; may reset")?
            .with(|p| p.must_change = true)
            .both()?,
        draft("Grace", "Mensah", "maple-anchor-2586", "the password has expired; may reset")?
            .with(|p| p.password_expires = Some(now.minus(DAY_S)))
            .both()?,
        draft("Viktor", "Sand", "bamboo-kettle-5309", "not in a group that may reset")?
            .with(|p| p.groups = Set::new())
            .both()?,
        draft("Mei", "Tanaka", "cedar-umbrella-8842", "may reset through a nested group (ward 3, nursing, staff)")?
            .with(|p| p.groups = ids(&["ward-3"]))
            .both()?,
        draft(
            "Rosa",
            "Delgado",
            "tulip-hammock-1735",
            "excluded through a nested group (agency), though it is in staff, too",
        )?
        .with(|p| p.groups = ids(&["agency-nights", "staff"]))
        .both()?,
        draft("Samuel", "Adeyemi", "cobalt-garden-6690", "change only: the tier does not allow a reset")?
            .with(|p| p.licence = Licence::ChangeOnly)
            .both()?,
    ];
    people.extend([
        draft(
            "Astrid",
            "Holm",
            "juniper-tower-4128",
            "global administrator: the administrators' policy, whatever the scope",
        )?
        .with(|p| (p.role, p.groups) = (Role::GlobalAdministrator, Set::new()))
        .both()?,
        draft("Felix", "Brandt", "amber-railway-7305", "help desk, an administrator's role, with one method only")?
            .with(|p| p.role = Role::HelpDesk)
            .mail()?,
        draft("Hanna", "Keller", "willow-beacon-2914", "federated domain: signs in at Clinic Login")?
            .at("clinic.alderbrook.example")?
            .both()?,
        draft("Jonas", "Weber", "cactus-pillow-8061", "synced domain without writeback: no reset")?
            .at("lab.alderbrook.example")?
            .both()?,
        draft("Clara", "Moreau", "indigo-saddle-3377", "synced domain with writeback: may reset")?
            .at("pharmacy.alderbrook.example")?
            .both()?,
        draft("Yusuf", "Demir", "almond-rocket-5542", "unverified mail beside an authenticator: may reset")?
            .mail_as(Provenance::Unverified, 30)?
            .app("")?,
        draft("Elif", "Aydin", "ginger-castle-9016", "unverified mail alone: too few methods")?
            .mail_as(Provenance::Unverified, 30)?,
        draft(
            "Marta",
            "Kowalska",
            "poplar-engine-6283",
            "mail not confirmed for 200 days, beside an authenticator: may reset",
        )?
        .mail_as(Provenance::Verified, 200)?
        .app("")?,
        draft("Bruno", "Ricci", "coral-thimble-1450", "several authenticators and addresses")?
            .mail()?
            .mail_at("ricci.family@post.example", Provenance::Verified, 10)?
            .app("PHONE")?
            .app("TABLET")?,
        draft("Agnes", "Dahl", "birch-trumpet-7729", "mail within the hospital's own domain does not count")?
            .mail_at("agnes.dahl@alderbrook.example", Provenance::Verified, 30)?
            .app("")?,
        draft("Jürgen", "Groß", "quartz-meadow-3864", "a name beyond ASCII; writes German")?
            .with(|p| p.locale = Some("de".to_owned()))
            .mail_at("juergen.gross@post.example", Provenance::Verified, 30)?
            .app("")?,
    ]);
    Ok(people.into_iter().map(Draft::done).collect())
}

fn id_of(name: &str) -> GroupId {
    GroupId(name.to_owned())
}

fn ids(names: &[&str]) -> Set<GroupId> {
    names.iter().map(|name| id_of(name)).collect()
}
