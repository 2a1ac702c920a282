-- The built-in directory: accounts, the names they are found by, and their groups.
-- Keyed by an immutable id, never by a name, so that another directory can take its place behind the same port.

CREATE TABLE accounts (
  id                 TEXT PRIMARY KEY,
  name               TEXT NOT NULL UNIQUE,
  display_name       TEXT NOT NULL,
  given_name         TEXT NOT NULL DEFAULT '',
  family_name        TEXT NOT NULL DEFAULT '',
  domain             TEXT NOT NULL,
  status             TEXT NOT NULL DEFAULT 'enabled' CHECK (status IN ('enabled', 'disabled')),
  locked             INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  must_change        INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  password_expires   INTEGER,
  role               TEXT NOT NULL DEFAULT 'user'
    CHECK (role IN ('user', 'reader', 'help_desk', 'user_administrator', 'global_administrator')),
  licence            TEXT NOT NULL DEFAULT 'full' CHECK (licence IN ('full', 'change_only')),
  locale             TEXT,
  mail               TEXT,
  -- Argon2id, PHC string; NULL where no password was ever set.
  password_hash      TEXT,
  flow_epoch         INTEGER NOT NULL DEFAULT 1,
  session_epoch      INTEGER NOT NULL DEFAULT 1,
  credential_version INTEGER NOT NULL DEFAULT 1,
  -- Names the last conditional write, so that what is stored with it can tell whether it was the one that won.
  last_write         TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX accounts_by_role ON accounts (role) WHERE role = 'global_administrator';

-- Every name of an account, its own included: DOM\user, UPN, mail, employee number; normalised, unique.
CREATE TABLE account_names (
  name    TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX account_names_by_account ON account_names (account);

CREATE TABLE directory_groups (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE group_accounts (
  account  TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  in_group TEXT NOT NULL REFERENCES directory_groups (id) ON DELETE CASCADE,
  PRIMARY KEY (account, in_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE group_groups (
  child    TEXT NOT NULL REFERENCES directory_groups (id) ON DELETE CASCADE,
  in_group TEXT NOT NULL REFERENCES directory_groups (id) ON DELETE CASCADE,
  PRIMARY KEY (child, in_group)
) STRICT, WITHOUT ROWID;

-- How many accounts there are, kept by triggers: counting them would read every row on every failure.
CREATE TABLE directory_size (
  only     INTEGER PRIMARY KEY CHECK (only = 1),
  accounts INTEGER NOT NULL
) STRICT;

INSERT INTO directory_size (only, accounts) VALUES (1, 0);

CREATE TRIGGER account_added AFTER INSERT ON accounts BEGIN
  UPDATE directory_size SET accounts = accounts + 1;
END;

CREATE TRIGGER account_removed AFTER DELETE ON accounts BEGIN
  UPDATE directory_size SET accounts = accounts - 1;
END;
