import type { CourseDetail, TimetableResult } from '@halqa/api-client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, Link, useUnsavedGuard } from '../../ui/index.ts'
import css from './catalog.module.css'
import { course as coursePath, paths } from './paths.ts'
import { TimetableLines, writtenLines, type Line } from './timetable-lines.tsx'
import { TimetablePreview, useTimetablePreview } from './timetable-preview.tsx'

const messages = defineMessages({
  lines: { en: 'Weekly times', ar: 'المواعيد الأسبوعية', fa: 'زمان‌های هفتگی' },
  preview: { en: 'What will change', ar: 'ما الذي سيتغير', fa: 'چه چیزی تغییر می‌کند' },
  apply: { en: 'Apply', ar: 'تطبيق', fa: 'اعمال' },
  applyAnyway: { en: 'Apply although it clashes', ar: 'تطبيق رغم التعارض', fa: 'اعمال با وجود هم‌زمانی' },
  applied: {
    en: '{added} new, {moved} moved, {removed} removed',
    ar: 'جديدة: {added}، منقولة: {moved}، محذوفة: {removed}',
    fa: 'تازه: {added}، جابه‌جا: {moved}، حذف: {removed}',
  },
  frame: {
    en: 'First day, last day and the number of lectures are on the',
    ar: 'أول يوم وآخر يوم وعدد المحاضرات في',
    fa: 'نخستین و آخرین روز و شمار جلسه‌ها در',
  },
  form: { en: 'edit page', ar: 'صفحة التعديل', fa: 'صفحهٔ ویرایش' },
  stays: {
    en: 'Lectures that are past, marked or set by hand stay as they are.',
    ar: 'المحاضرات الماضية أو التي سُجل حضورها أو عُدلت يدويا تبقى كما هي.',
    fa: 'جلسه‌های گذشته، ثبت‌شده یا دستی همان‌طور می‌ماند.',
  },
})

/** The weekly times of a course: written on one side, seen as lectures on the other, then applied. */
export function TimetableTab({ course }: { course: CourseDetail }) {
  const t = useText(messages)
  const format = useFormat()
  const [lines, setLines] = useState<Line[]>(() => linesOf(course))
  const schedules = writtenLines(lines)
  const changed = JSON.stringify(schedules) !== JSON.stringify(writtenLines(linesOf(course)))
  const path = coursePath(course.id, 'schedules/')
  const preview = useTimetablePreview(`${path}preview/`, { schedules })
  useUnsavedGuard(changed)
  const counts = preview.result?.counts
  const apply = useAct(
    () =>
      api.put<TimetableResult>(path, {
        schedules,
        allow_clashes: (counts?.clashes ?? 0) > 0,
        fingerprint: preview.result?.fingerprint,
      }),
    {
      invalidates: [paths.courses, paths.lectures, `preview ${path}`],
      success: (done) =>
        t.applied({
          added: format.number(done.counts.added),
          moved: format.number(done.counts.moved),
          removed: format.number(done.counts.removed),
        }),
    },
  )
  const nothing = !changed && counts?.added === 0 && counts.moved === 0 && counts.removed === 0
  return (
    <div className={css.columns}>
      <Card title={t.lines}>
        <Stack gap="md">
          <TimetableLines
            lines={lines}
            onChange={setLines}
            branch={course.branch?.id ?? null}
            errorOf={() => undefined}
          />
          <Text size="sm" c="dimmed">
            {t.frame} <Link href={`/admin/courses/${course.id}/edit`}>{t.form}</Link>. {t.stays}
          </Text>
        </Stack>
      </Card>
      <Card title={t.preview}>
        <TimetablePreview {...preview} />
        <Group justify="flex-end" mt="md">
          <Button
            onClick={() => void apply.run(undefined)}
            loading={apply.running}
            disabled={!preview.current || nothing}
            {...(counts && counts.clashes > 0 ? { color: 'orange.9' } : {})}
          >
            {counts && counts.clashes > 0 ? t.applyAnyway : t.apply}
          </Button>
        </Group>
      </Card>
    </div>
  )
}

function linesOf(course: CourseDetail): Line[] {
  return course.schedules.map((line) => ({
    key: line.id,
    weekday: line.weekday,
    start_time: line.start_time.slice(0, 5),
    end_time: line.end_time.slice(0, 5),
    room: line.room?.id ?? null,
    valid_from: line.valid_from,
    valid_until: line.valid_until,
    dated: line.valid_from !== null || line.valid_until !== null,
  }))
}
