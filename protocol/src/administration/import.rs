//! `/admin/users/import`: accounts from comma-separated values (RFC 4180), a part of a file at a time.
//!
//! A part is a table of its own, with the row of names first, and small enough to be held and written at once; so a file of
//! any length fits an isolate, and one that breaks off goes on with the part that was not answered. Rows are idempotent by
//! name: an account that is there is left alone. Not here: how the table is stored.

use csv_core::{ReadRecordResult, Reader};
use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::Flaw;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Imported, NewUser, RowError, RowFlaw};

use crate::account::{Licence, Role};
use crate::administration::{Denied, details};
use crate::audit::{Activity, ResultClass};
use crate::enrolment::{Authenticator, Enrolment, Provenance};
use crate::flow::{Call, Kept};
use crate::ids::{AccountName, EnrolmentId};
use crate::platform::Platform;
use crate::policy::{self, ContactRefused, Policy};
use crate::ports::{Administration, By, Entropy, ImportedAccount, PolicyStore};
use crate::time::UnixSeconds;

/// Most rows of a part: what one transaction writes in a fraction of a second.
pub const MOST_ROWS: usize = 1_000;
/// Most bytes of a row.
const MAX_ROW_BYTES: usize = 8 * 1024;
/// Flaws that an answer lists; the count says how many there are.
const MOST_FLAWS: usize = 100;

/// The columns that a table of accounts has to have, by their places in [`COLUMNS`]; one of members needs the name alone.
const NEEDED: &[usize] = &[0, 1];
/// The columns there are. The order in the file is the file's own, and all but the first two may be left out.
const COLUMNS: [&str; 8] =
    ["name", "display_name", "given_name", "family_name", "aliases", "mail", "locale", "contact"];
/// What stands between two aliases in a cell.
const BETWEEN_ALIASES: char = ';';

/// A row with as many cells as there are columns, in the order of [`COLUMNS`].
pub(super) type Cells = [String; COLUMNS.len()];
/// A row: the line of its table at which it begins, and its cells; none if it has too few or too many.
pub(super) type Row = (u64, Option<Cells>);

/// Which part of a file comes, and whether it is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The number that the part's first row has in the whole file.
    pub first_row: u64,
    /// Whether nothing is to be written.
    pub is_rehearsal: bool,
}

impl Part {
    /// Returns the number in the whole file of the row at a line of the part, whose first line names the columns.
    pub(super) const fn row(&self, line: u64) -> u64 {
        self.first_row.saturating_add(line.saturating_sub(2))
    }
}

