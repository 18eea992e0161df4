import type { AuditEntry } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, KeyValue, Link, Loaded, Page, StatusBadge } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import css from './audit.module.css'
import { Changes } from './changes.tsx'
import { auditNavigation } from './navigation-texts.ts'
import { auditTexts } from './texts.ts'
import { placeOf } from './value.tsx'
import { useWho } from './who.tsx'
import { actionName, kindName, kindTexts, verbTexts } from './words.ts'

/** One entry of the trail, whole. */
export default function AuditEntryPage() {
  const t = useText(auditTexts)
  const list = useText(auditNavigation).audit
  const words = { kinds: useText(kindTexts), verbs: useText(verbTexts) }
  const format = useFormat()
  const entry = useOne<AuditEntry>(`/api/v1/audit/${useParam('id')}/`)
  return (
    <Page
      title={entry.data ? actionName(words, entry.data.action) : list}
      description={entry.data && t.entry({ position: format.number(entry.data.position) })}
      breadcrumbs={[{ label: list, href: '/admin/audit' }]}
    >
      <Loaded {...entry}>{(present) => <Entry entry={present} />}</Loaded>
    </Page>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const t = useText(auditTexts)
  const kinds = useText(kindTexts)
  const format = useFormat()
  const who = useWho()
  const href = placeOf(entry.object.kind, entry.object.id)
  const object = entry.object.name || kindName(kinds, entry.object.kind)
  const actor = entry.impersonator?.id ?? entry.actor.id
  return (
    <div className={css.stack}>
      <Card title={t.changes}>
        <Changes entry={entry} />
      </Card>
      <Card>
        <KeyValue
          items={[
            { label: t.time, value: format.dateTime(entry.at) },
            {
              label: t.who,
              value: actor ? <Link href={`/admin/users/${actor}`}>{who(entry)}</Link> : who(entry),
            },
            { label: t.object, value: href ? <Link href={href}>{object}</Link> : <bdi>{object}</bdi> },
            { label: t.device, value: entry.device && <bdi>{entry.device}</bdi> },
            { label: t.address, value: entry.ip && <bdi dir="ltr">{entry.ip}</bdi> },
            {
              label: t.request,
              value: (
                <Link href={`/admin/audit?request_id=${encodeURIComponent(entry.request_id)}`}>
                  {t.sameRequest}
                </Link>
              ),
            },
            {
              label: t.state,
              value: (
                <StatusBadge tone={entry.sealed ? 'good' : 'waiting'}>
                  {entry.sealed ? t.sealed : t.unsealed}
                </StatusBadge>
              ),
            },
          ]}
        />
      </Card>
    </div>
  )
}
