-- Cards, invitations, custody, a child's own login (docs/domain/people.md).

-- The code is for life; the token in the QR code changes with each issue, so that a lost card counts no more.
-- The rewrite gives each learner a token of its own; a centre has thousands of them, which takes less than a second.
ALTER TABLE people.learners
  -- squawk-ignore adding-field-with-default
  ADD COLUMN card_token text NOT NULL DEFAULT upper(substr(md5(gen_random_uuid()::text), 1, 6))
    CHECK (card_token ~ '^[0-9A-F]{6}$'),
  ADD COLUMN card_number integer NOT NULL DEFAULT 1 CHECK (card_number >= 1);

ALTER TABLE people.guardians
  ADD COLUMN ended_by uuid,
  ADD CONSTRAINT guardians_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.users (id) NOT VALID,
  ADD COLUMN end_reason text CHECK (end_reason IN ('left', 'ended', 'custody', 'erased', 'merged')),
  -- Set when staff take back that a custody decision keeps this person away.
  ADD COLUMN bar_lifted_at timestamptz;
CREATE INDEX guardians_barred ON people.guardians (learner_id) WHERE end_reason = 'custody' AND bar_lifted_at IS NULL;

-- What a court or the parents decided about custody; for staff with the right to it.
CREATE TABLE people.custody_notes (
  id uuid PRIMARY KEY,
  learner_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  -- Whom it is about, when it is about one person.
  user_id uuid REFERENCES identity.users (id),
  note text NOT NULL CHECK (note <> ''),
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL REFERENCES identity.users (id)
);
CREATE INDEX custody_notes_learner ON people.custody_notes (learner_id, created_at DESC);

ALTER TABLE people.guardian_invitations
  ADD COLUMN declined_at timestamptz,
  ADD COLUMN accepted_by uuid,
  ADD CONSTRAINT guardian_invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES identity.users (id) NOT VALID,
  ADD COLUMN revoked_by uuid,
  ADD CONSTRAINT guardian_invitations_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES identity.users (id) NOT VALID,
  ADD COLUMN last_sent_at timestamptz,
  ADD COLUMN times_sent integer NOT NULL DEFAULT 0 CHECK (times_sent >= 0);
-- Nothing was invited before this file.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX people.guardian_invitations_open;
CREATE UNIQUE INDEX guardian_invitations_open ON people.guardian_invitations (learner_id, phone)
  WHERE accepted_at IS NULL AND revoked_at IS NULL AND declined_at IS NULL;

-- Own logins that children were given; the living one is named by learners.user_id too.
CREATE TABLE people.own_logins (
  id uuid PRIMARY KEY,
  learner_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES identity.users (id),
  given_at timestamptz NOT NULL,
  given_by uuid NOT NULL REFERENCES identity.users (id),
  consented_at timestamptz,
  ended_at timestamptz,
  ended_by uuid REFERENCES identity.users (id)
);
CREATE UNIQUE INDEX own_logins_living ON people.own_logins (learner_id) WHERE ended_at IS NULL;
CREATE INDEX own_logins_user ON people.own_logins (user_id);
