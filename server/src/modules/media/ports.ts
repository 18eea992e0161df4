import type { Context } from '#platform/context'

/**
 * May the actor of `ctx` read files of this object? `public` says that anybody may, so that shared caches may keep
 * them. Asked at every request.
 */
export type CanRead = (ctx: Context, objectId: string) => Promise<boolean | 'public'>

/** Of these storage keys, those that another module's rows name (copies of people's data). */
export type KeepsBytes = (ctx: Pick<Context, 'tx'>, keys: readonly string[]) => Promise<string[]>

declare module '#platform/context' {
  interface Ports {
    /** One answer a kind of object, given by the module that owns it: `'canRead:payment'`. */
    [kind: `canRead:${string}`]: CanRead | undefined
    'keepsBytes:privacy'?: KeepsBytes
  }
}
