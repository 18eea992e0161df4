import type { Child } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react'
import { api, useAct, useMe, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import {
  Avatar,
  Card,
  KeyValue,
  Link,
  Loaded,
  notify,
  Page,
  Phone,
  StatusBadge,
  useGo,
} from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { childrenPath } from './child-form.tsx'
import { CardActions } from './card-actions.tsx'
import { GuardianList } from './guardian-list.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteGuardian } from './invite-guardian.tsx'
import { LearnerParts } from './learner-parts.tsx'
import { OwnLoginCard } from './own-login.tsx'
import { peopleNavigation } from './navigation-texts.ts'
import { fullName, smaller, yearsSince } from './person.ts'
import css from './people.module.css'
import type { LearnerPart } from './slots.ts'
import { personTexts } from './texts.ts'

/** One child: who it is, who stands behind it, and the panels that other areas add. */
export function ChildPage({ parts = [] }: { parts?: readonly LearnerPart[] }) {
  const id = useParam('id')
  const family = useText(peopleNavigation).family
  const child = useOne<Child>(`${childrenPath}${id}/`)
  return (
    <Page
      title={child.data ? fullName(child.data) : family}
      breadcrumbs={[{ label: family, href: '/family' }]}
      actions={child.data?.is_primary ? <Actions child={child.data} /> : undefined}
    >
      <Loaded {...child}>{(present) => <Facts child={present} parts={parts} />}</Loaded>
    </Page>
  )
}

function Facts({ child, parts }: { child: Child; parts: readonly LearnerPart[] }) {
  const t = useText(personTexts)
  const format = useFormat()
  const go = useGo()
  const { me } = useMe()
  const path = `${childrenPath}${child.id}/`
  return (
    <div className={css.stack}>
      <Card>
        <div className={css.head}>
          <Avatar name={fullName(child)} src={smaller(child.image, 256)} size={88} />
          <div>
            <Text size="lg" fw={600}>
              {t.age({ years: yearsSince(child.dob) })}
            </Text>
            <Text className={`${css.code} halqa-ltr`}>{child.unique_code}</Text>
            {child.archived_at !== null && <StatusBadge tone="neutral">{t.archived}</StatusBadge>}
          </div>
          {child.archived_at === null && (
            <CardActions path={`${path}card/`} code={child.unique_code} mayReissue={child.is_primary} />
          )}
        </div>
        <KeyValue
          items={[
            { label: t.birthDate, value: format.date(child.dob) },
            { label: t.gender, value: t[child.gender] },
            { label: t.phone, value: child.phone ? <Phone number={child.phone} /> : null },
            { label: t.notes, value: child.notes },
          ]}
        />
      </Card>
      {child.archived_at === null && <LearnerParts parts={parts} learnerId={child.id} />}
      <Card title={t.guardians}>
        <GuardianList
          guardians={child.guardians}
          childName={fullName(child)}
          path={path}
          powers={(guardian) => {
            const rules = child.is_primary && child.archived_at === null && !guardian.is_primary
            return {
              end: child.guardians.length > 1 && (guardian.user_id === me?.id || child.is_primary),
              edit: rules,
              handOver: rules,
            }
          }}
          onEnded={(guardian) => {
            if (guardian.user_id === me?.id) go('/family')
          }}
        />
        {child.is_primary && child.archived_at === null && (
          <>
            <InviteGuardian path={path} />
            <InvitationList path={path} mayResend mayRevoke />
          </>
        )}
      </Card>
      {child.archived_at === null && (
        <OwnLoginCard
          path={path}
          name={child.first_name}
          hasLogin={child.has_login}
          mayChange={child.is_primary}
        />
      )}
    </div>
  )
}

function Actions({ child }: { child: Child }) {
  const t = useText(personTexts)
  const go = useGo()
  const name = fullName(child)
  const path = `${childrenPath}${child.id}/`
  const restore = useAct(() => api.post(`${path}restore/`), {
    invalidates: [childrenPath],
    success: t.isBack({ name }),
  })
  const archive = useAct(() => api.delete(path), {
    invalidates: [childrenPath],
    onSuccess: () => {
      notify.undo(t.wasArchived({ name }), () => void restore.run(undefined))
      go('/family')
    },
  })
  if (child.archived_at !== null) {
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
        href={`/family/${child.id}/edit`}
        variant="light"
        leftSection={<IconPencil size={18} aria-hidden />}
      >
        {t.edit}
      </Button>
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
