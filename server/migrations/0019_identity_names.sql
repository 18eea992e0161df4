-- What identity publishes of a user to the modules above: the name and picture that a page shows, never a login.
CREATE VIEW identity.user_names AS
  SELECT id, first_name, last_name, avatar_file_id, is_active FROM identity.users;
