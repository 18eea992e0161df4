import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { verifyLedger } from '../actions/verify-ledger.ts'
import { ledgerList, transactionRows } from '../queries/lists.ts'
import { LedgerCheck, LedgerTransaction, TrialBalance } from '../schemas.ts'
import { presentCheck, presentTransactions, trialBalance } from '../views.ts'

const tag = 'Ledger'

export const ledgerRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/ledger/',
    operationId: 'listLedger',
    tag,
    summary: 'Journal transactions with their entries, newest first',
    access: ['ledger.view'],
    query: listQuery(ledgerList),
    response: pageOf(LedgerTransaction),
    handler: async (ctx, { query, url }) => {
      const page = await runList(ctx.tx, ledgerList, transactionRows(ctx), { query, url }, (row) => row)
      return { ...page, results: await presentTransactions(ctx, page.results) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ledger/balances/',
    operationId: 'getTrialBalance',
    tag,
    summary: 'Sums by kind of account, and the last check of the books',
    access: ['ledger.view'],
    response: TrialBalance,
    handler: (ctx) => trialBalance(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/v1/ledger/verify/',
    operationId: 'verifyLedger',
    tag,
    summary: 'Compare everything that is kept with the entries, now',
    access: ['ledger.view'],
    status: 200,
    limit: { name: 'ledger-verify', points: 12, seconds: 600, by: 'actor' },
    response: LedgerCheck,
    handler: async (ctx) => presentCheck(await verifyLedger(ctx)),
  }),
]
