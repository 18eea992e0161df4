import type { RoleMatrix, UserRecord } from '@halqa/api-client'
import { Checkbox, SimpleGrid } from '@mantine/core'
import { api, useAct, useMe, useOne } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { Card, Loaded, notify } from '../../ui/index.ts'
import { useGivable } from './use-roles.ts'
import { nameOf, usersPath } from './user-list.tsx'
import { userTexts } from './user-texts.ts'

/** The person's roles as boxes; each press is saved and can be undone. */
export function UserRoles({ user, mayEdit }: { user: UserRecord; mayEdit: boolean }) {
  const t = useText(userTexts)
  const { locale } = useLocale()
  const { me } = useMe()
  const matrix = useOne<RoleMatrix>('/api/v1/roles/')
  const change = useAct(
    ({ role, has }: { role: string; has: boolean }) =>
      api.post<UserRecord>(`${usersPath}${user.id}/roles/`, has ? { add: [role] } : { remove: [role] }),
    { invalidates: [usersPath, '/api/v1/roles/', '/api/v1/profile/'] },
  )
  const press = async (role: string, label: string, has: boolean) => {
    const done = await change.run({ role, has })
    const words = { name: nameOf(user), role: label }
    if (done) notify.undo(has ? t.gained(words) : t.lost(words), () => void change.run({ role, has: !has }))
  }
  const givable = useGivable()
  const owner = me?.roles.includes('owner') === true
  return (
    <Card title={t.roles}>
      <Loaded {...matrix}>
        {({ roles }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" verticalSpacing={4}>
            {roles
              .filter((role) => role.archived_at === null || user.roles.includes(role.key))
              .map((role) => {
                const has = user.roles.includes(role.key)
                const high = role.key === 'owner' || role.key === 'admin'
                // Nobody gives himself a role; only owners make owners and administrators.
                const locked =
                  !mayEdit || (high && !owner) || (!has && (user.id === me?.id || !givable(role)))
                return (
                  <Checkbox
                    key={role.key}
                    label={role.name[locale]}
                    checked={has}
                    disabled={locked || change.running}
                    py={10}
                    onChange={(event) => void press(role.key, role.name[locale], event.currentTarget.checked)}
                  />
                )
              })}
          </SimpleGrid>
        )}
      </Loaded>
    </Card>
  )
}
