import { sql } from 'kysely'

/*
 * The wire form of a course, made by PostgreSQL and passed through: its document (migrations/0031) with what is
 * added when it is read. schemas/courses.ts promises the same; tests hold both together. `d` is the document, `s` the
 * seats, `c` the course.
 */

const seats = sql`', "seats_left" : ' || coalesce((s.capacity - s.taken)::text, 'null')`

// LIMIT 1 keeps the planner from walking all users: it does not know how few teach a course.
const teachers = sql`', "instructors" : ' || coalesce((SELECT json_agg(one.teacher)
  FROM (SELECT ci.user_id, ci.role FROM catalog.course_instructors ci WHERE ci.course_id = d.course_id ORDER BY ci.position, ci.user_id) t
  CROSS JOIN LATERAL (SELECT json_build_object('id', u.id, 'first_name', u.first_name, 'last_name', u.last_name,
      'image', catalog.file_link(u.avatar_file_id), 'role', t.role) AS teacher
    FROM identity.user_names u WHERE u.id = t.user_id AND NOT u.is_erased LIMIT 1) one)::text, '[]')`

/** Text, not json: it is only passed on. */
export const courseCard = sql`d.card || ${seats} || ${teachers} || '}'`

export const courseDetail = sql`d.card || ${seats} || ${teachers} || ', ' || d.detail`

/** What people of the course see besides. */
export const courseDetailInside = sql`d.card || ${seats} || ${teachers} || ', "access_instructions" : ' || to_json(c.access_instructions) || ', ' || d.detail`
