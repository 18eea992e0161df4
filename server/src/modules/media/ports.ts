import type { Context } from '#platform/context'

/**
 * May the actor of `ctx` read files of this object? `public` says that anybody may, so that shared caches may keep
 * them. Asked at every request.
 */
export type CanRead = (ctx: Context, objectId: string) => Promise<boolean | 'public'>

declare module '#platform/context' {
  interface Ports {
    /** One answer a kind of object, given by the module that owns it: `'canRead:payment'`. */
    [kind: `canRead:${string}`]: CanRead | undefined
  }
}
