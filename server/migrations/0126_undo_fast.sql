-- Taking back what an import made deletes people by the thousand, and each deletion asks every table that points to
-- them. These are the ones that the import itself has filled, or that grow with people.
CREATE INDEX guardians_of_user ON people.guardians (user_id);
CREATE INDEX guardians_of_learner ON people.guardians (learner_id);
CREATE INDEX guardians_ended_by ON people.guardians (ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX learners_created_by ON people.learners (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX user_roles_granted_by ON identity.user_roles (granted_by) WHERE granted_by IS NOT NULL;
CREATE INDEX sessions_impersonator ON identity.sessions (impersonator_id) WHERE impersonator_id IS NOT NULL;
CREATE INDEX codes_user ON identity.codes (user_id) WHERE user_id IS NOT NULL;
