import type { RoleInfo, RoleMatrix } from '@halqa/api-client'
import { useState } from 'react'
import { useMe } from '../../api/index.ts'
import { useUnsavedGuard } from '../../ui/index.ts'

export type Permission = RoleMatrix['permissions'][number]

/** What would change for one role. */
export interface RoleChange {
  role: RoleInfo
  gained: Permission[]
  lost: Permission[]
}

export interface RoleDraft {
  has: (role: RoleInfo, permission: Permission) => boolean
  isChanged: (role: RoleInfo, permission: Permission) => boolean
  toggle: (role: RoleInfo, permission: Permission, on: boolean) => void
  changes: RoleChange[]
  /** Single boxes that stand otherwise than on the server. */
  count: number
  /** What a role may do once this is saved. */
  wanted: (role: RoleInfo) => string[]
  clear: () => void
}

/** Boxes pressed but not saved yet: role and permission → on or off. */
export function useRoleDraft(matrix: RoleMatrix): RoleDraft {
  const [pressed, setPressed] = useState<ReadonlyMap<string, boolean>>(new Map())
  const keyOf = (role: RoleInfo, permission: Permission) => `${role.key} ${permission.key}`
  const has = (role: RoleInfo, permission: Permission) =>
    pressed.get(keyOf(role, permission)) ?? role.permissions.includes(permission.key)
  const isChanged = (role: RoleInfo, permission: Permission) =>
    has(role, permission) !== role.permissions.includes(permission.key)
  const changes = matrix.roles.flatMap((role) => {
    const touched = matrix.permissions.filter((permission) => isChanged(role, permission))
    const gained = touched.filter((permission) => has(role, permission))
    const lost = touched.filter((permission) => !has(role, permission))
    return touched.length > 0 ? [{ role, gained, lost }] : []
  })
  const count = changes.reduce((sum, { gained, lost }) => sum + gained.length + lost.length, 0)
  useUnsavedGuard(count > 0)
  return {
    has,
    isChanged,
    changes,
    count,
    toggle: (role, permission, on) =>
      setPressed((before) => new Map(before).set(keyOf(role, permission), on)),
    wanted: (role) =>
      matrix.permissions.filter((permission) => has(role, permission)).map((permission) => permission.key),
    clear: () => setPressed(new Map()),
  }
}

/** The owner's row is not data; the administrators' is changed by owners; nobody gives what he lacks. */
export function useLocked(): (role: RoleInfo, permission: Permission) => boolean {
  const { me, can } = useMe()
  return (role, permission) =>
    role.key === 'owner' ||
    (role.key === 'admin' && me?.roles.includes('owner') !== true) ||
    !can(permission.key)
}
