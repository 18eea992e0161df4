import { sql } from 'kysely'

/*
 * The wire form of a course, made by PostgreSQL and passed through: its document (migrations/0031) with what is
 * added when it is read. schemas/courses.ts promises the same; tests hold both together. `d` is the document, `s` the
 * seats, `c` the course.
 */

const seats = sql`', "seats_left" : ' || coalesce((s.capacity - s.taken)::text, 'null')`

const teachers = sql`', "instructors" : ' || coalesce((SELECT json_agg(json_build_object('id', u.id, 'first_name', u.first_name, 'last_name', u.last_name,
    'image', catalog.file_link(u.avatar_file_id), 'role', ci.role) ORDER BY ci.position, u.id)
  FROM catalog.course_instructors ci JOIN identity.user_names u ON u.id = ci.user_id WHERE ci.course_id = d.course_id)::text, '[]')`

/** Text, not json: it is only passed on. */
export const courseCard = sql`d.card || ${seats} || ${teachers} || '}'`

export const courseDetail = sql`d.card || ${seats} || ${teachers} || ', ' || d.detail`

/** What people of the course see besides. */
export const courseDetailInside = sql`d.card || ${seats} || ${teachers} || ', "access_instructions" : ' || to_json(c.access_instructions) || ', ' || d.detail`
