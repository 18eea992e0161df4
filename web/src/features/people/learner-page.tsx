import type { Learner } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { api, useAct, useMe, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Avatar, Card, KeyValue, Link, Loaded, notify, Page, Phone, StatusBadge } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { AddGuardian } from './add-guardian.tsx'
import { CardActions } from './card-actions.tsx'
import { CustodyNotes } from './custody-notes.tsx'
import { FormerGuardians } from './former-guardians.tsx'
import { GuardianList } from './guardian-list.tsx'
import { InvitationList } from './invitation-list.tsx'
import { LearnerHistory } from './learner-history.tsx'
import { LearnerParts } from './learner-parts.tsx'
import { MergeWith } from './merge-with.tsx'
import { OwnLoginCard } from './own-login.tsx'
import { learnersPath } from './learner-form.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller, yearsSince } from './person.ts'
import css from './people.module.css'
import type { LearnerPart } from './slots.ts'
import { personTexts } from './texts.ts'

/** One learner as staff see it; enrolments, attendance and invoices are panels of their own areas. */
export function LearnerPage({ parts = [] }: { parts?: readonly LearnerPart[] }) {
  const id = useParam('id')
  const learners = useText(peopleNavigation).learners
  const { can } = useMe()
  const learner = useOne<Learner>(`${learnersPath}${id}/`)
  const manages = can('learners.manage')
  return (
    <Page
      title={learner.data ? fullName(learner.data) : learners}
      breadcrumbs={[{ label: learners, href: '/admin/learners' }]}
      actions={learner.data && manages ? <Actions learner={learner.data} /> : undefined}
    >
      <Loaded {...learner}>
        {(present) => (
          <div className={css.stack}>
            <Facts learner={present} />
            {(present.kind === 'child' || present.guardians.length > 0) && (
              <Guardians learner={present} manages={manages} />
            )}
            <LearnerParts parts={parts} learnerId={present.id} />
            {present.kind === 'child' && (
              <OwnLoginCard
                path={`${learnersPath}${present.id}/`}
                name={fullName(present)}
                hasLogin={present.user_id !== null}
                mayChange={manages && present.archived_at === null}
                asStaff
              />
            )}
            {can('custody.view') && <CustodyNotes learnerId={present.id} />}
            {can('audit.view') && <LearnerHistory learnerId={present.id} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ learner }: { learner: Learner }) {
  const t = useText(personTexts)
  const format = useFormat()
  const { can } = useMe()
  return (
    <Card>
      <div className={css.head}>
        <Avatar name={fullName(learner)} src={smaller(learner.image, 256)} size={88} />
        <div>
          {learner.dob && (
            <Text size="lg" fw={600}>
              {t.age({ years: yearsSince(learner.dob) })}
            </Text>
          )}
          <Text className={`${css.code} halqa-ltr`}>{learner.unique_code}</Text>
          {learner.archived_at !== null && <StatusBadge tone="neutral">{t.archived}</StatusBadge>}
        </div>
        {can('learners.cards') && learner.archived_at === null && (
          <CardActions path={`${learnersPath}${learner.id}/card/`} code={learner.unique_code} mayReissue />
        )}
      </div>
      <KeyValue
        items={[
          { label: t.birthDate, value: learner.dob ? format.date(learner.dob) : null },
          { label: t.sex, value: learner.gender ? t[learner.gender] : null },
          { label: t.phone, value: learner.phone ? <Phone number={learner.phone} /> : null },
          { label: t.notes, value: learner.notes },
        ]}
      />
    </Card>
  )
}

function Guardians({ learner, manages }: { learner: Learner; manages: boolean }) {
  const t = useText(personTexts)
  const { can } = useMe()
  return (
    <Card title={t.guardians}>
      <GuardianList
        guardians={learner.guardians}
        childName={fullName(learner)}
        path={`${learnersPath}${learner.id}/`}
        powers={(guardian) => ({
          end: manages && learner.guardians.length > 1,
          edit: manages && !guardian.is_primary,
          handOver: manages && !guardian.is_primary,
          custody: can('custody.view') && learner.guardians.length > 1,
        })}
      />
      <InvitationList path={`${learnersPath}${learner.id}/`} mayRevoke={manages} />
      <FormerGuardians learnerId={learner.id} />
      {manages && <AddGuardian learnerId={learner.id} />}
    </Card>
  )
}

function Actions({ learner }: { learner: Learner }) {
  const t = useText(personTexts)
  const { can } = useMe()
  const name = fullName(learner)
  const path = `${learnersPath}${learner.id}/`
  const restore = useAct(() => api.post(`${path}restore/`), {
    invalidates: [learnersPath],
    success: t.isBack({ name }),
  })
  const archive = useAct(() => api.delete(path), {
    invalidates: [learnersPath],
    onSuccess: () => notify.undo(t.wasArchived({ name }), () => void restore.run(undefined)),
  })
  if (learner.archived_at !== null) {
    return (
      <Button
        leftSection={<IconArchiveOff size={18} aria-hidden />}
        loading={restore.running}
        onClick={() => void restore.run(undefined)}
      >
        {t.restore}
      </Button>
    )
  }
  return (
    <>
      <Button
        component={Link}
        href={`/admin/learners/${learner.id}/edit`}
        variant="light"
        leftSection={<IconPencil size={18} aria-hidden />}
      >
        {t.edit}
      </Button>
      {can('learners.merge') && <MergeWith learner={learner} />}
      <Button
        variant="default"
        leftSection={<IconArchive size={18} aria-hidden />}
        loading={archive.running}
        onClick={() => void archive.run(undefined)}
      >
        {t.archive}
      </Button>
    </>
  )
}
