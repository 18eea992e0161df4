import { screen } from './screen.tsx'

/** The trail of who did what. */
export const auditRoutes = [
  screen('/admin/audit', () => import('../features/audit/audit-list.tsx'), { needs: 'audit.view' }),
  screen('/admin/audit/$id', () => import('../features/audit/audit-entry.tsx'), { needs: 'audit.view' }),
]
