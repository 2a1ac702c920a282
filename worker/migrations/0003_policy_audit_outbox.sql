-- What the organisation decided, what happened, and what still has to be told.

-- Versions are only ever added; the newest is in force.
CREATE TABLE policies (
  version  INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  written  INTEGER NOT NULL,
  author   TEXT
) STRICT;

CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  support_id TEXT NOT NULL,
  subject    TEXT,
  activity   TEXT NOT NULL,
  result     TEXT NOT NULL,
  -- The whole event, JSON, as `protocol::audit::AuditEvent` writes it.
  event      TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_subject ON audit (subject, at);
CREATE INDEX audit_by_support_id ON audit (support_id);

-- Names that found no account: a keyed hash, counted per hour, so that a flood of guesses writes few rows.
CREATE TABLE unknown_names (
  hour     INTEGER NOT NULL,
  name     TEXT NOT NULL,
  activity TEXT NOT NULL,
  result   TEXT NOT NULL,
  detail   TEXT NOT NULL,
  times    INTEGER NOT NULL,
  PRIMARY KEY (hour, name, activity, result, detail)
) STRICT, WITHOUT ROWID;

-- Notices, written in the transaction of the change they report and deleted once delivered. Addresses are sealed.
CREATE TABLE outbox (
  id            TEXT PRIMARY KEY,
  support_id    TEXT NOT NULL,
  sealed        TEXT NOT NULL,
  created       INTEGER NOT NULL,
  next_try      INTEGER NOT NULL,
  tries         INTEGER NOT NULL DEFAULT 0,
  -- Set while somebody delivers it; another may take over afterwards.
  claimed_until INTEGER NOT NULL DEFAULT 0,
  -- Whether its lateness was reported.
  alarmed       INTEGER NOT NULL DEFAULT 0 CHECK (alarmed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_by_next_try ON outbox (next_try);
