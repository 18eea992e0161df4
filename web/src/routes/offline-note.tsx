import { useNetwork } from '@mantine/hooks'
import { useText } from '../i18n/provider.tsx'
import css from './shell.module.css'
import { shellTexts } from './texts.ts'

/** A quiet line while the device has no network. */
export function OfflineNote() {
  const t = useText(shellTexts)
  const { online } = useNetwork()
  return <div role="status">{!online && <div className={css.offline}>{t.offline}</div>}</div>
}
