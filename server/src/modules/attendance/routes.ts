import { deviceRoutes } from './routes/devices.ts'
import { presenceRoutes } from './routes/presence.ts'
import { recordRoutes } from './routes/records.ts'
import { registerRoutes } from './routes/register.ts'
import { scheduleRoutes } from './routes/schedules.ts'

export const attendanceRoutes = [
  ...registerRoutes,
  ...presenceRoutes,
  ...scheduleRoutes,
  ...deviceRoutes,
  ...recordRoutes,
]
