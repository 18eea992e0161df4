-- What identity publishes of a user to the modules above: the name and picture that a page shows, never a login.
CREATE VIEW identity.user_names AS
  SELECT id, first_name, last_name, avatar_file_id, is_active, is_active AND erased_at IS NULL AS is_present,
    platform.fold(first_name || ' ' || last_name) AS name_text
  FROM identity.users;

-- For staff's lists and for what follows an account: how to reach somebody, and the facts that a student's learner copies.
CREATE VIEW identity.user_details AS
  SELECT id, first_name, last_name, phone_number1, phone_number2, email, dob, gender, avatar_file_id, is_demo,
    is_active AND erased_at IS NULL AS is_present, search_text
  FROM identity.users;
