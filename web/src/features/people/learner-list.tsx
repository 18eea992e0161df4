import type { Learner } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconArrowsJoin2, IconFileImport, IconPlus, IconPrinter } from '@tabler/icons-react'
import { download, useAct, useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Page, Person, Phone, StatusBadge, type Column } from '../../ui/index.ts'
import { ListViews } from '../../lists/index.ts'
import { useListState } from '../../url/index.ts'
import { learnersPath } from './learner-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller, yearsSince } from './person.ts'
import css from './people.module.css'
import { printTexts } from './print-texts.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  search: { en: 'Name, code or phone', ar: 'اسم أو كود أو هاتف', fa: 'نام، کد یا تلفن' },
  add: { en: 'Add a learner', ar: 'إضافة متعلم', fa: 'افزودن فراگیر' },
  bring: { en: 'Import a list', ar: 'استيراد قائمة', fa: 'ورود فهرست' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  child: { en: 'Child', ar: 'طفل', fa: 'کودک' },
  student: { en: 'Student', ar: 'طالب', fa: 'دانشجو' },
  ageHeader: { en: 'Age', ar: 'العمر', fa: 'سن' },
  since: { en: 'Since', ar: 'منذ', fa: 'از' },
  archivedOnly: { en: 'Archived', ar: 'المؤرشفون', fa: 'بایگانی‌شده‌ها' },
  presentOnly: { en: 'Present', ar: 'الحاليون', fa: 'فعال' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  none: { en: 'No learners yet', ar: 'لا يوجد متعلمون بعد', fa: 'هنوز فراگیری نیست' },
  noneDetail: {
    en: 'Parents add their children themselves; the front desk can add them here.',
    ar: 'يضيف أولياء الأمور أطفالهم بأنفسهم، ويمكن للاستقبال إضافتهم هنا.',
    fa: 'والدین فرزندانشان را خودشان می‌افزایند؛ پذیرش هم می‌تواند اینجا بیفزاید.',
  },
})

interface Words {
  own: Texts<typeof messages>
  person: Texts<typeof personTexts>
}

/** Every learner of the centre, for staff: found by name, code or phone, also the guardian's. */
export default function LearnerList() {
  const t: Words = { own: useText(messages), person: useText(personTexts) }
  const navigation = useText(peopleNavigation)
  const title = navigation.learners
  const format = useFormat()
  const { can } = useMe()
  const words = useText(printTexts)
  const print = useAct((learners: string[]) =>
    download('/api/v1/learners/cards/', { learners, layout: 'sheet' }, 'cards.pdf'),
  )
  const state = useListState({ filterNames: ['kind', 'gender', 'archived'], ordering: 'first_name' })
  // Archived learners only for those who ask for them.
  const list = useList<Learner>(learnersPath, { archived: 'false', ...state.query })
  return (
    <Page
      title={title}
      width="wide"
      actions={
        <>
          {can('learners.merge') && (
            <Button
              component={Link}
              href="/admin/learners/duplicates"
              variant="default"
              leftSection={<IconArrowsJoin2 size={18} aria-hidden />}
            >
              {navigation.duplicates}
            </Button>
          )}
          {can('imports.manage') && (
            <Button
              component={Link}
              href="/admin/imports/new?kind=households"
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
            >
              {t.own.bring}
            </Button>
          )}
          {can('learners.manage') && (
            <Button
              component={Link}
              href="/admin/learners/new"
              leftSection={<IconPlus size={18} aria-hidden />}
            >
              {t.own.add}
            </Button>
          )}
        </>
      }
    >
      <DataList
        label={title}
        name="learners"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.own.search}
        list={list}
        rowKey={(learner) => learner.id}
        rowName={fullName}
        href={(learner) => `/admin/learners/${learner.id}`}
        renderCard={(learner) => cardOf(learner, t)}
        filters={<Filters state={state} />}
        bulkActions={
          can('learners.cards')
            ? [
                {
                  label: words.print,
                  icon: <IconPrinter size={18} aria-hidden />,
                  run: (rows, clear) => void print.run(rows.map((row) => row.id)).then(clear),
                },
              ]
            : []
        }
        toolbar={<ListViews name="learners" state={state} />}
        empty={{ title: t.own.none, detail: t.own.noneDetail }}
      />
    </Page>
  )
}

function Filters({ state }: { state: ReturnType<typeof useListState> }) {
  const t = { own: useText(messages), person: useText(personTexts) }
  return (
    <FilterBar
      state={state}
      choices={[
        {
          name: 'kind',
          label: t.own.kind,
          options: [
            { value: 'child', label: t.own.child },
            { value: 'student', label: t.own.student },
          ],
        },
        {
          name: 'gender',
          label: t.person.sex,
          options: [
            { value: 'male', label: t.person.male },
            { value: 'female', label: t.person.female },
          ],
        },
        {
          name: 'archived',
          label: t.own.state,
          options: [
            { value: 'false', label: t.own.presentOnly },
            { value: 'true', label: t.own.archivedOnly },
          ],
        },
      ]}
    />
  )
}

function columnsOf(t: Words, format: Format): Column<Learner>[] {
  return [
    {
      key: 'first_name',
      header: t.own.name,
      main: true,
      sortable: true,
      render: (learner) => (
        <Person
          name={fullName(learner)}
          src={smaller(learner.image, 64)}
          size={36}
          detail={<span className={`${css.code} halqa-ltr`}>{learner.unique_code}</span>}
        />
      ),
    },
    { key: 'kind', header: t.own.kind, render: (learner) => kindBadge(learner, t) },
    {
      key: 'dob',
      header: t.own.ageHeader,
      sortable: true,
      render: (learner) => (learner.dob ? t.person.age({ years: yearsSince(learner.dob) }) : ''),
    },
    {
      key: 'guardians',
      header: t.person.guardians,
      render: (learner) => firstGuardian(learner),
    },
    {
      key: 'created_at',
      header: t.own.since,
      sortable: true,
      hidden: true,
      render: (learner) => format.date(learner.created_at),
    },
  ]
}

/** On phones: who it is, and whom to call. */
function cardOf(learner: Learner, t: Words) {
  const age = learner.dob ? t.person.age({ years: yearsSince(learner.dob) }) : ''
  return (
    <div className={css.stack}>
      <Person
        name={fullName(learner)}
        src={smaller(learner.image, 64)}
        detail={
          <>
            <span className={`${css.code} halqa-ltr`}>{learner.unique_code}</span> {age}
          </>
        }
      />
      {(learner.kind === 'student' || learner.archived_at !== null) && <div>{kindBadge(learner, t)}</div>}
      {(learner.guardians.length > 0 || learner.phone) && <div>{firstGuardian(learner)}</div>}
    </div>
  )
}

function kindBadge(learner: Learner, t: Words) {
  if (learner.archived_at !== null) return <StatusBadge tone="neutral">{t.person.archived}</StatusBadge>
  return <StatusBadge tone={learner.kind === 'child' ? 'info' : 'good'}>{t.own[learner.kind]}</StatusBadge>
}

function firstGuardian(learner: Learner) {
  const [first, ...others] = learner.guardians
  if (!first) return learner.phone ? <Phone number={learner.phone} link={false} /> : null
  return (
    <>
      <Text size="sm">
        <bdi>{fullName(first)}</bdi>
        {others.length > 0 && ` +${others.length}`}
      </Text>
      {first.phone_number1 && (
        <Text size="sm" c="dimmed" component="span">
          <Phone number={first.phone_number1} link={false} />
        </Text>
      )}
    </>
  )
}
