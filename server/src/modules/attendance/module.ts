import type { Module } from '#platform/module'
import './events.ts'
import './settings.ts'
import { learnerTables } from './learner-tables.ts'
import { attendanceWork } from './jobs.ts'
import { attendancePermissions } from './permissions.ts'
import { attendanceRoutes } from './routes.ts'
import { attendanceSocket, attendanceTopic } from './sockets.ts'
import { attendancePersonal } from './personal.ts'
import { attendanceRetention } from './retention.ts'

export const attendanceModule: Module = {
  name: 'attendance',
  personal: attendancePersonal,
  retention: attendanceRetention,
  routes: attendanceRoutes,
  permissions: attendancePermissions,
  work: attendanceWork,
  sockets: [attendanceSocket],
  topics: [attendanceTopic],
  ports: { 'mergeLearner:attendance': learnerTables },
}
