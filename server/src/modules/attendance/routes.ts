import { registerRoutes } from './routes/register.ts'

export const attendanceRoutes = [...registerRoutes]
