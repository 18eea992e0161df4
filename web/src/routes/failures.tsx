import { Button } from '@mantine/core'
import { IconLock, IconMapQuestion } from '@tabler/icons-react'
import { useText } from '../i18n/provider.tsx'
import { Link } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, ErrorState } from '../ui/states.tsx'
import { shellTexts } from './texts.ts'

export function NotFound() {
  const t = useText(shellTexts)
  return (
    <main>
      <Page title={t.notFoundTitle} width="narrow">
        <EmptyState
          title={t.notFoundDetail}
          icon={<IconMapQuestion size={30} stroke={1.5} aria-hidden />}
          action={<ToToday />}
        />
      </Page>
    </main>
  )
}

export function NotAllowed() {
  const t = useText(shellTexts)
  return (
    <Page title={t.notAllowedTitle} width="narrow">
      <EmptyState
        title={t.notAllowedDetail}
        icon={<IconLock size={30} stroke={1.5} aria-hidden />}
        action={<ToToday />}
      />
    </Page>
  )
}

/** A screen threw while drawing, or its code could not be loaded (a new version replaced it, or the network is away). */
export function ScreenFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const retry = () => {
    reset()
    location.reload()
  }
  return <ErrorState error={error} onRetry={retry} />
}

function ToToday() {
  const t = useText(shellTexts)
  return (
    <Button component={Link} href="/today" variant="light">
      {t.toToday}
    </Button>
  )
}
