import type { SessionInfo } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconApi, IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useOne } from '../../api/index.ts'
import { useFormat, useLocale, useText, type Locale } from '../../i18n/index.ts'
import { Ago, Card, ConfirmPreview, Loaded, StatusBadge } from '../../ui/index.ts'
import css from './account.module.css'
import { sessionTexts } from './session-texts.ts'

const ownPath = '/api/v1/sessions/'

/** Where a person is signed in: oneself, or with `path` somebody else. Each place can be signed out from here. */
export function SessionList({ path = ownPath }: { path?: string }) {
  const t = useText(sessionTexts)
  const sessions = useOne<{ results: SessionInfo[] }>(path)
  const [asking, setAsking] = useState(false)
  const endOthers = useAct(() => api.delete<{ ended: number }>(path), {
    invalidates: [path],
    success: ({ ended }) => t.endedCount({ count: ended }),
    onSuccess: () => setAsking(false),
  })
  const own = path === ownPath
  const others = sessions.data?.results.filter((session) => !session.current).length ?? 0
  const label = own ? t.endOthers : t.endAll
  return (
    <Card
      title={t.title}
      action={
        others > 0 && (
          <Button variant="light" color="red" onClick={() => setAsking(true)}>
            {label}
          </Button>
        )
      }
    >
      <Loaded {...sessions}>
        {({ results }) =>
          results.length > 0 ? (
            <ul className={css.sessions}>
              {results.map((session) => (
                <Session key={session.id} session={session} path={path} />
              ))}
            </ul>
          ) : (
            <Text c="dimmed">{t.none}</Text>
          )
        }
      </Loaded>
      {own && (
        <Text size="sm" c="dimmed" mt="sm">
          {t.strange}
        </Text>
      )}
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={label}
        confirmLabel={label}
        danger
        onConfirm={() => endOthers.run(undefined)}
      >
        {own ? t.endOthersPreview({ count: others }) : t.endAllPreview({ count: others })}
      </ConfirmPreview>
    </Card>
  )
}

const icons = {
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  computer: IconDeviceDesktop,
  program: IconApi,
} as const

function Session({ session, path }: { session: SessionInfo; path: string }) {
  const t = useText(sessionTexts)
  const format = useFormat()
  const end = useAct(() => api.delete(`${path}${session.id}/`), { invalidates: [path], success: t.ended })
  const name = session.device || (session.kind === 'web' ? t.unknownDevice : t.app)
  const Icon = icons[session.form]
  return (
    <li className={css.session}>
      <Icon className={css.sessionIcon ?? ''} size={28} stroke={1.5} aria-hidden />
      <div className={css.sessionFacts}>
        <Text fw={500} component="div">
          <bdi>{name}</bdi> {session.current && <StatusBadge tone="good">{t.thisDevice}</StatusBadge>}
        </Text>
        {session.impersonation && (
          <Text size="sm" fw={500} component="div">
            {t.supportLooks({ name: session.impersonation.by, reason: session.impersonation.reason })}
          </Text>
        )}
        <Text size="sm" component="div">
          {session.current ? (
            t.now
          ) : (
            <>
              {t.lastUsed} <Ago at={session.last_used_at} />
            </>
          )}
        </Text>
        {session.impersonation && (
          <Text size="sm" component="div">
            {t.impersonated({ by: session.impersonation.by, reason: session.impersonation.reason })}
          </Text>
        )}
        <Text size="sm" c="dimmed" component="div">
          <Place session={session} />
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {t.since({ when: format.dateTime(session.created_at) })}
          {' · '}
          {methodName(t, session.method)}
        </Text>
      </div>
      {!session.current && (
        <Button
          variant="default"
          loading={end.running}
          onClick={() => void end.run(undefined)}
          aria-label={`${t.end}: ${name}`}
        >
          {t.end}
        </Button>
      )}
    </li>
  )
}

/** What is known of the place without asking anybody else: the clock there, and the network. */
function Place({ session }: { session: SessionInfo }) {
  const t = useText(sessionTexts)
  const { locale } = useLocale()
  const { network, network_kind: kind, same_network: same, current, time_zone: zone } = session
  const net =
    kind === 'machine' ? t.machine : same && !current ? t.sameNetwork : kind === 'local' ? t.local : t.network
  return (
    <>
      {zone && `${zoneName(zone, locale)} · `}
      {kind === 'unknown' ? (
        t.unknownPlace
      ) : (
        <>
          {net} {kind !== 'machine' && <span className="halqa-ltr">{network}</span>}
        </>
      )}
    </>
  )
}

/** `Egypt Time`: the country or city by whose clock the device lives, in the reader's language. */
function zoneName(zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'shortGeneric',
  }).formatToParts()
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

function methodName(t: ReturnType<typeof useText<typeof sessionTexts>>, method: string): string {
  const methods: Readonly<Record<string, string>> = {
    password: t.byPassword,
    code: t.byCode,
    passkey: t.byPasskey,
    sign_up: t.bySignUp,
    invitation: t.byInvitation,
    setup: t.bySetup,
    demo: t.byDemo,
    impersonation: t.byStaff,
  }
  return methods[method] ?? t.byOther
}
