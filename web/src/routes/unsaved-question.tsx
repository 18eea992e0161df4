import { Text } from '@mantine/core'
import { useText } from '../i18n/provider.tsx'
import { ConfirmPreview } from '../ui/confirm.tsx'
import { kitTexts } from '../ui/texts.ts'

export default function UnsavedQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useText(kitTexts)
  return (
    <ConfirmPreview
      opened
      onClose={onStay}
      title={t.unsavedTitle}
      confirmLabel={t.leave}
      cancelLabel={t.stay}
      danger
      onConfirm={onLeave}
    >
      <Text>{t.unsavedDetail}</Text>
    </ConfirmPreview>
  )
}
