import type { Module } from '#platform/module'
import { mediaWork } from './jobs.ts'
import { mediaRoutes } from './routes.ts'
import './ports.ts'

export const mediaModule: Module = { name: 'media', routes: mediaRoutes, work: mediaWork }
