import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { referencesTo } from '#platform/references'
import {
  accountsOfPhones,
  addRoleToMany,
  changedSince,
  deleteAccounts,
  insertAccounts,
  removeRoleFromMany,
  type AccountOfPhone,
  type OpenedAccount,
} from './queries/bulk.ts'

/*
 * Accounts by the thousand, for imports: set-based, without a letter and without an audit row each (the import writes
 * one, docs/domain/imports.md). Only roles that bring nothing with them may be given so: nobody is asked by
 * `identity:roleGranted`.
 */
export type { AccountOfPhone, OpenedAccount } from './queries/bulk.ts'

/** Accounts by phone in E.164. */
export async function accountsByPhone(
  ctx: Pick<Context, 'tx'>,
  phones: readonly string[],
): Promise<Map<string, AccountOfPhone>> {
  if (phones.length === 0) return new Map()
  return new Map((await accountsOfPhones(ctx.tx, phones)).map((account) => [account.phone, account]))
}

export interface PersonOfPhone {
  readonly phone: string
  readonly first_name: string
  readonly last_name: string
}

/** Opens an account for each phone that has none; answers the opened ones by phone. */
export async function openAccounts(
  ctx: Context,
  people: readonly PersonOfPhone[],
  role: 'parent',
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const wanted = people.map((person) => ({ id: newId(), ...person }))
  const made = new Set(await insertAccounts(ctx, wanted, role))
  return new Map(wanted.flatMap(({ id, phone }) => (made.has(id) ? [[phone, id] as const] : [])))
}

/** Gives a role; answers who did not have it. */
export async function giveRoleToMany(
  ctx: Context,
  ids: readonly string[],
  role: 'parent',
): Promise<string[]> {
  return ids.length === 0 ? [] : addRoleToMany(ctx, ids, role)
}

export async function takeRoleFromMany(ctx: Context, ids: readonly string[], role: 'parent'): Promise<void> {
  if (ids.length > 0) await removeRoleFromMany(ctx, ids, role)
}

/**
 * Of opened accounts, those that were used since: `signed_in`, `edited`, or `used` when another table than those named
 * points to them. With `lock` nobody can begin to use the others before the transaction ends.
 */
export async function usedAccounts(
  ctx: Pick<Context, 'tx'>,
  accounts: readonly OpenedAccount[],
  options: { readonly except: readonly string[]; readonly lock: boolean },
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const changed = await changedSince(ctx.tx, accounts, options.lock)
  const ids = accounts.map(({ id }) => id)
  const pointed = await referencesTo(ctx, 'identity.users', ids, [
    'identity.user_roles',
    'identity.sessions',
    ...options.except,
  ])
  const used = new Map<string, string>([...pointed.keys()].map((id) => [id, 'used']))
  for (const { id, because } of changed) used.set(id, because)
  return used
}

/** Takes opened accounts away again. @throws the database's refusal when something points to one */
export async function withdrawAccounts(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await deleteAccounts(ctx, ids)
}
