import type { Module } from '#platform/module'
import { importWork } from './jobs.ts'
import { importPermissions } from './permissions.ts'
import { importsPersonal } from './personal.ts'
import { importsRoutes } from './routes.ts'
import { importTopic } from './topics.ts'
import './events.ts'
import './settings.ts'

export const importsModule: Module = {
  name: 'imports',
  routes: importsRoutes,
  work: importWork,
  topics: [importTopic],
  permissions: importPermissions,
  personal: importsPersonal,
}
