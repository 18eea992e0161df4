import type { Module } from '#platform/module'
import { mediaWork } from './jobs.ts'
import { mediaRoutes } from './routes.ts'
import './ports.ts'
import { mediaPerson } from './person.ts'
import { mediaPersonal } from './personal.ts'

export const mediaModule: Module = {
  name: 'media',
  personal: mediaPersonal,
  person: mediaPerson,
  routes: mediaRoutes,
  work: mediaWork,
}
