import type { Kysely } from 'kysely'
import type { DB } from './db/types.ts'
import type { Locale } from './i18n.ts'
import type { Bus } from './events.ts'

/** Who acts. Everything that is allowed or found is decided from this. */
export interface Actor {
  readonly kind: 'anonymous' | 'user' | 'api_key' | 'system'
  readonly userId: string | null
  readonly sessionId: string | null
  readonly roles: readonly string[]
  readonly permissions: ReadonlySet<string>
  /** When this session last proved its person (password, code, passkey); null when it never did. */
  readonly authenticatedAt: Temporal.Instant | null
  /** The key that a program acts with, in the name of `userId`; absent for people. */
  readonly apiKey?: { readonly id: string; readonly label: string }
  /** Somebody of the staff is behind this session: the rights are the person's, the deed is his. */
  readonly impersonation?: Impersonation
}

export interface Impersonation {
  /** Who is behind it. */
  readonly by: string
  /** `read` changes nothing; `full` may, but never what only the person himself may change. */
  readonly mode: 'read' | 'full'
  readonly endsAt: Temporal.Instant
}

/** The database as one request sees it: the pool for reads, one transaction for writes. */
export type Database = Kysely<DB>

/** Where a request came from, for the audit trail. */
export interface Origin {
  readonly requestId: string
  readonly ip: string | null
  readonly userAgent: string | null
  /** The zone of the caller's clock, when his program says it. */
  readonly timeZone?: string | null
}

/**
 * What a lower module asks of higher ones inside one transaction. Modules add their own ports by declaration
 * merging (`declare module '#platform/context' { interface Ports { billing: BillingPorts } }`); app.ts wires them.
 */
export interface Ports {}

export interface Context {
  readonly tx: Database
  readonly actor: Actor
  readonly now: Temporal.Instant
  readonly locale: Locale
  readonly origin: Origin
  readonly bus: Bus
  readonly ports: Ports
}

export const anonymous: Actor = {
  kind: 'anonymous',
  userId: null,
  sessionId: null,
  roles: [],
  permissions: new Set(),
  authenticatedAt: null,
}

/** The application itself, in jobs. `roles` name the job for the audit trail. */
export function systemActor(job: string): Actor {
  return { ...anonymous, kind: 'system', roles: [job] }
}
