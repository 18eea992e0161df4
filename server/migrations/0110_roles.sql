-- Roles of the centre's own: what they are for, and an end that forgets nothing.
ALTER TABLE identity.roles
  ADD COLUMN description jsonb NOT NULL DEFAULT '{"en":"","ar":"","fa":""}',
  ADD COLUMN created_at timestamptz,
  ADD COLUMN created_by uuid,
  ADD COLUMN archived_at timestamptz;
ALTER TABLE identity.roles ADD CONSTRAINT roles_archived CHECK (archived_at IS NULL OR NOT built_in) NOT VALID;

-- What a permission means, for who gives it.
ALTER TABLE identity.permissions ADD COLUMN help jsonb;

-- Everything that a person's roles allow; owners may do everything.
CREATE FUNCTION identity.permissions_of(wanted uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT p.key FROM identity.permissions p
  WHERE EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = wanted AND r.role = 'owner')
    OR EXISTS (SELECT 1 FROM identity.user_roles r JOIN identity.role_permissions g ON g.role = r.role
               WHERE r.user_id = wanted AND g.permission = p.key)
$$;

-- A role that was put away is given to nobody, also by whoever read the list a moment ago.
CREATE FUNCTION identity.refuse_archived_role() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE gone timestamptz;
BEGIN
  -- Locked, so that archiving waits for us or we see that it has happened.
  SELECT archived_at INTO gone FROM identity.roles WHERE key = NEW.role FOR SHARE;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION 'the role is archived' USING ERRCODE = 'check_violation', CONSTRAINT = 'role_archived';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER user_roles_open BEFORE INSERT ON identity.user_roles
  FOR EACH ROW EXECUTE FUNCTION identity.refuse_archived_role();
