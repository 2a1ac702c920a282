//! Groups in memory: who is in them, and what that makes of everybody's account.

use core::cell::RefCell;
use std::collections::BTreeMap;

use latchkey_shared::sorted::Set;
use latchkey_shared::wire::GroupSummary;

use crate::administration::{Page, words};
use crate::ids::GroupId;
use crate::ports::{By, Entry, Join, MembersChange};
use crate::testing::MemoryDirectory;
use crate::testing::organisation::{Group, Organisation};

/// Groups in memory.
#[derive(Debug)]
pub struct MemoryGroups(RefCell<BTreeMap<GroupId, Group>>);

impl MemoryGroups {
    /// Takes the groups of an organisation.
    #[must_use]
    pub fn new(organisation: &Organisation) -> Self {
        let groups = organisation.groups.iter().map(|group| (group.id.clone(), group.clone()));
        Self(RefCell::new(groups.collect()))
    }

    /// Returns a page of groups as they go over the wire: those whose name begins so, or all of them by their ids.
    pub(super) fn behind(&self, search: &str, page: &Page) -> Result<Vec<Entry>, serde_json::Error> {
        let groups = self.0.borrow();
        let word = |group: &Group| if search.is_empty() { String::new() } else { words::fold(&group.name) };
        let mut keyed: Vec<(String, &Group)> = groups.values().map(|group| (word(group), group)).collect();
        keyed.retain(|(word, _)| word.starts_with(search));
        keyed.sort_by_key(|(word, group)| (word.clone(), group.id.clone()));
        let is_behind = |(word, group): &(String, &Group)| {
            (word.as_str(), group.id.as_str()) > (page.word.as_str(), page.id.as_str())
        };
        let entry = |(word, group): (String, &Group)| {
            let within = group.within.iter().map(ToString::to_string).collect();
            let summary = GroupSummary { id: group.id.to_string(), name: group.name.clone(), within };
            Ok(Entry { key: Page::key(&word, group.id.as_str()), document: Some(serde_json::to_string(&summary)?) })
        };
        let most = usize::try_from(page.most).unwrap_or(usize::MAX);
        keyed.into_iter().filter(is_behind).take(most).map(entry).collect()
    }

    /// Adds a group, or returns the name of the one that is there.
    pub(super) fn add(&self, id: &str, name: &str) -> Option<String> {
        let id = GroupId(id.to_owned());
        let group = Group { id: id.clone(), name: name.to_owned(), within: Set::new() };
        let mut groups = self.0.borrow_mut();
        let known = groups.get(&id).map(|known| known.name.clone());
        if known.is_none() {
            groups.insert(id, group);
        }
        known
    }

    /// Finds accounts or groups.
    pub(super) fn find(&self, directory: &MemoryDirectory, by: By<'_>) -> Vec<Entry> {
        let all = directory.all();
        let each = |list: &[String], id: &dyn Fn(&str) -> Option<String>| {
            list.iter().map(|asked| Entry { key: asked.clone(), document: id(asked) }).collect()
        };
        match by {
            By::Ids(list) => each(list, &|asked| {
                let found = all.iter().find(|(account, _)| account.id.as_str() == asked);
                found.map(|(account, _)| account.id.to_string())
            }),
            By::Names(list) => each(list, &|asked| {
                let has = |name: &crate::ids::AccountName| name.as_str() == asked;
                let found = all.iter().find(|(account, _)| has(&account.name) || account.aliases.iter().any(has));
                found.map(|(account, _)| account.id.to_string())
            }),
            By::Groups(list) => each(list, &|asked| {
                let groups = self.0.borrow();
                groups.values().find(|group| group.id.as_str() == asked).map(|group| group.id.to_string())
            }),
            By::Members { group, ids } => each(ids, &|asked| {
                let within = |groups: &Set<GroupId>| groups.iter().any(|known| known.as_str() == group);
                let mut accounts =
                    all.iter().filter(|(_, groups)| within(groups)).map(|(account, _)| account.id.as_str());
                let groups = self.0.borrow();
                let mut nested = groups.values().filter(|known| within(&known.within)).map(|known| known.id.as_str());
                let is_in = accounts.any(|id| id == asked) || nested.any(|id| id == asked);
                is_in.then(|| asked.to_owned())
            }),
            By::Domain { domain, after, most } => {
                let of = all.iter().filter(|(account, _)| account.domain == domain && account.id.as_str() > after);
                let ids = of.map(|(account, _)| account.id.to_string());
                let entries = ids.map(|id| Entry { key: id.clone(), document: Some(id) });
                entries.take(usize::try_from(most).unwrap_or(usize::MAX)).collect()
            }
        }
    }

    /// Adds or removes members, and works out anew who is in what.
    pub(super) fn change(&self, directory: &MemoryDirectory, change: &MembersChange<'_>) {
        let within = GroupId(change.group.to_owned());
        let put = |set: &mut Set<GroupId>| match change.join {
            Join::Add => set.insert(within.clone()),
            Join::Remove => set.remove(&within),
        };
        for group in change.groups {
            if let Some(group) = self.0.borrow_mut().get_mut(&GroupId(group.clone())) {
                put(&mut group.within);
            }
        }
        directory.regroup(
            |id, groups| {
                if change.accounts.iter().any(|account| account == id.as_str()) {
                    put(groups);
                }
            },
            |groups| self.with_outer(groups),
        );
    }

    /// Returns groups together with all that they are nested in.
    fn with_outer(&self, groups: &Set<GroupId>) -> Set<GroupId> {
        let known = self.0.borrow();
        let (mut all, mut waiting) = (Set::new(), groups.iter().cloned().collect::<Vec<_>>());
        while let Some(id) = waiting.pop() {
            if all.insert(id.clone()) {
                waiting.extend(known.get(&id).into_iter().flat_map(|group| group.within.iter().cloned()));
            }
        }
        all
    }
}
