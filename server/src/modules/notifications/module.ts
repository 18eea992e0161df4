import type { Module } from '#platform/module'
import { notificationWork } from './jobs.ts'
import { notificationPermissions } from './permissions.ts'
import { notificationRoutes } from './routes.ts'
import './settings.ts'
import { notificationsPersonal } from './personal.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  personal: notificationsPersonal,
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
