import type { Module } from '#platform/module'
import './settings.ts'
import { identityWork } from './jobs.ts'
import { identityPermissions } from './permissions.ts'
import { identityRoutes } from './routes.ts'
import { identityPerson } from './person.ts'
import { identityPersonal } from './personal.ts'
import { identityRetention } from './retention.ts'

export const identityModule: Module = {
  name: 'identity',
  personal: identityPersonal,
  retention: identityRetention,
  person: identityPerson,
  permissions: identityPermissions,
  routes: identityRoutes,
  work: identityWork,
  // A person's picture is shown to whoever is signed in; nothing else of him is.
  ports: { 'canRead:user': async (ctx) => ctx.actor.userId !== null },
}
