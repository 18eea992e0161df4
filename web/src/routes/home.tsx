import { bareScreen, screen } from './screen.tsx'

/** The first run, before anybody can sign in. */
export const homeBareScreens = [bareScreen('/setup', () => import('../features/setup/setup-page.tsx'))]

/** Where everybody's day begins, and the centre's own affairs. */
export const homeRoutes = [
  screen('/today', () => import('../features/home/today.tsx')),
  screen('/admin/settings', () => import('../features/settings/settings-page.tsx'), {
    needs: 'settings.manage',
  }),
  screen('/admin/system', () => import('../features/settings/system-page.tsx'), { needs: 'system.view' }),
]
