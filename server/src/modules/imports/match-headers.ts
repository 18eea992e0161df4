import { fold } from '#platform/text'
import type { FieldSpec } from './definition.ts'

/** A header or a name of a field in the form in which they are compared. */
export function headerForm(text: string): string {
  return fold(text.replaceAll(/[_*:.()[\]{}/\\|"'«»\-–—#؟?،,]/g, ' '))
    .split(' ')
    .map((word) => (word.length > 4 ? word.replace(/^ال/, '') : word))
    .join(' ')
}

/**
 * Which column is which field: first by the same name, then by the longest name of a field whose words all stand in the
 * header. Each column and each field is used once. Answers field → column.
 */
export function matchHeaders(
  headers: readonly string[],
  fields: readonly FieldSpec[],
): Record<string, number> {
  const mapping: Record<string, number> = {}
  const free = new Map(
    headers.map((header, index) => [index, headerForm(header)] as const).filter(([, form]) => form),
  )
  const names = fields.flatMap((field) =>
    [...Object.values(field.label), ...field.names].map((name) => ({
      key: field.key,
      form: headerForm(name),
    })),
  )
  const take = (key: string, column: number): void => {
    mapping[key] = column
    free.delete(column)
  }
  for (const { key, form } of names) {
    if (key in mapping) continue
    for (const [column, header] of free) {
      if (header !== form) continue
      take(key, column)
      break
    }
  }
  for (const { key, form } of names.toSorted((a, b) => b.form.length - a.form.length)) {
    if (key in mapping) continue
    for (const [column, header] of free) {
      if (!hasWords(header, form)) continue
      take(key, column)
      break
    }
  }
  return mapping
}

function hasWords(header: string, form: string): boolean {
  const words = new Set(header.split(' '))
  return form.split(' ').every((word) => words.has(word))
}

/** Files with the same headers, in whatever order, are read the same way. */
export function headerKey(headers: readonly string[]): string {
  return headers.map(headerForm).filter(Boolean).toSorted().join('\n')
}
