import type { Module } from '#platform/module'
import './events.ts'
import './settings.ts'
import { eraseAtOnce } from './actions/run-erasure.ts'
import { privacyWork } from './jobs.ts'
import { privacyPermissions } from './permissions.ts'
import { privacyPersonal } from './personal.ts'
import { archiveKeysInUse } from './queries/requests.ts'
import { privacyRoutes } from './routes.ts'

export const privacyModule: Module = {
  name: 'privacy',
  personal: privacyPersonal,
  permissions: privacyPermissions,
  routes: privacyRoutes,
  work: privacyWork,
  ports: { 'identity:erase': eraseAtOnce, 'keepsBytes:privacy': archiveKeysInUse },
}
