import type { MyGuardianInvitation } from '@halqa/api-client'
import { Button, Group, List, Text } from '@mantine/core'
import { IconMailOpened } from '@tabler/icons-react'
import { api, mePath, useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, EmptyState, ErrorState, ListSkeleton, Page, useGo } from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'
import { peopleNavigation } from './navigation-texts.ts'
import css from './people.module.css'

const path = '/api/v1/guardian-invitations/'

/** Where the link of the text message leads: what waits for the holder of this phone. */
export default function MyInvitationsPage() {
  const t = useText(familyTexts)
  const family = useText(peopleNavigation).family
  const list = useList<MyGuardianInvitation>(path)
  return (
    <Page title={t.invitations} breadcrumbs={[{ label: family, href: '/family' }]}>
      {list.loading && <ListSkeleton rows={1} height={160} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState
          title={t.noInvitations}
          detail={t.noInvitationsDetail}
          icon={<IconMailOpened size={30} stroke={1.5} aria-hidden />}
        />
      )}
      <Invitations rows={list.rows} />
    </Page>
  )
}

/** The same at the head of the family page; nothing when nothing waits. */
export function MyInvitations() {
  const list = useList<MyGuardianInvitation>(path)
  return <Invitations rows={list.rows} />
}

function Invitations({ rows }: { rows: readonly MyGuardianInvitation[] }) {
  if (rows.length === 0) return null
  return (
    <div className={css.stack}>
      {rows.map((invitation) => (
        <Invitation key={invitation.id} invitation={invitation} />
      ))}
    </div>
  )
}

function Invitation({ invitation }: { invitation: MyGuardianInvitation }) {
  const t = useText(familyTexts)
  const format = useFormat()
  const go = useGo()
  const invalidates = [path, '/api/v1/parents/children/', mePath]
  const accept = useAct(() => api.post<{ child: string }>(`${path}${invitation.id}/accept/`), {
    invalidates,
    success: t.nowGuardian,
    onSuccess: ({ child }) => go(`/family/${child}`),
  })
  const decline = useAct(() => api.post(`${path}${invitation.id}/decline/`), { invalidates })
  const { rights } = invitation
  const mine = [
    rights.view && t.view,
    rights.pay && t.pay,
    rights.pick_up && t.pick_up,
    rights.message && t.message,
  ]
  return (
    <Card title={t.forYou}>
      <Text size="lg">
        {t.asks({
          inviter: `\u2068${invitation.inviter_name}\u2069`,
          child: `\u2068${invitation.child_first_name}\u2069`,
        })}
      </Text>
      <Text mt="sm" fw={600}>
        {t.youMay}
      </Text>
      <List>
        {mine
          .filter((word) => word !== false)
          .map((word) => (
            <List.Item key={word}>{word}</List.Item>
          ))}
      </List>
      <Text size="sm" c="dimmed" mt="xs">
        {t.until({ day: format.date(invitation.expires_at) })}
      </Text>
      <Group mt="md">
        <Button loading={accept.running} onClick={() => void accept.run(undefined)}>
          {t.accept}
        </Button>
        <Button variant="default" loading={decline.running} onClick={() => void decline.run(undefined)}>
          {t.decline}
        </Button>
      </Group>
    </Card>
  )
}
