import type { Context } from '#platform/context'

/** Names by id; ids of another kind are left out. */
export type NameIds = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

declare module '#platform/context' {
  interface Ports {
    /** What ids of a kind are called, for the audit trail; unknown ids are left out. */
    'names:learner'?: NameIds
    'names:course'?: NameIds
    'names:invoice'?: NameIds
    /** An account got a role, by whatever path: who has to know makes what belongs to it (a student's learner). Idempotent. */
    'identity:roleGranted'?: (ctx: Context, grant: { userId: string; role: string }) => Promise<void>
    /** An account's own data changed (name, birth date, gender, …). */
    'identity:profileChanged'?: (ctx: Context, changed: { userId: string }) => Promise<void>
    /** An account is about to be erased. */
    'identity:userDeleted'?: (ctx: Context, gone: { userId: string }) => Promise<void>
    /** Erases an account everywhere, at once. @throws Problem `erasure_blocked` naming what stands in the way, `last_owner` */
    'identity:erase'?: (ctx: Context, gone: { userId: string }) => Promise<void>
  }
}
