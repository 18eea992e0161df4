/** Limits of what is read, wherever it comes from. */
export const sheetLimits = { bytes: 20 * 1_048_576, rows: 50_000, columns: 100, cellLength: 4_000 } as const

/** How a file is read; what is absent is found out. */
export interface SourceWish {
  readonly sheet?: string
  readonly encoding?: Encoding
  readonly delimiter?: string
  /** From 1, as spreadsheet programs count. */
  readonly header_row?: number
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export const delimiters = [',', ';', '\t', '|', '،', '؛'] as const

/** How a file was read. */
export interface Source {
  readonly sheet: string | null
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly header_row: number
}

export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

export interface Sheet {
  readonly format: 'csv' | 'xlsx'
  readonly sheets: readonly string[]
  readonly source: Source
  readonly headers: readonly string[]
  readonly rows: readonly SheetRow[]
}

export const sheetProblems = [
  'empty',
  'not_a_sheet',
  'old_excel',
  'too_large_inside',
  'too_many_rows',
  'too_many_columns',
  'unknown_sheet',
  'no_rows',
  'broken',
] as const
/** Why a file cannot be read. */
export type SheetProblem = (typeof sheetProblems)[number]

export class UnreadableSheet extends Error {
  readonly problem: SheetProblem
  constructor(problem: SheetProblem) {
    super(problem)
    this.problem = problem
  }
}
