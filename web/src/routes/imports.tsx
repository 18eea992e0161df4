import { screen } from './screen.tsx'

/** Data from files. */
export const importRoutes = [
  screen('/admin/imports', () => import('../features/imports/import-list.tsx'), { needs: 'imports.manage' }),
  screen('/admin/imports/new', () => import('../features/imports/new-import.tsx'), {
    needs: 'imports.manage',
  }),
  screen('/admin/imports/$id', () => import('../features/imports/import-page.tsx'), {
    needs: 'imports.manage',
  }),
]
