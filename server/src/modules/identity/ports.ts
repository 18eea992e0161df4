declare module '#platform/context' {
  interface Ports {
    /** An account got a role, by whatever path: who has to know makes what belongs to it (a student's learner). Idempotent. */
    'identity:roleGranted'?: (ctx: Context, grant: { userId: string; role: string }) => Promise<void>
    /** An account's own data changed (name, birth date, gender, …). */
    'identity:profileChanged'?: (ctx: Context, changed: { userId: string }) => Promise<void>
    /** An account is about to be erased. */
    'identity:userDeleted'?: (ctx: Context, gone: { userId: string }) => Promise<void>
  }
}
export {}
