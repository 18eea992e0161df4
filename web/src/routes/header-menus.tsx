import {
  ActionIcon,
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser, IconWorld } from '@tabler/icons-react'
import { api } from '../api/http.ts'
import { mePath, type Me } from '../api/me.ts'
import { isLocale, localeNames, locales, type Locale } from '../i18n/locale.ts'
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
        <Menu.RadioGroup value={locale} onChange={(value) => isLocale(value) && choose(value)}>
          {locales.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} mih={44} closeMenuOnClick>
              {localeNames[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
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
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) =>
            setColorScheme(options.find(({ scheme }) => scheme === value)?.scheme ?? 'auto')
          }
        >
          {options.map((option) => (
            <Menu.RadioItem
              key={option.scheme}
              value={option.scheme}
              mih={44}
              rightSection={<option.icon size={18} aria-hidden />}
              closeMenuOnClick
            >
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
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
        <Menu.Item
          mih={44}
          leftSection={<IconLogout size={18} className="halqa-directional" aria-hidden />}
          onClick={() => void signOut()}
        >
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
