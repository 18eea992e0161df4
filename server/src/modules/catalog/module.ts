import type { Module } from '#platform/module'
import './events.ts'
import { catalogPermissions } from './permissions.ts'
import { catalogRoutes } from './routes.ts'

export const catalogModule: Module = { name: 'catalog', routes: catalogRoutes, permissions: catalogPermissions }
