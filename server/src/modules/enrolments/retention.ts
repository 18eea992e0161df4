import type { RetentionRule } from '#platform/retention'
import { forgetGuests } from './queries/retention.ts'

export const enrolmentsRetention: readonly RetentionRule[] = [{ kind: 'guest_requests', run: forgetGuests }]
