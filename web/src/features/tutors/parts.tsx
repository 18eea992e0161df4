import { Text } from '@mantine/core'
import { useFormatSettings, useLocale, useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'
import { tutorTexts } from './texts.ts'

export type ApplicationStatus = 'draft' | 'pending' | 'asked' | 'approved' | 'rejected' | 'withdrawn'

const tones: Record<ApplicationStatus, Tone> = {
  draft: 'neutral',
  pending: 'waiting',
  asked: 'attention',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
}

export function ApplicationBadge({ status }: { status: ApplicationStatus }) {
  const t = useText(tutorTexts)
  return <StatusBadge tone={tones[status]}>{t[status]}</StatusBadge>
}

/** Names of languages in the reader's own. */
export function useLanguageNames(): (code: string) => string {
  const { locale } = useLocale()
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return (code) => names.of(code) ?? code
}

/** Text that somebody wrote, with its line breaks. */
export function Words({ children }: { children: string }) {
  return (
    <Text component="div" dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  )
}

/** Currencies that a price may be in: the centre's first. */
export function useCurrencies(): { value: string; label: string }[] {
  const { settings } = useFormatSettings()
  const { locale } = useLocale()
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  const codes = [settings.currency, 'EGP', 'USD', 'EUR', 'GBP', 'SAR', 'AED', 'KWD', 'QAR', 'IRR', 'TRY']
  return [...new Set(codes)].map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
}

/** Words of somebody's own, each in its own direction. */
export function Listed({ items }: { items: readonly string[] }) {
  return items.map((item, index) => (
    <span key={item}>
      {index > 0 && ' · '}
      <bdi>{item}</bdi>
    </span>
  ))
}
