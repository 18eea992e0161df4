import { invalid } from '#platform/errors'
import { isUuid } from '#platform/ids'

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
