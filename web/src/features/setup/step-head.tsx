import { Text, Title } from '@mantine/core'
import { useFormat, useText } from '../../i18n/index.ts'
import css from './setup.module.css'
import { setupTexts } from './texts.ts'

/** Where one is in the wizard. */
export function StepHead({
  step,
  steps,
  title,
  hint,
}: {
  step: number
  steps: number
  title: string
  hint?: string | undefined
}) {
  const t = useText(setupTexts)
  const format = useFormat()
  return (
    <>
      <ol className={css.steps} aria-hidden>
        {Array.from({ length: steps }, (_, index) => (
          <li key={index} data-done={index <= step || undefined} />
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t.step({ step: format.number(step + 1), steps: format.number(steps) })}
      </Text>
      <Title order={1} size="h2" tabIndex={-1}>
        {title}
      </Title>
      {hint && (
        <Text c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </>
  )
}