/// Adds the accounts of a part.
///
/// 1. The table, read as a whole; a table of another form is refused.
/// 2. Each row by itself, by the rules of an account that is added alone.
/// 3. The names that accounts have: whose name is known is left alone.
/// 4. One transaction with an audit line that names every account that was added; none in a rehearsal.
///
/// # Errors
/// [`Denied::Invalid`] if it is no such table, or a fault.
pub async fn import<P: Platform>(platform: &P, call: &mut Call, table: &[u8], part: Part) -> Result<Imported, Denied> {
    let policy = platform.policies().current().await?;
    call.line.policy_version = policy.version;
    // 1.
    let rows = read(table, NEEDED).map_err(refused)?;
    let mut told = Imported { rows: count(rows.len()), ..Imported::default() };
    // 2.
    let mut base = [0; 16];
    platform.entropy().fill(&mut base)?;
    let mut good: Vec<(u64, ImportedAccount)> = Vec::new();
    for (place, (line, row)) in rows.into_iter().enumerate() {
        let number = part.row(line);
        let account = row.ok_or_else(|| vec![(String::new(), RowError::Cells)]);
        match account.and_then(|cells| account_of(cells, &policy, id(base, place), call.now)) {
            Ok(account) => good.push((number, account)),
            Err(flaws) => note(&mut told, number, flaws),
        }
    }
    // 3.
    let names: Set<&str> = good.iter().flat_map(|(_, row)| row.names()).map(AccountName::as_str).collect();
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let found = platform.administration().find(By::Names(&names)).await?;
    let known: Set<AccountName> =
        found.into_iter().filter(|entry| entry.document.is_some()).map(|entry| AccountName(entry.key)).collect();
    let mut seen: Set<AccountName> = Set::new();
    let mut accounts: Vec<ImportedAccount> = Vec::new();
    for (number, row) in good {
        if known.contains(&row.account.name) {
            told.known += 1;
            continue;
        }
        let mail = row.account.mail.as_ref().and_then(details::name_of);
        let column = |name: &AccountName| match name {
            name if *name == row.account.name => "name".to_owned(),
            name if mail.as_ref() == Some(name) => "mail".to_owned(),
            _ => "aliases".to_owned(),
        };
        let flaws: Vec<(String, RowError)> = row
            .names()
            .filter_map(|name| match (known.contains(name), seen.contains(name)) {
                (true, _) => Some((column(name), RowError::Taken)),
                (false, true) => Some((column(name), RowError::Twice)),
                (false, false) => None,
            })
            .collect();
        if flaws.is_empty() {
            seen.extend(row.names().cloned());
            accounts.push(row);
        } else {
            note(&mut told, number, flaws);
        }
    }
    // 4.
    told.added = count(accounts.len());
    if part.is_rehearsal {
        call.note(ResultClass::Succeeded, "users: import rehearsed");
        return Ok(told);
    }
    call.line.activity = Activity::AddUser;
    if accounts.is_empty() {
        call.note(ResultClass::Succeeded, "users: nobody to import");
        return Ok(told);
    }
    call.note(ResultClass::Succeeded, "users: imported");
    call.kept = Kept::WithChange;
    told.added = platform.administration().import(&accounts, &call.line, call.now).await?;
    // Whoever got a name since it was looked up is known by now.
    told.known += count(accounts.len()).saturating_sub(told.added);
    Ok(told)
}

/// Refuses a table as a whole.
pub(super) fn refused(words: &str) -> Denied {
    Denied::Invalid(vec![Flaw { place: String::new(), words: words.to_owned() }])
}

pub(super) fn note(told: &mut Imported, row: u64, flaws: Vec<(String, RowError)>) {
    told.wrong += 1;
    let room = MOST_FLAWS.saturating_sub(told.flaws.len());
    told.flaws.extend(flaws.into_iter().take(room).map(|(column, error)| RowFlaw { row, column, error }));
}

pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Makes the id of a row's account: what was drawn for the part, and the place of the row.
fn id(base: [u8; 16], place: usize) -> Attempt {
    let place = u128::try_from(place).unwrap_or_default();
    Attempt::from_bytes((u128::from_be_bytes(base) ^ place).to_be_bytes())
}

/// Makes the account of a row, by the rules of an account that is added alone.
fn account_of(
    cells: Cells,
    policy: &Policy,
    attempt: Attempt,
    now: UnixSeconds,
) -> Result<ImportedAccount, Vec<(String, RowError)>> {
    let [name, display_name, given_name, family_name, aliases, mail, locale, contact] = cells;
    let some = |text: String| (!text.is_empty()).then_some(text);
    let aliases = aliases.split(BETWEEN_ALIASES).map(str::trim).filter(|alias| !alias.is_empty());
    let asked = NewUser {
        attempt,
        name,
        aliases: aliases.map(str::to_owned).collect(),
        display_name,
        given_name,
        family_name,
        mail: some(mail),
        locale: some(locale),
        role: Role::User,
        licence: Licence::Full,
    };
    // A flaw's place is its field, an alias with its number.
    let column = |flaw: Flaw| flaw.place.split('[').next().unwrap_or_default().to_owned();
    let account = details::account(asked)
        .map_err(|flaws| flaws.into_iter().map(|flaw| (column(flaw), RowError::Invalid)).collect::<Vec<_>>())?;
    let wrong = |error| vec![("contact".to_owned(), error)];
    let contact = some(contact).map(|typed| policy::read_contact(policy, &account, &[], None, typed)).transpose();
    let contact = contact.map_err(|refused| match refused {
        ContactRefused::OwnDomain => wrong(RowError::OwnDomain),
        ContactRefused::NoAddress | ContactRefused::Known => wrong(RowError::Invalid),
    })?;
    let contact = contact.map(|address| Enrolment {
        id: EnrolmentId(attempt.to_string()),
        authenticator: Authenticator::Mail { address },
        provenance: Provenance::Unverified,
        confirmed: now,
        added: now,
        name: None,
        preferred: false,
    });
    Ok(ImportedAccount { account, contact })
}

