import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { Link, Tabs } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import css from './account.module.css'
import { useAfterSignIn, useAfterSignUp, useWithNext, type SafeNext } from './after-sign-in.ts'
import { Frame } from './frame.tsx'
import { NewAccount } from './new-account.tsx'
import { PhoneProof } from './phone-proof.tsx'
import { signInTexts } from './texts.ts'

/** Phone → code → name. By e-mail and password for those who rather not. */
export function SignUp({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(signInTexts)
  const [way, setWay] = useSearchParam('by', 'phone')
  const [permit, setPermit] = useState<string>()
  const withNext = useWithNext()
  const done = useAfterSignIn(safeNext)
  const begin = useAfterSignUp(safeNext)
  if (permit !== undefined) {
    return (
      <Frame title={t.almost}>
        <NewAccount signUpToken={permit} onDone={begin} />
      </Frame>
    )
  }
  return (
    <Frame title={t.signUp}>
      <Tabs
        label={t.waysUp}
        value={way}
        onChange={setWay}
        tabs={[
          {
            value: 'phone',
            label: t.byPhone,
            content: <PhoneProof hint={t.phoneHint} onSignedIn={done} onNew={setPermit} />,
          },
          { value: 'email', label: t.byEmail, content: <NewAccount onDone={begin} /> },
        ]}
      />
      <div className={css.below}>
        {t.haveAccount}
        <Link href={withNext('/sign-in')} className={css.textLink}>
          {t.signIn}
        </Link>
      </div>
    </Frame>
  )
}
