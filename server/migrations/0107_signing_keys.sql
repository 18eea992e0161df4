-- Private signing keys are sealed with the installation's key; rows from before are sealed at the next start.
ALTER TABLE identity.signing_keys ALTER COLUMN private_jwk DROP NOT NULL;
ALTER TABLE identity.signing_keys ADD COLUMN sealed bytea;
