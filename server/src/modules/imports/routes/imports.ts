import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { invalid } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { can, userId } from '#platform/permissions'
import { importFor } from '../access.ts'
import { changeReading } from '../actions/change-reading.ts'
import { startCheck } from '../actions/check.ts'
import { discardImport } from '../actions/housekeeping.ts'
import { startRun } from '../actions/run.ts'
import { previewUndo, startUndo } from '../actions/undo.ts'
import { uploadFile } from '../actions/upload-file.ts'
import { errorFile } from '../files.ts'
import { presentImports, presentProblem, presentRow, presentUndo } from '../present.ts'
import { previewReading } from '../preview.ts'
import { importList, selectImports } from '../queries/imports.ts'
import { countProblems, rowList, selectRows } from '../queries/rows.ts'
import {
  FileQuery,
  ImportSchema,
  OneParams,
  PreviewSchema,
  ProblemCountSchema,
  ReadingBody,
  RowSchema,
  RunBody,
  UndoBody,
  UndoPreviewSchema,
  UploadBody,
} from '../schemas.ts'
import { sheetLimits } from '../sheets/sheet.ts'
import { Type } from 'typebox'

const tag = 'Imports'
const access = ['imports.manage'] as const
const path = '/api/v1/imports/'

export const importRoutes = [
  route({
    method: 'GET',
    path,
    operationId: 'listImports',
    tag,
    access,
    summary: 'Own imports; everybody’s with `imports.manage_all`',
    query: listQuery(importList),
    response: pageOf(ImportSchema),
    async handler(ctx, input) {
      const owner = can(ctx, 'imports.manage_all') ? null : userId(ctx)
      const page = await runList(ctx.tx, importList, selectImports(ctx, owner), input, (row) => row)
      return { ...page, results: await presentImports(ctx, page.results) }
    },
  }),
  route({
    method: 'POST',
    path,
    operationId: 'uploadImport',
    tag,
    access,
    summary: 'Upload a CSV or XLSX file as the draft of an import',
    description:
      'At most 20 MB and 50,000 rows. Encoding, delimiter, header row and columns are found out; `PATCH` changes how the file is read. Nothing is imported yet.',
    limit: { name: 'imports.upload', points: 60, seconds: 3600, by: 'actor' },
    mode: 'manual',
    bodyLimit: sheetLimits.bytes + 65_536,
    files: { file: { required: true, description: 'The file itself' } },
    body: UploadBody,
    response: ImportSchema,
    async handler(ctx, { body, files }) {
      const part = files.find((candidate) => candidate.field === 'file')
      if (!part)
        throw invalid('file', 'required', {
          en: 'Choose a file.',
          ar: 'اختر ملفا.',
          fa: 'پرونده‌ای انتخاب کنید.',
        })
      return answer(ctx, await uploadFile(ctx, body.kind, part), 201)
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/`,
    operationId: 'readImport',
    tag,
    access,
    summary: 'One import and how far it is',
    description: 'Live: topic `import:{id}` of `/ws/`.',
    params: OneParams,
    response: ImportSchema,
    handler: (ctx, { params }) => answer(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: `${path}{id}/`,
    operationId: 'changeImport',
    tag,
    access,
    errors: [409],
    mode: 'manual',
    summary: 'Change how a draft is read: sheet, encoding, columns, words, dates, choices',
    params: OneParams,
    body: ReadingBody,
    response: ImportSchema,
    async handler(ctx, { params, body }) {
      await changeReading(ctx, params.id, body)
      return answer(ctx, params.id)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/`,
    operationId: 'discardImport',
    tag,
    access,
    errors: [409],
    summary: 'Throw a draft away with its file',
    params: OneParams,
    handler: (ctx, { params }) => discardImport(ctx, params.id),
  }),
  route({
    method: 'GET',
    path: `${path}{id}/preview/`,
    operationId: 'previewImport',
    tag,
    access,
    summary: 'How the words and dates of the file are understood',
    params: OneParams,
    response: PreviewSchema,
    handler: async (ctx, { params }) => previewReading(ctx, await importFor(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: `${path}{id}/check/`,
    operationId: 'checkImport',
    tag,
    access,
    errors: [409],
    status: 202,
    summary: 'Dry run: check every row and count what would happen; nothing is written',
    params: OneParams,
    response: ImportSchema,
    async handler(ctx, { params }) {
      await startCheck(ctx, params.id)
      return answer(ctx, params.id, 202)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/run/`,
    operationId: 'runImport',
    tag,
    access,
    errors: [409],
    status: 202,
    idempotent: true,
    summary: 'Import what was checked',
    params: OneParams,
    body: RunBody,
    response: ImportSchema,
    async handler(ctx, { params, body }) {
      await startRun(ctx, params.id, { on_errors: body.on_errors ?? 'skip', invite: body.invite ?? false })
      return answer(ctx, params.id, 202)
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/rows/`,
    operationId: 'listImportRows',
    tag,
    access,
    summary: 'Rows of the file with their problems and what became of them',
    params: OneParams,
    query: listQuery(rowList),
    response: pageOf(RowSchema),
    async handler(ctx, input) {
      const { row, definition } = await importFor(ctx, input.params.id)
      return runList(ctx.tx, rowList, selectRows(ctx, row.id), input, (found) =>
        presentRow(definition, found, ctx.locale),
      )
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/problems/`,
    operationId: 'countImportProblems',
    tag,
    access,
    summary: 'The problems found and how many rows have each',
    params: OneParams,
    response: Type.Object({ results: ProblemCountSchema }),
    async handler(ctx, { params }) {
      const { row, definition } = await importFor(ctx, params.id)
      const counts = await countProblems(ctx, row.id)
      const results = counts.map(({ code, count }) => {
        const { level, message } = presentProblem(
          definition,
          { code, field: null, values: { row: '…', reason: '…' } },
          ctx.locale,
        )
        return { code, level, message, count }
      })
      return { results }
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/errors/`,
    operationId: 'downloadImportErrors',
    tag,
    access,
    summary: 'The rows with errors as a file, with what to correct beside them',
    params: OneParams,
    query: FileQuery,
    produces: 'application/octet-stream',
    async handler(ctx, { params, query }) {
      const found = await importFor(ctx, params.id)
      await audit(ctx, { action: 'import.download_errors', object: { kind: 'import', id: found.row.id } })
      return errorFile(ctx, found, query.file ?? 'xlsx')
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/undo/`,
    operationId: 'previewImportUndo',
    tag,
    access,
    errors: [409],
    summary: 'What an undo would take back, and what was used since and would stay',
    params: OneParams,
    response: UndoPreviewSchema,
    async handler(ctx, { params }) {
      const preview = await previewUndo(ctx, params.id)
      return presentUndo(preview.definition, preview, ctx.locale)
    },
  }),
  route({
    method: 'POST',
    path: `${path}{id}/undo/`,
    operationId: 'undoImport',
    tag,
    access,
    errors: [409],
    status: 202,
    idempotent: true,
    summary: 'Take an import back',
    description: 'Refused when something was used since, unless `partly` says to leave that.',
    params: OneParams,
    body: UndoBody,
    response: ImportSchema,
    async handler(ctx, { params, body }) {
      await startUndo(ctx, params.id, body.partly ?? false)
      return answer(ctx, params.id, 202)
    },
  }),
]

async function answer(ctx: Context, id: string, status = 200): Promise<Reply> {
  const { row } = await importFor(ctx, id)
  const [body] = await presentImports(ctx, [row])
  return new Reply({ status, body })
}
