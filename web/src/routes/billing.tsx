import { screen } from './screen.tsx'

/** Invoices of families; receipts, invoices and books of the office. */
export const billingRoutes = [
  screen('/my/invoices', () => import('../features/billing/my-invoices.tsx')),
  screen('/my/invoices/$id', async () => {
    const { InvoicePage } = await import('../features/billing/invoice-page.tsx')
    return { default: () => <InvoicePage /> }
  }),
  screen('/admin/receipts', () => import('../features/billing/review-desk.tsx'), {
    needs: 'payments.review',
  }),
  screen('/admin/invoices', () => import('../features/billing/invoice-list.tsx'), {
    needs: 'invoices.view_all|payments.review',
  }),
  screen(
    '/admin/invoices/$id',
    async () => {
      const { InvoicePage } = await import('../features/billing/invoice-page.tsx')
      return { default: () => <InvoicePage office /> }
    },
    { needs: 'invoices.view_all|payments.review' },
  ),
  screen('/admin/ledger', () => import('../features/billing/ledger-page.tsx'), { needs: 'ledger.view' }),
]
