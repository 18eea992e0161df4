import { becomes, hidden, of, table, user, whose } from '#platform/personal'

/** That somebody asked, when and what was done stays as proof; why staff asked does not. */
export const privacyPersonal = [
  table('privacy.requests', {
    subject: [user('asked_by'), user('owner_id'), whose('t.subject_id = ANY($objects)')],
    category: 'trail',
    columns: {
      reason: of(
        whose('t.subject_id = ANY($objects)'),
        becomes("CASE WHEN t.by_staff THEN 'Erased' ELSE '' END"),
      ),
      storage_key: hidden,
    },
    plain: 'kind subject_kind identity_proof status counts blockers',
    exported: 't.asked_by = ANY($users) OR t.subject_id = ANY($objects)',
  }),
  table('privacy.retention_runs', { subject: null, plain: 'counts' }),
]
