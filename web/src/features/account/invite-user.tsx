import type { InvitationSent } from '@halqa/api-client'
import { Button, SegmentedControl, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { localeNames, locales, useText } from '../../i18n/index.ts'
import {
  Card,
  Form,
  FormActions,
  Link,
  MultiSelectField,
  Page,
  PhoneField,
  SelectField,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { InvitationLink } from './invitation-link.tsx'
import { invitationsPath, invitationTexts } from './invitation-texts.ts'
import { useGivable, useRoleNames } from './use-roles.ts'
import { userTexts } from './user-texts.ts'

/** Asks somebody to work here, by phone or by e-mail; the account is made when he accepts. */
export default function InviteUser() {
  const t = useText(userTexts)
  const own = useText(invitationTexts)
  const [sent, setSent] = useState<InvitationSent>()
  return (
    <Page
      title={t.invite}
      width="narrow"
      breadcrumbs={[{ label: own.invitations, href: '/admin/invitations' }]}
    >
      <Card>
        {sent ? (
          <div className={css.stack}>
            <InvitationLink link={sent.link} />
            <Button component={Link} href="/admin/invitations" variant="light">
              {own.toList}
            </Button>
          </div>
        ) : (
          <InvitationForm onDone={setSent} />
        )}
      </Card>
    </Page>
  )
}

function InvitationForm({ onDone }: { onDone: (sent: InvitationSent) => void }) {
  const t = useText(userTexts)
  const own = useText(invitationTexts)
  const go = useGo()
  const invalidate = useInvalidate()
  const names = useRoleNames()
  const givable = useGivable()
  const key = useRef(newKey())
  const [way, setWay] = useSearchParam('by', 'email')
  const none: string[] = []
  const form = useForm({
    initial: { first_name: '', last_name: '', phone: '', email: '', locale: '', roles: none },
    validate: (values) => ({
      roles: values.roles.length > 0 ? undefined : t.needed,
      ...(way === 'phone'
        ? { phone: values.phone ? undefined : t.needed }
        : { email: values.email ? undefined : t.needed }),
    }),
    submit: ({ phone, email, locale, ...rest }) =>
      api
        .post<InvitationSent>(
          invitationsPath,
          { ...rest, locale: locale || null, ...(way === 'phone' ? { phone } : { email }) },
          { idempotencyKey: key.current },
        )
        .catch((error: unknown) => {
          // A corrected invitation is another intent.
          key.current = newKey()
          throw error
        }),
    onDone: (answer) => {
      invalidate(invitationsPath)
      onDone(answer)
    },
  })
  const options = names.roles
    .filter(givable)
    .map((role) => ({ value: role.key, label: names.nameOf(role.key) }))
  return (
    <Form form={form}>
      <Text c="dimmed">{own.hint}</Text>
      <SegmentedControl
        aria-label={own.way}
        value={way}
        onChange={setWay}
        data={[
          { value: 'email', label: t.email },
          { value: 'phone', label: t.phone },
        ]}
      />
      {way === 'phone' ? (
        <PhoneField label={t.phone} required autoComplete="off" {...form.field('phone')} />
      ) : (
        <TextField
          label={t.email}
          required
          ltr
          inputMode="email"
          autoComplete="off"
          {...form.field('email')}
        />
      )}
      <MultiSelectField label={t.roles} required options={options} {...form.field('roles')} />
      <TextField label={t.firstName} maxLength={150} {...form.field('first_name')} />
      <TextField label={t.lastName} maxLength={150} {...form.field('last_name')} />
      <SelectField
        label={own.language}
        options={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
        {...form.field('locale')}
        value={form.values.locale || null}
        onChange={(locale) => form.set({ locale: locale ?? '' })}
      />
      <FormActions form={form} label={t.sendInvitation} onCancel={() => go('/admin/invitations')} />
    </Form>
  )
}
