import type { DuplicateLearners, LearnerMerge } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { IconArrowsJoin2, IconUsers } from '@tabler/icons-react'
import { api, useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, EmptyState, ErrorState, Link, ListSkeleton, Page, StatusBadge } from '../../ui/index.ts'
import { mergeTexts } from './merge-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName } from './person.ts'
import css from './people.module.css'

const path = '/api/v1/learners/duplicates/'
const mergesPath = '/api/v1/learner-merges/'

/** Learners who may be one person, the likeliest first; and the merges so far with their way back. */
export default function DuplicatesPage() {
  const t = useText(mergeTexts)
  const navigation = useText(peopleNavigation)
  const list = useList<DuplicateLearners>(path, { page_size: 50 })
  return (
    <Page
      title={navigation.duplicates}
      breadcrumbs={[{ label: navigation.learners, href: '/admin/learners' }]}
    >
      <div className={css.stack}>
        {list.loading && <ListSkeleton rows={3} height={140} />}
        {list.error && list.rows.length === 0 && (
          <ErrorState error={list.error} onRetry={() => void list.reload()} />
        )}
        {!list.loading && !list.error && list.rows.length === 0 && (
          <EmptyState
            title={t.none}
            detail={t.noneDetail}
            icon={<IconUsers size={30} stroke={1.5} aria-hidden />}
          />
        )}
        {list.rows.length > 0 && <Text c="dimmed">{t.lead}</Text>}
        {list.rows.map((pair) => (
          <PairCard key={pair.first.id + pair.second.id} pair={pair} />
        ))}
        <Merges />
      </div>
    </Page>
  )
}

function PairCard({ pair }: { pair: DuplicateLearners }) {
  const t = useText(mergeTexts)
  const format = useFormat()
  const apart = useAct(() => api.post(`${path}dismiss/`, { first: pair.first.id, second: pair.second.id }), {
    invalidates: [path],
    success: t.noted,
  })
  const reasons = [
    pair.same_name && t.sameName,
    pair.same_dob && t.sameDob,
    pair.same_phone && t.samePhone,
    pair.same_guardian && t.sameGuardian,
  ].filter((word) => word !== false)
  return (
    <Card>
      <div className={css.pair}>
        {[pair.first, pair.second].map((side) => (
          <div key={side.id}>
            <Link href={`/admin/learners/${side.id}`}>
              <bdi>{fullName(side)}</bdi>
            </Link>
            <Text size="sm" c="dimmed">
              <span className={`${css.code} halqa-ltr`}>{side.unique_code}</span>
              {side.dob && ` · ${format.date(side.dob)}`}
            </Text>
          </div>
        ))}
      </div>
      <Group mt="sm" gap="xs">
        {reasons.map((word) => (
          <StatusBadge key={word} tone="waiting">
            {word}
          </StatusBadge>
        ))}
      </Group>
      <Group mt="sm">
        <Button
          component={Link}
          href={`/admin/learners/${pair.first.id}/merge/${pair.second.id}`}
          variant="light"
          leftSection={<IconArrowsJoin2 size={18} aria-hidden />}
        >
          {t.compare}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={apart.running}
          onClick={() => void apart.run(undefined)}
        >
          {t.two}
        </Button>
      </Group>
    </Card>
  )
}

function Merges() {
  const t = useText(mergeTexts)
  const list = useList<LearnerMerge>(mergesPath, { page_size: 20 })
  if (list.rows.length === 0) return null
  return (
    <Card title={t.done}>
      {list.rows.map((merge) => (
        <MergeLine key={merge.id} merge={merge} />
      ))}
    </Card>
  )
}

function MergeLine({ merge }: { merge: LearnerMerge }) {
  const t = useText(mergeTexts)
  const format = useFormat()
  const undo = useAct(() => api.post(`${mergesPath}${merge.id}/undo/`), {
    invalidates: [mergesPath, '/api/v1/learners/'],
    success: t.undid,
  })
  const open = merge.undone_at === null && new Date(merge.undo_until) > new Date()
  return (
    <div className={css.guardian}>
      <div>
        <Text>
          {t.into({
            merged: `\u2068${merge.merged.name}\u2069`,
            survivor: `\u2068${merge.survivor.name}\u2069`,
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {format.date(merge.merged_at)}
          {merge.merged_by_name && (
            <>
              {' · '}
              <bdi>{merge.merged_by_name}</bdi>
            </>
          )}
          {open && ` · ${t.undoUntil({ day: format.date(merge.undo_until) })}`}
        </Text>
      </div>
      {merge.undone_at !== null && <StatusBadge tone="neutral">{t.undone}</StatusBadge>}
      {open && (
        <Button variant="subtle" loading={undo.running} onClick={() => void undo.run(undefined)}>
          {t.undo}
        </Button>
      )}
    </div>
  )
}
