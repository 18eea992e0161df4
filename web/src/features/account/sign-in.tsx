import { Alert, Divider } from '@mantine/core'
import { useState } from 'react'
import { useConfig } from '../../config-context.ts'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, Link, PasswordField, Tabs, TextField, useForm } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { atField } from './at-field.ts'
import { useAfterSignIn, useAfterSignUp, useWithNext, type SafeNext } from './after-sign-in.ts'
import { DemoPeople } from './demo-people.tsx'
import { Frame } from './frame.tsx'
import { PhoneProof } from './phone-proof.tsx'
import { NewAccount } from './new-account.tsx'
import { postSignIn, type Demand, type SignInOutcome } from './security/demand.ts'
import { SecondStepPage } from './security/desk-sign-in.tsx'
import { passkeysWork } from './security/passkey.ts'
import { PasskeyButton } from './security/passkey-button.tsx'
import { securityTexts } from './security/texts.ts'
import { usePasskeyAutofill } from './security/use-passkey-autofill.ts'
import { signInTexts } from './texts.ts'

/** Phone and code first; the password beside it. */
export function SignIn({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(signInTexts)
  const { demo } = useConfig()
  const [way, setWay] = useSearchParam('by', 'code')
  const [ended] = useSearchParam('ended')
  const words = useText(securityTexts)
  const [permit, setPermit] = useState<string>()
  const [demand, setDemand] = useState<Demand>()
  const withNext = useWithNext()
  const done = useAfterSignIn(safeNext)
  const begin = useAfterSignUp(safeNext)
  const proven = (outcome: SignInOutcome) =>
    outcome.status === 'demand' ? setDemand(outcome.demand) : done()
  usePasskeyAutofill(proven)
  if (demand) return <SecondStepPage demand={demand} onDone={done} onBack={() => setDemand(undefined)} />
  if (permit !== undefined) {
    return (
      <Frame title={t.almost}>
        <NewAccount signUpToken={permit} onDone={begin} />
      </Frame>
    )
  }
  return (
    <Frame title={t.signIn} after={demo && <DemoPeople onSignedIn={done} />}>
      {ended && (
        <Alert mb="md" role="status">
          {t.sessionEnded}
        </Alert>
      )}
      <Tabs
        label={t.waysIn}
        value={way}
        onChange={setWay}
        tabs={[
          {
            value: 'code',
            label: t.byCode,
            content: (
              <PhoneProof hint={t.phoneHint} onSignedIn={done} onNew={setPermit} onDemand={setDemand} />
            ),
          },
          { value: 'password', label: t.byPassword, content: <ByPassword onProven={proven} /> },
        ]}
      />
      {passkeysWork() && <Divider label={words.or} my="md" />}
      <PasskeyButton
        onAnswer={async (credential) =>
          proven(await postSignIn('/api/v1/auth/session/passkey/', { credential }))
        }
      />
      <div className={css.below}>
        {t.noAccount}
        <Link href={withNext('/sign-up')} className={css.textLink}>
          {t.signUp}
        </Link>
      </div>
    </Frame>
  )
}

function ByPassword({ onProven }: { onProven: (outcome: SignInOutcome) => void }) {
  const t = useText(signInTexts)
  const form = useForm({
    initial: { identifier: '', password: '' },
    guard: false,
    validate: ({ identifier, password }) => ({
      identifier: identifier ? undefined : t.needed,
      password: password ? undefined : t.needed,
    }),
    submit: (values) =>
      postSignIn('/api/v1/auth/session/', values).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone: onProven,
  })
  return (
    <Form form={form}>
      <TextField
        label={t.identifier}
        required
        autoFocus
        autoComplete="username webauthn"
        ltr
        {...form.field('identifier')}
      />
      <PasswordField label={t.password} required {...form.field('password')} />
      <FormActions form={form} label={t.signIn} wide />
      <Link href="/reset" className={css.textLink}>
        {t.forgot}
      </Link>
    </Form>
  )
}
