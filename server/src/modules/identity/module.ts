import type { Module } from '#platform/module'
import './settings.ts'
import { identityWork } from './jobs.ts'
import { identityPermissions } from './permissions.ts'
import { identityRoutes } from './routes.ts'

export const identityModule: Module = {
  name: 'identity',
  permissions: identityPermissions,
  routes: identityRoutes,
  work: identityWork,
  // A person's picture is shown to whoever is signed in; nothing else of him is.
  ports: { 'canRead:user': async (ctx) => ctx.actor.userId !== null },
}
