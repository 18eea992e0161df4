import {
  becomes,
  blank,
  contact,
  hidden,
  kept,
  learner,
  named,
  sameAs,
  table,
  user,
} from '#platform/personal'

/** What people knows about people. Parents stand before what points to them. */
export const peoplePersonal = [
  table('people.learners', {
    subject: [learner('id'), user('user_id')],
    category: 'profile',
    owned: true,
    identifies: { contacts: ['t.phone'], names: ["t.first_name || ' ' || t.last_name"] },
    columns: {
      first_name: named,
      last_name: blank,
      // The year stays: children are counted by age, and a child's row needs a date.
      dob: becomes('make_date(extract(year FROM t.dob)::int, 1, 1)'),
      gender: kept('attendance'),
      phone: blank,
      image_file_id: { ...blank, exported: false },
      notes: blank,
      unique_code: kept('attendance'),
      // A new one: the printed card opens nothing any more.
      card_token: {
        ...hidden,
        erase: { to: 'value', sql: 'upper(substr(md5(gen_random_uuid()::text), 1, 6))' },
      },
      source: blank,
      legacy_id: blank,
    },
    plain: 'kind',
  }),
  table('people.guardians', {
    subject: [learner('learner_id'), user('user_id')],
    category: 'family',
    owned: true,
    plain: 'relation end_reason',
    remove: true,
  }),
  table('people.custody_notes', {
    subject: [learner('learner_id'), user('user_id')],
    category: 'family',
    columns: { note: blank },
    remove: true,
    exported: false,
  }),
  table('people.own_logins', {
    subject: [learner('learner_id'), user('user_id')],
    category: 'family',
    remove: true,
  }),
  table('people.learner_merges', {
    subject: [learner('survivor_id'), learner('merged_id')],
    category: 'profile',
    columns: {
      moved: kept('attendance'),
      changes: { ...blank, exported: false, erase: { to: 'value', sql: "'[]'::jsonb" } },
    },
  }),
  table('people.distinct_learners', {
    subject: [learner('first_id'), learner('second_id')],
    category: 'profile',
    remove: true,
    exported: false,
  }),
  table('people.guardian_invitations', {
    subject: [learner('learner_id'), contact('phone')],
    category: 'family',
    owned: true,
    columns: { phone: becomes("'+00000000'") },
    plain: 'relation',
    remove: true,
    exported: false,
  }),
  table('people.student_profiles', {
    subject: user('user_id'),
    category: 'profile',
    columns: { bio: blank, language: blank, country: blank, currency: blank },
  }),
  table('people.instructor_profiles', {
    subject: user('user_id'),
    category: 'profile',
    columns: { bio: blank, tags: blank, image_file_id: { ...blank, exported: false } },
    plain: 'type joined_date pay_rate_currency',
  }),
  table('people.tutor_profiles', {
    subject: user('user_id'),
    category: 'profile',
    columns: {
      headline: blank,
      bio: blank,
      skills: blank,
      languages: blank,
      subjects: blank,
      video_url: blank,
      video_file_id: { ...blank, exported: false },
    },
    plain: 'hourly_price_currency approval_status',
  }),
  table('people.tutor_applications', {
    subject: user('user_id'),
    category: 'profile',
    columns: {
      headline: blank,
      // A rejection keeps that there was a reason.
      reason: becomes("CASE WHEN t.reason_code IS NULL AND t.reason <> '' THEN '-' ELSE '' END"),
    },
    plain: 'kind status reason_code',
  }),
  table('people.tutor_documents', {
    subject: sameAs('people.tutor_applications', 'application_id'),
    category: 'files',
    columns: { title: blank },
    plain: 'kind',
    remove: true,
  }),
  table('people.tutor_steps', {
    subject: sameAs('people.tutor_applications', 'application_id'),
    category: 'profile',
    columns: { reason: blank },
    plain: 'step reason_code',
  }),
]
