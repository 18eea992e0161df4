import { Text } from '@mantine/core'
import { Outlet, useBlocker, useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback } from 'react'
import { useText } from '../i18n/provider.tsx'
import { ConfirmPreview } from '../ui/confirm.tsx'
import { NavigationProvider } from '../ui/link.tsx'
import { kitTexts } from '../ui/texts.ts'
import { forgetUnsaved, hasUnsaved } from '../ui/unsaved.ts'

/** Around every screen: links of the kit go through the router, unsaved forms are guarded. */
export function Root() {
  const navigate = useNavigate()
  const go = useCallback((href: string) => void navigate({ href }), [navigate])
  return (
    <NavigationProvider navigate={go}>
      <Suspense>
        <Outlet />
      </Suspense>
      <UnsavedQuestion />
    </NavigationProvider>
  )
}

function UnsavedQuestion() {
  const t = useText(kitTexts)
  const blocker = useBlocker({
    // A change of filters or tabs stays on the same page and loses nothing.
    shouldBlockFn: ({ current, next }) => hasUnsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
  const blocked = blocker.status === 'blocked'
  return (
    <ConfirmPreview
      opened={blocked}
      onClose={() => blocker.reset?.()}
      title={t.unsavedTitle}
      confirmLabel={t.leave}
      cancelLabel={t.stay}
      danger
      onConfirm={() => {
        forgetUnsaved()
        blocker.proceed?.()
      }}
    >
      <Text>{t.unsavedDetail}</Text>
    </ConfirmPreview>
  )
}
