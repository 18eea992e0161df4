import type { EnrollmentApproval } from '@halqa/api-client'
import { useCallback, useRef, useState } from 'react'
import { api, newKey, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { notify, useGo } from '../../ui/index.ts'
import { deskTexts } from './desk-texts.ts'

export type Decision = 'approve' | 'reject'

export interface Approving {
  id: string
  withSiblings: boolean
  override?: string
}

/** The desk's decisions with their messages. `pressed` is what a key asked for; the open request answers it. */
export function useDecisions(onDone: () => void) {
  const t = useText(deskTexts)
  const go = useGo()
  const [pressed, setPressed] = useState<Decision | null>(null)
  const keys = useRef(new Map<string, string>())
  const again = {
    invalidates: [
      '/api/v1/enrollment-requests/',
      '/api/v1/enrollments/',
      '/api/v1/waitlist/',
      '/api/v1/invoices/',
    ],
  }

  const approve = useAct(
    (input: Approving) => {
      const intent = JSON.stringify(input)
      const idempotencyKey = keys.current.get(intent) ?? newKey()
      keys.current.set(intent, idempotencyKey)
      const body = {
        with_siblings: input.withSiblings,
        ...(input.override === undefined ? {} : { override_reason: input.override }),
      }
      return api.post<EnrollmentApproval>(`/api/v1/enrollment-requests/${input.id}/approve/`, body, {
        idempotencyKey,
      })
    },
    {
      ...again,
      onSuccess: ({ admitted, waiting, invoice }) => {
        if (waiting > 0) notify.info(t.waiting({ count: waiting }))
        if (invoice)
          notify.ask(t.admitted({ count: admitted }), {
            label: t.toInvoice({ number: invoice.number }),
            run: () => go(`/admin/invoices/${invoice.id}`),
          })
        else if (admitted > 0) notify.success(t.admitted({ count: admitted }))
        // A request that waits tries again later: its key must not answer today's result then.
        if (waiting > 0) keys.current.clear()
        onDone()
      },
    },
  )
  const reject = useAct(
    (input: { id: string; reason: string }) =>
      api.post(`/api/v1/enrollment-requests/${input.id}/reject/`, { reason: input.reason }),
    {
      ...again,
      throws: true,
      success: t.rejected,
      onSuccess: onDone,
    },
  )
  const question = useAct(
    (input: { id: string; question: string }) =>
      api.post(`/api/v1/enrollment-requests/${input.id}/question/`, { question: input.question }),
    {
      ...again,
      throws: true,
      success: t.askedDone,
      onSuccess: onDone,
    },
  )
  const release = useCallback(() => setPressed(null), [])
  return { approve, reject, question, pressed, press: setPressed, release }
}

export type Decisions = ReturnType<typeof useDecisions>
