import { Button } from '@mantine/core'
import { useState } from 'react'
import { errorText } from '../api/error-text.ts'
import { api } from '../api/http.ts'
import { forgetMe, type Me } from '../api/me.ts'
import { defineMessages } from '../i18n/messages.ts'
import { useText } from '../i18n/provider.tsx'
import { Countdown } from '../ui/live.tsx'
import { notify } from '../ui/notify.ts'
import css from './shell.module.css'

const messages = defineMessages({
  looking: { en: 'You see as {name}', ar: 'أنت ترى مكان {name}', fa: 'از چشم {name} می‌بینید' },
  readOnly: { en: 'only looking', ar: 'للمشاهدة فقط', fa: 'فقط دیدن' },
  acting: { en: 'everything you do is theirs', ar: 'كل ما تفعله باسمه', fa: 'هر کاری به نام اوست' },
  left: { en: 'time left', ar: 'الوقت المتبقي', fa: 'زمان مانده' },
  end: { en: 'End', ar: 'إنهاء', fa: 'پایان' },
})

/** On every screen while the staff is in somebody's place: whose, how long still, and the way back. */
export default function InPlaceOf({ me, seen }: { me: Me; seen: NonNullable<Me['impersonation']> }) {
  const t = useText(messages)
  const [ending, setEnding] = useState(false)
  const end = async () => {
    setEnding(true)
    try {
      await api.delete('/api/v1/impersonation/')
      forgetMe()
      location.assign(`/admin/users/${me.id}`)
    } catch (error) {
      notify.error(errorText(error))
      setEnding(false)
    }
  }
  const name = `${me.first_name} ${me.last_name}`.trim()
  return (
    <div className={css.inPlaceOf} role="status" data-mode={seen.mode}>
      <span>
        <strong>{t.looking({ name })}</strong> · {seen.mode === 'read' ? t.readOnly : t.acting} · {t.left}{' '}
        <Countdown until={seen.ends_at} onEnd={() => void end()} />
      </span>
      <Button
        variant="white"
        color="dark"
        size="compact-md"
        mih={44}
        loading={ending}
        onClick={() => void end()}
      >
        {t.end}
      </Button>
    </div>
  )
}
