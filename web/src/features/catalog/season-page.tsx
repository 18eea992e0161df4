import type { Season } from '@halqa/api-client'
import { Stack, Text } from '@mantine/core'
import { api, newKey, useInvalidate, useMe, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Card,
  CheckField,
  DateField,
  Form,
  FormActions,
  Loaded,
  notify,
  Page,
  SelectField,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { useRef } from 'react'
import css from './catalog.module.css'
import { HolidayCalendar } from './holiday-calendar.tsx'
import { HolidayLines, holidayLines, writtenHolidays, type HolidayLine } from './holiday-lines.tsx'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'
import { optionsOf, seasonTypes, useWords } from './words.ts'

const messages = defineMessages({
  newSeason: { en: 'New season', ar: 'موسم جديد', fa: 'فصل تازه' },
  about: { en: 'The season', ar: 'الموسم', fa: 'فصل' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  type: { en: 'Type', ar: 'النوع', fa: 'نوع' },
  start: { en: 'First day', ar: 'أول يوم', fa: 'نخستین روز' },
  end: { en: 'Last day', ar: 'آخر يوم', fa: 'واپسین روز' },
  active: {
    en: 'Current: offered first when a course is made',
    ar: 'الحالي: يُقترح أولا عند إنشاء دورة',
    fa: 'جاری: هنگام ساخت دوره نخست پیشنهاد می‌شود',
  },
  off: { en: 'Days off', ar: 'الإجازات', fa: 'روزهای تعطیل' },
  calendar: { en: 'Calendar', ar: 'التقويم', fa: 'تقویم' },
  saved: { en: 'Saved', ar: 'تم الحفظ', fa: 'ذخیره شد' },
  needed: { en: 'This is needed.', ar: 'هذا مطلوب.', fa: 'این لازم است.' },
  later: {
    en: 'Lectures that exist already move when the course’s weekly times are applied again.',
    ar: 'المحاضرات الموجودة تنتقل عند إعادة تطبيق مواعيد الدورة.',
    fa: 'جلسه‌های موجود هنگامی جابه‌جا می‌شود که زمان‌های دوره دوباره اعمال شود.',
  },
})

/** A season: its dates, and the days on which nobody teaches. */
export default function SeasonPage() {
  const id = useParam('id')
  const season = useOne<Season>(`${paths.seasons}${id}/`)
  return <Loaded {...season}>{(present) => <SeasonForm key={present.version} season={present} />}</Loaded>
}

export function SeasonForm({ season }: { season?: Season }) {
  const t = useText(messages)
  const w = useWords()
  const list = useText(catalogNavigation).seasons
  const format = useFormat()
  const go = useGo()
  const { can } = useMe()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: {
      name: season?.name ?? '',
      type: season?.type ?? 'school',
      start_date: season?.start_date ?? null,
      end_date: season?.end_date ?? null,
      is_active: season?.is_active ?? true,
      holidays: holidayLines(season),
    },
    validate: (values) => ({
      name: values.name.trim() ? undefined : t.needed,
      start_date: values.start_date ? undefined : t.needed,
      end_date: values.end_date ? undefined : t.needed,
    }),
    submit: ({ holidays, ...values }) => {
      const body = { ...values, holidays: writtenHolidays(holidays) }
      return season
        ? api.patch<Season>(`${paths.seasons}${season.id}/`, body, {
            headers: { 'if-match': `"${season.version}"` },
          })
        : api.post<Season>(paths.seasons, body, { idempotencyKey: key.current })
    },
    onDone: (saved) => {
      invalidate(paths.seasons)
      notify.success(t.saved)
      if (!season) go(`/admin/seasons/${saved.id}`)
    },
  })
  const { start_date: start, end_date: end, holidays } = form.values
  const set = (lines: HolidayLine[]) => form.set({ holidays: lines })
  return (
    <Page
      title={season?.name ?? t.newSeason}
      width="wide"
      breadcrumbs={[{ label: list, href: '/admin/seasons' }]}
      {...(season
        ? { description: `${w[season.type]} · ${format.range(season.start_date, season.end_date)}` }
        : {})}
    >
      <Form form={form}>
        <div className={css.columns}>
          <Stack gap="md">
            <Card title={t.about}>
              <Stack gap="sm">
                <TextField label={t.name} required maxLength={200} {...form.field('name')} />
                <SelectField
                  label={t.type}
                  required
                  options={optionsOf(seasonTypes, w)}
                  value={form.values.type}
                  onChange={(type) => form.set({ type: type ?? 'school' })}
                  error={form.errorOf('type')}
                />
                <div className={css.pair}>
                  <DateField label={t.start} required {...form.field('start_date')} />
                  <DateField
                    label={t.end}
                    required
                    {...form.field('end_date')}
                    {...(start ? { min: start } : {})}
                  />
                </div>
                <CheckField label={t.active} {...form.field('is_active')} />
              </Stack>
            </Card>
            <Card title={t.off}>
              <HolidayLines lines={holidays} onChange={set} error={form.errorOf('holidays')} />
              <Text size="sm" c="dimmed" mt="sm">
                {t.later}
              </Text>
            </Card>
            {can('seasons.manage') && <FormActions form={form} onCancel={() => go('/admin/seasons')} />}
          </Stack>
          {start && end && end >= start && (
            <Card title={t.calendar}>
              <HolidayCalendar start={start} end={end} holidays={writtenHolidays(holidays)} />
            </Card>
          )}
        </div>
      </Form>
    </Page>
  )
}
