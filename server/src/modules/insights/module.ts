import type { Module } from '#platform/module'
import { insightsPermissions } from './permissions.ts'
import { searchRoutes } from './routes/search.ts'
import { systemRoutes } from './routes/system.ts'
import { todayRoutes } from './routes/today.ts'

export const insightsModule: Module = {
  name: 'insights',
  routes: [...todayRoutes, ...searchRoutes, ...systemRoutes],
  permissions: insightsPermissions,
}
