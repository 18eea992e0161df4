import { Button, Text } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { notify } from '../../ui/index.ts'
import css from './account.module.css'
import { userTexts } from './user-texts.ts'

/** The one-time link, to be handed over by other ways too. */
export function InvitationLink({ link }: { link: string }) {
  const t = useText(userTexts)
  const copy = () => {
    void navigator.clipboard.writeText(link).then(() => notify.success(t.copied))
  }
  return (
    <div className={css.stack} role="status">
      <Text fw={600}>{t.invitationSent}</Text>
      <Text c="dimmed" size="sm">
        {t.invitationLink}
      </Text>
      <div className={css.link} dir="ltr">
        {link}
      </div>
      <Button variant="default" onClick={copy}>
        {t.copy}
      </Button>
    </div>
  )
}
