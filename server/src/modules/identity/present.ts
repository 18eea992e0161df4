import type { Static } from 'typebox'
import { errors } from '#platform/errors'
import { deviceName, readAgent } from './agents.ts'
import { avatarLink } from './faces.ts'
import type { PasskeyRow } from './queries/passkeys.ts'
import type { SessionRow } from './queries/sessions.ts'
import type { Context } from '#platform/context'
import { isSameNetwork, placeOf } from './places.ts'
import { permissionsOfRoles } from './queries/permissions.ts'
import { timestamp } from '#platform/time'
import { userFacts } from './queries/user-facts.ts'
import { withoutStaffContact } from './staff-contact.ts'
import { namesOfUsers, userRow, type UserRow } from './queries/users.ts'
import { mainRole } from './rules.ts'
import type { Person, Profile, SessionInfo, UserRecord, PasskeyInfo } from './schemas.ts'

export function toPerson(user: UserRow): Person {
  return {
    id: user.id,
    phone_number1: user.phone_number1,
    phone_number2: user.phone_number2,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    dob: user.dob,
    gender: user.gender,
    is_verified: user.is_verified,
    identity_number: user.identity_number,
    identity_type: user.identity_type,
    address: user.address,
    location: user.location,
    role: mainRole(user.roles),
    roles: user.roles,
    instructor_id: user.roles.includes('instructor') ? user.id : null,
    date_joined: user.date_joined,
  }
}

export function toProfile(
  user: UserRow,
  permissions: Iterable<string>,
  impersonation?: Profile['impersonation'],
): Profile {
  return {
    id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    phone_number1: user.phone_number1,
    phone_number2: user.phone_number2,
    email: user.email,
    username: user.username,
    dob: user.dob,
    gender: user.gender,
    identity_number: user.identity_number,
    identity_type: user.identity_type,
    address: user.address,
    location: user.location,
    country: user.country,
    province: user.province,
    city: user.city,
    avatar: avatarLink(user.avatar_file_id),
    locale: user.locale,
    time_zone: user.time_zone,
    currency: user.currency,
    calendar: user.calendar,
    role: mainRole(user.roles),
    roles: user.roles,
    permissions: [...permissions].toSorted(),
    is_verified: user.is_verified,
    phone_verified: user.phone_verified_at !== null,
    email_verified: user.email_verified_at !== null,
    has_password: user.password_hash !== null,
    date_joined: user.date_joined,
    ...(impersonation ? { impersonation } : {}),
  }
}

/** Who is behind this session, for the banner. */
export async function impersonationOf(ctx: Context): Promise<Profile['impersonation']> {
  const { impersonation } = ctx.actor
  if (!impersonation) return undefined
  const names = await namesOfUsers(ctx.tx, [impersonation.by])
  return {
    by: { id: impersonation.by, name: names.get(impersonation.by) ?? '' },
    mode: impersonation.mode,
    ends_at: timestamp(impersonation.endsAt),
  }
}

/** The profile as it is now, with what its roles may do: the answer to signing in. */
export async function profileOf(ctx: Pick<Context, 'tx'>, userId: string): Promise<Profile> {
  const user = await userRow(ctx.tx, userId)
  if (!user) throw errors.not_found()
  return toProfile(user, await permissionsOfRoles(ctx.tx, user.roles))
}

/** Accounts for the staff, as this actor may see them. */
export async function toRecords(
  ctx: Context,
  users: readonly UserRow[],
): Promise<Static<typeof UserRecord>[]> {
  const facts = await userFacts(
    ctx.tx,
    users.map((user) => user.id),
  )
  const visible = await withoutStaffContact(ctx, users)
  return visible.map((user, index) => {
    const known = facts.get(user.id)
    return {
      ...recordOf(user),
      last_seen_at: known?.last_seen_at ?? null,
      second_factor: known?.second_factor ?? false,
      works_here: known?.works_here ?? false,
      contact_hidden: user !== users[index],
      version: versionOf(ctx, users[index] ?? user),
    }
  })
}

/**
 * Changes with whatever staff may edit of an account, not with its use. Keyed, because it covers contact data also for
 * readers from whom that is hidden.
 */
export function versionOf(ctx: Context, user: UserRow): string {
  const { last_sign_in_at: _, ...edited } = recordOf(user)
  return ctx.ports.vault.digest(JSON.stringify(edited), 'user version').toString('base64url').slice(0, 20)
}

/** @throws Problem `not_found` when there is nobody */
export async function toRecord(ctx: Context, user: UserRow | undefined): Promise<Static<typeof UserRecord>> {
  const [record] = user ? await toRecords(ctx, [user]) : []
  if (!record) throw errors.not_found()
  return record
}

function recordOf(user: UserRow) {
  return {
    id: user.id,
    first_name: user.first_name,
    last_name: user.last_name,
    phone_number1: user.phone_number1,
    phone_number2: user.phone_number2,
    email: user.email,
    username: user.username,
    dob: user.dob,
    gender: user.gender,
    avatar: avatarLink(user.avatar_file_id),
    locale: user.locale,
    role: mainRole(user.roles),
    roles: user.roles,
    is_active: user.is_active,
    is_verified: user.is_verified,
    has_password: user.password_hash !== null,
    last_sign_in_at: user.last_sign_in_at,
    date_joined: user.date_joined,
  }
}

/** A session as its person sees it, asked by `viewer`. */
export function toSessionInfo(
  row: SessionRow,
  viewer: { readonly sessionId: string | null; readonly ip: string | null },
): Static<typeof SessionInfo> {
  const { ip, user_agent: agent, user_id: _, ...about } = row
  const { impersonator: by, impersonation_mode: mode, impersonation_reason: reason, ...shown } = about
  const { network, kind } = placeOf(ip)
  return {
    ...shown,
    device: deviceName(agent) || row.device,
    form: readAgent(agent).form,
    network,
    network_kind: kind,
    same_network: isSameNetwork(ip, viewer.ip),
    current: row.id === viewer.sessionId,
    impersonation: by === null || mode === null ? null : { by, mode, reason: reason ?? '' },
  }
}

export function toPasskey(row: PasskeyRow): Static<typeof PasskeyInfo> {
  return {
    id: row.id,
    name: row.name,
    synced: row.backed_up,
    blocked: row.blocked_at !== null,
    created_at: row.created_at,
    last_used_at: row.last_used_at,
  }
}
