-- More kinds of method: saved recovery codes, recovery passes, security questions. What a column may hold cannot be changed in
-- place, so the table is made anew; its rows stay as they are.

CREATE TABLE enrolments_anew (
  id         TEXT PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('mail', 'totp', 'recovery', 'pass', 'questions')),
  -- The contact, the seed or the marks: key id and ciphertext, bound to tenant, account, enrolment and kind.
  sealed     TEXT NOT NULL,
  provenance TEXT NOT NULL CHECK (provenance IN ('verified', 'unverified')),
  confirmed  INTEGER NOT NULL,
  -- 0 where it was not written down.
  added      INTEGER NOT NULL DEFAULT 0,
  -- What its owner calls an authenticator.
  name       TEXT,
  -- Whether it is offered first.
  preferred  INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
  -- Which saved codes were used, a bit for each.
  used       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO enrolments_anew (id, account, kind, sealed, provenance, confirmed, added, name, preferred)
  SELECT id, account, kind, sealed, provenance, confirmed, added, name, preferred FROM enrolments;

DROP TABLE enrolments;
ALTER TABLE enrolments_anew RENAME TO enrolments;

CREATE INDEX enrolments_by_account ON enrolments (account);
CREATE INDEX enrolments_by_key ON enrolments (substr(sealed, 1, 13));
