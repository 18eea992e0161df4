import type { Context } from '#platform/context'
import type { Module } from '#platform/module'
import './events.ts'
import { learnerTables } from './learner-tables.ts'
import { invoiceRows } from './face.ts'
import './settings.ts'
import { billingWork } from './jobs.ts'
import { billingPermissions } from './permissions.ts'
import { findPayment } from './queries/payments.ts'
import { billingRoutes } from './routes.ts'
import { invoiceScope } from './scope.ts'
import { billingPerson } from './person.ts'
import { billingPersonal } from './personal.ts'

export const billingModule: Module = {
  name: 'billing',
  personal: billingPersonal,
  person: billingPerson,
  routes: billingRoutes,
  work: billingWork,
  permissions: billingPermissions,
  ports: {
    'mergeLearner:billing': learnerTables,
    'names:invoice': async (ctx, ids) =>
      new Map([...(await invoiceRows(ctx, ids))].map(([id, invoice]) => [id, invoice.number ?? ''])),
    // Whoever finds the payment may look at its receipt.
    'canRead:payment': async (ctx: Context, paymentId: string) => {
      if (ctx.actor.userId === null) return false
      return (await findPayment(ctx, paymentId, await invoiceScope(ctx))) !== undefined
    },
  },
}
