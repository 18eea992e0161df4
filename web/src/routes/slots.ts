import { lazy, type ComponentType } from 'react'

/**
 * Places in the header that features fill, as lazy components:
 * `search: lazy(() => import('../features/home/search-everything.tsx'))`. An empty place draws nothing.
 */
export const slots: {
  /** One search over people, phones, invoices, tickets, courses. */
  search: ComponentType | null
  /** The bell with the count of unread notifications. */
  notifications: ComponentType | null
} = {
  search: lazy(() => import('../features/home/search-everything.tsx')),
  notifications: lazy(() => import('../features/notifications/bell.tsx')),
}
