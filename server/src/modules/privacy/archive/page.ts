import { categories, type Category } from '#platform/personal'
import { translate, type Locale } from '#platform/i18n'
import { formatAmount } from '#platform/money'
import { columnWord, isForPeople, pageWords, tableWords } from './words.ts'

export interface PageTable {
  readonly name: string
  readonly category: Category
  readonly columns: readonly string[]
  readonly rows: readonly Record<string, unknown>[]
  readonly count: number
  /** Where all rows are. */
  readonly file: string
}

export interface PageFacts {
  readonly name: string
  readonly centre: string
  readonly locale: Locale
  readonly timeZone: string
  readonly now: Temporal.Instant
  readonly tables: readonly PageTable[]
  readonly files: readonly { readonly path: string; readonly name: string }[]
}

const tags: Readonly<Record<Locale, string>> = { ar: 'ar-EG', fa: 'fa-IR', en: 'en-GB' }

/** The readable page of a copy: complete without script, style inside, in the person's language. */
export function renderPage(facts: PageFacts): string {
  const { locale } = facts
  const say = (key: keyof typeof pageWords, values: Record<string, string | number> = {}): string =>
    escape(translate(pageWords[key], locale, values))
  const title = say('title', { name: facts.name })
  const date = momentText(facts.now.toString(), facts)
  const chapters = Object.entries(categories).flatMap(([key, words]) => {
    const tables = facts.tables.filter((table) => table.category === key && table.count > 0)
    const files = key === 'files' ? facts.files : []
    if (tables.length === 0 && files.length === 0) return []
    const list = files.map(
      (file) => `<li><a href="${escape(encodeURI(file.path))}">${escape(file.name)}</a></li>`,
    )
    const parts = tables.map((table) => renderTable(table, facts))
    return [
      `<section><h2>${escape(words[locale])}</h2>${list.length > 0 ? `<ul>${list.join('')}</ul>` : ''}${parts.join('')}</section>`,
    ]
  })
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'en' ? 'ltr' : 'rtl'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${style}</style></head>
<body><main><h1>${title}</h1><p>${say('made', { centre: facts.centre, date })}</p><p>${say('about')} ${say('others')}</p>
${chapters.join('\n') || `<p>${say('nothing')}</p>`}</main></body></html>
`
}

const style = `body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1c1917;background:#fafaf9}main{max-width:60rem;margin:0 auto;padding:1rem}
h1{line-height:1.3}section{background:#fff;border:1px solid #e7e5e4;border-radius:12px;padding:.5rem 1rem 1rem;margin-block:1rem}
div{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-block-end:1px solid #e7e5e4;vertical-align:top;overflow-wrap:anywhere;min-width:6rem}
th{white-space:nowrap;color:#57534e;font-weight:600}a{color:#0f766e}
@media (prefers-color-scheme:dark){body{background:#1c1917;color:#f5f5f4}section{background:#292524;border-color:#44403c}th{color:#d6d3d1}th,td{border-color:#44403c}a{color:#5eead4}}`

function renderTable(table: PageTable, facts: PageFacts): string {
  const { locale } = facts
  const shown = table.columns.filter(
    (column) => isForPeople(column) && table.rows.some((row) => !isEmpty(row[column])),
  )
  if (shown.length === 0) return ''
  const name = tableWords[table.name]?.[locale] ?? columnWord(table.name.split('.')[1] ?? table.name, locale)
  const rest = table.count - table.rows.length
  const more =
    rest > 0 ? `<p>${escape(translate(pageWords.more, locale, { count: rest, file: table.file }))}</p>` : ''
  const [only] = table.rows
  // One row reads better from top to bottom.
  const body =
    table.count === 1 && only
      ? shown.map(
          (column) =>
            `<tr><th scope="row">${word(column, locale)}</th><td>${cell(only, column, facts)}</td></tr>`,
        )
      : [
          `<tr>${shown.map((column) => `<th scope="col">${word(column, locale)}</th>`).join('')}</tr>`,
          ...table.rows.map(
            (row) => `<tr>${shown.map((column) => `<td>${cell(row, column, facts)}</td>`).join('')}</tr>`,
          ),
        ]
  return `<h3>${escape(name)}</h3><div role="region" aria-label="${escape(name)}" tabindex="0"><table>${body.join('')}</table></div>${more}`
}

function word(column: string, locale: Locale): string {
  return escape(columnWord(column, locale))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function cell(row: Record<string, unknown>, column: string, facts: PageFacts): string {
  const value = row[column]
  const { currency } = row
  if (isEmpty(value)) return ''
  if (typeof value === 'boolean') return escape(pageWords[value ? 'yes' : 'no'][facts.locale])
  if (typeof value === 'bigint' && column.endsWith('_minor') && typeof currency === 'string')
    return `<bdi>${escape(formatAmount(value, currency))}</bdi>`
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return escape(momentText(value, facts))
  if (typeof value === 'object') return `<bdi>${escape(JSON.stringify(value))}</bdi>`
  return `<bdi>${escape(String(value))}</bdi>`
}

function momentText(value: string, { locale, timeZone }: Pick<PageFacts, 'locale' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(value),
  )
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
