import type { Context } from '#platform/context'
import type { Locale } from '#platform/i18n'
import { fileLink } from '#media'
import { contactsOfOthers } from './queries/erasure.ts'
import { idsWithPermission, idsWithRole, userByLogin, userRows, type UserRow } from './queries/users.ts'

/** What other modules may show of a person. Never for the public: phone and e-mail are in it. */
export interface UserCard {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly phone_number1: string | null
  readonly email: string | null
  /** Address of the picture. */
  readonly avatar: string | null
  readonly locale: Locale | null
  readonly time_zone: string | null
}

/** Cards of people by id; erased people are called "Erased user". */
export async function userCards(
  ctx: Pick<Context, 'tx'>,
  ids: readonly string[],
): Promise<Map<string, UserCard>> {
  if (ids.length === 0) return new Map()
  const rows = await userRows(ctx.tx, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

function cardOf(row: UserRow): UserCard {
  const { id, first_name, last_name, phone_number1, email, locale, time_zone } = row
  return {
    id,
    first_name,
    last_name,
    phone_number1,
    email,
    avatar: avatarLink(row.avatar_file_id),
    locale,
    time_zone,
  }
}

export function avatarLink(fileId: string | null): string | null {
  return fileId ? fileLink(fileId) : null
}

/** The account that signs in under a canonical username or phone, also a sleeping one. */
export async function accountNamed(
  ctx: Pick<Context, 'tx'>,
  name: { readonly username: string | null; readonly phone: string | null },
): Promise<string | null> {
  const row = await userByLogin(ctx.tx, { phone: name.phone, email: null, username: name.username })
  return row?.id ?? null
}

/** Under what names a person signs in. */
export async function loginNamesOf(
  ctx: Pick<Context, 'tx'>,
  userId: string,
): Promise<{ username: string | null; phone: string | null } | null> {
  const [row] = await userRows(ctx.tx, [userId])
  return row ? { username: row.username, phone: row.phone_number1 } : null
}

/** The phone that a person has proved to hold by a code; null without one. */
export async function provenPhone(ctx: Pick<Context, 'tx'>, userId: string): Promise<string | null> {
  const [row] = await userRows(ctx.tx, [userId])
  return row?.phone_verified_at ? row.phone_number1 : null
}

/** The account of a phone in E.164. */
export async function userByPhone(ctx: Pick<Context, 'tx'>, phone: string): Promise<UserCard | null> {
  const row = await userByLogin(ctx.tx, { phone, email: null, username: null })
  return row ? cardOf(row) : null
}

/** Ids of the active people who have a role. */
export function usersWithRole(ctx: Pick<Context, 'tx'>, role: string): Promise<string[]> {
  return idsWithRole(ctx.tx, role)
}

/** Ids of the active people who hold a permission through any of their roles; owners hold every one. */
export function usersWithPermission(ctx: Pick<Context, 'tx'>, permission: string): Promise<string[]> {
  return idsWithPermission(ctx.tx, permission)
}

/** The roles of a person. */
export async function rolesOf(ctx: Pick<Context, 'tx'>, userId: string): Promise<readonly string[]> {
  const [row] = await userRows(ctx.tx, [userId])
  return row?.roles ?? []
}

/** Of these phones and addresses, those under which somebody else than these users lives too. */
export function sharedContacts(
  ctx: Pick<Context, 'tx'>,
  contacts: readonly string[],
  userIds: readonly string[],
): Promise<Set<string>> {
  return contactsOfOthers(ctx.tx, contacts, userIds)
}