/// Reads a table that has the needed columns.
///
/// Rows are numbered by the lines at which they begin, as whoever opens the file sees them: empty lines are passed over, and
/// what stands in quotes may go on over several.
pub(super) fn read(table: &[u8], needed: &[usize]) -> Result<Vec<Row>, &'static str> {
    let mut reader = Reader::new();
    let (mut cells, mut ends) = (vec![0; MAX_ROW_BYTES], [0; 2 * COLUMNS.len()]);
    // Spreadsheets begin a file in UTF-8 with a byte order mark.
    let mut rest = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut columns: Option<Vec<usize>> = None;
    let mut rows = Vec::new();
    let mut next_line = 1;
    loop {
        let (mut written, mut ended) = (0, 0);
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (passed_over, left) = rest.split_at(blank);
        (rest, next_line) = (left, next_line + occurrences(passed_over, b'\n'));
        let (begun, line) = (rest, next_line);
        loop {
            let room = (cells.get_mut(written..), ends.get_mut(ended..));
            let (Some(cells), Some(ends)) = room else { return Err("expected shorter rows") };
            let (result, read, more, fields) = reader.read_record(rest, cells, ends);
            rest = rest.get(read..).unwrap_or_default();
            (written, ended) = (written + more, ended + fields);
            match result {
                // What is left of the input is nothing, which tells the reader that it is over.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return Err("expected shorter rows"),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return if columns.is_some() { Ok(rows) } else { Err(NO_COLUMNS) },
            }
        }
        let read = begun.get(..begun.len() - rest.len()).unwrap_or_default();
        next_line += occurrences(read, b'\n');
        // A quote that is never closed takes all that follows for one cell.
        if rest.is_empty() && occurrences(read, b'"') % 2 == 1 {
            return Err("expected every quote to be closed");
        }
        let text = cells.get(..written).and_then(|bytes| core::str::from_utf8(bytes).ok()).ok_or("expected UTF-8")?;
        let mut start = 0;
        let fields: Option<Vec<&str>> =
            ends.iter().take(ended).map(|end| text.get(core::mem::replace(&mut start, *end)..*end)).collect();
        let fields = fields.ok_or("expected UTF-8")?;
        match &columns {
            None => columns = Some(columns_of(&fields, needed).ok_or(NO_COLUMNS)?),
            Some(_) if rows.len() >= MOST_ROWS => return Err("expected at most 1,000 rows in a part"),
            Some(columns) => rows.push((line, row_of(&fields, columns))),
        }
    }
}

fn occurrences(bytes: &[u8], sign: u8) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == sign)).sum()
}

/// What is said of a table whose first row does not name its columns.
const NO_COLUMNS: &str =
    "expected a first row that names `name`, for accounts `display_name`, and no unknown column, each once";

/// Reads the row of names: for each column of the file its place in [`COLUMNS`].
fn columns_of(fields: &[&str], needed: &[usize]) -> Option<Vec<usize>> {
    let place = |field: &&str| COLUMNS.iter().position(|column| column.eq_ignore_ascii_case(field.trim()));
    let columns: Vec<usize> = fields.iter().map(place).collect::<Option<_>>()?;
    let is_once = columns.iter().collect::<Set<_>>().len() == columns.len();
    (is_once && needed.iter().all(|place| columns.contains(place))).then_some(columns)
}

