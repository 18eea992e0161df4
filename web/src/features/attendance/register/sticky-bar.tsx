import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceMobile,
  IconRefresh,
} from '@tabler/icons-react'
import { useFormat, useText } from '../../../i18n/index.ts'
import type { ShownCounts } from './kept.ts'
import css from './register.module.css'
import { markTexts, registerTexts } from './texts.ts'
import type { RegisterHandle } from './use-register.ts'

/** How many are there, and where the marks are: on the phone or sent. Always in sight. */
export function StickyBar({ counts, handle }: { counts: ShownCounts; handle: RegisterHandle }) {
  const t = useText(registerTexts)
  const marks = useText(markTexts)
  const format = useFormat()
  const figures = [
    [marks.present, counts.present],
    [marks.late, counts.late],
    [marks.absent, counts.absent],
    [marks.unmarked, counts.unmarked],
  ] as const
  return (
    <div className={css.bar}>
      <dl className={css.counts}>
        {figures.map(([label, count]) => (
          <div key={label} className={css.count}>
            <dt>{label}</dt>
            <dd className="halqa-figures">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      <div className={css.saving}>
        <SavingState counts={counts} handle={handle} />
        <div className={css.fine}>
          {handle.offline && counts.onPhone > 0 && (
            <ActionIcon variant="default" aria-label={t.sendNow} title={t.sendNow} onClick={handle.sendNow}>
              <IconRefresh size={20} aria-hidden />
            </ActionIcon>
          )}
          <Button
            variant="default"
            px={12}
            leftSection={<IconArrowBackUp size={18} className="halqa-directional" aria-hidden />}
            disabled={handle.undo === null}
            onClick={() => handle.undo?.()}
          >
            {t.undo}
          </Button>
        </div>
      </div>
    </div>
  )
}

function SavingState({ counts, handle }: { counts: ShownCounts; handle: RegisterHandle }) {
  const t = useText(registerTexts)
  if (handle.saving === 'failed') {
    return (
      <span className={css.state} data-kind="phone" role="alert">
        <IconCloudOff size={20} aria-hidden /> {t.phoneFull}
      </span>
    )
  }
  if (counts.onPhone === 0) {
    return (
      <span className={css.state} data-kind="sent" role="status">
        <IconCloudCheck size={20} aria-hidden /> {t.allSent}
      </span>
    )
  }
  return (
    <span className={css.state} data-kind="phone" role="status">
      {handle.offline ? <IconCloudOff size={20} aria-hidden /> : <IconDeviceMobile size={20} aria-hidden />}
      <span className={css.stateText}>
        <b>{t.onPhone({ count: counts.onPhone })}</b>
        {handle.offline && <span>{t.noNetwork}</span>}
        {handle.sending && !handle.offline && <span>{t.sendingNow}</span>}
      </span>
    </span>
  )
}
