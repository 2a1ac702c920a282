-- A page of one reset's lines reads as many as it shows, however many there are.
CREATE INDEX audit_by_support_id_at ON audit (support_id, at);
DROP INDEX audit_by_support_id;
