export const importStates = [
  'draft',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'partly_undone',
] as const
export type ImportState = (typeof importStates)[number]

/** What may follow what; the screens read the same table. */
export const transitions: Readonly<Record<ImportState, readonly ImportState[]>> = {
  draft: ['checking'],
  checking: ['checked', 'draft'],
  checked: ['draft', 'checking', 'running'],
  running: ['done', 'checked'],
  done: ['undoing'],
  undoing: ['undone', 'partly_undone', 'done'],
  undone: [],
  partly_undone: ['undoing'],
}

export const rowStates = ['new', 'good', 'warning', 'error', 'duplicate', 'failed'] as const
export type RowState = (typeof rowStates)[number]

export const atWork: readonly ImportState[] = ['checking', 'running', 'undoing']
