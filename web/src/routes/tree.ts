import { auditRoutes } from './audit.tsx'
import { createRouter } from '@tanstack/react-router'
import { attendanceRoutes } from './attendance.tsx'
import { accountBareScreens, accountRoutes } from './account.tsx'
import { billingRoutes } from './billing.tsx'
import { catalogRoutes } from './catalog.tsx'
import { enrolmentRoutes } from './enrolments.tsx'
import { homeBareScreens, homeRoutes } from './home.tsx'
import { importRoutes } from './imports.tsx'
import { kitRoutes } from './kit.tsx'
import { notificationRoutes } from './notifications.tsx'
import { peopleRoutes } from './people.tsx'
import { privacyRoutes } from './privacy.tsx'
import { ticketRoutes } from './tickets.tsx'
import { tutorRoutes } from './tutors.tsx'
import { bareRoute, rootRoute, shellRoute } from './screen.tsx'

/** Every area's screens. One line for each area; the order does not matter. */
const shellScreens = [
  ...kitRoutes,
  ...homeRoutes,
  ...catalogRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...peopleRoutes,
  ...privacyRoutes,
  ...tutorRoutes,
  ...importRoutes,
  ...enrolmentRoutes,
  ...billingRoutes,
  ...ticketRoutes,
  ...notificationRoutes,
  ...attendanceRoutes,
]
const bareScreens = bareRoute.addChildren([...accountBareScreens, ...homeBareScreens])

const routeTree = rootRoute.addChildren([shellRoute.addChildren(shellScreens), bareScreens])

export function makeRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Plain text parameters, as people and the API write them: no JSON in the address.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (params) => {
      const text = new URLSearchParams(
        Object.entries(params).map(([name, value]) => [name, String(value)]),
      ).toString()
      return text ? `?${text}` : ''
    },
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
