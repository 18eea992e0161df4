-- Learners that were entered twice (docs/domain/people.md).

-- Where a merged learner went: its old card still finds somebody.
ALTER TABLE people.learners
  ADD COLUMN merged_into uuid,
  ADD CONSTRAINT learners_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people.learners (id) NOT VALID,
  -- The rewrite of some thousand learners takes less than a second.
  -- squawk-ignore adding-field-with-default
  ADD COLUMN name_fold text GENERATED ALWAYS AS (platform.fold(first_name || ' ' || last_name)) STORED;
CREATE INDEX learners_name_fold ON people.learners (name_fold) WHERE archived_at IS NULL;
CREATE INDEX learners_dob ON people.learners (dob) WHERE archived_at IS NULL;
CREATE INDEX learners_merged_into ON people.learners (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE people.learner_merges (
  id uuid PRIMARY KEY,
  survivor_id uuid NOT NULL REFERENCES people.learners (id),
  merged_id uuid NOT NULL REFERENCES people.learners (id),
  -- How many rows moved, by kind.
  moved jsonb NOT NULL,
  -- Every changed value as it was and as it became: what undoing needs.
  changes jsonb NOT NULL,
  merged_at timestamptz NOT NULL,
  merged_by uuid NOT NULL REFERENCES identity.users (id),
  undo_until timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by uuid REFERENCES identity.users (id),
  CHECK (survivor_id <> merged_id)
);
CREATE UNIQUE INDEX learner_merges_living ON people.learner_merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX learner_merges_survivor ON people.learner_merges (survivor_id);
CREATE INDEX learner_merges_newest ON people.learner_merges (merged_at DESC, id);

-- Pairs that somebody looked at and found to be two people; the smaller id first.
CREATE TABLE people.distinct_learners (
  id uuid PRIMARY KEY,
  first_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  second_id uuid NOT NULL REFERENCES people.learners (id) ON DELETE CASCADE,
  decided_at timestamptz NOT NULL,
  decided_by uuid NOT NULL REFERENCES identity.users (id),
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
);
CREATE INDEX distinct_learners_second ON people.distinct_learners (second_id);
