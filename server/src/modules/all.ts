import type { Module } from '#platform/module'
import { catalogModule } from './catalog/module.ts'
import { identityModule } from './identity/module.ts'

/** The modules of the application, lower ones first; read by app.ts only. */
export const modules: readonly Module[] = [identityModule, catalogModule]
