import { broadcastRoutes } from './routes/broadcasts.ts'
import { ownNotificationRoutes } from './routes/notifications.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { templateRoutes } from './routes/templates.ts'

export const notificationRoutes = [
  ...ownNotificationRoutes,
  ...broadcastRoutes,
  ...outboxRoutes,
  ...templateRoutes,
]
