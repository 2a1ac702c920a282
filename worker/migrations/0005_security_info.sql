-- What owners change by themselves: passwords they know, and the methods they have registered.

-- When the password was last set, for its minimum age.
ALTER TABLE accounts ADD COLUMN password_set INTEGER;
-- Names the last change by the attempt that asked for it, so that whoever lost its answer finds their own.
ALTER TABLE accounts ADD COLUMN last_change TEXT;
-- How often the registration was put off since it was last complete.
ALTER TABLE accounts ADD COLUMN snoozes INTEGER NOT NULL DEFAULT 0;
-- The last reset, and the digests of what it was proved by, a JSON list: methods are frozen for a while after it.
ALTER TABLE accounts ADD COLUMN reset_at INTEGER;
ALTER TABLE accounts ADD COLUMN reset_by TEXT;

-- 0 where it was not written down.
ALTER TABLE enrolments ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
-- What its owner calls an authenticator.
ALTER TABLE enrolments ADD COLUMN name TEXT;
-- Whether it is offered first.
ALTER TABLE enrolments ADD COLUMN preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1));

-- Passwords that were replaced, as long as the policy keeps some: Argon2id, PHC strings. The highest version is the latest.
CREATE TABLE former_passwords (
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  -- The credential version under which it was replaced.
  version INTEGER NOT NULL,
  hash    TEXT NOT NULL,
  PRIMARY KEY (account, version)
) STRICT, WITHOUT ROWID;
