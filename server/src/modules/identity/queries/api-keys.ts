import { sql } from 'kysely'
import type { Context, Database } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'

export const apiKeyStates = ['active', 'idle', 'expired', 'revoked'] as const
export type ApiKeyState = (typeof apiKeyStates)[number]

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: string[]
  /** Those of the scopes that its maker still has himself. */
  readonly working_scopes: string[]
  readonly networks: string[]
  readonly per_minute: number
  readonly created_by: string
  readonly maker_first_name: string
  readonly maker_last_name: string
  readonly created_at: string
  readonly expires_at: string | null
  readonly last_used_at: string | null
  readonly last_used_ip: string | null
  readonly revoked_at: string | null
  readonly version: number
  readonly state: ApiKeyState
}

/** What the maker of a key may do now: a key never may more. */
const makersPermissions = sql`CASE WHEN NOT u.is_active OR u.erased_at IS NOT NULL THEN ARRAY[]::text[]
  WHEN EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = u.id AND r.role = 'owner')
    THEN ARRAY(SELECT p.key FROM identity.permissions p)
  ELSE ARRAY(SELECT p.permission FROM identity.user_roles r JOIN identity.role_permissions p ON p.role = r.role WHERE r.user_id = u.id) END`

const workingScopes = sql`ARRAY(SELECT s FROM unnest(k.scopes) AS s WHERE s = ANY(${makersPermissions}) ORDER BY s)`

function keys(now: string) {
  return sql<ApiKeyRow & { search_text: string }>`(SELECT k.id, k.name, k.prefix, k.scopes, w.working_scopes,
      ARRAY(SELECT n::text FROM unnest(k.networks) AS n) AS networks, k.per_minute, k.created_by,
      u.first_name AS maker_first_name, u.last_name AS maker_last_name, k.created_at, k.expires_at, k.last_used_at,
      host(k.last_used_ip) AS last_used_ip, k.revoked_at, k.version, k.search_text,
      CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= ${now} THEN 'expired'
        WHEN cardinality(w.working_scopes) = 0 THEN 'idle' ELSE 'active' END AS state
    FROM identity.api_keys k JOIN identity.users u ON u.id = k.created_by
      CROSS JOIN LATERAL (SELECT ${workingScopes} AS working_scopes) AS w)`.as('t')
}

const columns = [
  't.id',
  't.name',
  't.prefix',
  't.scopes',
  't.working_scopes',
  't.networks',
  't.per_minute',
  't.created_by',
  't.maker_first_name',
  't.maker_last_name',
  't.created_at',
  't.expires_at',
  't.last_used_at',
  't.last_used_ip',
  't.revoked_at',
  't.version',
  't.state',
] as const

export const apiKeyList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    name: sql.ref('t.name'),
    created_at: sql.ref('t.created_at'),
    last_used_at: sql.ref('t.last_used_at'),
    expires_at: sql.ref('t.expires_at'),
  },
  defaultOrdering: '-created_at',
  tie: sql.ref('t.id'),
  filters: {
    state: filters.choice(sql.ref('t.state'), apiKeyStates),
    created_by: filters.uuid(sql.ref('t.created_by'), 'Whose keys'),
    scope: filters.custom('Keys that have this scope', (value) =>
      /^[a-z_.]{1,60}$/.test(value) ? sql<boolean>`${value} = ANY(t.scopes)` : null,
    ),
  },
}

export function listApiKeys<W>(
  ctx: Pick<Context, 'tx'>,
  now: string,
  input: ListInput,
  present: (row: ApiKeyRow) => W,
): Promise<Page<W>> {
  return runList(ctx.tx, apiKeyList, ctx.tx.selectFrom(keys(now)).select(columns), input, present)
}

export function apiKeyRow(db: Database, id: string, now: string): Promise<ApiKeyRow | undefined> {
  return db.selectFrom(keys(now)).select(columns).where('t.id', '=', id).executeTakeFirst()
}

/** Changes of one key wait for each other. False when there is no such key. */
export async function lockApiKey(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM identity.api_keys WHERE id = ${id} FOR UPDATE`.execute(db)
  return rows.length > 0
}

export interface ApiKeyValues {
  readonly name: string
  readonly scopes: readonly string[]
  readonly networks: readonly string[]
  readonly per_minute: number
  readonly expires_at: string | null
}

/** Host bits are cleared: `192.0.2.7/24` means its network. */
function networksOf(key: ApiKeyValues) {
  return sql`ARRAY(SELECT network(n::inet) FROM unnest(${[...key.networks]}::text[]) AS n)`
}

export async function insertApiKey(
  db: Database,
  key: ApiKeyValues & { id: string; prefix: string; digest: Buffer; created_by: string; at: string },
): Promise<void> {
  await sql`INSERT INTO identity.api_keys (id, name, prefix, digest, scopes, networks, per_minute, created_by, created_at, expires_at)
    VALUES (${key.id}, ${key.name}, ${key.prefix}, ${key.digest}, ${[...key.scopes]}::text[], ${networksOf(key)},
      ${key.per_minute}, ${key.created_by}, ${key.at}, ${key.expires_at})`.execute(db)
}

export async function updateApiKey(db: Database, id: string, key: ApiKeyValues): Promise<void> {
  await sql`UPDATE identity.api_keys SET name = ${key.name}, scopes = ${[...key.scopes]}::text[], networks = ${networksOf(key)},
      per_minute = ${key.per_minute}, expires_at = ${key.expires_at}, version = version + 1 WHERE id = ${id}`.execute(
    db,
  )
}

/** True when it was not revoked before. */
export async function endApiKey(db: Database, id: string, by: string, at: string): Promise<boolean> {
  const { rows } =
    await sql`UPDATE identity.api_keys SET revoked_at = ${at}, revoked_by = ${by}, version = version + 1
    WHERE id = ${id} AND revoked_at IS NULL RETURNING id`.execute(db)
  return rows.length > 0
}

/** A live key with everything that decides what it may. */
export interface ApiKeyInUse {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly created_by: string
  readonly networks: string[]
  readonly per_minute: number
  readonly permissions: string[]
}

export async function apiKeyInUse(
  db: Database,
  digest: Buffer,
  now: string,
): Promise<ApiKeyInUse | undefined> {
  const { rows } = await sql<ApiKeyInUse>`SELECT k.id, k.name, k.prefix, k.created_by,
      ARRAY(SELECT n::text FROM unnest(k.networks) AS n) AS networks, k.per_minute, ${workingScopes} AS permissions
    FROM identity.api_keys k JOIN identity.users u ON u.id = k.created_by
    WHERE k.digest = ${digest} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${now})
      AND u.is_active AND u.erased_at IS NULL`.execute(db)
  return rows[0]
}

/** Noted at most once a minute: the row of a busy key is not hot. */
export async function touchApiKey(db: Database, id: string, ip: string | null, now: string): Promise<void> {
  await sql`UPDATE identity.api_keys SET last_used_at = ${now}, last_used_ip = ${ip}::inet
    WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at < ${now}::timestamptz - interval '1 minute')`.execute(
    db,
  )
}
