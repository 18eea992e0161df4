import { Type } from 'typebox'
import { audit } from '#platform/audit'
import { lastVerification, recordVerification, type AuditProblem } from '#platform/audit-verify'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { cursorQuery, feedOf, runCursor, textParameter } from '#platform/http/cursor'
import { ExportBody, exportFile, exportIds, rowsInOrder, type ExportColumn } from '#platform/http/export'
import { conditions, listQuery, readParameters, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { AuditEntryView, presentEntries } from '../audit-present.ts'
import { auditList, auditListQuery, auditRows, auditWords } from '../queries/audit.ts'
import { namesOfUsers } from '../queries/users.ts'
import { nullable } from '../schemas.ts'

const tag = 'audit'
const access: readonly [string] = ['audit.view']

async function entries(ctx: Context, ids: readonly string[]): Promise<AuditEntryView[]> {
  const rows = new Map((await auditRows(ctx.tx, ids)).map((row) => [row.id, row]))
  return presentEntries(
    ctx,
    ids.flatMap((id) => rows.get(id) ?? []),
  )
}

const list = route({
  method: 'GET',
  path: '/api/v1/audit/',
  operationId: 'listAuditEntries',
  tag,
  access,
  summary: 'Who did what, when',
  description: 'By pages, newest first, or along a `cursor` as far back as one likes.',
  query: Type.Object({ ...listQuery(auditList).properties, ...cursorQuery }),
  response: feedOf(AuditEntryView),
  async handler(ctx, input) {
    if (textParameter(input.query, 'cursor') === undefined) {
      const page = await runList(ctx.tx, auditList, auditListQuery(ctx.tx), input, (row) => row.id)
      return { ...page, results: await entries(ctx, page.results) }
    }
    const feed = await runCursor<bigint, { id: string; position: bigint }, string>(input, {
      parse: (text) => (/^\d{1,18}$/.test(text) ? BigInt(text) : null),
      read: async ({ after, limit }) => {
        let rows = auditListQuery(ctx.tx)
        for (const condition of conditions(auditList, readParameters(input.query)))
          rows = rows.where(condition)
        if (after !== null) rows = rows.where('t.position', '<', after)
        return rows.orderBy('t.position', 'desc').limit(limit).execute()
      },
      cursorOf: (row) => String(row.position),
      present: (row) => row.id,
    })
    return { ...feed, results: await entries(ctx, feed.results) }
  },
})

const words = route({
  method: 'GET',
  path: '/api/v1/audit/words/',
  operationId: 'listAuditWords',
  tag,
  access,
  summary: 'Which actions and kinds of objects the trail knows',
  response: Type.Object(
    { actions: Type.Array(Type.String()), object_kinds: Type.Array(Type.String()) },
    { title: 'AuditWords' },
  ),
  handler: (ctx) => auditWords(ctx.tx),
})

const read = route({
  method: 'GET',
  path: '/api/v1/audit/{id}/',
  operationId: 'getAuditEntry',
  tag,
  access,
  summary: 'One entry of the trail',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  response: AuditEntryView,
  async handler(ctx, { params }) {
    const [entry] = await entries(ctx, [params.id])
    if (!entry) throw errors.not_found()
    return entry
  },
})

const columns: readonly ExportColumn<AuditEntryView>[] = [
  { key: 'at', header: { en: 'Time', ar: 'الوقت', fa: 'زمان' }, value: (e) => e.at },
  {
    key: 'actor',
    header: { en: 'Who', ar: 'من', fa: 'چه کسی' },
    value: (e) => e.actor.name || e.actor.job || e.actor.kind,
  },
  {
    key: 'impersonator',
    header: { en: 'Acted by', ar: 'نفّذه', fa: 'به دست' },
    value: (e) => e.impersonator?.name ?? null,
  },
  { key: 'action', header: { en: 'Action', ar: 'الإجراء', fa: 'کار' }, value: (e) => e.action },
  { key: 'object_kind', header: { en: 'Kind', ar: 'النوع', fa: 'نوع' }, value: (e) => e.object.kind },
  { key: 'object', header: { en: 'Object', ar: 'العنصر', fa: 'مورد' }, value: (e) => e.object.name },
  { key: 'object_id', header: { en: 'Id', ar: 'المعرف', fa: 'شناسه' }, value: (e) => e.object.id },
  {
    key: 'changes',
    header: { en: 'Changes', ar: 'التغييرات', fa: 'تغییرها' },
    value: (e) =>
      e.changes
        .map(({ field, before, after }) => `${field}: ${textOf(before)} → ${textOf(after)}`)
        .join('\n'),
  },
  { key: 'ip', header: { en: 'Address', ar: 'العنوان', fa: 'نشانی' }, value: (e) => e.ip },
  { key: 'device', header: { en: 'Device', ar: 'الجهاز', fa: 'دستگاه' }, value: (e) => e.device },
  { key: 'request_id', header: { en: 'Request', ar: 'الطلب', fa: 'درخواست' }, value: (e) => e.request_id },
]

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const exported = route({
  method: 'POST',
  path: '/api/v1/audit/export/',
  operationId: 'exportAuditEntries',
  tag,
  access,
  status: 200,
  summary: 'The trail as filtered, as a file',
  query: listQuery(auditList),
  body: ExportBody,
  produces: 'application/octet-stream',
  limit: { name: 'export', points: 30, seconds: 600, by: 'actor' },
  example: { body: { format: 'csv' } },
  async handler(ctx, { body, query }) {
    const ids = await exportIds(auditList, auditListQuery(ctx.tx), query)
    const rows = await presentEntries(ctx, await rowsInOrder(ctx.tx, ids, auditRows))
    await audit(ctx, {
      action: 'audit.export',
      object: { kind: 'audit', id: null },
      after: { rows: rows.length, format: body.format, filters: Object.fromEntries(readParameters(query)) },
    })
    return exportFile(ctx, body, { name: 'audit', columns, rows })
  },
})

const Verification = Type.Object(
  {
    last: nullable(
      Type.Object({
        at: Type.String({ format: 'date-time' }),
        by: nullable(Type.String({ description: 'Name; null when the nightly job did it' })),
        ok: Type.Boolean(),
        problem: nullable(Type.String({ enum: ['row', 'values', 'missing', 'seal', 'rewritten'] })),
        position: nullable(Type.Integer({ description: 'The first row that is not what it was' })),
        entry: nullable(Type.String({ format: 'uuid' })),
        seals: Type.Integer(),
        rows: Type.Integer(),
        erased: Type.Integer(),
      }),
    ),
    unsealed: Type.Integer({ description: 'Rows of the last minute that wait for their seal' }),
  },
  { title: 'AuditVerification' },
)

async function verification(ctx: Context) {
  const { last, unsealed } = await lastVerification(ctx)
  if (!last) return { last: null, unsealed }
  const names = await namesOfUsers(ctx.tx, last.by_user ? [last.by_user] : [])
  return {
    last: {
      at: last.at,
      by: last.by_user ? (names.get(last.by_user) ?? '') : null,
      ok: last.problem === null,
      problem: last.problem satisfies AuditProblem | null,
      position: last.broken_position === null ? null : Number(last.broken_position),
      entry: last.broken_row,
      seals: Number(last.seals),
      rows: Number(last.rows),
      erased: Number(last.erased),
    },
    unsealed,
  }
}

const lastCheck = route({
  method: 'GET',
  path: '/api/v1/audit/verification/',
  operationId: 'getAuditVerification',
  tag,
  access,
  summary: 'What the last verification of the chain found',
  response: Verification,
  handler: verification,
})

const verify = route({
  method: 'POST',
  path: '/api/v1/audit/verification/',
  operationId: 'verifyAudit',
  tag,
  access,
  status: 200,
  mode: 'manual',
  summary: 'Verify the whole chain now',
  description: 'Recomputes every row, its values and its seal. The owner is told when something is broken.',
  limit: { name: 'audit-verify', points: 6, seconds: 600, by: 'actor' },
  response: Verification,
  async handler(ctx) {
    await recordVerification(ctx)
    return verification(ctx)
  },
})

export const auditRoutes = [list, words, exported, lastCheck, verify, read]
