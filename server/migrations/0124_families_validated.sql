-- The references of 0120 and 0121, looked at without holding up who writes.
ALTER TABLE people.guardians VALIDATE CONSTRAINT guardians_ended_by_fkey;
ALTER TABLE people.guardian_invitations VALIDATE CONSTRAINT guardian_invitations_accepted_by_fkey;
ALTER TABLE people.guardian_invitations VALIDATE CONSTRAINT guardian_invitations_revoked_by_fkey;
ALTER TABLE people.learners VALIDATE CONSTRAINT learners_merged_into_fkey;
