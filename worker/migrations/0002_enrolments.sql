-- What people have registered to prove themselves with. The value is sealed (see `protocol/src/seal.rs`): a copy of the
-- database alone names no contact and makes no code.

CREATE TABLE enrolments (
  id         TEXT PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('mail', 'totp')),
  -- The contact or the seed: key id and ciphertext, bound to tenant, account, enrolment and kind.
  sealed     TEXT NOT NULL,
  provenance TEXT NOT NULL CHECK (provenance IN ('verified', 'unverified')),
  confirmed  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX enrolments_by_account ON enrolments (account);
