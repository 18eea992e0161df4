import type { PrivacyRequest } from '@halqa/api-client'
import { useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'
import { requestTexts } from './texts.ts'

const tones = {
  waiting: 'waiting',
  running: 'info',
  ready: 'good',
  done: 'good',
  blocked: 'attention',
  failed: 'bad',
  cancelled: 'neutral',
  expired: 'neutral',
} as const satisfies Record<PrivacyRequest['status'], Tone>

/** Where a request stands. */
export function RequestState({ request }: { request: Pick<PrivacyRequest, 'status'> }) {
  const t = useText(requestTexts)
  return <StatusBadge tone={tones[request.status]}>{t[request.status]}</StatusBadge>
}

/** The file of a copy, while it can be had. */
export function fileOf(request: PrivacyRequest): string | null {
  return request.kind === 'export' && request.status === 'ready' && request.mine
    ? `/api/v1/privacy/exports/${request.id}/file/`
    : null
}
