import { AppShell, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useMe } from '../api/me.ts'
import { useText } from '../i18n/provider.tsx'
import { DetailSkeleton, ErrorState } from '../ui/states.tsx'
import { kitTexts } from '../ui/texts.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import { currentEntry, entriesFor } from './navigation.ts'
import css from './shell.module.css'
import { shellTexts } from './texts.ts'
import { useAdoptPerson } from './use-adopt-person.ts'
import { OfflineNote } from './offline-note.tsx'

/** Header, menu at the side on wide screens, bar at the bottom and drawer on phones. */
export function Shell() {
  const t = useText(shellTexts)
  const kit = useText(kitTexts)
  const { me, loading, error, reload } = useMe()
  const { pathname } = useLocation()
  const [opened, drawer] = useDisclosure(false)
  const entries = entriesFor(me)
  const current = currentEntry(pathname, entries)
  useAdoptPerson(me)
  useEffect(drawer.close, [pathname])

  const content = () => {
    if (me) return <Outlet />
    // Without a session the API client is already on its way to the sign-in page.
    if (error && !loading && !('status' in error && error.status === 401)) return <ErrorState error={error} onRetry={() => void reload()} />
    return (
      <div className={css.waiting}>
        <DetailSkeleton />
      </div>
    )
  }

  return (
    <AppShell header={{ height: 60 }} navbar={{ width: 256, breakpoint: 'md', collapsed: { mobile: true } }} padding={0}>
      <a href="#content" className="halqa-skip">
        {t.skip}
      </a>
      <AppShell.Header className={css.header ?? ''}>
        <Header me={me} />
      </AppShell.Header>
      <AppShell.Navbar className={css.navbar ?? ''} aria-label={t.main}>
        <Menu entries={entries} current={current} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={css.main ?? ''}>
        <OfflineNote />
        <Suspense
          fallback={
            <div className={css.waiting}>
              <DetailSkeleton />
            </div>
          }
        >
          {content()}
        </Suspense>
      </AppShell.Main>
      <BottomBar entries={entries} current={current} onMore={drawer.open} moreOpen={opened} />
      <Drawer opened={opened} onClose={drawer.close} title={t.menu} position="bottom" size="auto" closeButtonProps={{ 'aria-label': kit.close }}>
        <nav aria-label={t.main}>
          <Menu entries={entries} current={current} />
        </nav>
      </Drawer>
    </AppShell>
  )
}
