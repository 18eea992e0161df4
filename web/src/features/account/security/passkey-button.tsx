import type { PasskeyAssertion } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { errorText } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { notify } from '../../../ui/index.ts'
import { askForPasskey, isDeviceError, passkeysWork, turnedAway } from './passkey.ts'
import { securityTexts } from './texts.ts'

/** Asks for a passkey and hands its answer on; absent where the browser has none. */
export function PasskeyButton({
  onAnswer,
  variant = 'default',
}: {
  onAnswer: (credential: PasskeyAssertion) => Promise<unknown>
  variant?: 'default' | 'filled'
}) {
  const t = useText(securityTexts)
  const [running, setRunning] = useState(false)
  if (!passkeysWork()) return null
  const use = async () => {
    setRunning(true)
    try {
      await onAnswer(await askForPasskey())
    } catch (error) {
      if (!turnedAway(error)) notify.error(isDeviceError(error) ? t.passkeyFailed : errorText(error))
    } finally {
      setRunning(false)
    }
  }
  return (
    <Button
      fullWidth
      variant={variant}
      leftSection={<IconFingerprint size={20} aria-hidden />}
      loading={running}
      onClick={() => void use()}
    >
      {t.usePasskey}
    </Button>
  )
}
