import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useMe } from '../api/me.ts'
import { useText } from '../i18n/provider.tsx'
import { DetailSkeleton, ErrorState } from '../ui/states.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import { currentEntry, entriesFor } from './navigation.ts'
import css from './shell.module.css'
import { shellTexts } from './texts.ts'
import { useAdoptPerson } from './use-adopt-person.ts'
import { OfflineNote } from './offline-note.tsx'

const InPlaceOf = lazy(() => import('./in-place-of.tsx'))
const MenuDrawer = lazy(() => import('./menu-drawer.tsx'))

/** Header, menu at the side on wide screens, bar at the bottom and drawer on phones. */
export function Shell() {
  const t = useText(shellTexts)
  const { me, loading, error, reload } = useMe()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const entries = entriesFor(me)
  const current = currentEntry(pathname, entries)
  // Who looks through somebody's eyes reads his own language.
  useAdoptPerson(me?.impersonation ? undefined : me)
  useEffect(() => setOpen(false), [pathname])

  const content = () => {
    if (me) return <Outlet />
    // Without a session the API client is already on its way to the sign-in page.
    if (error && !loading && !('status' in error && error.status === 401))
      return <ErrorState error={error} onRetry={() => void reload()} />
    return <Waiting />
  }

  return (
    <div className={css.shell}>
      <a href="#content" className="halqa-skip">
        {t.skip}
      </a>
      <header className={`${css.header} halqa-screen-only`}>
        <Header me={me} />
      </header>
      <nav className={`${css.navbar} halqa-screen-only`} aria-label={t.main}>
        <Menu entries={entries} current={current} />
      </nav>
      <main id="content" tabIndex={-1} className={css.main}>
        {me?.impersonation && (
          <Suspense>
            <InPlaceOf me={me} seen={me.impersonation} />
          </Suspense>
        )}
        <OfflineNote />
        <Suspense fallback={<Waiting />}>{content()}</Suspense>
      </main>
      <BottomBar entries={entries} current={current} onMore={() => setOpen(true)} moreOpen={open} />
      {open && (
        <Suspense>
          <MenuDrawer entries={entries} current={current} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Waiting() {
  return (
    <div className={css.waiting}>
      <DetailSkeleton />
    </div>
  )
}
