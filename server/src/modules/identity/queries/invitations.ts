import { sql } from 'kysely'
import type { Database } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import type { Locale } from '#platform/i18n'

export const invitationStates = ['open', 'expired', 'accepted', 'revoked'] as const
export type InvitationState = (typeof invitationStates)[number]

export interface InvitationRow {
  readonly id: string
  readonly phone: string | null
  readonly email: string | null
  readonly first_name: string
  readonly last_name: string
  readonly locale: Locale | null
  readonly roles: string[]
  readonly invited_by: string
  readonly inviter: string
  readonly created_at: string
  readonly sent_at: string
  readonly sends: number
  readonly expires_at: string
  readonly accepted_at: string | null
  readonly accepted_by: string | null
  readonly revoked_at: string | null
  readonly state: InvitationState
}

const col = (name: string) => sql.ref(`t.${name}`)

function all(now: string) {
  return sql<
    InvitationRow & { search_text: string }
  >`(SELECT i.id, i.phone, i.email, i.first_name, i.last_name, i.locale, i.roles, i.invited_by,
      btrim(b.first_name || ' ' || b.last_name) AS inviter, i.created_at, i.sent_at, i.sends, i.expires_at, i.accepted_at,
      i.accepted_by, i.revoked_at, i.search_text,
      CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.revoked_at IS NOT NULL THEN 'revoked'
        WHEN i.expires_at <= ${now} THEN 'expired' ELSE 'open' END AS state
    FROM identity.invitations i JOIN identity.users b ON b.id = i.invited_by)`.as('t')
}

export const invitationList: ListSpec = {
  search: [col('search_text')],
  ordering: { created_at: col('created_at'), expires_at: col('expires_at'), first_name: col('first_name') },
  defaultOrdering: '-created_at',
  tie: col('id'),
  filters: {
    state: filters.choice(col('state'), [...invitationStates]),
    role: filters.custom('For this role', (value) =>
      /^[a-z_]{1,40}$/.test(value) ? sql<boolean>`${value} = ANY(t.roles)` : null,
    ),
    invited_by: filters.uuid(col('invited_by')),
    created_at: filters.instant(col('created_at')),
  },
}

export function invitationsQuery(db: Database, now: string) {
  return db.selectFrom(all(now)).selectAll()
}

export async function invitationRow(
  db: Database,
  by: { id: string } | { digest: Buffer },
  now: string,
  options: { lock?: boolean } = {},
): Promise<InvitationRow | undefined> {
  const wanted = 'id' in by ? sql`id = ${by.id}` : sql`token_digest = ${by.digest}`
  const lock = options.lock ? sql`FOR UPDATE` : sql``
  const { rows } = await sql<{
    id: string
  }>`SELECT id FROM identity.invitations WHERE ${wanted} ${lock}`.execute(db)
  const [found] = rows
  return found && invitationsQuery(db, now).where('t.id', '=', found.id).executeTakeFirst()
}

export interface NewInvitation {
  readonly id: string
  readonly phone: string | null
  readonly email: string | null
  readonly firstName: string
  readonly lastName: string
  readonly locale: Locale | null
  readonly roles: readonly string[]
  readonly digest: Buffer
  readonly by: string
  readonly at: string
  readonly expiresAt: string
}

/** An expired one for the same person makes room. */
export async function insertInvitation(db: Database, invitation: NewInvitation): Promise<void> {
  const { id, phone, email, firstName, lastName, locale, roles, digest, by, at, expiresAt } = invitation
  await sql`UPDATE identity.invitations SET revoked_at = ${at}
    WHERE accepted_at IS NULL AND revoked_at IS NULL AND expires_at <= ${at} AND (phone = ${phone} OR email = ${email})`.execute(
    db,
  )
  await sql`INSERT INTO identity.invitations (id, phone, email, first_name, last_name, locale, roles, token_digest, invited_by,
      created_at, sent_at, expires_at)
    VALUES (${id}, ${phone}, ${email}, ${firstName}, ${lastName}, ${locale}, ${[...roles]}::text[], ${digest}, ${by}, ${at}, ${at}, ${expiresAt})`.execute(
    db,
  )
}

/** Another link for it; the one before is dead. */
export async function renewInvitation(
  db: Database,
  id: string,
  renewal: { digest: Buffer; at: string; expiresAt: string },
): Promise<void> {
  await sql`UPDATE identity.invitations SET token_digest = ${renewal.digest}, sent_at = ${renewal.at}, sends = sends + 1,
      expires_at = ${renewal.expiresAt} WHERE id = ${id}`.execute(db)
}

export async function closeInvitation(
  db: Database,
  id: string,
  how: { revokedAt: string } | { acceptedBy: string; at: string },
): Promise<void> {
  if ('revokedAt' in how)
    await sql`UPDATE identity.invitations SET revoked_at = ${how.revokedAt} WHERE id = ${id}`.execute(db)
  else
    await sql`UPDATE identity.invitations SET accepted_at = ${how.at}, accepted_by = ${how.acceptedBy} WHERE id = ${id}`.execute(
      db,
    )
}

/** Nobody needs to know for ever who was asked and never came. */
export async function sweepInvitations(db: Database, now: string): Promise<void> {
  await sql`DELETE FROM identity.invitations WHERE accepted_at IS NULL AND expires_at < ${now}::timestamptz - interval '180 days'`.execute(
    db,
  )
}
