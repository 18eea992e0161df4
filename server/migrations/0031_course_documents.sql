-- The public form of a course, written when something in it changes and read as it is (docs/domain/catalog.md,
-- "Speed of public reads"). Free places and teachers' names are not in it: they are added when it is read.
CREATE TABLE catalog.course_documents (
  course_id uuid PRIMARY KEY REFERENCES catalog.courses (id) ON DELETE CASCADE,
  -- JSON text without its closing brace, and the members that only the detail has, without the opening one.
  card text NOT NULL,
  detail text NOT NULL
);

CREATE FUNCTION catalog.file_link(file uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT '/api/v1/files/' || file || '/' $$;

CREATE FUNCTION catalog.utc_text(moment timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- The courses are locked first, so that the document is made of what is committed last.
CREATE FUNCTION catalog.refresh_documents(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM catalog.courses WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO catalog.course_documents (course_id, card, detail)
  SELECT c.id,
    left(json_build_object(
      'id', c.id, 'slug', c.slug, 'name', c.name, 'kind', c.kind, 'summary', c.summary, 'image', catalog.file_link(c.image_file_id),
      'season', (SELECT json_build_object('id', x.id, 'name', x.name, 'type', x.type, 'start_date', x.start_date, 'end_date', x.end_date)
        FROM catalog.seasons x WHERE x.id = c.season_id),
      'category', (SELECT json_build_object('id', x.id, 'name', x.name, 'slug', x.slug) FROM catalog.categories x WHERE x.id = c.category_id),
      'tags', coalesce((SELECT json_agg(json_build_object('id', x.id, 'name', x.name, 'slug', x.slug) ORDER BY x.name, x.id)
        FROM catalog.course_tags t JOIN catalog.tags x ON x.id = t.tag_id WHERE t.course_id = c.id), '[]'::json),
      'branch', (SELECT json_build_object('id', x.id, 'name', x.name) FROM catalog.branches x WHERE x.id = c.branch_id),
      'location', c.location, 'status', c.status, 'gender', c.gender, 'min_age', c.min_age, 'max_age', c.max_age, 'for_adults', c.for_adults,
      'start_date', c.start_date, 'end_date', c.end_date, 'num_lectures', c.num_lectures, 'capacity', c.capacity,
      'price', catalog.amount_text(c.price_minor, c.currency), 'currency', c.currency, 'billed_per', c.billed_per,
      'requires_approval', c.requires_approval, 'featured_order', c.featured_order)::text, -1),
    substr(json_build_object(
      'description', c.description,
      'room', (SELECT json_build_object('id', x.id, 'name', x.name) FROM catalog.rooms x WHERE x.id = c.room_id),
      'platform_name', c.platform_name, 'is_live', c.is_live, 'status_reason', c.status_reason,
      'schedules', coalesce((SELECT json_agg(json_build_object('id', x.id, 'weekday', x.weekday, 'start_time', x.start_time, 'end_time', x.end_time,
          'room', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'name', r.name) END,
          'valid_from', x.valid_from, 'valid_until', x.valid_until) ORDER BY x.weekday, x.start_time, x.id)
        FROM catalog.course_schedules x LEFT JOIN catalog.rooms r ON r.id = x.room_id WHERE x.course_id = c.id), '[]'::json),
      'created_at', catalog.utc_text(c.created_at), 'updated_at', catalog.utc_text(c.updated_at), 'version', c.version)::text, 2)
  FROM catalog.courses c WHERE c.id = ANY (ids)
  ON CONFLICT (course_id) DO UPDATE SET card = excluded.card, detail = excluded.detail;
END $$;

CREATE FUNCTION catalog.courses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalog.refresh_documents(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER courses_inserted_documents AFTER INSERT ON catalog.courses REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.courses_changed();
CREATE TRIGGER courses_updated_documents AFTER UPDATE ON catalog.courses REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.courses_changed();

-- Rows that hang on a course.
CREATE FUNCTION catalog.course_parts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalog.refresh_documents(ARRAY(SELECT DISTINCT course_id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER course_tags_inserted_documents AFTER INSERT ON catalog.course_tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.course_parts_changed();
CREATE TRIGGER course_tags_deleted_documents AFTER DELETE ON catalog.course_tags REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.course_parts_changed();
CREATE TRIGGER course_schedules_inserted_documents AFTER INSERT ON catalog.course_schedules REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.course_parts_changed();
CREATE TRIGGER course_schedules_updated_documents AFTER UPDATE ON catalog.course_schedules REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.course_parts_changed();
CREATE TRIGGER course_schedules_deleted_documents AFTER DELETE ON catalog.course_schedules REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.course_parts_changed();

-- Things that courses name. The argument is the column of a course that refers to them.
CREATE FUNCTION catalog.named_things_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(id) FROM catalog.courses WHERE %I IN (SELECT id FROM changed)', TG_ARGV[0]) INTO touched;
  IF touched IS NOT NULL THEN PERFORM catalog.refresh_documents(touched); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seasons_updated_documents AFTER UPDATE ON catalog.seasons REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.named_things_changed('season_id');
CREATE TRIGGER categories_updated_documents AFTER UPDATE ON catalog.categories REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.named_things_changed('category_id');
CREATE TRIGGER branches_updated_documents AFTER UPDATE ON catalog.branches REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.named_things_changed('branch_id');

CREATE FUNCTION catalog.tags_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalog.refresh_documents(ARRAY(SELECT DISTINCT t.course_id FROM catalog.course_tags t JOIN changed x ON x.id = t.tag_id));
  RETURN NULL;
END $$;
CREATE TRIGGER tags_updated_documents AFTER UPDATE ON catalog.tags REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.tags_changed();

-- A room is named by courses and by their weekly lines.
CREATE FUNCTION catalog.rooms_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalog.refresh_documents(ARRAY(
    SELECT c.id FROM catalog.courses c JOIN changed x ON x.id = c.room_id
    UNION SELECT s.course_id FROM catalog.course_schedules s JOIN changed x ON x.id = s.room_id));
  RETURN NULL;
END $$;
CREATE TRIGGER rooms_updated_documents AFTER UPDATE ON catalog.rooms REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION catalog.rooms_changed();

SELECT catalog.refresh_documents(ARRAY(SELECT id FROM catalog.courses));
