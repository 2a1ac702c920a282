-- More kinds of method: passkeys, phones, approvals by a phone, hardware tokens. What a column may hold cannot be changed in
-- place, so the table is made anew; its rows stay as they are.

CREATE TABLE enrolments_anew (
  id         TEXT PRIMARY KEY,
  account    TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN
               ('mail', 'totp', 'recovery', 'pass', 'questions', 'passkey', 'phone', 'office', 'push', 'token')),
  -- The contact, the seed, the marks or the public key: key id and ciphertext, bound to tenant, account, enrolment and kind.
  sealed     TEXT NOT NULL,
  provenance TEXT NOT NULL CHECK (provenance IN ('verified', 'unverified')),
  confirmed  INTEGER NOT NULL,
  -- 0 where it was not written down.
  added      INTEGER NOT NULL DEFAULT 0,
  -- What its owner calls a thing.
  name       TEXT,
  -- Whether it is offered first.
  preferred  INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
  -- Which saved codes were used, a bit for each.
  used       INTEGER NOT NULL DEFAULT 0,
  -- When it was last used, where that is written down.
  last_used  INTEGER,
  -- How often a thing says that it was used. Never goes back.
  counter    INTEGER NOT NULL DEFAULT 0,
  -- A keyed mark of what only one account may hold: the credential id of a passkey, the serial number of a token.
  mark       TEXT
) STRICT, WITHOUT ROWID;

INSERT INTO enrolments_anew (id, account, kind, sealed, provenance, confirmed, added, name, preferred, used)
  SELECT id, account, kind, sealed, provenance, confirmed, added, name, preferred, used FROM enrolments;

DROP TABLE enrolments;
ALTER TABLE enrolments_anew RENAME TO enrolments;

CREATE INDEX enrolments_by_account ON enrolments (account);
CREATE INDEX enrolments_by_key ON enrolments (substr(sealed, 1, 13));
CREATE UNIQUE INDEX enrolments_by_mark ON enrolments (mark) WHERE mark IS NOT NULL;
