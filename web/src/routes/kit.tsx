import { screen } from './screen.tsx'

/** The gallery of the kit, for those who build screens. */
export const kitRoutes =
  import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [screen('/kit', () => import('../kit/gallery.tsx'))]
    : []
