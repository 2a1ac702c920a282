-- What administrators page through: the audit by what was done, accounts by their domain.

CREATE INDEX audit_by_activity ON audit (activity, at);
CREATE INDEX accounts_by_domain ON accounts (domain, id);
