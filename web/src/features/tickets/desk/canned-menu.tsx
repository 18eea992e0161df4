import type { CannedReply } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useText } from '../../../i18n/index.ts'
import chat from '../conversation/chat.module.css'
import { chatTexts } from '../conversation/texts.ts'

/** Ready answers that fit; arrows and Enter choose while the focus stays in the text. */
export function CannedMenu({
  replies,
  active,
  onChoose,
}: {
  replies: readonly CannedReply[]
  active: number
  onChoose: (reply: CannedReply) => void
}) {
  const t = useText(chatTexts)
  if (replies.length === 0) return null
  return (
    <div className={chat.canned} role="listbox" aria-label={t.canned}>
      {replies.map((reply, index) => (
        // The text field keeps the focus and handles the keys; here only a press is needed.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={reply.id}
          role="option"
          aria-selected={index === active}
          className={chat.cannedItem}
          onClick={() => onChoose(reply)}
        >
          <Text fw={600} size="sm">
            <bdi dir="ltr">/{reply.shortcut}</bdi> · {reply.title}
          </Text>
          <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
            {reply.body}
          </Text>
        </div>
      ))}
    </div>
  )
}
