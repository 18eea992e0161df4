import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { errors, invalid } from '../errors.ts'
import { FormFields, refusal } from './form.ts'
import type { AnyRoute, UploadedPart } from './route.ts'
import { fieldTexts } from './validate.ts'

export interface Uploads {
  readonly fields: FormFields
  readonly files: UploadedPart[]
  /** Removes the files. */
  dispose(): Promise<void>
}

const withFiles = 12 * 1_048_576
const withoutFiles = 1_048_576

/**
 * Reads a multipart body: fields in memory, files streamed to a private temporary place. The whole of it is bounded by
 * the route's `bodyLimit`. Null when the body is of another kind.
 * @throws Problem 400 for torn bodies and unknown files, 413 for what is too large
 */
export async function readMultipart(spec: AnyRoute, request: FastifyRequest): Promise<Uploads | null> {
  if (!request.isMultipart()) return null
  const limit = spec.bodyLimit ?? (spec.files ? withFiles : withoutFiles)
  // The frame around the parts takes some bytes too.
  if (Number(request.headers['content-length'] ?? 0) > limit + 65_536) throw errors.body_too_large()
  const folder = spec.files ? await mkdtemp(path.join(os.tmpdir(), 'halqa-upload-')) : null
  const uploads: Uploads = {
    fields: new FormFields(),
    files: [],
    dispose: async () => {
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
  try {
    await readParts(spec, request, { uploads, folder, limit })
    return uploads
  } catch (error) {
    await uploads.dispose()
    throw readable(error)
  }
}

async function readParts(
  spec: AnyRoute,
  request: FastifyRequest,
  into: { uploads: Uploads; folder: string | null; limit: number },
): Promise<void> {
  const { uploads, folder, limit } = into
  const unknown = new Set<string>()
  let total = 0
  const count = (bytes: number): void => {
    total += bytes
    if (total > limit) throw errors.body_too_large()
  }
  for await (const part of request.parts({
    limits: { fileSize: limit, fieldSize: Math.min(limit, 131_072) },
  })) {
    if (part.type === 'field') {
      if (part.valueTruncated || part.fieldnameTruncated) throw errors.body_too_large()
      count(String(part.value).length)
      uploads.fields.add(part.fieldname, part.value)
      continue
    }
    if (!folder || !spec.files || !Object.hasOwn(spec.files, part.fieldname)) {
      unknown.add(part.fieldname)
      for await (const chunk of part.file) count(lengthOf(chunk))
      continue
    }
    const target = path.join(folder, String(uploads.files.length))
    const sink = createWriteStream(target, { mode: 0o600 })
    await pipeline(
      part.file,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          count(chunk.length)
          yield chunk
        }
      },
      sink,
    )
    if (part.file.truncated) throw errors.body_too_large()
    uploads.files.push({
      field: part.fieldname,
      filename: part.filename ?? '',
      path: target,
      size: sink.bytesWritten,
    })
  }
  const [stranger] = unknown
  if (stranger !== undefined && !spec.lenient) throw invalid(stranger, 'unknown_field', fieldTexts.unknown)
}

function lengthOf(chunk: unknown): number {
  return Buffer.isBuffer(chunk) ? chunk.length : 0
}

/** The parser's own complaints, as refusals of ours; what it cannot name is a torn body. */
function readable(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'FST_REQ_FILE_TOO_LARGE' || /^FST_(?:PARTS|FILES|FIELDS)_LIMIT$/.test(code))
    return errors.body_too_large()
  if (code === 'FST_PROTO_VIOLATION') return refusal('a field name is not allowed')
  if (code.startsWith('FST_') || tornBody.test(error.message)) return refusal('the multipart body is torn')
  return error
}

const tornBody =
  /multipart|boundary|part header|part terminated early|unexpected end|malformed|premature close/i

/** What tells uploads apart when the same key comes again: name, place and content of each. */
export async function uploadMarks(files: readonly UploadedPart[]): Promise<string[][]> {
  return Promise.all(
    files.map(async (file) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(file.path), hash)
      return [file.field, file.filename, hash.digest('base64url')]
    }),
  )
}
