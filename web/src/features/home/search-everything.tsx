import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { permits, useMe } from '../../api/me.ts'
import { useText } from '../../i18n/provider.tsx'
import css from './search.module.css'
import { searchTexts } from './search-texts.ts'

const SearchDialog = lazy(() => import('./search-dialog.tsx'))

const needs = 'users.view|learners.view|invoices.view_all|tickets.answer'

/** The staff's one search: a box in the header, Ctrl-K everywhere. */
export default function SearchEverything() {
  const t = useText(searchTexts)
  const { me } = useMe()
  const [open, setOpen] = useState(false)
  const allowed = permits(me, needs)

  useEffect(() => {
    if (!allowed) return
    const listen = (event: KeyboardEvent) => {
      // The key by its place, so that it works in Arabic and Persian layouts too.
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK') {
        event.preventDefault()
        setOpen(true)
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [allowed])

  if (!allowed) return null
  return (
    <>
      <UnstyledButton className={css.box ?? ''} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <IconSearch size={18} aria-hidden />
        <span>{t.search}</span>
        <kbd dir="ltr">Ctrl K</kbd>
      </UnstyledButton>
      <ActionIcon className={css.icon ?? ''} onClick={() => setOpen(true)} aria-label={t.search}>
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
