import { Button } from '@mantine/core'
import { IconVideo } from '@tabler/icons-react'
import { useText } from '../../i18n/provider.tsx'
import { homeTexts } from './texts.ts'

/** The way into a lecture that is held online; nothing for one in a room. */
export function JoinLecture({ link, color }: { link: string | null; color?: 'white' }) {
  const t = useText(homeTexts)
  if (link === null || !/^https?:\/\//i.test(link)) return null
  return (
    <Button
      component="a"
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      mt="xs"
      variant={color ?? 'light'}
      leftSection={<IconVideo size={20} aria-hidden />}
    >
      {t.join}
    </Button>
  )
}
