import { table, user } from '#platform/personal'

/** What the catalogue knows about people. Parents stand before what points to them. */
export const catalogPersonal = [
  table('catalog.branches', { subject: null, plain: 'name address map_link source legacy_id' }),
  table('catalog.rooms', { subject: null, plain: 'name' }),
  table('catalog.seasons', { subject: null, plain: 'name type start_date end_date source legacy_id' }),
  table('catalog.season_holidays', { subject: null, plain: 'name start_date end_date' }),
  table('catalog.categories', { subject: null, plain: 'name slug' }),
  table('catalog.tags', { subject: null, plain: 'name slug' }),
  table('catalog.courses', {
    subject: null,
    plain: `kind name slug start_date end_date currency billed_per gender platform_name status source legacy_id location
      access_instructions`,
    mentions: 'description summary status_reason',
    title: 'r.name',
  }),
  table('catalog.course_documents', { subject: null, mentions: 'card detail' }),
  table('catalog.course_tags', { subject: null }),
  table('catalog.course_instructors', { subject: user('user_id'), category: 'courses', plain: 'role' }),
  table('catalog.course_schedules', { subject: null, plain: 'valid_from valid_until' }),
  table('catalog.lectures', {
    subject: user('instructor_id'),
    category: 'courses',
    plain: 'day status meeting_link source legacy_id',
    mentions: 'title status_reason',
    title: "r.day || ' ' || r.title",
  }),
  table('catalog.seats', { subject: null }),
]
