import { readFileSync } from 'node:fs'
import type { Locale } from '../i18n.ts'
import { Typesetter } from './typesetting.ts'

/** A document's form: a Typst file that begins with `#import "/kit.typ": *` and shows what stands in `data`. */
export interface DocumentTemplate {
  readonly source: () => string
}

/** Reads the template when it is first needed. */
export function documentTemplate(file: URL): DocumentTemplate {
  let source: string | null = null
  return { source: () => (source ??= readFileSync(file, 'utf8')) }
}

const typesetter = new Typesetter({ documentMs: 20_000, waiting: 40, idleMs: 60_000 })

/**
 * A PDF of the template with this data, set in the locale's language, direction and fonts. Texts in the data stay
 * texts whatever they contain; a `Uint8Array` is a picture, which the template gets as a path for `image()`.
 * Happens in a process of its own, one document at a time. @throws Problem `unavailable` when too much waits
 */
export function renderDocument(
  template: DocumentTemplate,
  data: object,
  locale: Locale,
  options: { readonly at?: Temporal.Instant } = {},
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  const json = JSON.stringify(withoutBytes(data, files))
  const at = options.at ?? Temporal.Now.instant()
  return typesetter.typeset({
    source: template.source(),
    data: json,
    locale,
    files,
    seconds: Math.floor(at.epochMilliseconds / 1000),
  })
}

/** Characters that turn the direction of what follows or are no text at all: a name may not rearrange a page. */
const disturbing =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

function withoutBytes(value: unknown, files: Record<string, Uint8Array>): unknown {
  if (typeof value === 'string') return value.replace(disturbing, '')
  if (value instanceof Uint8Array) {
    const name = `/picture-${Object.keys(files).length + 1}`
    files[name] = value
    return name
  }
  if (Array.isArray(value)) return value.map((part: unknown) => withoutBytes(part, files))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutBytes(part, files)]))
}
