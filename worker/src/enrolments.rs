//! Registered methods in D1, opened with the deployment's contact key.

use std::rc::Rc;

use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::enrolment::{Authenticator, Enrolment, Provenance, TotpSeed};
use latchkey_protocol::ids::{EnrolmentId, SubjectId};
use latchkey_protocol::ports::{Enrolments, Fault, Whom};
use latchkey_protocol::seal::{self, Place, SealedKind};
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;

use crate::audit;
use crate::config::Config;
use crate::database::{Database, Statement};
use crate::time::EdgeEntropy;

const PART: &str = "enrolments";

/// Reads what an account has registered. `{whose}` finds its id.
///
/// Whom nobody has finds two stand-ins, so that a name nobody has costs what the usual account costs. The documents begin
/// with the id, which is what they are ordered by.
macro_rules! enrolments_query {
    ($whose:literal) => {
        concat!(
            "WITH whose (id) AS (",
            $whose,
            ") SELECT json_object('id', id, 'kind', kind, 'sealed', sealed, 'provenance', provenance, 'confirmed', confirmed) \
             AS document FROM enrolments WHERE account IN (SELECT id FROM whose) \
             UNION ALL SELECT json_object('id', 'stand-in-' || kind, 'kind', kind, 'sealed', sealed, 'provenance', 'verified', \
             'confirmed', 1800000000) FROM (SELECT 'mail' AS kind, 'nobody.at.all@nowhere.example' AS sealed \
             UNION ALL SELECT 'totp', '20 bytes of a secret') \
             WHERE NOT EXISTS (SELECT 1 FROM whose JOIN accounts ON accounts.id = whose.id) ORDER BY 1"
        )
    };
}

const OF_NAME: &str = enrolments_query!("SELECT account FROM account_names WHERE name = ?1");
const OF_ID: &str = enrolments_query!("SELECT ?1");

/// Stored only if the account's row bears the token of our write.
const ADD: &str = "INSERT INTO enrolments (id, account, kind, sealed, provenance, confirmed) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?7)";

/// Where registered methods are kept.
#[derive(Debug)]
pub struct D1Enrolments {
    /// The database.
    pub database: Rc<Database>,
    /// Whose keys open them.
    pub config: Rc<Config>,
}

/// A row as it lies in the database.
#[derive(Deserialize)]
pub struct SealedRow {
    id: EnrolmentId,
    kind: SealedKind,
    sealed: String,
    provenance: Provenance,
    confirmed: UnixSeconds,
}

impl Enrolments for D1Enrolments {
    async fn of(&self, subject: Option<&SubjectId>) -> Result<Vec<Enrolment>, Fault> {
        // No account has the empty id: the same query, and nothing found but the stand-ins.
        let nobody = SubjectId(String::new());
        let rows = self.database.documents(PART, &query(Whom::Known(subject.unwrap_or(&nobody)))).await?;
        self.opened(subject, rows)
    }
}

/// Returns the query of what an account has registered.
pub fn query(whom: Whom<'_>) -> Statement {
    match whom {
        Whom::Named(name) => Statement::new(OF_NAME, [name.as_str().into()]),
        Whom::Known(id) => Statement::new(OF_ID, [id.as_str().into()]),
    }
}

impl D1Enrolments {
    /// Opens the rows of [`query`]; for nobody it does the same work and returns nothing.
    ///
    /// # Errors
    /// A [`Fault`] if a value does not open.
    pub fn opened(&self, subject: Option<&SubjectId>, rows: Vec<SealedRow>) -> Result<Vec<Enrolment>, Fault> {
        let Some(subject) = subject else {
            self.pretend(&SubjectId(String::new()), &rows);
            return Ok(Vec::new());
        };
        self.open_all(subject, rows)
    }

    /// Seals stand-ins for nobody and throws them away: the same key and cipher as for opening what somebody has.
    fn pretend(&self, subject: &SubjectId, rows: &[SealedRow]) {
        let tenant = &self.config.settings.tenant;
        for row in rows {
            let place = Place { tenant, subject, enrolment: &row.id, kind: row.kind };
            drop(seal::seal(&self.config.keys, &EdgeEntropy, &place, row.sealed.as_bytes(), row.confirmed));
        }
    }

    /// Returns the statement that stores a method with a change that leaves this token in the account's row.
    ///
    /// # Errors
    /// A [`Fault`] without randomness.
    pub fn add(
        &self,
        subject: &SubjectId,
        enrolment: &Enrolment,
        token: &str,
        now: UnixSeconds,
    ) -> Result<Statement, Fault> {
        let name = match &enrolment.authenticator {
            Authenticator::Mail { .. } => "mail",
            Authenticator::Totp { .. } => "totp",
        };
        let sealed = self.seal(subject, enrolment, now)?;
        let values = [
            enrolment.id.as_str().into(),
            subject.as_str().into(),
            name.into(),
            sealed.as_str().into(),
            audit::name_of(&enrolment.provenance),
            enrolment.confirmed.0.into(),
            token.into(),
        ];
        Ok(Statement::new(ADD, values))
    }

    /// Seals a method for its place.
    ///
    /// # Errors
    /// A [`Fault`] without randomness.
    pub fn seal(&self, subject: &SubjectId, enrolment: &Enrolment, now: UnixSeconds) -> Result<String, Fault> {
        let (kind, plain) = match &enrolment.authenticator {
            Authenticator::Mail { address } => (SealedKind::Mail, address.as_str().as_bytes()),
            Authenticator::Totp { seed } => (SealedKind::TotpSeed, seed.expose()),
        };
        let place = Place { tenant: &self.config.settings.tenant, subject, enrolment: &enrolment.id, kind };
        seal::seal(&self.config.keys, &EdgeEntropy, &place, plain, now)
    }

    /// Opens what an account has registered.
    ///
    /// # Errors
    /// A [`Fault`] if one of them cannot be opened.
    pub fn open_all(&self, subject: &SubjectId, rows: Vec<SealedRow>) -> Result<Vec<Enrolment>, Fault> {
        rows.into_iter().map(|row| self.open(subject, row)).collect()
    }

    fn open(&self, subject: &SubjectId, row: SealedRow) -> Result<Enrolment, Fault> {
        let tenant = &self.config.settings.tenant;
        let place = Place { tenant, subject, enrolment: &row.id, kind: row.kind };
        let plain = seal::open(&self.config.keys, &place, &row.sealed)
            .map_err(|error| Fault::new(PART, format_args!("enrolment {}: {error}", row.id)))?;
        let authenticator = match row.kind {
            SealedKind::Mail => core::str::from_utf8(&plain)
                .ok()
                .and_then(|text| MailAddress::try_from(text.to_owned()).ok())
                .map(|address| Authenticator::Mail { address }),
            SealedKind::TotpSeed => TotpSeed::from_bytes(plain.to_vec()).ok().map(|seed| Authenticator::Totp { seed }),
            SealedKind::Phone | SealedKind::Notice => None,
        };
        let authenticator = authenticator
            .ok_or_else(|| Fault::new(PART, format_args!("enrolment {}: expected a contact or a seed", row.id)))?;
        Ok(Enrolment { id: row.id, authenticator, provenance: row.provenance, confirmed: row.confirmed })
    }
}
