import type { RetentionRule } from '#platform/retention'
import { forgetOldNotices } from './queries/retention.ts'

export const notificationsRetention: readonly RetentionRule[] = [
  { kind: 'notifications', run: forgetOldNotices },
]
