import type { Learner, LearnerMerge, MergePreview } from '@halqa/api-client'
import { Alert, Button, Group, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowsExchange, IconArrowsJoin2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useAct, useOne } from '../../api/index.ts'
import { useFormat, useText, type Texts } from '../../i18n/index.ts'
import { Card, ConfirmPreview, KeyValue, Link, Loaded, Page, Person, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { learnersPath } from './learner-form.tsx'
import { MergeValues, type MergeField } from './merge-values.tsx'
import { mergeTexts } from './merge-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller } from './person.ts'
import css from './people.module.css'

/** Two learners side by side: which value is right, what moves, what stands in the way. */
export default function MergePage() {
  const [id, other] = [useParam('id'), useParam('other')]
  const t = useText(mergeTexts)
  const navigation = useText(peopleNavigation)
  const preview = useOne<MergePreview>(`${learnersPath}${id}/merge/${other}/`)
  return (
    <Page
      title={t.title}
      breadcrumbs={[
        { label: navigation.learners, href: '/admin/learners' },
        { label: navigation.duplicates, href: '/admin/learners/duplicates' },
      ]}
      actions={
        <Button
          component={Link}
          href={`/admin/learners/${other}/merge/${id}`}
          variant="default"
          leftSection={<IconArrowsExchange size={18} aria-hidden />}
        >
          {t.swap}
        </Button>
      }
    >
      <Loaded {...preview}>{(present) => <Comparison key={id} preview={present} />}</Loaded>
    </Page>
  )
}

function Comparison({ preview }: { preview: MergePreview }) {
  const t = useText(mergeTexts)
  const format = useFormat()
  const [take, setTake] = useState<readonly MergeField[]>([])
  const { survivor, merged, guardians, counts, conflicts } = preview
  const moves = [{ kind: 'guardian', ...guardians }, ...counts].filter((one) => one.moves + one.stays > 0)
  return (
    <div className={css.stack}>
      <div className={css.pair}>
        <Side title={t.stays} learner={survivor} />
        <Side title={t.goes} learner={merged} />
      </div>
      {conflicts.length > 0 && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t.conflicts}>
          <List>
            {conflicts.map((conflict) => (
              <List.Item key={conflict.kind + (conflict.name ?? '')}>{wordsOf(conflict, t)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Card title={t.values}>
        <MergeValues survivor={survivor} merged={merged} take={take} onTake={setTake} />
        <Text size="sm" c="dimmed" mt="sm">
          {t.codeStays({ code: `\u2066${survivor.unique_code}\u2069` })}
        </Text>
      </Card>
      <Card title={t.moves}>
        {moves.length === 0 && <Text c="dimmed">{t.nothingMoves}</Text>}
        <KeyValue
          items={moves.map((one) => ({
            label: kindOf(one.kind, t),
            value: (
              <>
                {format.number(one.moves)}
                {one.stays > 0 && ` (${t.staysBehind({ count: one.stays })})`}
              </>
            ),
          }))}
        />
      </Card>
      {conflicts.length === 0 && <MergeButton preview={preview} take={take} />}
    </div>
  )
}

function Side({ title, learner }: { title: string; learner: Learner }) {
  const format = useFormat()
  return (
    <Card title={title} href={`/admin/learners/${learner.id}`}>
      <Person
        name={fullName(learner)}
        src={smaller(learner.image, 128)}
        size={56}
        detail={
          <>
            <span className={`${css.code} halqa-ltr`}>{learner.unique_code}</span>
            {learner.dob && ` · ${format.date(learner.dob)}`}
          </>
        }
      />
    </Card>
  )
}

function MergeButton({ preview, take }: { preview: MergePreview; take: readonly MergeField[] }) {
  const t = useText(mergeTexts)
  const go = useGo()
  const [sure, setSure] = useState(false)
  const key = useRef(newKey())
  const { survivor, merged } = preview
  const merge = useAct(
    () =>
      api.post<LearnerMerge>(
        `${learnersPath}${survivor.id}/merge/`,
        { other: merged.id, take, seen: { survivor: survivor.version, merged: merged.version } },
        { idempotencyKey: key.current },
      ),
    {
      invalidates: ['/api/v1/learners/', '/api/v1/learner-merges/'],
      success: t.merged,
      onSuccess: () => go(`/admin/learners/${survivor.id}`),
    },
  )
  return (
    <Group>
      <Button leftSection={<IconArrowsJoin2 size={18} aria-hidden />} onClick={() => setSure(true)}>
        {t.merge}
      </Button>
      <ConfirmPreview
        opened={sure}
        onClose={() => setSure(false)}
        title={t.title}
        confirmLabel={t.merge}
        onConfirm={() => merge.run(undefined)}
      >
        {t.confirm({ goes: `\u2068${fullName(merged)}\u2069`, stays: `\u2068${fullName(survivor)}\u2069` })}
      </ConfirmPreview>
    </Group>
  )
}

type Words = Texts<typeof mergeTexts>

function wordsOf(conflict: { kind: string; name: string | null }, t: Words): string {
  const name = `\u2068${conflict.name ?? ''}\u2069`
  if (conflict.kind === 'enrollment') return t.conflictEnrollment({ name })
  if (conflict.kind === 'enrollment_request') return t.conflictRequest({ name })
  if (conflict.kind === 'waitlist_entry') return t.conflictWaitlist({ name })
  return conflict.kind === 'both_have_accounts' ? t.conflictAccounts : t.conflictSide
}

function kindOf(kind: string, t: Words): string {
  const known = Object.entries(t).find(([name]) => name === kind)?.[1]
  return typeof known === 'string' ? known : kind
}
