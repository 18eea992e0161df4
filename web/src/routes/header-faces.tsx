import { useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react'
import type { Me } from '../api/me.ts'
import { Avatar } from '../ui/avatar.tsx'

/** What stands on the header's buttons: drawn at once, while their menus are loaded when they are first wanted. */
export function LanguageFace() {
  return <IconLanguage size={22} stroke={1.75} aria-hidden />
}

export function AppearanceFace() {
  const { colorScheme } = useMantineColorScheme()
  const Icon = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }[colorScheme]
  return <Icon size={22} stroke={1.75} aria-hidden />
}

export function AccountFace({ me }: { me: Me }) {
  return <Avatar name={nameOf(me)} src={me.avatar} size={36} />
}

export function nameOf(me: Me): string {
  return `${me.first_name} ${me.last_name}`.trim() || me.phone_number1 || me.email || '?'
}
