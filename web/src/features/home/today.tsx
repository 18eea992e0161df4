import { useMe, useInvalidate, useOne, useTopic } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, EmptyState, Loaded, Page } from '../../ui/index.ts'
import { DecisionsPart, isQuiet } from './decisions-part.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { FamilyPart } from './family-part.tsx'
import { FirstSteps } from './first-steps.tsx'
import { FiguresPart } from './figures-part.tsx'
import css from './home.module.css'
import { FinancePart, SupportPart } from './office-parts.tsx'
import { TeachingPart } from './teaching-part.tsx'
import { TutoringPart } from './tutoring-part.tsx'
import { homeTexts } from './texts.ts'
import type { Today } from './types.ts'

const path = '/api/v1/today/'
/** Lectures begin and end by the clock, without any event. */
const refreshEvery = 60_000

/** What the day asks of whoever is signed in: first work, then figures. */
export default function TodayPage() {
  const t = useText(homeTexts)
  const format = useFormat()
  const { me } = useMe()
  const invalidate = useInvalidate()
  const today = useOne<Today>(path, {}, { refreshEvery })
  const reload = () => invalidate(path)
  useTopic('notifications', reload, { onResync: reload })
  return (
    <Page
      title={t.title}
      description={`${t.hello({ name: `\u2068${me?.first_name ?? ''}\u2069` })} · ${format.date(new Date(), 'long')}`}
    >
      <DemoBanner />
      <Loaded {...today}>{(day) => <Parts day={day} />}</Loaded>
    </Page>
  )
}

function Parts({ day }: { day: Today }) {
  const t = useText(homeTexts)
  const { me } = useMe()
  const isAgent = me?.roles.includes('support') === true
  const empty = Object.keys(day).length === 1
  const isNew =
    day.figures !== undefined && day.figures.courses.length === 0 && day.figures.active_learners === 0
  return (
    <div className={css.parts}>
      {day.teaching && <TeachingPart teaching={day.teaching} today={day.date} alone={!day.decisions} />}
      {day.support && isAgent && <SupportPart support={day.support} own />}
      {day.tutoring && <TutoringPart tutoring={day.tutoring} />}
      {day.family && <FamilyPart family={day.family} today={day.date} />}
      {isNew && <FirstSteps />}
      {day.decisions && !(isNew && isQuiet(day.decisions)) && (
        <DecisionsPart decisions={day.decisions} today={day.date} />
      )}
      {day.finance && !isNew && <FinancePart finance={day.finance} />}
      {day.figures && !isNew && <FiguresPart figures={day.figures} />}
      {day.support && !isAgent && !isNew && <SupportPart support={day.support} own={false} />}
      {empty && (
        <Card>
          <EmptyState title={t.tutorTitle} detail={t.tutorDetail} />
        </Card>
      )}
    </div>
  )
}
