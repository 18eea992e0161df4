import type { Context } from '#platform/context'
import type { Text, TextValues } from '#platform/i18n'
import type { DateReading } from './values/dates.ts'

/** One thing that a row may say. */
export interface FieldSpec {
  readonly key: string
  readonly label: Text
  readonly help?: Text
  /** What columns of this field are called, in any language; compared folded. */
  readonly names: readonly string[]
  readonly kind: 'text' | 'phone' | 'date' | 'word'
  /** Of `word`: our words, what people call them, and what they are called here. */
  readonly words?: Readonly<Record<string, { readonly label: Text; readonly names: readonly string[] }>>
  /** Values of the two rows of the template. */
  readonly examples: readonly [Text, Text]
}

/** Something the person decides for the whole import. */
export interface ChoiceSpec {
  readonly key: string
  readonly label: Text
  readonly options: readonly { readonly value: string; readonly label: Text }[]
  readonly default: string
}

export interface ProblemSpec {
  readonly level: 'error' | 'warning'
  readonly text: Text
}

export interface RowProblem {
  readonly code: string
  readonly field: string | null
  readonly values?: TextValues
}

/** What a definition reads a row with. */
export interface RowReader {
  /** The cell of a field; empty when the field is not mapped. */
  text(field: string): string
  isMapped(field: string): boolean
  header(field: string): string
  /** Our word for what the cell says: by the person's own list, then by the known names; null when neither knows. */
  word(field: string): string | null
  date(field: string): DateReading
  readonly country: string
  readonly today: Temporal.PlainDate
}

export interface RowReading<D> {
  /** Null when there is an error. */
  readonly data: D | null
  readonly problems: readonly RowProblem[]
  /** Rows that share a key are one and the same: the later one is a duplicate. */
  readonly keys: readonly string[]
}

export interface DataRow<D> {
  readonly number: number
  readonly data: D
}

/** Something that a row makes or touches; `key` tells the same thing apart from another within the file. */
export interface Effect {
  readonly kind: string
  readonly action: 'create' | 'update' | 'match'
  readonly key: string
}

export interface RowPlan {
  readonly number: number
  readonly outcome: 'create' | 'update' | 'match'
  readonly effects: readonly Effect[]
  readonly problems: readonly RowProblem[]
  /** An earlier row that turns out to be about the same known thing. */
  readonly duplicateOf: number | null
}

export interface ObjectTag {
  readonly number: number
  readonly kind: string
  readonly objectId: string
  readonly action: 'create' | 'update' | 'match'
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

export interface RowWriting {
  readonly number: number
  readonly outcome: 'create' | 'update' | 'match'
  readonly objectId: string
}

export interface ImportRun {
  readonly importId: string
  readonly choices: Readonly<Record<string, string>>
  /** Those of these things that this very import made. */
  made(kind: string, ids: readonly string[]): Promise<ReadonlySet<string>>
}

/** What stays when an import is undone, and why. */
export interface Kept {
  readonly kind: string
  readonly objectId: string
  readonly because: string
}

/**
 * A kind of import: its fields, how a row is read, what rows come to, and how it is taken back. A module offers one as
 * the port `imports:<kind>`; files, mapping, progress, errors and undo come from here (docs/domain/imports.md).
 */
export interface ImportDefinition<D = unknown, M = unknown> {
  readonly kind: string
  readonly label: Text
  /** What the person must be allowed beside importing. */
  readonly permission: string
  readonly fields: readonly FieldSpec[]
  /** Of each group at least one field must have a column. */
  readonly needs: readonly (readonly string[])[]
  readonly choices: readonly ChoiceSpec[]
  readonly problems: Readonly<Record<string, ProblemSpec>>
  /** What is counted, `kind.action` of effects and tags, in the order of reports. */
  readonly counts: Readonly<Record<string, Text>>
  /** Why something stays at an undo, by reason. */
  readonly reasons: Readonly<Record<string, Text>>
  /** The link to what a row became, for screens. */
  readonly page?: string
  // Methods, not properties: definitions of different rows fit one port.
  read(row: RowReader): RowReading<D>
  /** What has to be remembered from row to row of a dry run. */
  memory(): M
  /** Decides without writing. Rows come in the order of the file, in parts. */
  plan(ctx: Context, rows: readonly DataRow<D>[], run: ImportRun, memory: M): Promise<RowPlan[]>
  /** Writes rows in the caller's transaction, in few statements. */
  write(
    ctx: Context,
    rows: readonly DataRow<D>[],
    run: ImportRun,
  ): Promise<{ rows: RowWriting[]; tags: ObjectTag[] }>
  /** What could not be taken back now. */
  blocked(ctx: Context, tags: readonly ObjectTag[]): Promise<Kept[]>
  /** Takes back what nobody used or changed since, in the caller's transaction; whoever writes meanwhile waits. */
  undo(
    ctx: Context,
    tags: readonly ObjectTag[],
    tell: (done: number) => Promise<void>,
  ): Promise<readonly Kept[]>
  /** Who can be invited after a run, by the kind of their tags, and how. */
  readonly invitation?: {
    readonly kind: string
    send(ctx: Context, ids: readonly string[]): Promise<void>
  }
}

declare module '#platform/context' {
  interface Ports {
    /** Kinds of import, each offered by the module that owns what it makes: `'imports:households'`. */
    [kind: `imports:${string}`]: ImportDefinition | undefined
  }
}
