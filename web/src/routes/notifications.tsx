import { screen } from './screen.tsx'

/** What one was told, what may reach one, and what left the house. */
export const notificationRoutes = [
  screen('/notifications', () => import('../features/notifications/notifications-page.tsx')),
  screen('/notifications/preferences', () => import('../features/notifications/preferences-page.tsx')),
  screen('/admin/announcements', () => import('../features/notifications/broadcasts-page.tsx'), {
    needs: 'notifications.broadcast',
  }),
  screen('/admin/outbox', () => import('../features/notifications/outbox-page.tsx'), {
    needs: 'outbox.view',
  }),
]
