import type { Import } from '@halqa/api-client'
import { defineMessages, useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'

export const stateTexts = defineMessages({
  draft: { en: 'Draft', ar: 'مسودة', fa: 'پیش‌نویس' },
  checking: { en: 'Being checked', ar: 'قيد الفحص', fa: 'در حال بررسی' },
  checked: { en: 'Checked', ar: 'تم الفحص', fa: 'بررسی شد' },
  running: { en: 'Importing', ar: 'جار الاستيراد', fa: 'در حال ورود' },
  done: { en: 'Imported', ar: 'تم الاستيراد', fa: 'وارد شد' },
  undoing: { en: 'Being undone', ar: 'جار التراجع', fa: 'در حال برگرداندن' },
  undone: { en: 'Undone', ar: 'تم التراجع', fa: 'برگردانده شد' },
  partly_undone: { en: 'Partly undone', ar: 'تم التراجع جزئيا', fa: 'بخشی برگردانده شد' },
})

const tones: Readonly<Record<Import['state'], Tone>> = {
  draft: 'neutral',
  checking: 'waiting',
  checked: 'info',
  running: 'waiting',
  done: 'good',
  undoing: 'waiting',
  undone: 'neutral',
  partly_undone: 'attention',
}

/** Where an import stands, in a word. */
export function ImportState({ state }: { state: Import['state'] }) {
  const t = useText(stateTexts)
  return <StatusBadge tone={tones[state]}>{t[state]}</StatusBadge>
}

export function isAtWork(state: Import['state']): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing'
}
