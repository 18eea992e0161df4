import type { FormerGuardian } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { StatusBadge } from '../../ui/index.ts'
import css from './people.module.css'
import { staffTexts } from './staff-texts.ts'
import { personTexts } from './texts.ts'

/** Who was a guardian once, and how it ended; nothing when nobody was. */
export function FormerGuardians({ learnerId }: { learnerId: string }) {
  const t = useText(staffTexts)
  const person = useText(personTexts)
  const format = useFormat()
  const list = useList<FormerGuardian>(`/api/v1/learners/${learnerId}/former-guardians/`, { page_size: 20 })
  if (list.rows.length === 0) return null
  return (
    <section aria-label={t.former}>
      <Text fw={600} mt="md">
        {t.former}
      </Text>
      {list.rows.map((one) => (
        <div key={`${one.user_id} ${one.ended_at}`} className={css.guardian}>
          <div>
            <Text>
              <bdi>{one.name}</bdi> · {person[one.relation]}
            </Text>
            <Text size="sm" c="dimmed">
              {t[one.end_reason ?? 'ended']({
                day: format.date(one.ended_at),
                by: `\u2068${one.ended_by_name || t.centre}\u2069`,
              })}
            </Text>
          </div>
          {one.is_barred && <StatusBadge tone="bad">{t.barred}</StatusBadge>}
        </div>
      ))}
    </section>
  )
}
