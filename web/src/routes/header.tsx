import { ActionIcon, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Me } from '../api/me.ts'
import { useConfig } from '../config-context.ts'
import { useText } from '../i18n/provider.tsx'
import { Link } from '../ui/link.tsx'
import { AccountFace, AppearanceFace, LanguageFace, nameOf } from './header-faces.tsx'
import css from './shell.module.css'
import { slots } from './slots.ts'
import { shellTexts } from './texts.ts'

const loadMenus = () => import('./header-menus.tsx')
const LanguageMenu = lazy(() => loadMenus().then((menus) => ({ default: menus.LanguageMenu })))
const AppearanceMenu = lazy(() => loadMenus().then((menus) => ({ default: menus.AppearanceMenu })))
const AccountMenu = lazy(() => loadMenus().then((menus) => ({ default: menus.AccountMenu })))

/** The centre's name, search, bell, language, appearance, account. */
export function Header({ me }: { me: Me | undefined }) {
  const { brand } = useConfig()
  return (
    <div className={css.headerRow}>
      <Link href="/today" className={css.brand}>
        {brand.logo ? <img src={brand.logo} alt="" height={32} /> : <span className={css.mark} aria-hidden />}
        <span className={css.brandName}>{brand.name}</span>
      </Link>
      <div className={css.headerSearch}>
        <Suspense>{me && slots.search && <slots.search />}</Suspense>
      </div>
      <Suspense>{me && slots.notifications && <slots.notifications />}</Suspense>
      <HeaderTools me={me} />
    </div>
  )
}

/** Language, appearance and account; without `me` the first two, for pages before signing in. */
export function HeaderTools({ me }: { me?: Me | undefined }) {
  const t = useText(shellTexts)
  return (
    <>
      <WhenWanted
        label={t.language}
        face={<LanguageFace />}
        menu={<LanguageMenu signedIn={me !== undefined} />}
      />
      <WhenWanted label={t.appearance} face={<AppearanceFace />} menu={<AppearanceMenu />} />
      {me && (
        <WhenWanted
          label={t.accountMenu({ name: nameOf(me) })}
          face={<AccountFace me={me} />}
          menu={<AccountMenu me={me} />}
          round
        />
      )}
    </>
  )
}

/** A button that becomes its menu, open, when it is first pressed; the code comes when a finger or pointer comes near. */
function WhenWanted({
  label,
  face,
  menu,
  round,
}: {
  label: string
  face: ReactNode
  menu: ReactNode
  round?: boolean
}) {
  const [wanted, setWanted] = useState(false)
  const shared = {
    'aria-label': label,
    'aria-haspopup': 'menu',
    onPointerEnter: loadMenus,
    onFocus: loadMenus,
    onClick: () => setWanted(true),
  } as const
  const button = round ? (
    <UnstyledButton className={css.accountButton ?? ''} {...shared}>
      {face}
    </UnstyledButton>
  ) : (
    <ActionIcon {...shared}>{face}</ActionIcon>
  )
  return wanted ? <Suspense fallback={button}>{menu}</Suspense> : button
}
