import type { RoleCreated } from '@halqa/api-client'
import { useRef } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import {
  Card,
  Form,
  FormActions,
  notify,
  Page,
  SelectField,
  SwitchField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { accountNavigation } from './navigation-texts.ts'
import { roleScreenTexts } from './role-texts.ts'
import { bodyOf, missingWords, RoleWordFields, wordsOf } from './role-words.tsx'
import { rolesPath, useGivable, useRoleNames } from './use-roles.ts'

const empty = 'none'

/** A role of the centre's own: its words in three languages and where it begins. */
export default function NewRole() {
  const t = useText(roleScreenTexts)
  const list = useText(accountNavigation).roles
  const go = useGo()
  const invalidate = useInvalidate()
  const names = useRoleNames()
  const givable = useGivable()
  const key = useRef(newKey())
  const form = useForm({
    initial: { ...wordsOf(), from: empty, is_staff: true },
    validate: (values) => missingWords(values, t.needed),
    submit: ({ from, is_staff, ...words }) =>
      api
        .post<RoleCreated>(
          rolesPath,
          { ...bodyOf(words), is_staff, ...(from === empty ? { permissions: [] } : { from }) },
          { idempotencyKey: key.current },
        )
        .catch((error: unknown) => {
          key.current = newKey()
          throw error
        }),
    onDone: ({ key: made }) => {
      invalidate(rolesPath)
      notify.success(t.made)
      go(`/admin/roles?role=${made}`)
    },
  })
  const starts = names.roles.filter((role) => role.key !== 'owner' && givable(role))
  return (
    <Page title={t.add} breadcrumbs={[{ label: list, href: '/admin/roles' }]}>
      <Card>
        <Form form={form}>
          <RoleWordFields field={(name) => form.field(name)} />
          <SelectField
            label={t.start}
            required
            options={[
              { value: empty, label: t.startEmpty },
              ...starts.map((role) => ({ value: role.key, label: names.nameOf(role.key) })),
            ]}
            {...form.field('from')}
            onChange={(from) => form.set({ from: from ?? empty })}
          />
          <SwitchField label={t.staff} description={t.staffHint} {...form.field('is_staff')} />
          <FormActions form={form} label={t.make} onCancel={() => go('/admin/roles')} />
        </Form>
      </Card>
    </Page>
  )
}
