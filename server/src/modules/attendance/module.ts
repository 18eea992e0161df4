import type { Module } from '#platform/module'
import './events.ts'
import './settings.ts'
import { attendancePermissions } from './permissions.ts'

export const attendanceModule: Module = { name: 'attendance', permissions: attendancePermissions }
