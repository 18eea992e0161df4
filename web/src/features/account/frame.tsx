import { Text, Title, UnstyledButton } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useConfig } from '../../config-context.ts'
import { localeNames, locales, useLocale, useText } from '../../i18n/index.ts'
import css from './account.module.css'
import { signInTexts } from './texts.ts'

interface FrameProps {
  title: string
  hint?: ReactNode
  children: ReactNode
  /** Under the paper: demo people. */
  after?: ReactNode
}

/** The page around signing in and its neighbours: the centre's name, three languages, one sheet of paper. */
export function Frame({ title, hint, children, after }: FrameProps) {
  const t = useText(signInTexts)
  const { brand } = useConfig()
  useEffect(() => {
    document.title = `${title} · ${brand.name}`
  }, [title, brand.name])
  return (
    <div className={css.frame}>
      <header className={css.top}>
        <a href="/" className={css.brand} title={t.website}>
          {brand.logo && <img src={brand.logo} alt="" />}
          <bdi>{brand.name}</bdi>
        </a>
        <Languages />
      </header>
      <main id="content" className={css.middle}>
        <div className={css.paper}>
          <Title order={1} size="h2" mb={hint ? 4 : 'md'} className="halqa-balance">
            {title}
          </Title>
          {hint && (
            <Text c="dimmed" mb="lg" component="div">
              {hint}
            </Text>
          )}
          {children}
        </div>
        {after}
      </main>
    </div>
  )
}

function Languages() {
  const { locale, setLocale } = useLocale()
  return (
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
  )
}
