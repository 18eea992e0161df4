import type { RoleMatrix } from '@halqa/api-client'
import { Button, Group, List, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { useLocale, useText } from '../../i18n/index.ts'
import { ConfirmPreview } from '../../ui/index.ts'
import css from './account.module.css'
import type { Permission, RoleChange, RoleDraft } from './role-draft.ts'
import { roleScreenTexts } from './role-texts.ts'
import { rolesPath } from './use-roles.ts'
import { userTexts } from './user-texts.ts'

/** The bar that appears with the first change: how many, away with them, or a look and save. */
export function RoleReview({ draft }: { draft: RoleDraft }) {
  const t = useText(roleScreenTexts)
  const [open, setOpen] = useState(false)
  const save = useAct(
    async (changes: readonly RoleChange[]) => {
      for (const { role } of changes)
        await api.patch<RoleMatrix>(`${rolesPath}${role.key}/`, { permissions: draft.wanted(role) })
    },
    {
      invalidates: [rolesPath, '/api/v1/profile/', '/api/v1/audit/'],
      success: t.saved,
      onSuccess: draft.clear,
      throws: true,
    },
  )
  if (draft.count === 0) return null
  return (
    <div className={css.reviewBar} role="region" aria-label={t.reviewTitle}>
      <Text fw={600} role="status">
        {t.changed({ count: draft.count })}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={draft.clear}>
          {t.discard}
        </Button>
        <Button onClick={() => setOpen(true)}>{t.review}</Button>
      </Group>
      <ConfirmPreview
        opened={open}
        onClose={() => setOpen(false)}
        title={t.reviewTitle}
        confirmLabel={t.save}
        onConfirm={() => save.run(draft.changes)}
      >
        {draft.changes.map((change) => (
          <OneRole key={change.role.key} change={change} />
        ))}
      </ConfirmPreview>
    </div>
  )
}

function OneRole({ change: { role, gained, lost } }: { change: RoleChange }) {
  const t = useText(roleScreenTexts)
  const { people } = useText(userTexts)
  const { locale } = useLocale()
  return (
    <section className={css.reviewRole}>
      <Text fw={650}>{role.name[locale]}</Text>
      {gained.length > 0 && <Part label={t.willGain} permissions={gained} color="teal" />}
      {lost.length > 0 && <Part label={t.willLose} permissions={lost} color="red" />}
      <Text size="sm" c="dimmed">
        {t.atOnce({ people: people({ count: role.users }) })}
      </Text>
    </section>
  )
}

function Part({
  label,
  permissions,
  color,
}: {
  label: string
  permissions: readonly Permission[]
  color: 'teal' | 'red'
}) {
  const { locale } = useLocale()
  return (
    <>
      <Text size="sm" c={`${color}.9`} className={css.reviewPart ?? ''}>
        {label}
      </Text>
      <List size="sm" withPadding>
        {permissions.map((permission) => (
          <List.Item key={permission.key}>{permission.label[locale]}</List.Item>
        ))}
      </List>
    </>
  )
}
