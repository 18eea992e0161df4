import type { InstructorAttendance, MySchedule } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useOne } from '../../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../../i18n/index.ts'
import { Card, EmptyState, Loaded, Page, StatusBadge } from '../../../ui/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import css from '../learner/learner.module.css'
import { presenceTones, whatFor } from './presence-page.tsx'
import { presenceTexts } from './texts.ts'

const messages = defineMessages({
  week: { en: 'The coming seven days', ar: 'الأيام السبعة القادمة', fa: 'هفت روز پیش رو' },
  none: { en: 'Nothing planned for you', ar: 'لا مواعيد لك', fa: 'برنامه‌ای برای شما نیست' },
  noneDetail: {
    en: 'Lectures and shifts of the week stand here from Sunday on.',
    ar: 'تظهر هنا محاضرات الأسبوع وورديا‌ته ابتداء من الأحد.',
    fa: 'جلسه‌ها و نوبت‌های هفته از یکشنبه اینجا می‌آید.',
  },
  came: { en: 'came {time}', ar: 'حضر {time}', fa: 'ورود {time}' },
  went: { en: 'went {time}', ar: 'انصرف {time}', fa: 'خروج {time}' },
})

/** An instructor's own week: where he is expected, and when he was seen. */
export default function MyPresence() {
  const t = useText(messages)
  const title = useText(attendanceNavigation).myPresence
  const schedule = useOne<MySchedule>('/api/v1/attendance/my-schedule/')
  return (
    <Page title={title} width="narrow">
      <Loaded {...schedule} onRetry={() => void schedule.reload()}>
        {({ records }) =>
          records.length === 0 ? (
            <EmptyState
              title={t.none}
              detail={t.noneDetail}
              icon={<IconCalendarOff size={30} stroke={1.5} aria-hidden />}
            />
          ) : (
            <Card title={t.week}>
              <ul className={css.list}>
                {records.map((record) => (
                  <Entry key={record.id} record={record} />
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}

function Entry({ record }: { record: InstructorAttendance }) {
  const t = useText(messages)
  const words = useText(presenceTexts)
  const format = useFormat()
  const seen = [
    record.check_in_at && t.came({ time: format.time(record.check_in_at) }),
    record.check_out_at && t.went({ time: format.time(record.check_out_at) }),
  ].filter((part) => typeof part === 'string')
  return (
    <li className={css.mark}>
      <div>
        <Text fw={600}>
          <bdi>{whatFor(record, words)}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {format.date(record.starts_at, 'weekday')} · {format.time(record.starts_at)}
          {seen.length > 0 && ` · ${format.list(seen)}`}
        </Text>
      </div>
      <StatusBadge tone={presenceTones[record.status]}>{words[record.status]}</StatusBadge>
    </li>
  )
}
