import type { RetentionRule } from '#platform/retention'
import { forgetScans } from './queries/retention.ts'

export const attendanceRetention: readonly RetentionRule[] = [{ kind: 'scans', run: forgetScans }]
