export const jobNames = {
  check: 'imports.check',
  run: 'imports.run',
  undo: 'imports.undo',
  invite: 'imports.invite',
} as const
