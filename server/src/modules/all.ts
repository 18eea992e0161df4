import type { Module } from '#platform/module'
import { attendanceModule } from './attendance/module.ts'
import { mediaModule } from './media/module.ts'
import { billingModule } from './billing/module.ts'
import { enrolmentsModule } from './enrolments/module.ts'
import { catalogModule } from './catalog/module.ts'
import { identityModule } from './identity/module.ts'
import { importsModule } from './imports/module.ts'
import { notificationsModule } from './notifications/module.ts'
import { insightsModule } from './insights/module.ts'
import { peopleModule } from './people/module.ts'
import { privacyModule } from './privacy/module.ts'
import { ticketsModule } from './tickets/module.ts'

/** The modules of the application, lower ones first; read by app.ts only. */
export const modules: readonly Module[] = [
  mediaModule,
  identityModule,
  importsModule,
  peopleModule,
  catalogModule,
  billingModule,
  enrolmentsModule,
  attendanceModule,
  ticketsModule,
  privacyModule,
  notificationsModule,
  insightsModule,
]
