import type { Ports } from './context.ts'
import type { AnyRoute } from './http/route.ts'
import type { WorkSpec } from './jobs.ts'
import type { PermissionSpec } from './permissions.ts'
import type { PersonHooks, TableSpec } from './personal.ts'
import type { RetentionRule } from './retention.ts'
import type { SocketRoute } from './realtime/sockets.ts'
import type { Topic } from './realtime/topics.ts'

/** What a module brings to the application; app.ts puts the modules together. */
export interface Module {
  readonly name: string
  readonly routes?: readonly AnyRoute[]
  readonly work?: readonly WorkSpec[]
  readonly sockets?: readonly SocketRoute[]
  readonly topics?: readonly Topic[]
  readonly permissions?: readonly PermissionSpec[]
  /** What each table holds about people: followed by export and erasure (docs/domain/privacy.md). */
  readonly personal?: readonly TableSpec[]
  /** What stands in the way of an erasure, and what the module ends before it. */
  readonly person?: PersonHooks
  /** What goes after how long. */
  readonly retention?: readonly RetentionRule[]
  /**
   * What to do on every node when a NOTIFY channel speaks, such as forgetting cached answers. An empty payload says
   * that anything may have changed: the line to the database was down.
   */
  readonly signals?: Readonly<Record<string, (payload: string) => void>>
  /** Answers to what lower modules ask (see Ports). */
  readonly ports?: Partial<Ports>
}
