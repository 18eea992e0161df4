import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { send } from '#platform/events'
import { userId } from '#platform/permissions'
import { actingFor, lockedImportFor } from '../access.ts'
import type { DataRow, ImportDefinition, ImportRun, RowPlan, RowReading } from '../definition.ts'
import { definitionOf } from '../definitions.ts'
import { columnNeeded, importErrors } from '../errors.ts'
import { jobNames } from '../job-names.ts'
import { headerKey } from '../match-headers.ts'
import {
  beginStep,
  findImport,
  lockImport,
  saveCheck,
  saveProgress,
  type Counts,
  type ImportRow,
} from '../queries/imports.ts'
import { rememberMapping } from '../queries/mappings.ts'
import { rowsAfter, saveChecked, type CheckedRow } from '../queries/rows.ts'
import { readingSetting } from '../reading-setting.ts'
import { rowReaders } from '../row-reader.ts'
import type { SheetRow } from '../sheets/sheet.ts'
import { tellProgress } from '../topics.ts'

/** Orders the dry run. @throws Problem `import_not_ready`, at `mapping.<field>` for a column that is needed */
export async function startCheck(ctx: Context, id: string): Promise<void> {
  const { row, definition } = await lockedImportFor(ctx, id)
  if (row.state !== 'draft' && row.state !== 'checked') throw importErrors.import_not_ready()
  for (const group of definition.needs)
    if (!group.some((field) => row.mapping[field] !== undefined)) throw columnNeeded(group[0] ?? '')
  await rememberMapping(ctx, {
    kind: row.kind,
    name: row.file_name,
    headerKey: headerKey(row.columns.map(({ header }) => header)),
    headers: row.columns.map(({ header }) => header),
    mapping: Object.fromEntries(
      Object.entries(row.mapping).map(([field, column]) => [field, row.columns[column]?.header ?? '']),
    ),
    words: row.words,
    options: row.options,
    usedBy: userId(ctx),
  })
  await beginStep(ctx, id, 'checking', row.rows_total)
  await audit(ctx, { action: 'import.check', object: { kind: 'import', id } })
  await send(ctx, jobNames.check, { import_id: id })
}

const part = 1_000

/** The dry run: every row is read and compared with what the centre knows; nothing but the import itself is written. */
export async function performCheck(ctx: Context, id: string): Promise<void> {
  const row = await findImport(ctx, id)
  if (row?.state !== 'checking') return
  const acting = actingFor(ctx, row.created_by)
  const definition = definitionOf(ctx, row.kind)
  const check = new Check(definition, row)
  const reader = rowReaders(definition, await readingSetting(ctx, definition, row))
  for (let after = 0, done = 0; ; ) {
    const rows = await rowsAfter(ctx, id, after, part)
    if (rows.length === 0) break
    const readings = rows.map((entry) => ({ entry, reading: definition.read(reader(entry.cells)) }))
    await saveChecked(ctx, id, await check.rows(acting, readings))
    after = rows.at(-1)?.number ?? after
    done += rows.length
    await saveProgress(ctx, id, done)
    await tellProgress(ctx, id, { state: 'checking', done, total: row.rows_total })
  }
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...ctx, tx }
    if ((await lockImport(inside, id))?.state !== 'checking') return
    await saveCheck(inside, id, check.counts())
    await tellProgress(inside, id, { state: 'checked', done: row.rows_total, total: row.rows_total })
  })
}

interface ReadRow {
  readonly entry: SheetRow
  readonly reading: RowReading<unknown>
}

/** What is known from row to row of one dry run. */
class Check {
  readonly #definition: ImportDefinition
  readonly #run: ImportRun
  readonly #memory: unknown
  readonly #seen = new Map<string, number>()
  readonly #effects = new Map<string, Set<string>>()
  readonly #states = new Map<string, number>()

  constructor(definition: ImportDefinition, row: ImportRow) {
    this.#definition = definition
    this.#memory = definition.memory()
    // A dry run has made nothing.
    this.#run = { importId: row.id, choices: row.options.choices, made: async () => new Set() }
  }

  async rows(ctx: Context, rows: readonly ReadRow[]): Promise<CheckedRow[]> {
    const checked = rows.map((row) => this.#alone(row))
    const ready = checked.flatMap(({ number, data, state }): DataRow<unknown>[] =>
      data !== null && state !== 'duplicate' ? [{ number, data }] : [],
    )
    const plans = await this.#definition.plan(ctx, ready, this.#run, this.#memory)
    const byNumber = new Map(plans.map((plan) => [plan.number, plan]))
    return checked.map((row) => this.#counted(this.#planned(row, byNumber.get(row.number))))
  }

  /** What the row says by itself, and beside the rows before it. */
  #alone({ entry, reading }: ReadRow): CheckedRow {
    const { number } = entry
    const { data, problems, keys } = reading
    if (data === null) return { number, state: 'error', data: null, problems, outcome: null }
    const earlier = keys.map((key) => this.#seen.get(key)).find((found) => found !== undefined)
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, number)
    if (earlier !== undefined) return duplicate(number, earlier)
    return { number, state: problems.length > 0 ? 'warning' : 'good', data, problems, outcome: null }
  }

  #planned(row: CheckedRow, plan: RowPlan | undefined): CheckedRow {
    if (!plan) return row
    if (plan.duplicateOf !== null) return duplicate(row.number, plan.duplicateOf)
    for (const { kind, action, key } of plan.effects) {
      const name = `${kind}.${action}`
      this.#effects.set(name, (this.#effects.get(name) ?? new Set()).add(key))
    }
    const problems = [...row.problems, ...plan.problems]
    return { ...row, outcome: plan.outcome, problems, state: problems.length > 0 ? 'warning' : 'good' }
  }

  #counted(row: CheckedRow): CheckedRow {
    this.#states.set(row.state, (this.#states.get(row.state) ?? 0) + 1)
    return row
  }

  counts(): Counts {
    return {
      ...Object.fromEntries([...this.#states].map(([state, n]) => [`rows.${state}`, n])),
      ...Object.fromEntries([...this.#effects].map(([name, keys]) => [name, keys.size])),
    }
  }
}

function duplicate(number: number, earlier: number): CheckedRow {
  const problem = { code: 'duplicate_in_file', field: null, values: { row: earlier } }
  return { number, state: 'duplicate', data: null, problems: [problem], outcome: null }
}
