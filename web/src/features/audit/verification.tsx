import type { AuditVerification } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { api, useAct, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Ago, Card, Link, Loaded, StatusBadge } from '../../ui/index.ts'
import css from './audit.module.css'
import { auditTexts } from './texts.ts'

const path = '/api/v1/audit/verification/'
type Found = NonNullable<AuditVerification['last']>

/** What the last check of the chain found, and the button for another. */
export function Verification() {
  const t = useText(auditTexts)
  const state = useOne<AuditVerification>(path)
  const verify = useAct(() => api.post<AuditVerification>(path), { invalidates: [path] })
  return (
    <Card title={t.chain}>
      <Loaded {...state}>
        {({ last }) => (
          <div className={css.verdict}>
            <div role="status">{last ? <Verdict found={last} /> : t.neverVerified}</div>
            <Button
              variant="default"
              leftSection={<IconShieldCheck size={18} aria-hidden />}
              loading={verify.running}
              onClick={() => void verify.run(undefined)}
            >
              {t.verify}
            </Button>
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Verdict({ found }: { found: Found }) {
  const t = useText(auditTexts)
  const format = useFormat()
  const numbers = {
    rows: format.number(found.rows),
    seals: format.number(found.seals),
    erased: format.number(found.erased),
  }
  return (
    <>
      <StatusBadge tone={found.ok ? 'good' : 'bad'}>{found.ok ? t.ok : t.broken}</StatusBadge>{' '}
      <Text component="span" size="sm" c="dimmed">
        <Ago at={found.at} /> · {found.by === null ? t.checkedAtNight : t.checkedBy({ name: found.by })}
      </Text>
      <Text size="sm">{found.ok ? t.counted(numbers) : <Problem found={found} />}</Text>
    </>
  )
}

function Problem({ found }: { found: Found }) {
  const t = useText(auditTexts)
  const format = useFormat()
  const position = found.position === null ? '' : format.number(found.position)
  const words: Readonly<Record<string, string>> = {
    row: t.problemRow({ position }),
    values: t.problemValues({ position }),
    missing: t.problemMissing({ position }),
    seal: t.problemSeal({ position }),
    rewritten: t.problemRewritten,
  }
  const text = words[found.problem ?? ''] ?? ''
  return found.entry ? <Link href={`/admin/audit/${found.entry}`}>{text}</Link> : text
}
