import { retentionKinds } from '#platform/retention'

export const kinds = ['export', 'erasure'] as const
export type RequestKind = (typeof kinds)[number]

export const subjectKinds = ['user', 'learner', 'guest'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Whose data: an account, a learner, or a guest by his request for a place. */
export interface Person {
  readonly kind: SubjectKind
  readonly id: string
}

export const statuses = [
  'waiting',
  'running',
  'ready',
  'done',
  'blocked',
  'failed',
  'cancelled',
  'expired',
] as const
export type RequestStatus = (typeof statuses)[number]

/** How staff saw that the person is the person. */
export const proofs = ['in_person', 'document', 'call_back', 'signed_letter', 'court_order'] as const
export type Proof = (typeof proofs)[number]

/** What the page about retention lists. */
export const shownKinds = [...retentionKinds, 'import_files', 'exports'] as const
export type ShownKind = (typeof shownKinds)[number]
