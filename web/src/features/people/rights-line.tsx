import { useText } from '../../i18n/index.ts'
import { familyTexts } from './family-texts.ts'
import css from './people.module.css'

/** The rights of a guardian in a few words. */
export function RightsLine({
  rights,
}: {
  rights: { view: boolean; pay: boolean; pick_up: boolean; message: boolean }
}) {
  const t = useText(familyTexts)
  const words = [
    rights.view && t.shortView,
    rights.pay && t.shortPay,
    rights.pick_up && t.shortPickUp,
    rights.message && t.shortMessage,
  ].filter((word) => word !== false)
  return <span className={css.rights}>{words.join(' · ')}</span>
}
