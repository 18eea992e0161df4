import type { Child } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { IconMoodKid, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useList } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import {
  Card,
  CardGrid,
  EmptyState,
  ErrorState,
  Link,
  ListSkeleton,
  Page,
  Person,
  StatusBadge,
} from '../../ui/index.ts'
import { childrenPath } from './child-form.tsx'
import { MyInvitations } from './my-invitations.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller, yearsSince } from './person.ts'
import css from './people.module.css'
import type { LearnerPart } from './slots.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  add: { en: 'Add a child', ar: 'إضافة طفل', fa: 'افزودن فرزند' },
  none: { en: 'No children yet', ar: 'لا يوجد أطفال بعد', fa: 'هنوز فرزندی نیست' },
  noneDetail: {
    en: 'Add your child to register for courses and follow lectures and marks here.',
    ar: 'أضف طفلك لتسجيله في الدورات ومتابعة المحاضرات والدرجات هنا.',
    fa: 'فرزندتان را بیفزایید تا در دوره‌ها ثبت‌نام شود و جلسه‌ها و نمره‌ها را اینجا ببینید.',
  },
  showArchived: { en: 'Show archived children', ar: 'عرض الأطفال المؤرشفين', fa: 'نمایش فرزندان بایگانی‌شده' },
  noArchived: { en: 'No child is archived.', ar: 'لا يوجد طفل مؤرشف.', fa: 'فرزند بایگانی‌شده‌ای نیست.' },
  hideArchived: {
    en: 'Hide archived children',
    ar: 'إخفاء الأطفال المؤرشفين',
    fa: 'پنهان کردن بایگانی‌شده‌ها',
  },
})

/** My children as cards; other areas add a line to each (next lecture, last mark, balance). */
export function FamilyPage({ parts = [] }: { parts?: readonly LearnerPart[] }) {
  const t = useText(messages)
  const title = useText(peopleNavigation).family
  const [archived, setArchived] = useState(false)
  const list = useList<Child>(childrenPath, { page_size: 100 })
  const add = (
    <Button component={Link} href="/family/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t.add}
    </Button>
  )
  return (
    <Page title={title} actions={list.rows.length > 0 ? add : undefined}>
      <MyInvitations />
      {list.loading && <ListSkeleton rows={2} height={120} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState
          title={t.none}
          detail={t.noneDetail}
          icon={<IconMoodKid size={30} stroke={1.5} aria-hidden />}
          action={add}
        />
      )}
      {list.rows.length > 0 && (
        <CardGrid>
          {list.rows.map((child) => (
            <ChildCard key={child.id} child={child} parts={parts} />
          ))}
        </CardGrid>
      )}
      <Group mt="lg" className="halqa-screen-only">
        <Button variant="subtle" color="gray" onClick={() => setArchived(!archived)}>
          {archived ? t.hideArchived : t.showArchived}
        </Button>
      </Group>
      {archived && <ArchivedChildren />}
    </Page>
  )
}

function ArchivedChildren() {
  const t = useText(messages)
  const list = useList<Child>(childrenPath, { page_size: 100, archived: 'true' })
  if (list.loading) return <ListSkeleton rows={1} />
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.reload()} />
  if (list.rows.length === 0) return <Text c="dimmed">{t.noArchived}</Text>
  return (
    <CardGrid>
      {list.rows.map((child) => (
        <ChildCard key={child.id} child={child} parts={[]} />
      ))}
    </CardGrid>
  )
}

function ChildCard({ child, parts }: { child: Child; parts: readonly LearnerPart[] }) {
  const t = useText(personTexts)
  return (
    <Card href={`/family/${child.id}`}>
      <div className={css.child}>
        <Person
          name={fullName(child)}
          src={smaller(child.image, 128)}
          size={56}
          detail={t.age({ years: yearsSince(child.dob) })}
        />
        {child.archived_at !== null && <StatusBadge tone="neutral">{t.archived}</StatusBadge>}
        {parts.length > 0 && (
          <div className={css.parts}>
            {parts.map((Part, index) => (
              <Part key={index} learnerId={child.id} />
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}
