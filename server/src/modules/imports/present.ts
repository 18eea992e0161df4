import type { Context } from '#platform/context'
import { translate, type Locale, type Text } from '#platform/i18n'
import { userCards, type UserCard } from '#identity'
import type { ImportDefinition, Kept, ObjectTag, RowProblem } from './definition.ts'
import { definitionOf } from './definitions.ts'
import { generalProblems } from './problems.ts'
import type { Counts, ImportRow } from './queries/imports.ts'
import type { ResultRow } from './queries/rows.ts'

export function presentKind(definition: ImportDefinition, locale: Locale) {
  const required = new Set(definition.needs.flat())
  const options = (list: Readonly<Record<string, { readonly label: Text }>>) =>
    Object.entries(list).map(([value, { label }]) => ({ value, label: label[locale] }))
  return {
    kind: definition.kind,
    label: definition.label[locale],
    fields: definition.fields.map((field) => ({
      key: field.key,
      label: field.label[locale],
      help: field.help?.[locale] ?? null,
      kind: field.kind,
      required: required.has(field.key),
      words: options(field.words ?? {}),
    })),
    needs: definition.needs.map((group) => [...group]),
    choices: definition.choices.map((choice) => ({
      key: choice.key,
      label: choice.label[locale],
      options: choice.options.map(({ value, label }) => ({ value, label: label[locale] })),
      default: choice.default,
    })),
    invites: definition.invitation !== undefined,
    page: definition.page ?? null,
  }
}

/** Imports in their wire form, with the names of those who made them. */
export async function presentImports(ctx: Context, rows: readonly ImportRow[]) {
  const cards = await userCards(
    ctx,
    rows.map((row) => row.created_by),
  )
  return rows.map((row) => presentImport(row, definitionOf(ctx, row.kind), cards, ctx.locale))
}

function presentImport(
  row: ImportRow,
  definition: ImportDefinition,
  cards: ReadonlyMap<string, UserCard>,
  locale: Locale,
) {
  const card = cards.get(row.created_by)
  const counts = (list: Counts | null) => (list ? presentCounts(definition, list, locale) : null)
  return {
    id: row.id,
    kind: row.kind,
    kind_label: definition.label[locale],
    state: row.state,
    file_name: row.file_name,
    file_size: row.file_size,
    format: row.format,
    sheets: row.sheets,
    source: row.source,
    columns: row.columns.map(({ header, samples }) => ({ header, samples: [...samples] })),
    mapping: row.mapping,
    words: row.words,
    choices: row.options.choices,
    calendar: row.options.calendar,
    date_order: row.options.date_order,
    on_errors: row.options.on_errors,
    invite: row.options.invite,
    rows_total: row.rows_total,
    check_counts: counts(row.check_counts),
    run_counts: counts(row.run_counts),
    undo_counts: counts(row.undo_counts),
    progress: { done: row.progress_done, total: row.progress_total },
    failure: row.failure,
    invitations: { sent: row.invitations_sent, total: row.invitations_total },
    can_undo: (row.state === 'done' || row.state === 'partly_undone') && row.forgotten_at === null,
    created_by: { id: row.created_by, name: `${card?.first_name ?? ''} ${card?.last_name ?? ''}`.trim() },
    created_at: row.created_at,
    run_at: row.run_at,
    finished_at: row.finished_at,
    undone_at: row.undone_at,
  }
}

const rowCounts: Readonly<Record<string, Text>> = {
  'rows.good': { en: 'Rows without problems', ar: 'صفوف سليمة', fa: 'ردیف‌های بی‌مشکل' },
  'rows.warning': { en: 'Rows with a hint', ar: 'صفوف عليها ملاحظة', fa: 'ردیف‌های دارای هشدار' },
  'rows.error': { en: 'Rows with errors', ar: 'صفوف فيها أخطاء', fa: 'ردیف‌های دارای خطا' },
  'rows.duplicate': { en: 'Repeated in the file', ar: 'مكررة في الملف', fa: 'تکراری در پرونده' },
  'rows.failed': { en: 'Could not be written', ar: 'تعذرت كتابتها', fa: 'نوشته نشد' },
}

/** Every count that a kind has, also those of nothing, in the order of reports. */
export function presentCounts(definition: ImportDefinition, counts: Counts, locale: Locale) {
  const labels = { ...rowCounts, ...definition.counts }
  return Object.entries(labels).map(([key, label]) => ({
    key,
    label: label[locale],
    count: counts[key] ?? 0,
  }))
}

export function presentProblem(definition: ImportDefinition, problem: RowProblem, locale: Locale) {
  const spec = definition.problems[problem.code] ?? generalProblems[problem.code]
  const field = definition.fields.find(({ key }) => key === problem.field)
  return {
    code: problem.code,
    level: spec?.level ?? ('error' as const),
    field: problem.field,
    field_label: field?.label[locale] ?? null,
    message: spec ? translate(spec.text, locale, problem.values) : problem.code,
  }
}

export function presentRow(definition: ImportDefinition, row: ResultRow, locale: Locale) {
  return { ...row, problems: row.problems.map((problem) => presentProblem(definition, problem, locale)) }
}

export function presentUndo(
  definition: ImportDefinition,
  preview: { tags: readonly ObjectTag[]; kept: readonly Kept[] },
  locale: Locale,
) {
  const keptKeys = new Set(preview.kept.map(({ kind, objectId }) => `${kind} ${objectId}`))
  const numbers = new Map(preview.tags.map((tag) => [`${tag.kind} ${tag.objectId}`, tag.number]))
  const counts = Object.entries(definition.counts).flatMap(([key, label]) => {
    const tags = preview.tags.filter((tag) => `${tag.kind}.${tag.action}` === key)
    if (tags.length === 0) return []
    const kept = tags.filter((tag) => keptKeys.has(`${tag.kind} ${tag.objectId}`)).length
    return [{ key, label: label[locale], undone: tags.length - kept, kept }]
  })
  const kept = Object.entries(definition.reasons).flatMap(([reason, label]) => {
    const list = preview.kept.filter((entry) => entry.because === reason)
    if (list.length === 0) return []
    const rows = list.flatMap(({ kind, objectId }) => numbers.get(`${kind} ${objectId}`) ?? [])
    return [{ reason, label: label[locale], count: list.length, rows: [...new Set(rows)].slice(0, 20) }]
  })
  return { counts, kept }
}
