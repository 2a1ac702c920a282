-- Since when resets of an account are frozen by its owner's word, and when that was last lifted; Unix seconds.
ALTER TABLE accounts ADD COLUMN frozen INTEGER;
ALTER TABLE accounts ADD COLUMN thawed INTEGER;
-- Administrators list those that are, and there are few of them.
CREATE INDEX frozen_accounts ON accounts (name) WHERE frozen IS NOT NULL;
