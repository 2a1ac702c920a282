-- What administrators look accounts up by, and what they set.

-- Whether methods have to be registered at the next sign-in, whatever the policy says.
ALTER TABLE accounts ADD COLUMN must_register INTEGER NOT NULL DEFAULT 0 CHECK (must_register IN (0, 1));

CREATE INDEX accounts_by_status ON accounts (status, name);
CREATE INDEX group_accounts_by_group ON group_accounts (in_group, account);

-- Whatever an account is searched by, folded (see `protocol/src/administration/words.rs`): names, the display name from each
-- of its words on, the mail address. A search reads the words that begin so, and nothing else.
CREATE TABLE account_words (
  word    TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (word, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_words_by_account ON account_words (account, word);

-- Accounts that are there already: what SQLite itself can fold.
INSERT INTO account_words (word, account)
  SELECT name, account FROM account_names
  UNION SELECT lower(trim(display_name)), id FROM accounts WHERE trim(display_name) <> ''
  UNION SELECT lower(trim(family_name)), id FROM accounts WHERE trim(family_name) <> ''
  UNION SELECT lower(mail), id FROM accounts WHERE mail IS NOT NULL;
