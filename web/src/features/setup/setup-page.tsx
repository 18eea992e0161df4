import { Button, UnstyledButton } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import type { SetupState } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useConfig } from '../../config-context.ts'
import { localeNames, locales, useLocale, useText } from '../../i18n/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { EmptyState, Link, Loaded } from '../../ui/index.ts'
import css from './setup.module.css'
import { setupTexts } from './texts.ts'
import { Wizard } from './wizard.tsx'

/** The first run: opened by the link that the server printed. */
export default function SetupPage() {
  const t = useText(setupTexts)
  const [token] = useSearchParam('token')
  const state = useOne<SetupState>('/api/v1/setup/', { token: token || 'none' }, { freshFor: Infinity })
  useEffect(() => {
    document.title = t.pageTitle
  }, [t.pageTitle])
  return (
    <Frame>
      <Loaded {...state}>
        {({ needed, link_valid }) => {
          if (needed && link_valid) return <Wizard token={token} />
          if (needed) return <EmptyState title={t.badLinkTitle} detail={t.badLinkDetail} />
          return (
            <EmptyState
              title={t.doneTitle}
              detail={t.doneDetail}
              action={
                <Button component={Link} href="/sign-in">
                  {t.signIn}
                </Button>
              }
            />
          )
        }}
      </Loaded>
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const { brand } = useConfig()
  const { locale, setLocale } = useLocale()
  return (
    <div className={css.frame}>
      <header className={css.top}>
        <bdi className={css.brand}>{brand.name}</bdi>
        <div className={css.languages}>
          {locales.map((each) => (
            <UnstyledButton
              key={each}
              lang={each}
              className={css.language ?? ''}
              aria-pressed={each === locale}
              onClick={() => setLocale(each)}
            >
              {localeNames[each]}
            </UnstyledButton>
          ))}
        </div>
      </header>
      <main id="content" className={css.middle}>
        <div className={css.paper}>{children}</div>
      </main>
    </div>
  )
}
