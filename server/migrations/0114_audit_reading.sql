-- Who was behind it when somebody acted as another person.
ALTER TABLE platform.audit_log ADD COLUMN impersonator_id uuid;
CREATE INDEX audit_log_impersonator ON platform.audit_log (impersonator_id, id DESC) WHERE impersonator_id IS NOT NULL;
CREATE INDEX audit_log_action ON platform.audit_log (action, id DESC);
CREATE INDEX audit_log_request ON platform.audit_log (request_id);
CREATE INDEX audit_log_at ON platform.audit_log (at DESC, id DESC);

-- The digest of each sealed row by itself: a broken seal then names the row, not only the minute.
ALTER TABLE platform.audit_sealed ADD COLUMN row_hash bytea;

-- What verifications found. The seal of an earlier one must still be there, so a chain that was made anew is seen too.
CREATE TABLE platform.audit_verifications (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  by_user uuid,
  seals bigint NOT NULL,
  rows bigint NOT NULL,
  erased bigint NOT NULL,
  last_seal bigint,
  last_hash bytea,
  broken_position bigint,
  broken_row uuid,
  problem text CHECK (problem IN ('row', 'values', 'missing', 'seal', 'rewritten'))
);
CREATE INDEX audit_verifications_newest ON platform.audit_verifications (id DESC);
CREATE TRIGGER audit_verifications_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_verifications
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
INSERT INTO platform.append_only VALUES ('platform.audit_verifications');
