import type { Instructor } from '@halqa/api-client'
import { Badge, Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useList } from '../../api/index.ts'
import { useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Page, Person, Phone, StatusBadge, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { instructorsPath } from './instructor-form.tsx'
import { instructorTexts } from './instructor-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller } from './person.ts'

/** The people who teach, for those who manage them. */
export default function InstructorList() {
  const t = useText(instructorTexts)
  const title = useText(peopleNavigation).instructors
  const format = useFormat()
  const state = useListState({ filterNames: ['type', 'featured', 'archived'], ordering: 'featured_order' })
  const list = useList<Instructor>(instructorsPath, state.query)
  return (
    <Page
      title={title}
      width="wide"
      actions={
        <Button
          component={Link}
          href="/admin/instructors/new"
          leftSection={<IconPlus size={18} aria-hidden />}
        >
          {t.add}
        </Button>
      }
    >
      <DataList
        label={title}
        name="instructors"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(instructor) => instructor.id}
        rowName={fullName}
        href={(instructor) => `/admin/instructors/${instructor.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'type',
                label: t.type,
                options: [
                  { value: 'normal', label: t.normal },
                  { value: 'supervisor', label: t.supervisor },
                ],
              },
              {
                name: 'featured',
                label: t.featuredOnly,
                options: [{ value: 'true', label: t.featuredOnly }],
              },
              {
                name: 'archived',
                label: t.state,
                options: [
                  { value: 'false', label: t.shown },
                  { value: 'true', label: t.hidden },
                ],
              },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}

function columnsOf(t: Texts<typeof instructorTexts>, format: Format): Column<Instructor>[] {
  return [
    {
      key: 'first_name',
      header: t.name,
      main: true,
      sortable: true,
      render: (row) => (
        <Person name={fullName(row)} src={smaller(row.image, 64)} size={36} detail={t[row.type]} />
      ),
    },
    {
      key: 'tags',
      header: t.tags,
      render: (row) => (
        <Group gap={4}>
          {row.tags.map((tag) => (
            <Badge key={tag} variant="light" color="gray" tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      ),
    },
    { key: 'phone', header: t.phone, render: (row) => reach(row, t) },
    {
      key: 'featured_order',
      header: t.featuredShort,
      sortable: true,
      numeric: true,
      render: (row) => (row.featured_order === null ? '' : format.number(row.featured_order)),
    },
    {
      key: 'joined_date',
      header: t.joined,
      sortable: true,
      hidden: true,
      render: (row) => (row.joined_date ? format.date(row.joined_date) : ''),
    },
  ]
}

function reach(row: Instructor, t: Texts<typeof instructorTexts>) {
  if (row.staff?.archived_at) return <StatusBadge tone="neutral">{t.hidden}</StatusBadge>
  return row.staff?.phone_number1 ? <Phone number={row.staff.phone_number1} link={false} /> : null
}
