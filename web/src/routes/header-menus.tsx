import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser, IconWorld } from '@tabler/icons-react'
import { api } from '../api/http.ts'
import { mePath, type Me } from '../api/me.ts'
import { localeNames, locales, type Locale } from '../i18n/locale.ts'
import { useLocale, useText } from '../i18n/provider.tsx'
import { Link } from '../ui/link.tsx'
import { AccountFace, AppearanceFace, LanguageFace, nameOf } from './header-faces.tsx'
import { signOut } from './session.ts'
import css from './shell.module.css'
import { shellTexts } from './texts.ts'

/** The three languages in their own names; the choice is kept with the account of whoever is signed in. */
export function LanguageMenu({ signedIn }: { signedIn: boolean }) {
  const t = useText(shellTexts)
  const { locale, setLocale } = useLocale()
  const choose = (next: Locale) => {
    setLocale(next)
    if (signedIn) void api.patch(mePath, { locale: next }).catch(() => undefined)
  }
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>
        <ActionIcon aria-label={t.language}>
          <LanguageFace />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((each) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={each === locale}
            lang={each}
            mih={44}
            rightSection={each === locale && <IconCheck size={16} aria-hidden />}
            onClick={() => choose(each)}
          >
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
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>
        <ActionIcon aria-label={t.appearance}>
          <AppearanceFace />
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

export function AccountMenu({ me }: { me: Me }) {
  const t = useText(shellTexts)
  const name = nameOf(me)
  return (
    <Menu position="bottom-end" width={240} defaultOpened>
      <Menu.Target>
        <UnstyledButton className={css.accountButton ?? ''} aria-label={t.accountMenu({ name })}>
          <AccountFace me={me} />
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
