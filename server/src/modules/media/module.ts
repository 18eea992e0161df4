import type { Module } from '#platform/module'
import { mediaWork } from './jobs.ts'
import { mediaRoutes } from './routes.ts'
import './ports.ts'
import { mediaPersonal } from './personal.ts'

export const mediaModule: Module = {
  name: 'media',
  personal: mediaPersonal,
  routes: mediaRoutes,
  work: mediaWork,
}
