import { importRoutes } from './routes/imports.ts'
import { kindRoutes } from './routes/kinds.ts'

export const importsRoutes = [...kindRoutes, ...importRoutes]
