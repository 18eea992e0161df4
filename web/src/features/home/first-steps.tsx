import {
  IconBook,
  IconCalendarEvent,
  IconCashBanknote,
  IconDoor,
  IconSchool,
  IconUserPlus,
} from '@tabler/icons-react'
import { permits, useMe } from '../../api/index.ts'
import { useText } from '../../i18n/provider.tsx'
import { Card } from '../../ui/index.ts'
import css from './home.module.css'
import { Part, RowLink } from './part.tsx'
import { homeTexts } from './texts.ts'

/** What an empty centre needs, in the order in which it needs it. */
export function FirstSteps() {
  const t = useText(homeTexts)
  const { me } = useMe()
  const steps = [
    { href: '/admin/seasons/new', title: t.stepSeason, icon: IconCalendarEvent, needs: 'seasons.manage' },
    { href: '/admin/catalogue', title: t.stepRooms, icon: IconDoor, needs: 'seasons.manage' },
    {
      href: '/admin/instructors/new',
      title: t.stepInstructors,
      icon: IconSchool,
      needs: 'instructors.manage',
    },
    { href: '/admin/courses/new', title: t.stepCourse, icon: IconBook, needs: 'courses.manage' },
    {
      href: '/admin/settings#billing',
      title: t.stepSettings,
      icon: IconCashBanknote,
      needs: 'settings.manage',
    },
    { href: '/admin/users/new', title: t.stepStaff, icon: IconUserPlus, needs: 'users.invite' },
  ].filter(({ needs }) => permits(me, needs))
  if (steps.length === 0) return null
  return (
    <Part title={t.firstSteps}>
      <Card>
        <ol className={css.rows}>
          {steps.map(({ href, title, icon: Icon }) => (
            <li key={href}>
              <RowLink href={href} icon={<Icon size={22} aria-hidden />} title={title} />
            </li>
          ))}
        </ol>
      </Card>
    </Part>
  )
}
