-- Private signing keys are sealed with the installation's key; rows from before are sealed at the next start.
-- Only the nodes read this table, and an older one goes on with the keys that it holds.
-- squawk-ignore ban-drop-not-null
ALTER TABLE identity.signing_keys ALTER COLUMN private_jwk DROP NOT NULL;
ALTER TABLE identity.signing_keys ADD COLUMN sealed bytea;
