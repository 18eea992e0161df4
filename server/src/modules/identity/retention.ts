import type { RetentionRule } from '#platform/retention'
import { forgetCodes, forgetSessions } from './queries/retention.ts'

export const identityRetention: readonly RetentionRule[] = [
  { kind: 'sessions', run: forgetSessions },
  { kind: 'codes', run: forgetCodes },
]