fn row_of(fields: &[&str], columns: &[usize]) -> Option<Cells> {
    let mut cells = Cells::default();
    if fields.len() != columns.len() {
        return None;
    }
    for (field, column) in fields.iter().zip(columns) {
        field.trim().clone_into(cells.get_mut(*column)?);
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(table: &str, expected: Result<Vec<Option<[&str; 3]>>, &str>) {
        let read = read(table.as_bytes(), NEEDED);
        // name, display name, aliases
        let read = read
            .map(|rows| rows.into_iter().map(|(_, row)| row.map(|[a, b, _, _, c, ..]| [a, b, c])).collect::<Vec<_>>());
        let expected = expected
            .map(|rows| rows.into_iter().map(|row| row.map(|cells| cells.map(str::to_owned))).collect::<Vec<_>>());
        assert_eq!(read, expected, "{table:?}");
    }

    #[test]
    fn a_table_is_read_whatever_its_columns_and_line_ends() {
        check("name,display_name\na@x,A\n", Ok(vec![Some(["a@x", "A", ""])]));
        check(
            "\u{feff}Display_Name,NAME,aliases\r\n\"O'Brien, \"\"Pat\"\"\",p@x,\"a;b\"",
            Ok(vec![Some(["p@x", "O'Brien, \"Pat\"", "a;b"])]),
        );
        check("name,display_name\n\na@x,\"A\nB\"\n", Ok(vec![Some(["a@x", "A\nB", ""])]));
        check("name,display_name\na@x\nb@x,B,C\nc@x, C ", Ok(vec![None, None, Some(["c@x", "C", ""])]));
        check("name,display_name", Ok(vec![]));
    }

    // Rule: a table is of this form or none; nothing is guessed (attack A73).
    #[test]
    fn another_table_is_refused() {
        for odd in [
            "",
            "\n",
            "name\na",
            "a,b\n1,2",
            "name,display_name,name\n1,2,3",
            "name,display_name,role\n",
            "PK\u{3}\u{4}",
        ] {
            check(odd, Err(NO_COLUMNS));
        }
        let long = format!("name,display_name\n{},A", "x".repeat(MAX_ROW_BYTES));
        check(&long, Err("expected shorter rows"));
        check(&format!("name,display_name{}\n", ",".repeat(20)), Err("expected shorter rows"));
        let many = "name,display_name\n".to_owned() + &"a@x,A\n".repeat(MOST_ROWS + 1);
        check(&many, Err("expected at most 1,000 rows in a part"));
        assert_eq!(read(b"name,display_name\n\xff@x,A", NEEDED), Err("expected UTF-8"));
        for open in ["name,display_name\na@x,\"A\nb@x,B", "name,display_name\na@x,\"A\"\nb@x,\"\"\"B\n"] {
            check(open, Err("expected every quote to be closed"));
        }
    }

    // Rule: whoever looks for a row that is said to be wrong finds it by its number.
    #[test]
    fn rows_are_numbered_by_the_lines_they_begin_at() {
        let check = |table: &str, expected: &[u64]| {
            let rows = read(table.as_bytes(), NEEDED).expect("a table");
            let part = Part { first_row: 2, is_rehearsal: true };
            let numbers: Vec<u64> = rows.into_iter().map(|(line, _)| part.row(line)).collect();
            assert_eq!(numbers, expected, "{table:?}");
        };
        check("name,display_name\na@x,A\nb@x,B\n", &[2, 3]);
        check("name,display_name\r\na@x,A\r\nb@x,B", &[2, 3]);
        check("name,display_name\n\n\na@x,A\n\nb@x,B", &[4, 6]);
        check("name,display_name\r\n\r\na@x,A\r\n", &[3]);
        check("name,display_name\na@x,\"A\nA\"\nb@x,B\n", &[2, 4]);
        assert_eq!(Part { first_row: 1_002, is_rehearsal: true }.row(5), 1_005);
    }

    #[test]
    fn a_table_of_members_needs_their_names_alone() {
        let names = |table: &str| {
            let rows = read(table.as_bytes(), &[0]).expect("a table");
            rows.into_iter().filter_map(|(_, cells)| cells.map(|[name, ..]| name)).collect::<Vec<_>>()
        };
        assert_eq!(names("name\na@x\nE-10042\n"), ["a@x", "E-10042"]);
        assert_eq!(names("display_name,name\nA,a@x"), ["a@x"], "the table that added them will do");
        assert_eq!(read(b"display_name\nA", &[0]), Err(NO_COLUMNS));
    }
}
