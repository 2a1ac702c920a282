//! Changes of accounts and policy behind the API's back, and those of accounts that the audit knows.

use latchkey_protocol::account::Role;
use latchkey_protocol::policy::Document;
use latchkey_protocol::seal::{self, Place, SealedKind};
use serde_json::Value;

use super::{Http, system_now};
use crate::driver::{Change, Driver as _};
use crate::entropy::SystemEntropy;

impl Http {
    /// Returns the statements that change an account.
    pub(super) fn statements(&self, subject: &str, change: &Change) -> Vec<String> {
        let account = |set: &str| vec![format!("UPDATE accounts SET {set} WHERE id = '{subject}'")];
        match change {
            Change::Disable => account("status = 'disabled', flow_epoch = flow_epoch + 1"),
            Change::Lock => account("locked = 1"),
            Change::Role(role) => account(&format!("role = '{}', flow_epoch = flow_epoch + 1", name_of(*role))),
            Change::Groups(groups) => {
                let mut statements = vec![format!("DELETE FROM group_accounts WHERE account = '{subject}'")];
                statements.extend(groups.iter().map(|group| {
                    format!("INSERT INTO group_accounts (account, in_group) VALUES ('{subject}', '{group}')")
                }));
                statements
            }
            Change::Contact(to) => self.enrolment_update(subject, to),
            Change::DropAuthenticators => {
                vec![format!("DELETE FROM enrolments WHERE account = '{subject}' AND kind = 'totp'")]
            }
            Change::BumpEpoch => account("flow_epoch = flow_epoch + 1"),
        }
    }

    fn enrolment_update(&self, subject: &str, to: &str) -> Vec<String> {
        let person = self.organisation.person(subject).expect("a person");
        let mails = person.enrolments.iter().filter(|known| known.authenticator.address().is_some());
        mails
            .map(|enrolment| {
                let kind = SealedKind::Mail;
                let place = Place { tenant: &self.secrets.tenant, subject: &person.id, enrolment: &enrolment.id, kind };
                let sealed = seal::seal(&self.secrets.keys, &SystemEntropy, &place, to.as_bytes(), system_now());
                let sealed = sealed.expect("an address can be sealed");
                format!("UPDATE enrolments SET sealed = '{sealed}' WHERE id = '{}'", enrolment.id)
            })
            .collect()
    }

    /// Writes the next version of the policy.
    pub(super) fn replace_policy(&self, edit: &dyn Fn(&mut Document)) {
        let policy = self.policy.take().expect("a policy");
        let edited = policy.edited(edit).expect("the policy fits together");
        let document = serde_json::to_string(&edited).expect("a policy is JSON").replace('\'', "''");
        let columns = "version, document, written, author";
        let values = format!("{}, '{document}', {}, 'test'", edited.version, self.now());
        self.sql(&[format!("INSERT INTO policies ({columns}) VALUES ({values})")]);
        self.policy.set(Some(edited));
    }

    /// Counts the completed changes of an account in the audit.
    pub(super) fn completed_changes(&self, subject: &str) -> usize {
        let rows = self.sql(&[format!(
            "SELECT count(*) AS changes FROM audit WHERE subject = '{subject}' AND result = 'succeeded' \
             AND event LIKE '%\"commit: written\"%'"
        )]);
        let count = rows.pointer("/0/0/changes").and_then(Value::as_u64).expect("a count");
        usize::try_from(count).expect("a count")
    }
}

fn name_of(role: Role) -> String {
    serde_json::to_value(role).expect("a role is JSON").as_str().expect("a name").to_owned()
}
