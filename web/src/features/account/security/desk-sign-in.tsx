import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { useSearchParam } from '../../../url/index.ts'
import { useAfterSignIn, type SafeNext } from '../after-sign-in.ts'
import { Frame } from '../frame.tsx'
import { postSignIn, type Demand } from './demand.ts'
import { SecondStep, useStepTitle } from './second-step.tsx'
import { securityTexts } from './texts.ts'

/** The page behind the front desk's QR code. A tap is asked for, so that a preview of the link does not use it up. */
export function DeskSignInPage({ safeNext }: { safeNext: SafeNext }) {
  const t = useText(securityTexts)
  const [token] = useSearchParam('token')
  const [demand, setDemand] = useState<Demand>()
  const done = useAfterSignIn(safeNext)
  const enter = useAct(() => postSignIn('/api/v1/auth/session/desk/', { token }), {
    onSuccess: (outcome) => (outcome.status === 'demand' ? setDemand(outcome.demand) : done()),
  })
  if (demand) return <SecondStepPage demand={demand} onDone={done} onBack={() => setDemand(undefined)} />
  return (
    <Frame title={t.deskTitle} hint={t.deskHint}>
      <Button fullWidth loading={enter.running} onClick={() => void enter.run(undefined)}>
        {t.deskGo}
      </Button>
    </Frame>
  )
}

/** The second step on a sheet of its own. */
export function SecondStepPage(props: { demand: Demand; onDone: () => void; onBack: () => void }) {
  const { title, hint } = useStepTitle(props.demand)
  return (
    <Frame title={title} hint={hint}>
      <SecondStep {...props} />
    </Frame>
  )
}
