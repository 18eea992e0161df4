-- Support looks through somebody's eyes: a short session of his that names who is behind it.
ALTER TABLE identity.sessions
  ADD COLUMN impersonator_id uuid,
  ADD COLUMN parent_session_id uuid,
  ADD COLUMN impersonation_mode text CHECK (impersonation_mode IN ('read', 'full')),
  ADD COLUMN impersonation_reason text;
ALTER TABLE identity.sessions ADD CONSTRAINT sessions_impersonation CHECK (
  (impersonator_id IS NULL) = (parent_session_id IS NULL) AND (impersonator_id IS NULL) = (impersonation_mode IS NULL)
  AND (impersonator_id IS NULL) = (impersonation_reason IS NULL) AND impersonator_id IS DISTINCT FROM user_id) NOT VALID;
ALTER TABLE identity.sessions
  ADD CONSTRAINT sessions_impersonator FOREIGN KEY (impersonator_id) REFERENCES identity.users (id) NOT VALID,
  ADD CONSTRAINT sessions_parent_session FOREIGN KEY (parent_session_id) REFERENCES identity.sessions (id) ON DELETE CASCADE NOT VALID;
CREATE INDEX sessions_parent ON identity.sessions (parent_session_id) WHERE parent_session_id IS NOT NULL;

-- Why somebody may not stand in for a person; null when he may. Asked at the start and at every request after it.
CREATE FUNCTION identity.impersonation_refusal(behind uuid, person uuid, mode text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN behind = person THEN 'impersonate_self'
    WHEN NOT EXISTS (SELECT 1 FROM identity.users u WHERE u.id = behind AND u.is_active AND u.erased_at IS NULL)
      OR NOT EXISTS (SELECT 1 FROM identity.permissions_of(behind) p WHERE p = 'users.impersonate')
      OR (mode = 'full' AND NOT EXISTS (SELECT 1 FROM identity.permissions_of(behind) p WHERE p = 'users.impersonate_full'))
      THEN 'permission_denied'
    WHEN EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = person AND r.role IN ('owner', 'admin'))
      THEN 'impersonate_high'
    WHEN EXISTS (SELECT 1 FROM identity.permissions_of(person) p
                 WHERE p NOT IN (SELECT b FROM identity.permissions_of(behind) b)) THEN 'impersonate_more_rights'
    WHEN NOT EXISTS (SELECT 1 FROM identity.users u WHERE u.id = person AND u.is_active AND u.erased_at IS NULL)
      THEN 'impersonate_closed'
  END
$$;

-- Does the session behind it still live, and may its person still do this?
CREATE FUNCTION identity.impersonation_holds(parent uuid, behind uuid, person uuid, mode text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM identity.sessions s WHERE s.id = parent AND s.user_id = behind AND s.ended_at IS NULL AND s.expires_at > at)
    AND identity.impersonation_refusal(behind, person, mode) IS NULL
$$;
