-- Who is erased stands in no public list: pages of courses leave such a teacher out, lists of staff say "Erased user".
CREATE OR REPLACE VIEW identity.user_names AS
  SELECT id, first_name, last_name, avatar_file_id, is_active, is_active AND erased_at IS NULL AS is_present,
    platform.fold(first_name || ' ' || last_name) AS name_text, erased_at IS NOT NULL AS is_erased
  FROM identity.users;
