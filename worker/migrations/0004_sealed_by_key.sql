-- Finds what an earlier contact key has sealed (`v1.` and the key's ten digits, see `protocol/src/seal.rs`), so that
-- sealing it anew reads no row that is current.

CREATE INDEX enrolments_by_key ON enrolments (substr(sealed, 1, 13));
CREATE INDEX outbox_by_key ON outbox (substr(sealed, 1, 13));
