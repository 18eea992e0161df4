import type { BulkDecision } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { api, newKey, useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ConfirmPreview, notify } from '../../ui/index.ts'
import { deskTexts } from './desk-texts.ts'
import css from './enrolments.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** Decides about the chosen requests at once; what fails is said, the rest goes through. */
export function BulkBar({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const t = useText(deskTexts)
  const format = useFormat()
  const [dialog, setDialog] = useState<'approve' | 'reject' | null>(null)
  const again = {
    invalidates: [
      '/api/v1/enrollment-requests/',
      '/api/v1/enrollments/',
      '/api/v1/waitlist/',
      '/api/v1/invoices/',
    ],
  }
  const tell = (done: BulkDecision) => {
    const count = done.approved.length + done.rejected.length
    notify.info(
      t.bulkDone({
        done: format.number(count),
        failed: format.number(done.failed.length),
        skipped: format.number(done.skipped.length),
      }),
    )
    for (const failure of done.failed.slice(0, 3)) notify.error(failure.detail)
    onDone()
  }
  const approve = useAct(
    () =>
      api.post<BulkDecision>(
        '/api/v1/enrollment-requests/bulk-approve/',
        { ids },
        { idempotencyKey: newKey() },
      ),
    { ...again, onSuccess: tell },
  )
  const reject = useAct(
    (reason: string) =>
      api.post<BulkDecision>(
        '/api/v1/enrollment-requests/bulk-reject/',
        { ids, reason },
        { idempotencyKey: newKey() },
      ),
    {
      ...again,
      throws: true,
      onSuccess: tell,
    },
  )
  const chosen = t.chosen({ count: ids.length })
  return (
    <div className={css.bulk} role="region" aria-label={chosen}>
      <Text fw={600}>{chosen}</Text>
      <Button color="teal.9" onClick={() => setDialog('approve')}>
        {t.approve}
      </Button>
      <Button color="red" variant="light" onClick={() => setDialog('reject')}>
        {t.reject}
      </Button>
      <ConfirmPreview
        opened={dialog === 'approve'}
        onClose={() => setDialog(null)}
        title={t.approve}
        confirmLabel={t.approve}
        onConfirm={() => approve.run(undefined)}
      >
        {chosen}
      </ConfirmPreview>
      <ReasonDialog
        opened={dialog === 'reject'}
        onClose={() => setDialog(null)}
        title={t.rejectWhy}
        detail={chosen}
        confirmLabel={t.reject}
        usual={[t.noSeats, t.levelFirst]}
        onConfirm={(reason) => reject.run(reason)}
      />
    </div>
  )
}
