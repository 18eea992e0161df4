import type { GuardianEntry } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { defineMessages, useText, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Page, Person, Phone, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller } from './person.ts'
import css from './people.module.css'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  search: { en: 'Name, phone or child', ar: 'اسم أو هاتف أو طفل', fa: 'نام، تلفن یا کودک' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  children: { en: 'Children', ar: 'الأطفال', fa: 'فرزندان' },
  place: { en: 'Place', ar: 'الصفة', fa: 'جایگاه' },
  primaryOnly: { en: 'Primary', ar: 'أساسي', fa: 'اصلی' },
  othersOnly: { en: 'Others', ar: 'غير أساسي', fa: 'دیگر' },
  none: { en: 'No guardians yet', ar: 'لا يوجد أولياء أمور بعد', fa: 'هنوز سرپرستی نیست' },
  noneDetail: {
    en: 'Whoever adds a child or accepts an invitation stands here.',
    ar: 'يظهر هنا كل من أضاف طفلا أو قبل دعوة.',
    fa: 'هر که کودکی بیفزاید یا دعوتی بپذیرد اینجاست.',
  },
})

interface Words {
  own: Texts<typeof messages>
  person: Texts<typeof personTexts>
}

/** Guardians with their children, for staff: found by name, phone in any digits, or the child. */
export default function GuardianListPage() {
  const t: Words = { own: useText(messages), person: useText(personTexts) }
  const title = useText(peopleNavigation).guardians
  const state = useListState({ filterNames: ['primary'], ordering: 'first_name' })
  const list = useList<GuardianEntry>('/api/v1/guardians/', state.query)
  return (
    <Page title={title} width="wide">
      <DataList
        label={title}
        name="guardians"
        columns={columnsOf(t)}
        state={state}
        searchLabel={t.own.search}
        list={list}
        rowKey={(guardian) => guardian.id}
        rowName={(guardian) => nameOf(guardian, t)}
        renderCard={(guardian) => (
          <div className={css.stack}>
            <WhoIsIt guardian={guardian} t={t} />
            <Children guardian={guardian} />
          </div>
        )}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'primary',
                label: t.own.place,
                options: [
                  { value: 'true', label: t.own.primaryOnly },
                  { value: 'false', label: t.own.othersOnly },
                ],
              },
            ]}
          />
        }
        empty={{ title: t.own.none, detail: t.own.noneDetail }}
      />
    </Page>
  )
}

const nameOf = (guardian: GuardianEntry, t: Words): string => fullName(guardian) || t.person.guardian

function columnsOf(t: Words): Column<GuardianEntry>[] {
  return [
    {
      key: 'first_name',
      header: t.own.name,
      main: true,
      sortable: true,
      render: (guardian) => <WhoIsIt guardian={guardian} t={t} />,
    },
    {
      key: 'child_count',
      header: t.own.children,
      sortable: true,
      render: (guardian) => <Children guardian={guardian} />,
    },
    {
      key: 'email',
      header: t.person.email,
      hidden: true,
      render: (guardian) => guardian.email,
    },
  ]
}

function WhoIsIt({ guardian, t }: { guardian: GuardianEntry; t: Words }) {
  return (
    <Person
      name={nameOf(guardian, t)}
      src={smaller(guardian.avatar, 64)}
      size={36}
      detail={guardian.phone_number1 && <Phone number={guardian.phone_number1} />}
    />
  )
}

function Children({ guardian }: { guardian: GuardianEntry }) {
  return (
    <div className={css.links}>
      {guardian.children.map((child) => (
        <Text key={child.id} size="sm" component="span">
          <Link href={`/admin/learners/${child.id}`} className={css.link}>
            <bdi>{child.name}</bdi>
          </Link>
        </Text>
      ))}
    </div>
  )
}
