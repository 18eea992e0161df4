import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArchive, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiError } from '../api/errors.ts'
import { useFormat, useText } from '../i18n/provider.tsx'
import {
  Card,
  CardGrid,
  ConfirmPreview,
  Countdown,
  DataList,
  EmptyState,
  ErrorState,
  FilterBar,
  ImageViewer,
  KeyValue,
  LiveDot,
  Money,
  notify,
  Page,
  Person,
  Phone,
  Progress,
  RichText,
  StatCard,
  StatusBadge,
  Tabs,
  type Column,
} from '../ui/index.ts'
import { useListState, useSearchParam } from '../url/index.ts'
import { GalleryForm } from './gallery-form.tsx'
import { galleryTexts, sampleCourses, type SampleCourse } from './sample.ts'

/** Every part of the kit with invented data; built only for development and screenshots. */
export default function Gallery() {
  const t = useText(galleryTexts)
  const [tab, setTab] = useSearchParam('tab', 'list')
  const [asking, setAsking] = useState(false)
  return (
    <Page
      title={t.title}
      description={t.intro}
      width="wide"
      breadcrumbs={[{ label: t.list, href: '/kit' }]}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsking(true)}>
          {t.save}
        </Button>
      }
    >
      <Tabs
        label={t.title}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'list', label: t.list, content: <List /> },
          { value: 'form', label: t.form, content: <GalleryForm /> },
          { value: 'others', label: t.others, content: <Others /> },
        ]}
      />
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.preview}
        confirmLabel={t.archive}
        danger
        onConfirm={() => notify.undo(t.archived({ count: 3 }), () => notify.success(t.open))}
      >
        <Text>{t.archived({ count: 12 })}</Text>
      </ConfirmPreview>
    </Page>
  )
}

function List() {
  const t = useText(galleryTexts)
  const format = useFormat()
  const state = useListState({ filterNames: ['state'] })
  const found = sampleCourses.filter(
    (course) =>
      course.name.toLowerCase().includes(state.search.toLowerCase()) &&
      (!state.filters['state'] || (state.filters['state'] === 'open') === course.open),
  )
  const rows = found.slice((state.page - 1) * state.pageSize, state.page * state.pageSize)
  const columns: Column<SampleCourse>[] = [
    { key: 'name', header: t.course, main: true, sortable: true, render: (course) => course.name },
    { key: 'teacher', header: t.teacher, render: (course) => <Person name={course.teacher} size={32} /> },
    { key: 'starts', header: t.starts, sortable: true, render: (course) => format.date(course.starts) },
    {
      key: 'seats',
      header: t.seats,
      numeric: true,
      sortable: true,
      render: (course) => format.number(course.seats),
    },
    {
      key: 'price',
      header: t.price,
      numeric: true,
      sortable: true,
      render: (course) => <Money amount={course.price} />,
    },
    {
      key: 'state',
      header: t.state,
      render: (course) => (
        <StatusBadge tone={course.open ? 'good' : 'attention'}>{course.open ? t.open : t.full}</StatusBadge>
      ),
    },
  ]
  return (
    <DataList
      label={t.list}
      name="gallery"
      columns={columns}
      rowKey={(course) => course.id}
      rowName={(course) => course.name}
      href={(course) => `/kit?course=${course.id}`}
      state={state}
      list={{ rows, count: found.length, loading: false }}
      searchLabel={t.search}
      filters={
        <FilterBar
          state={state}
          choices={[
            {
              name: 'state',
              label: t.state,
              options: [
                { value: 'open', label: t.open },
                { value: 'full', label: t.full },
              ],
            },
          ]}
        />
      }
      bulkActions={[
        {
          label: t.archive,
          icon: <IconArchive size={18} aria-hidden />,
          run: (chosen, clear) => {
            notify.undo(t.archived({ count: chosen.length }), () => undefined)
            clear()
          },
        },
      ]}
    />
  )
}

const inTenMinutes = new Date(Date.now() + 600_000).toISOString()
const picture = '/assets/icon-512.png'

function Others() {
  const t = useText(galleryTexts)
  const format = useFormat()
  return (
    <Stack>
      <CardGrid minWidth={220}>
        <StatCard
          label={t.unpaid}
          value={format.money('48250.50')}
          hint={format.relative(new Date(Date.now() - 86_400_000))}
          href="/kit"
        />
        <StatCard label={t.seats} value={format.number(17)} />
        <StatCard label={t.course} value={format.number(1234)} hint={format.percent(0.125)} />
      </CardGrid>
      <Card title={t.figures} action={<LiveDot state="open" />}>
        <KeyValue
          items={[
            { label: t.phone, value: <Phone number="+201001234567" /> },
            { label: t.price, value: <Money amount="1250.50" /> },
            { label: t.starts, value: format.dateTime('2026-11-21T10:00:00Z') },
            { label: t.code, value: <Countdown until={inTenMinutes} /> },
            { label: t.about, value: null },
            { label: t.state, value: <StatusBadge tone="waiting">{t.open}</StatusBadge> },
          ]}
        />
      </Card>
      <Card>
        <Progress label={t.archive} done={120} total={400} failed={6} />
      </Card>
      <Card title={t.about}>
        <RichText html='<h3>القرآن الكريم</h3><p>نص <strong>غني</strong> و<a href="https://example.org">رابط</a>.</p><script>bad()</script><ul><li>one</li><li>two</li></ul>' />
      </Card>
      <Group grow align="stretch" preventGrowOverflow={false}>
        <Card>
          <EmptyState />
        </Card>
        <Card>
          <ErrorState
            error={new ApiError({ status: 503, code: 'unavailable', requestId: 'req-7f3a' })}
            onRetry={() => notify.error(t.taken, 'req-7f3a')}
          />
        </Card>
      </Group>
      <ImageViewer src={picture} alt={t.photo} height={320} />
    </Stack>
  )
}
