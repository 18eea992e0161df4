import type { Module } from '#platform/module'
import { notificationWork } from './jobs.ts'
import { notificationPermissions } from './permissions.ts'
import { notificationRoutes } from './routes.ts'
import './settings.ts'
import { notificationsPerson } from './person.ts'
import { notificationsPersonal } from './personal.ts'
import { notificationsRetention } from './retention.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  personal: notificationsPersonal,
  retention: notificationsRetention,
  person: notificationsPerson,
  routes: notificationRoutes,
  work: notificationWork,
  permissions: notificationPermissions,
  topics: [
    {
      prefix: 'notifications',
      allowed: async (ctx, id) => id === '' && ctx.actor.userId !== null,
      room: (ctx) => `user:${ctx.actor.userId ?? ''}`,
    },
  ],
}
