import type { PersonHooks } from '#platform/personal'
import { forgetTeachers } from './queries/erasure.ts'

/** A teacher's name stands on public pages, which are cached. */
export const catalogPerson: PersonHooks = {
  leaving: (ctx, { users }) => forgetTeachers(ctx, users),
}
