import { sql } from 'kysely'

/*
 * The wire form of a course, made by PostgreSQL and passed through (schemas/courses.ts promises the same; a test
 * holds both against each other). `c` is the course, `s` its seats.
 */

const image = sql`CASE WHEN c.image_file_id IS NULL THEN NULL ELSE '/api/v1/files/' || c.image_file_id || '/' END`

const season = sql`(SELECT json_build_object('id', x.id, 'name', x.name, 'type', x.type, 'start_date', x.start_date, 'end_date', x.end_date)
  FROM catalog.seasons x WHERE x.id = c.season_id)`

const category = sql`(SELECT json_build_object('id', x.id, 'name', x.name, 'slug', x.slug) FROM catalog.categories x WHERE x.id = c.category_id)`

const branch = sql`(SELECT json_build_object('id', x.id, 'name', x.name) FROM catalog.branches x WHERE x.id = c.branch_id)`

const tags = sql`coalesce((SELECT json_agg(json_build_object('id', x.id, 'name', x.name, 'slug', x.slug) ORDER BY x.name, x.id)
  FROM catalog.course_tags ct JOIN catalog.tags x ON x.id = ct.tag_id WHERE ct.course_id = c.id), '[]'::json)`

const instructors = sql`coalesce((SELECT json_agg(json_build_object('id', u.id, 'first_name', u.first_name, 'last_name', u.last_name,
    'image', CASE WHEN u.avatar_file_id IS NULL THEN NULL ELSE '/api/v1/files/' || u.avatar_file_id || '/' END, 'role', ci.role) ORDER BY ci.position, u.id)
  FROM catalog.course_instructors ci JOIN identity.user_names u ON u.id = ci.user_id WHERE ci.course_id = c.id), '[]'::json)`

const schedules = sql`coalesce((SELECT json_agg(json_build_object('id', x.id, 'weekday', x.weekday, 'start_time', x.start_time, 'end_time', x.end_time,
    'room', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'name', r.name) END,
    'valid_from', x.valid_from, 'valid_until', x.valid_until) ORDER BY x.weekday, x.start_time, x.id)
  FROM catalog.course_schedules x LEFT JOIN catalog.rooms r ON r.id = x.room_id WHERE x.course_id = c.id), '[]'::json)`

const room = sql`(SELECT json_build_object('id', x.id, 'name', x.name) FROM catalog.rooms x WHERE x.id = c.room_id)`

const cardMembers = sql`'id', c.id, 'slug', c.slug, 'name', c.name, 'kind', c.kind, 'summary', c.summary, 'image', ${image},
  'season', ${season}, 'category', ${category}, 'tags', ${tags}, 'instructors', ${instructors}, 'branch', ${branch}, 'location', c.location,
  'status', c.status, 'gender', c.gender, 'min_age', c.min_age, 'max_age', c.max_age, 'for_adults', c.for_adults,
  'start_date', c.start_date, 'end_date', c.end_date, 'num_lectures', c.num_lectures, 'capacity', c.capacity, 'seats_left', s.capacity - s.taken,
  'price', catalog.amount_text(c.price_minor, c.currency), 'currency', c.currency, 'billed_per', c.billed_per,
  'requires_approval', c.requires_approval, 'featured_order', c.featured_order`

export const courseCard = sql`json_build_object(${cardMembers})`

const stamp = (column: 'created_at' | 'updated_at') =>
  sql`to_char(${sql.ref(`c.${column}`)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const detailMembers = sql`'description', c.description, 'room', ${room}, 'platform_name', c.platform_name, 'is_live', c.is_live,
  'status_reason', c.status_reason, 'schedules', ${schedules}, 'created_at', ${stamp('created_at')}, 'updated_at', ${stamp('updated_at')}, 'version', c.version`

/** Text, not json: it is only passed on. */
export const courseDetail = sql`json_build_object(${cardMembers}, ${detailMembers})::text`

/** What people of the course see besides. */
export const courseDetailInside = sql`json_build_object(${cardMembers}, ${detailMembers}, 'access_instructions', c.access_instructions)::text`
