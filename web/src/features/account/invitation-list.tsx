import type { InvitationSent, StaffInvitation } from '@halqa/api-client'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconMailPlus, IconSend, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useList } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ListViews } from '../../lists/index.ts'
import {
  Ago,
  ConfirmPreview,
  DataList,
  FilterBar,
  Link,
  Page,
  Phone,
  StatusBadge,
  type Column,
  type Tone,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { invitationsPath, invitationTexts } from './invitation-texts.ts'
import { useRoleNames } from './use-roles.ts'

const tones: Readonly<Record<string, Tone>> = {
  open: 'waiting',
  expired: 'neutral',
  accepted: 'good',
  revoked: 'bad',
}

function whoIs({ first_name, last_name, phone, email }: StaffInvitation): string {
  return `${first_name} ${last_name}`.trim() || phone || email || ''
}

/** Everybody who was asked to work here, and what became of it. */
export default function InvitationList() {
  const t = useText(invitationTexts)
  const names = useRoleNames()
  const state = useListState({ filterNames: ['state', 'role'], ordering: '-created_at' })
  const list = useList<StaffInvitation>(invitationsPath, state.query)
  const [asking, setAsking] = useState<StaffInvitation>()
  const options = { invalidates: [invitationsPath] }
  const resend = useAct((id: string) => api.post<InvitationSent>(`${invitationsPath}${id}/letter/`), {
    ...options,
    success: t.resent,
  })
  const revoke = useAct((id: string) => api.delete<StaffInvitation>(`${invitationsPath}${id}/`), {
    ...options,
    success: t.revokedDone,
    throws: true,
  })
  return (
    <Page
      title={t.invitations}
      description={t.hint}
      width="wide"
      actions={
        <Button component={Link} href="/admin/users/new" leftSection={<IconMailPlus size={18} aria-hidden />}>
          {t.invite}
        </Button>
      }
    >
      <DataList
        label={t.invitations}
        name="invitations"
        columns={useColumns()}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(invitation) => invitation.id}
        rowName={whoIs}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'state',
                label: t.state,
                options: (['open', 'expired', 'accepted', 'revoked'] as const).map((value) => ({
                  value,
                  label: t[value],
                })),
              },
              { name: 'role', label: t.roles, options: names.options },
            ]}
          />
        }
        toolbar={<ListViews name="invitations" state={state} />}
        renderActions={(invitation) =>
          (invitation.state === 'open' || invitation.state === 'expired') && (
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                disabled={resend.running || invitation.sends >= 5}
                onClick={() => void resend.run(invitation.id)}
                aria-label={`${t.resend}: ${whoIs(invitation)}`}
              >
                <IconSend size={20} className="halqa-directional" aria-hidden />
              </ActionIcon>
              <ActionIcon
                onClick={() => setAsking(invitation)}
                aria-label={`${t.revoke}: ${whoIs(invitation)}`}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          )
        }
        empty={{ title: t.none }}
      />
      <ConfirmPreview
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t.revoke}
        confirmLabel={t.revoke}
        danger
        onConfirm={() => revoke.run(asking?.id ?? '')}
      >
        {t.revokePreview({ name: asking ? whoIs(asking) : '' })}
      </ConfirmPreview>
    </Page>
  )
}

function useColumns(): Column<StaffInvitation>[] {
  const t = useText(invitationTexts)
  const names = useRoleNames()
  const format = useFormat()
  return [
    {
      key: 'first_name',
      header: t.who,
      main: true,
      sortable: true,
      render: (invitation) => (
        <>
          <Text component="span" fw={600} display="block">
            <bdi>{`${invitation.first_name} ${invitation.last_name}`.trim()}</bdi>
          </Text>
          {invitation.phone ? (
            <Phone number={invitation.phone} link={false} />
          ) : (
            <bdi dir="ltr">{invitation.email}</bdi>
          )}
        </>
      ),
    },
    {
      key: 'roles',
      header: t.roles,
      render: (invitation) => format.list(invitation.roles.map(names.nameOf)),
    },
    {
      key: 'state',
      header: t.state,
      render: ({ state }) => (
        <StatusBadge tone={tones[state] ?? 'neutral'}>{isState(state) ? t[state] : state}</StatusBadge>
      ),
    },
    {
      key: 'invited_by',
      header: t.invitedBy,
      render: (invitation) => <bdi>{invitation.invited_by.name}</bdi>,
    },
    {
      key: 'created_at',
      header: t.sent,
      sortable: true,
      render: (invitation) => <Ago at={invitation.sent_at} />,
    },
    {
      key: 'expires_at',
      header: t.expires,
      sortable: true,
      hidden: true,
      render: (invitation) => format.dateTime(invitation.expires_at),
    },
  ]
}

function isState(state: string): state is 'open' | 'expired' | 'accepted' | 'revoked' {
  return Object.hasOwn(tones, state)
}
