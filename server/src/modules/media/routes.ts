import { Reply, route } from '#platform/http/route'
import { errors, invalid } from '#platform/errors'
import { noSuchPart } from './errors.ts'
import { openFile, type ReadableFile } from './actions/read-file.ts'
import { saveUpload } from './actions/save-upload.ts'
import { contentDisposition } from './names.ts'
import { readRange } from './ranges.ts'
import { FileParams, FileQuery, FileSchema, UploadBody, presentFile } from './schemas.ts'

export const mediaRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/files/',
    operationId: 'uploadFile',
    tag: 'files',
    summary: 'Upload one file',
    description:
      'The answer’s id is then named where the file belongs (a payment, a ticket message, a child). Files that nothing names within 24 hours are removed. Pictures are drawn anew without metadata.',
    access: 'user',
    keyScopes: ['tickets.answer', 'courses.manage'],
    limit: { name: 'files.upload', points: 120, seconds: 3600, by: 'actor' },
    // No transaction is held open while bytes are decoded and written.
    mode: 'manual',
    files: { file: { required: true, description: 'The file itself' } },
    body: UploadBody,
    response: FileSchema,
    async handler(ctx, { body, files }) {
      const part = files.find((candidate) => candidate.field === 'file')
      if (!part)
        throw invalid('file', 'required', {
          en: 'No file was submitted.',
          ar: 'لم يتم إرسال ملف.',
          fa: 'فایلی ارسال نشد.',
        })
      return presentFile(await saveUpload(ctx, { part, purpose: body.purpose }))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/files/{id}/',
    operationId: 'readFile',
    tag: 'files',
    summary: 'The bytes of a file',
    description:
      'For its owner and for those who may read what it belongs to; asked at every request. One byte range is possible.',
    access: 'public',
    params: FileParams,
    query: FileQuery,
    produces: 'application/octet-stream',
    errors: [206, 304, 416],
    async handler(ctx, { params, query, headers }) {
      const found = await openFile(ctx, params.id, query.size)
      const etag = `"${found.version}"`
      const common = commonHeaders(found, etag)
      if (matches(text(headers['if-none-match']), etag)) return new Reply({ status: 304, headers: common })
      const asked =
        text(headers['if-range']) === undefined || text(headers['if-range']) === etag
          ? text(headers['range'])
          : undefined
      const range = readRange(asked, found.size)
      if (range === 'unsatisfiable') throw noSuchPart(found.size)
      const length = range ? range.end - range.start + 1 : found.size
      return new Reply({
        status: range ? 206 : 200,
        raw: true,
        body: await ctx.ports.storage.read(found.storageKey, range ?? undefined).catch(missing),
        headers: {
          ...common,
          'content-type': found.mime,
          'content-length': String(length),
          ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${found.size}` } : {}),
        },
      })
    },
  }),
]

/** Only pictures that we drew ourselves may open inside a page; everything else is a download, and never a page of ours. */
function commonHeaders(found: ReadableFile, etag: string): Record<string, string> {
  const drawn = found.mime === 'image/jpeg' || found.mime === 'image/png'
  return {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': found.isPublic ? 'public, max-age=3600' : 'private, no-cache',
    'content-disposition': contentDisposition(drawn ? 'inline' : 'attachment', found.file.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': found.isPublic ? 'cross-origin' : 'same-site',
    'x-content-type-options': 'nosniff',
  }
}

function matches(header: string | undefined, etag: string): boolean {
  return (
    header !== undefined &&
    header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag || entry.trim() === '*')
  )
}

function text(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function missing(): never {
  throw errors.not_found()
}
