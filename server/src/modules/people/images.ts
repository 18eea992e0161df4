import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import type { UploadedPart } from '#platform/http/route'
import { isUuid } from '#platform/ids'
import { saveUpload } from '#media'

/**
 * The file that an `image` input names: an id, or the link that an answer gave (so that an answer can be sent back).
 * undefined: not said; null: none. @throws Problem at `image`
 */
export function readImage(value: string | null | undefined): string | null | undefined {
  if (value === undefined) return undefined
  if (value === null || value.trim() === '') return null
  const id = /\/api\/v1\/files\/([0-9a-f-]{36})\/?$/i.exec(value)?.[1] ?? value
  if (!isUuid(id)) {
    throw invalid('image', 'invalid_image', {
      en: 'Not the id or link of a file.',
      ar: 'ليس معرف ملف أو رابطه.',
      fa: 'شناسه یا پیوند فایل نیست.',
    })
  }
  return id.toLowerCase()
}

/** The photo of a form that carries it as a file, else what its `image` member names. @throws Problem at `image` */
export async function receiveImage(
  ctx: Context,
  input: { readonly files: readonly UploadedPart[]; readonly body: { readonly image?: string | null } },
): Promise<string | null | undefined> {
  const part = input.files.find((file) => file.field === 'image' && file.size > 0)
  return part ? (await saveUpload(ctx, { part, purpose: 'avatar' })).id : readImage(input.body.image)
}
