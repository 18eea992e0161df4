import type { CourseDetail } from '@halqa/api-client'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconPencil } from '@tabler/icons-react'
import { useMe, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import { Card, KeyValue, Link, Loaded, Money, Page, RichText, StatusBadge, Tabs } from '../../ui/index.ts'
import { useParam, useSearchParam } from '../../url/index.ts'
import css from './catalog.module.css'
import { CourseStatus } from './course-status.tsx'
import { LectureTab } from './lecture-tab.tsx'
import { catalogNavigation } from './navigation-texts.ts'
import { course as coursePath } from './paths.ts'
import { Seats } from './seats.tsx'
import type { CoursePart } from './slots.ts'
import { TimetableTab } from './timetable-tab.tsx'
import { personName, statusTones, useWords } from './words.ts'

const messages = defineMessages({
  overview: { en: 'Overview', ar: 'نظرة عامة', fa: 'نمای کلی' },
  lectures: { en: 'Lectures', ar: 'المحاضرات', fa: 'جلسه‌ها' },
  timetable: { en: 'Weekly times', ar: 'المواعيد الأسبوعية', fa: 'زمان‌های هفتگی' },
  edit: { en: 'Edit', ar: 'تعديل', fa: 'ویرایش' },
  publicPage: { en: 'Public page', ar: 'الصفحة العامة', fa: 'صفحهٔ عمومی' },
  tabs: { en: 'Parts of the course', ar: 'أجزاء الدورة', fa: 'بخش‌های دوره' },
  season: { en: 'Season', ar: 'الموسم', fa: 'فصل' },
  category: { en: 'Category', ar: 'التصنيف', fa: 'دسته' },
  dates: { en: 'Dates', ar: 'التواريخ', fa: 'تاریخ‌ها' },
  teachers: { en: 'Teachers', ar: 'المعلمون', fa: 'مدرسان' },
  place: { en: 'Place', ar: 'المكان', fa: 'مکان' },
  seats: { en: 'Places', ar: 'المقاعد', fa: 'جاها' },
  price: { en: 'Price', ar: 'السعر', fa: 'قیمت' },
  ages: { en: 'Ages', ar: 'الأعمار', fa: 'سن' },
  agesBetween: { en: '{from} to {to}', ar: 'من {from} إلى {to}', fa: '{from} تا {to}' },
  agesFrom: { en: 'from {from}', ar: 'من {from}', fa: 'از {from}' },
  agesTo: { en: 'up to {to}', ar: 'حتى {to}', fa: 'تا {to}' },
  adults: { en: 'Adults', ar: 'الكبار', fa: 'بزرگسالان' },
  access: { en: 'How to get in', ar: 'طريقة الدخول', fa: 'راه ورود' },
  times: { en: 'Weekly times', ar: 'المواعيد الأسبوعية', fa: 'زمان‌های هفتگی' },
  description: { en: 'Description', ar: 'الوصف', fa: 'توضیح' },
  cancelledWhy: { en: 'Cancelled: {reason}', ar: 'أُلغيت: {reason}', fa: 'لغو شد: {reason}' },
})

/** A course for those who run it; other features add their tabs. */
export function CoursePage({ parts }: { parts: readonly CoursePart[] }) {
  const list = useText(catalogNavigation).courses
  const id = useParam('id')
  const course = useOne<CourseDetail>(coursePath(id))
  return <Loaded {...course}>{(present) => <Present course={present} parts={parts} list={list} />}</Loaded>
}

function Present({
  course,
  parts,
  list,
}: {
  course: CourseDetail
  parts: readonly CoursePart[]
  list: string
}) {
  const t = useText(messages)
  const w = useWords()
  const { settings } = useFormatSettings()
  const { can } = useMe()
  const [tab, setTab] = useSearchParam('tab', 'overview')
  const tabs = [
    { value: 'overview', label: t.overview, content: <Overview course={course} /> },
    { value: 'lectures', label: t.lectures, content: <LectureTab course={course} /> },
    ...(course.can_edit === 'all' && course.kind !== 'self_paced'
      ? [{ value: 'timetable', label: t.timetable, content: <TimetableTab course={course} /> }]
      : []),
    ...parts
      .filter(({ needs }) => needs === undefined || can(needs))
      .map(({ value, label, panel: Panel }) => ({
        value,
        label: label[settings.locale],
        content: <Panel course={course} />,
      })),
  ]
  return (
    <Page
      title={course.name}
      width="wide"
      breadcrumbs={[{ label: list, href: '/admin/courses' }]}
      description={
        <Group gap="xs" mt={4}>
          <StatusBadge tone={statusTones[course.status]}>{w[course.status]}</StatusBadge>
          <Text size="sm">{w[course.kind]}</Text>
          {course.status === 'cancelled' && (
            <Text size="sm">{t.cancelledWhy({ reason: course.status_reason })}</Text>
          )}
        </Group>
      }
      actions={
        <>
          {course.status !== 'draft' && (
            <Button
              component="a"
              href={`/courses/${encodeURIComponent(course.slug)}`}
              variant="default"
              leftSection={<IconExternalLink size={18} aria-hidden />}
            >
              {t.publicPage}
            </Button>
          )}
          {course.can_edit && course.can_edit !== 'nothing' && (
            <Button
              component={Link}
              href={`/admin/courses/${course.id}/edit`}
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
            >
              {t.edit}
            </Button>
          )}
          <CourseStatus course={course} />
        </>
      }
    >
      <Tabs
        label={t.tabs}
        tabs={tabs}
        value={tabs.some((one) => one.value === tab) ? tab : 'overview'}
        onChange={setTab}
      />
    </Page>
  )
}

function Overview({ course }: { course: CourseDetail }) {
  const t = useText(messages)
  const w = useWords()
  const format = useFormat()
  const dates =
    course.start_date && course.end_date
      ? format.range(course.start_date, course.end_date)
      : course.start_date
        ? format.date(course.start_date)
        : null
  const place = [course.branch?.name, course.room?.name, course.location, course.platform_name].filter(
    Boolean,
  )
  return (
    <div className={css.columns}>
      <Stack gap="md">
        <Card title={t.description}>
          {course.image && <img className={css.cover} src={`${course.image}?w=720`} alt="" />}
          <RichText html={course.description} />
        </Card>
        {course.access_instructions && (
          <Card title={t.access}>
            <Text dir="auto" style={{ whiteSpace: 'pre-line' }}>
              {course.access_instructions}
            </Text>
          </Card>
        )}
      </Stack>
      <Card>
        <KeyValue
          items={[
            {
              label: t.teachers,
              value: format.list(
                course.instructors.map((one) =>
                  one.role === 'instructor' ? personName(one) : `${personName(one)} (${w[one.role]})`,
                ),
              ),
            },
            { label: t.season, value: course.season?.name },
            { label: t.category, value: course.category?.name },
            { label: t.dates, value: dates },
            { label: t.times, value: <Times course={course} /> },
            { label: t.place, value: place.join(' · ') },
            { label: t.seats, value: <Seats course={course} /> },
            { label: t.price, value: <Money amount={course.price} currency={course.currency} /> },
            { label: t.ages, value: agesOf(course, t, format.number) },
          ].filter(({ value }) => value !== undefined && value !== null && value !== '')}
        />
      </Card>
    </div>
  )
}

function Times({ course }: { course: CourseDetail }) {
  const format = useFormat()
  return (
    <>
      {course.schedules.map((line) => (
        <Text size="sm" key={line.id}>
          {format.weekday(line.weekday)} ·{' '}
          <bdi>
            {format.time(line.start_time)} – {format.time(line.end_time)}
          </bdi>
        </Text>
      ))}
    </>
  )
}

function agesOf(
  course: CourseDetail,
  t: ReturnType<typeof useText<typeof messages>>,
  number: (value: number) => string,
): string {
  if (course.for_adults) return t.adults
  const { min_age: from, max_age: to } = course
  if (from !== null && to !== null) return t.agesBetween({ from: number(from), to: number(to) })
  if (from !== null) return t.agesFrom({ from: number(from) })
  return to === null ? '' : t.agesTo({ to: number(to) })
}
