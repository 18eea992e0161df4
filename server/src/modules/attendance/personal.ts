import { becomes, blank, hidden, learner, table, user, whose } from '#platform/personal'

/** What attendance knows about people. Parents stand before what points to them. */
export const attendancePersonal = [
  table('attendance.registers', { subject: null }),
  table('attendance.guests', { subject: learner('learner_id'), category: 'attendance', plain: 'kind' }),
  table('attendance.lecture_attendance', {
    subject: learner('learner_id'),
    category: 'attendance',
    owned: true,
    columns: { notes: blank },
    plain: 'marked_via source legacy_id',
  }),
  table('attendance.conflicts', {
    subject: learner('learner_id'),
    category: 'attendance',
    columns: { offered: blank, kept: blank },
    plain: 'resolution',
    remove: true,
    exported: false,
  }),
  table('attendance.operations', {
    // Answers to a phone that works offline: with the marks of everybody in the lecture.
    subject: [
      user('user_id'),
      whose("EXISTS (SELECT 1 FROM unnest($learners) AS l WHERE t.answer::text LIKE '%' || l || '%')"),
    ],
    columns: { answer: hidden },
    plain: 'operation_id request_hash',
    remove: true,
    exported: false,
  }),
  table('attendance.supervisor_schedules', { subject: user('instructor_id'), category: 'attendance' }),
  table('attendance.devices', { subject: null, plain: 'device_id name place key_digest' }),
  table('attendance.device_identities', {
    subject: user('user_id'),
    category: 'attendance',
    columns: { external_id: blank },
    remove: true,
  }),
  table('attendance.instructor_attendance', {
    subject: user('instructor_id'),
    category: 'attendance',
    owned: true,
    columns: { notes: blank },
    plain: 'type date status method',
  }),
  table('attendance.raw_scans', {
    subject: user('user_id'),
    category: 'attendance',
    columns: { external_id: becomes("'erased'") },
    plain: 'outcome',
  }),
  table('attendance.instructor_ratings', {
    subject: [user('instructor_id'), user('rated_by'), learner('learner_id')],
    category: 'courses',
    columns: { feedback: blank },
    plain: 'by_kind',
    // Whoever is rated reads averages, not what each family wrote.
    exported: '(t.rated_by = ANY($users) OR t.learner_id = ANY($learners))',
  }),
  table('attendance.cron_log', { subject: null, plain: 'job for_date status counts error' }),
]
