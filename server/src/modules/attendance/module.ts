import type { Module } from '#platform/module'
import './events.ts'
import './settings.ts'
import { attendancePermissions } from './permissions.ts'
import { attendanceRoutes } from './routes.ts'

export const attendanceModule: Module = { name: 'attendance', routes: attendanceRoutes, permissions: attendancePermissions }
