import { IconCheck } from '@tabler/icons-react'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Link } from '../../ui/index.ts'
import css from './imports.module.css'

const messages = defineMessages({
  steps: { en: 'Steps of the import', ar: 'خطوات الاستيراد', fa: 'گام‌های ورود' },
  file: { en: 'File', ar: 'الملف', fa: 'پرونده' },
  columns: { en: 'Columns', ar: 'الأعمدة', fa: 'ستون‌ها' },
  check: { en: 'Check', ar: 'الفحص', fa: 'بررسی' },
  result: { en: 'Import', ar: 'الاستيراد', fa: 'ورود' },
  done: { en: 'done', ar: 'تم', fa: 'انجام شد' },
})

export const stepNames = ['file', 'columns', 'check', 'result'] as const
export type StepName = (typeof stepNames)[number]

/** The four steps, where one is, and the way back to those that are open. */
export function StepsBar({
  current,
  hrefs = {},
}: {
  current: StepName
  hrefs?: Partial<Record<StepName, string>>
}) {
  const t = useText(messages)
  const format = useFormat()
  const at = stepNames.indexOf(current)
  return (
    <nav aria-label={t.steps} className="halqa-screen-only">
      <ol className={css.steps}>
        {stepNames.map((name, index) => {
          const href = name === current ? undefined : hrefs[name]
          const face = (
            <>
              <span className={css.stepNumber} aria-hidden>
                {index < at ? <IconCheck size={16} /> : format.number(index + 1)}
              </span>
              <span className={css.stepName}>{t[name]}</span>
              {index < at && <span className="halqa-spoken">{t.done}</span>}
            </>
          )
          return (
            <li key={name} data-done={index < at || undefined} data-current={name === current || undefined}>
              {href ? (
                <Link href={href} className={css.step}>
                  {face}
                </Link>
              ) : (
                <span className={css.step} aria-current={name === current ? 'step' : undefined}>
                  {face}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
