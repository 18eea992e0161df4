import { screen } from './screen.tsx'

const staff = 'attendance.view_all|attendance.mark_any'
const marks = `${staff}|attendance.mark_own`

/** Registers, the live board, instructors' presence, devices and jobs. */
export const attendanceRoutes = [
  screen('/attendance', () => import('../features/attendance/board/board-page.tsx'), { needs: marks }),
  screen('/lectures/$id/attendance', () => import('../features/attendance/register/register-page.tsx'), {
    needs: marks,
  }),
  screen('/my-presence', () => import('../features/attendance/presence/my-presence.tsx'), {
    needs: 'attendance.mark_own|attendance.mark_any',
  }),
  screen('/admin/presence', () => import('../features/attendance/presence/presence-page.tsx'), {
    needs: staff,
  }),
  screen('/admin/shifts', () => import('../features/attendance/admin/shifts-page.tsx'), { needs: staff }),
  screen('/admin/attendance-devices', () => import('../features/attendance/admin/devices-page.tsx'), {
    needs: 'attendance.devices',
  }),
  screen('/admin/attendance-jobs', () => import('../features/attendance/admin/jobs-page.tsx'), {
    needs: 'attendance.jobs',
  }),
]
