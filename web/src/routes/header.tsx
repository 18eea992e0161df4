import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun, IconUser, IconWorld } from '@tabler/icons-react'
import { Suspense } from 'react'
import { api } from '../api/http.ts'
import { mePath, type Me } from '../api/me.ts'
import { useConfig } from '../config-context.ts'
import { localeNames, locales, type Locale } from '../i18n/locale.ts'
import { useLocale, useText } from '../i18n/provider.tsx'
import { Avatar } from '../ui/display.tsx'
import { Link } from '../ui/link.tsx'
import css from './shell.module.css'
import { signOut } from './session.ts'
import { slots } from './slots.ts'
import { shellTexts } from './texts.ts'

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
      <LanguageMenu onChosen={(locale) => me && void api.patch(mePath, { locale }).catch(() => undefined)} />
      <AppearanceMenu />
      {me && <AccountMenu me={me} />}
    </div>
  )
}

/** The three languages in their own names. */
export function LanguageMenu({ onChosen }: { onChosen?: (locale: Locale) => void }) {
  const t = useText(shellTexts)
  const { locale, setLocale } = useLocale()
  const choose = (next: Locale) => {
    setLocale(next)
    onChosen?.(next)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.language}>
          <IconLanguage size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((each) => (
          <Menu.Item key={each} role="menuitemradio" aria-checked={each === locale} lang={each} mih={44} rightSection={each === locale && <IconCheck size={16} aria-hidden />} onClick={() => choose(each)}>
            {localeNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Light, dark, or as the device. */
export function AppearanceMenu() {
  const t = useText(shellTexts)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const options: readonly { scheme: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
    { scheme: 'light', label: t.light, icon: IconSun },
    { scheme: 'dark', label: t.dark, icon: IconMoon },
    { scheme: 'auto', label: t.auto, icon: IconDeviceDesktop },
  ]
  const Current = options.find((option) => option.scheme === colorScheme)?.icon ?? IconSun
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t.appearance}>
          <Current size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option.scheme}
            role="menuitemradio"
            aria-checked={option.scheme === colorScheme}
            mih={44}
            leftSection={<option.icon size={18} aria-hidden />}
            rightSection={option.scheme === colorScheme && <IconCheck size={16} aria-hidden />}
            onClick={() => setColorScheme(option.scheme)}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const t = useText(shellTexts)
  const name = `${me.first_name} ${me.last_name}`.trim() || me.phone_number1 || me.email || '?'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={css.accountButton ?? ''} aria-label={t.accountMenu({ name })}>
          <Avatar name={name} src={me.avatar} size={36} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{name}</bdi>
        </Menu.Label>
        <Menu.Item component={Link} href="/account" mih={44} leftSection={<IconUser size={18} aria-hidden />}>
          {t.account}
        </Menu.Item>
        <Menu.Item component="a" href="/" mih={44} leftSection={<IconWorld size={18} aria-hidden />}>
          {t.website}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item mih={44} leftSection={<IconLogout size={18} className="halqa-directional" aria-hidden />} onClick={() => void signOut()}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
