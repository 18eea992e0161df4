import { becomes, blank, contact, learner, table, user } from '#platform/personal'

/** What enrolments knows about people. Parents stand before what points to them. */
export const enrolmentsPersonal = [
  table('enrolments.enrollment_requests', {
    subject: [learner('learner_id'), user('requested_by'), contact('guest_phone'), contact('guest_email')],
    category: 'courses',
    owned: true,
    identifies: { contacts: ['t.guest_phone', 't.guest_email'], names: ['t.guest_name'] },
    columns: {
      guest_name: blank,
      guest_phone: blank,
      guest_email: blank,
      guest_role: blank,
      notes: blank,
      question: blank,
      answer: blank,
      reason: becomes("CASE WHEN t.reason IS NULL THEN NULL ELSE 'Erased' END"),
    },
    plain: 'currency payment_method status source legacy_id',
    // A guest who never got a place: nothing depends on his request.
    remove: 't.learner_id IS NULL',
  }),
  table('enrolments.enrollments', {
    subject: learner('learner_id'),
    category: 'courses',
    owned: true,
    columns: { end_reason: blank },
    plain: 'status active_from currency source legacy_id',
  }),
  table('enrolments.waitlist_entries', {
    subject: learner('learner_id'),
    category: 'courses',
    plain: 'status',
  }),
]
