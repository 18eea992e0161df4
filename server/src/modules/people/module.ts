import type { Module } from '#platform/module'
import './events.ts'
import { peoplePermissions } from './permissions.ts'

export const peopleModule: Module = { name: 'people', permissions: peoplePermissions }
