import type { RoleInfo, RoleMatrix } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { ConfirmPreview, notify, SelectField } from '../../ui/index.ts'
import { roleScreenTexts } from './role-texts.ts'
import { rolesPath, useGivable, useRoleNames } from './use-roles.ts'
import { userTexts } from './user-texts.ts'

/** Puts a role away, with another for whoever has it; or brings it back. */
export function ArchiveRole({ role }: { role: RoleInfo }) {
  const t = useText(roleScreenTexts)
  const { people } = useText(userTexts)
  const { locale } = useLocale()
  const names = useRoleNames()
  const givable = useGivable()
  const [asking, setAsking] = useState(false)
  const [replacement, setReplacement] = useState<string | null>(null)
  const options = { invalidates: [rolesPath, '/api/v1/users/', '/api/v1/audit/', '/api/v1/profile/'] }
  const restore = useAct(() => api.post<RoleMatrix>(`${rolesPath}${role.key}/restoration/`), options)
  const archive = useAct(
    (instead: string | null) =>
      api.delete<{ people: number }>(`${rolesPath}${role.key}/`, undefined, {
        query: { replacement: instead },
      }),
    { ...options, throws: true },
  )
  if (role.archived_at !== null)
    return (
      <div>
        <Button variant="default" loading={restore.running} onClick={() => void restore.run(undefined)}>
          {t.bringBack}
        </Button>
      </div>
    )
  const inUse = role.users > 0
  const heirs = names.roles.filter((each) => each.key !== role.key && givable(each))
  return (
    <div>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        {t.archive}
      </Button>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.archive}
        confirmLabel={t.archive}
        danger
        onConfirm={async () => {
          await archive.run(inUse ? replacement : null)
          notify.undo(t.gone({ role: role.name[locale] }), () => void restore.run(undefined))
        }}
      >
        <Text mb="sm">{t.archivePreview}</Text>
        {inUse && (
          <SelectField
            label={t.instead({ people: people({ count: role.users }) })}
            required
            options={heirs.map((each) => ({ value: each.key, label: names.nameOf(each.key) }))}
            value={replacement}
            onChange={setReplacement}
          />
        )}
      </ConfirmPreview>
    </div>
  )
}
