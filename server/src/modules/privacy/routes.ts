import { ownRoutes } from './routes/own.ts'
import { retentionRoutes } from './routes/retention.ts'
import { staffRoutes } from './routes/staff.ts'

export const privacyRoutes = [...ownRoutes, ...staffRoutes, ...retentionRoutes]
