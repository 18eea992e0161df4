import type { Ticket } from '@halqa/api-client'
import { api, useAct } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { notify } from '../../../ui/index.ts'
import { ticketPath } from '../paths.ts'
import { deskTexts } from './texts.ts'

export interface TicketChanges {
  priority?: Ticket['priority']
  category_id?: string | null
  tags?: string[]
}

/** What an agent does with a ticket besides writing. */
export function useTicketActs(ticket: Pick<Ticket, 'id'>, onChanged: () => void) {
  const t = useText(deskTexts)
  const path = ticketPath(ticket.id)
  const options = { onSuccess: onChanged }
  const take = useAct(() => api.post<Ticket>(`${path}take/`), options)
  const assign = useAct(
    (assignee: string | null) => api.post<Ticket>(`${path}assign/`, { assignee }),
    options,
  )
  const change = useAct((changes: TicketChanges) => api.patch<Ticket>(path, changes), options)
  const reopen = useAct(() => api.post<Ticket>(`${path}reopen/`), options)
  const close = useAct(() => api.post<Ticket>(`${path}close/`), {
    onSuccess: () => {
      onChanged()
      notify.undo(t.closedDone, () => void reopen.run(undefined))
    },
  })
  return { take, assign, change, reopen, close }
}

export type TicketActs = ReturnType<typeof useTicketActs>
