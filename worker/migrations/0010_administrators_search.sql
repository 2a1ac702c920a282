-- What administrators look for: accounts by lock and role, groups by how their name begins.

DROP INDEX accounts_by_role;
CREATE INDEX accounts_by_role ON accounts (role, name);
CREATE INDEX accounts_by_lock ON accounts (name) WHERE locked = 1;

-- The name, folded (see `protocol/src/administration/words.rs`). Of groups that are there already what SQLite itself can fold.
ALTER TABLE directory_groups ADD COLUMN word TEXT NOT NULL DEFAULT '';
UPDATE directory_groups SET word = lower(trim(name));
CREATE INDEX directory_groups_by_word ON directory_groups (word, id);

-- The address that an organisation writes to is a name of its account, unless somebody else has it. Only what SQLite folds as
-- names are folded; other addresses become names when an account's details are next replaced.
INSERT INTO account_names (name, account)
  SELECT lower(mail), id FROM accounts WHERE mail IS NOT NULL AND mail NOT GLOB '*[^ -~]*'
  ON CONFLICT DO NOTHING;
