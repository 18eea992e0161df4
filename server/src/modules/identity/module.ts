import type { Module } from '#platform/module'
import { identityPermissions } from './permissions.ts'

export const identityModule: Module = { name: 'identity', permissions: identityPermissions }
