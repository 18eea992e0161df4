import type { Ticket } from '@halqa/api-client'
import { Button, Text, Textarea } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { typedDirection } from '../../ui/index.ts'
import { ticketPath } from './paths.ts'
import css from './tickets.module.css'

const messages = defineMessages({
  question: { en: 'How was it?', ar: 'كيف كانت الخدمة؟', fa: 'چطور بود؟' },
  stars: {
    en: '{count, plural, one {# star} other {# stars}}',
    ar: '{count, plural, zero {بلا نجوم} one {نجمة واحدة} two {نجمتان} few {# نجوم} many {# نجمة} other {# نجمة}}',
    fa: '{count, plural, one {# ستاره} other {# ستاره}}',
  },
  comment: { en: 'What could we do better?', ar: 'ما الذي يمكننا تحسينه؟', fa: 'چه چیزی را بهتر کنیم؟' },
  send: { en: 'Send', ar: 'إرسال', fa: 'فرستادن' },
  thanks: { en: 'Thank you for telling us.', ar: 'شكرا لتقييمك.', fa: 'سپاس که گفتید.' },
})

/** One tap on a star is enough; words are asked for afterwards. */
export function Rating({ ticket }: { ticket: Ticket }) {
  const t = useText(messages)
  const format = useFormat()
  const [comment, setComment] = useState(ticket.rating?.comment ?? '')
  const path = ticketPath(ticket.id)
  const rate = useAct(
    (input: { rating: number; comment: string }) => api.post<Ticket>(`${path}rate/`, input),
    { invalidates: [path] },
  )
  const given = ticket.rating?.rating ?? 0
  const said = ticket.rating !== null && ticket.rating.comment !== null
  return (
    <div>
      <Text fw={600} id="rating-question">
        {said ? t.thanks : t.question}
      </Text>
      <div className={css.stars} role="group" aria-labelledby="rating-question">
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            className={css.star}
            data-lit={stars <= given || undefined}
            aria-label={t.stars({ count: stars })}
            aria-pressed={stars === given}
            disabled={rate.running}
            title={format.number(stars)}
            onClick={() => void rate.run({ rating: stars, comment })}
          >
            {stars <= given ? <IconStarFilled size={26} aria-hidden /> : <IconStar size={26} aria-hidden />}
          </button>
        ))}
      </div>
      {given > 0 && !said && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void rate.run({ rating: given, comment })
          }}
        >
          <Textarea
            label={t.comment}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={2000}
            {...typedDirection(comment)}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {comment.trim() !== '' && (
            <Button type="submit" mt="xs" loading={rate.running}>
              {t.send}
            </Button>
          )}
        </form>
      )}
    </div>
  )
}
