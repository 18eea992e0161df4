import { screen } from './screen.tsx'

/** A person's own data, and everybody's requests about theirs. */
export const privacyRoutes = [
  screen('/account/data', () => import('../features/privacy/my-data-page.tsx')),
  screen('/admin/privacy', () => import('../features/privacy/request-list.tsx'), { needs: 'privacy.manage' }),
  screen('/admin/privacy/retention', () => import('../features/privacy/retention-page.tsx'), {
    needs: 'settings.manage',
  }),
]
