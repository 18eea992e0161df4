import type { Branch, Course, CourseCategory, Season } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Money, Page, StatusBadge, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import css from './catalog.module.css'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'
import { Seats } from './seats.tsx'
import { kinds, optionsOf, personName, statuses, statusTones, useWords, type Words } from './words.ts'

const messages = defineMessages({
  search: {
    en: 'Name or words of the description',
    ar: 'الاسم أو كلمات من الوصف',
    fa: 'نام یا واژه‌های توضیح',
  },
  add: { en: 'New course', ar: 'دورة جديدة', fa: 'دورهٔ تازه' },
  name: { en: 'Course', ar: 'الدورة', fa: 'دوره' },
  status: { en: 'Status', ar: 'الحالة', fa: 'وضعیت' },
  season: { en: 'Season', ar: 'الموسم', fa: 'فصل' },
  category: { en: 'Category', ar: 'التصنيف', fa: 'دسته' },
  branch: { en: 'Branch', ar: 'الفرع', fa: 'شعبه' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  starts: { en: 'Begins', ar: 'البداية', fa: 'آغاز' },
  seats: { en: 'Places', ar: 'المقاعد', fa: 'جاها' },
  price: { en: 'Price', ar: 'السعر', fa: 'قیمت' },
  none: { en: 'No courses yet', ar: 'لا توجد دورات بعد', fa: 'هنوز دوره‌ای نیست' },
  noneDetail: {
    en: 'Make the first one: name, price, days of the week. The lectures come by themselves.',
    ar: 'أنشئ الأولى: الاسم والسعر وأيام الأسبوع، وتُنشأ المحاضرات تلقائيا.',
    fa: 'نخستین را بسازید: نام، قیمت، روزهای هفته. جلسه‌ها خودشان ساخته می‌شوند.',
  },
})
type Own = Texts<typeof messages>

/** Every course for staff, own ones first for an instructor. */
export default function CourseList() {
  const t = useText(messages)
  const w = useWords()
  const title = useText(catalogNavigation).courses
  const format = useFormat()
  const { can } = useMe()
  const manages = can('courses.manage')
  const state = useListState({
    filterNames: ['status', 'season', 'kind', 'category', 'branch'],
    ordering: '-start_date',
  })
  const own = manages || can('courses.view_drafts') ? {} : { mine: 'true' }
  const list = useList<Course>(paths.courses, { ...own, ...state.query })
  return (
    <Page
      title={title}
      width="wide"
      actions={
        manages && (
          <Button component={Link} href="/admin/courses/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t.add}
          </Button>
        )
      }
    >
      <DataList
        label={title}
        name="courses"
        columns={columnsOf(t, w, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(course) => course.id}
        rowName={(course) => course.name}
        href={(course) => `/admin/courses/${course.id}`}
        renderCard={(course) => <CourseCard course={course} />}
        filters={<Filters state={state} />}
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}

function Filters({ state }: { state: ReturnType<typeof useListState> }) {
  const t = useText(messages)
  const w = useWords()
  const seasons = useList<Season>(paths.seasons, { page_size: 100 })
  const categories = useList<CourseCategory>(paths.categories, { page_size: 100 })
  const branches = useList<Branch>(paths.branches, { page_size: 100 })
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FilterBar
      state={state}
      choices={[
        { name: 'status', label: t.status, options: optionsOf(statuses, w) },
        { name: 'season', label: t.season, options: named(seasons.rows) },
        { name: 'category', label: t.category, options: named(categories.rows) },
        { name: 'kind', label: t.kind, options: optionsOf(kinds, w) },
        ...(branches.rows.length > 1
          ? [{ name: 'branch', label: t.branch, options: named(branches.rows) }]
          : []),
      ]}
    />
  )
}

function columnsOf(t: Own, w: Words, format: Format): Column<Course>[] {
  return [
    {
      key: 'name',
      header: t.name,
      main: true,
      sortable: true,
      render: (course) => (
        <>
          <Text fw={600} className={css.clamp ?? ''}>
            <bdi>{course.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed" component="span">
            {format.list(course.instructors.map(personName))}
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      header: t.status,
      sortable: true,
      render: (course) => <StatusBadge tone={statusTones[course.status]}>{w[course.status]}</StatusBadge>,
    },
    { key: 'season', header: t.season, render: (course) => course.season?.name ?? '' },
    {
      key: 'start_date',
      header: t.starts,
      sortable: true,
      render: (course) => (course.start_date ? format.date(course.start_date) : ''),
    },
    { key: 'seats', header: t.seats, render: (course) => <Seats course={course} /> },
    {
      key: 'price',
      header: t.price,
      sortable: true,
      numeric: true,
      render: (course) => <Money amount={course.price} currency={course.currency} />,
    },
    { key: 'kind', header: t.kind, hidden: true, render: (course) => w[course.kind] },
    { key: 'category', header: t.category, hidden: true, render: (course) => course.category?.name ?? '' },
    { key: 'branch', header: t.branch, hidden: true, render: (course) => course.branch?.name ?? '' },
  ]
}

/** On phones. */
function CourseCard({ course }: { course: Course }) {
  const w = useWords()
  const format = useFormat()
  return (
    <div className={css.stack}>
      <Text fw={600}>
        <bdi>{course.name}</bdi>
      </Text>
      <Group gap="xs">
        <StatusBadge tone={statusTones[course.status]}>{w[course.status]}</StatusBadge>
        {course.start_date && (
          <Text size="sm" c="dimmed">
            {format.date(course.start_date)}
          </Text>
        )}
      </Group>
      <Group justify="space-between" align="end">
        <Seats course={course} />
        <Money amount={course.price} currency={course.currency} />
      </Group>
    </div>
  )
}
