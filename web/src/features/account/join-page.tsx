import type { InvitationOffer } from '@halqa/api-client'
import { Button, Loader, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/index.ts'
import { useFormat, useLocale, useText } from '../../i18n/index.ts'
import { Form, FormActions, Link, PasswordField, TextField, useForm, useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { useAfterSignIn, type SafeNext } from './after-sign-in.ts'
import { Frame } from './frame.tsx'
import { invitationsPath, invitationTexts } from './invitation-texts.ts'
import { postSignIn, type Demand } from './security/demand.ts'
import { SecondStepPage } from './security/desk-sign-in.tsx'

/** The page behind an invitation to the staff: who asks, as what, the own name, a password, and one is in. */
export function JoinPage({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(invitationTexts)
  const [token] = useSearchParam('token')
  const [offer, setOffer] = useState<InvitationOffer | 'asking' | 'dead'>('asking')
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    api.post<InvitationOffer>(`${invitationsPath}look/`, { token }).then(setOffer, () => setOffer('dead'))
  }, [token])
  if (offer === 'asking')
    return (
      <Frame title={t.welcome}>
        <Loader type="dots" role="status" aria-label={t.waiting} />
      </Frame>
    )
  if (offer === 'dead')
    return (
      <Frame title={t.dead} hint={t.deadDetail}>
        <Button component={Link} href="/sign-in" variant="light" fullWidth>
          {t.signIn}
        </Button>
      </Frame>
    )
  return <Offer offer={offer} token={token} safeNext={safeNext} />
}

function Offer({ offer, token, safeNext }: { offer: InvitationOffer; token: string; safeNext: SafeNext }) {
  const t = useText(invitationTexts)
  const format = useFormat()
  const { locale } = useLocale()
  const go = useGo()
  const done = useAfterSignIn(safeNext)
  const [demand, setDemand] = useState<Demand>()
  const roles = format.list(offer.roles.map((role) => role.name[locale]))
  if (demand)
    return <SecondStepPage demand={demand} onDone={done} onBack={() => go('/sign-in?by=password')} />
  return (
    <Frame title={t.welcome} hint={t.offered({ inviter: offer.inviter, roles })}>
      {offer.has_account && !offer.is_mine ? (
        <SignInFirst offer={offer} token={token} />
      ) : (
        <Join offer={offer} token={token} onDone={done} onDemand={setDemand} />
      )}
    </Frame>
  )
}

function SignInFirst({ offer, token }: { offer: InvitationOffer; token: string }) {
  const t = useText(invitationTexts)
  const contact = `\u2066${offer.phone ?? offer.email ?? ''}\u2069`
  const next = encodeURIComponent(`/join?token=${token}`)
  return (
    <>
      <Text mb="md">{t.haveAccount({ contact })}</Text>
      <Button component={Link} href={`/sign-in?next=${next}`} fullWidth>
        {t.signIn}
      </Button>
    </>
  )
}

interface JoinProps {
  offer: InvitationOffer
  token: string
  onDone: () => void
  onDemand: (demand: Demand) => void
}

function Join({ offer, token, onDone, onDemand }: JoinProps) {
  const t = useText(invitationTexts)
  const form = useForm({
    initial: { first_name: offer.first_name, last_name: offer.last_name, password: '' },
    guard: false,
    validate: (values) =>
      offer.is_mine
        ? {}
        : {
            first_name: values.first_name.trim() ? undefined : t.needed,
            last_name: values.last_name.trim() ? undefined : t.needed,
            password: values.password || !offer.password_needed ? undefined : t.needed,
          },
    submit: ({ password, ...names }) =>
      postSignIn(
        `${invitationsPath}acceptance/`,
        offer.is_mine ? { token } : { token, ...names, ...(password ? { password } : {}) },
      ),
    onDone: (outcome) => (outcome.status === 'demand' ? onDemand(outcome.demand) : onDone()),
  })
  return (
    <Form form={form}>
      {!offer.is_mine && (
        <>
          <TextField
            label={t.firstName}
            required
            autoFocus
            autoComplete="given-name"
            maxLength={150}
            {...form.field('first_name')}
          />
          <TextField
            label={t.lastName}
            required
            autoComplete="family-name"
            maxLength={150}
            {...form.field('last_name')}
          />
          <PasswordField
            label={t.password}
            required={offer.password_needed}
            description={offer.password_needed ? undefined : t.passwordMaybe}
            meter
            autoComplete="new-password"
            {...form.field('password')}
          />
        </>
      )}
      <FormActions form={form} label={t.join} wide />
    </Form>
  )
}
