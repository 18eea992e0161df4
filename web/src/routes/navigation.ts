import {
  IconBook,
  IconBooks,
  IconCalendarEvent,
  IconCalendarTime,
  IconCalendarWeek,
  IconDeviceTablet,
  IconDoor,
  IconFileImport,
  IconFileInvoice,
  IconFingerprint,
  IconHeadset,
  IconHistory,
  IconHome,
  IconHourglass,
  IconUserCheck,
  IconClipboardCheck,
  IconClockPlay,
  IconInbox,
  IconKey,
  IconListCheck,
  IconMailForward,
  IconMailPlus,
  IconMessageCircleQuestion,
  IconMessages,
  IconMoodKid,
  IconReceipt,
  IconScale,
  IconSchool,
  IconServer,
  IconSettings,
  IconUserStar,
  IconUserSearch,
  IconSpeakerphone,
  IconTags,
  IconShieldLock,
  IconUserCircle,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { permits, type Me } from '../api/me.ts'
import type { Message } from '../i18n/messages.ts'
import { attendanceNavigation } from '../features/attendance/navigation-texts.ts'
import { accountNavigation } from '../features/account/navigation-texts.ts'
import { auditNavigation } from '../features/audit/navigation-texts.ts'
import { billingNavigation } from '../features/billing/navigation-texts.ts'
import { catalogNavigation } from '../features/catalog/navigation-texts.ts'
import { enrolmentNavigation } from '../features/enrolments/navigation-texts.ts'
import { importNavigation } from '../features/imports/navigation-texts.ts'
import { notificationNavigation } from '../features/notifications/texts.ts'
import { peopleNavigation } from '../features/people/navigation-texts.ts'
import { privacyNavigation } from '../features/privacy/navigation-texts.ts'
import { settingsNavigation } from '../features/settings/navigation-texts.ts'
import { ticketNavigation } from '../features/tickets/texts.ts'
import { tutorNavigation } from '../features/tutors/navigation-texts.ts'
import { shellTexts } from './texts.ts'

export type NavigationGroup = 'today' | 'courses' | 'people' | 'money' | 'support' | 'administration'

export interface NavigationEntry {
  group: NavigationGroup
  href: string
  text: Message
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Permission that shows the entry (`a|b` means either); left out: everybody. */
  needs?: string
  /** Shown to these roles only, for screens that are about oneself ("My children"). */
  roles?: readonly string[]
  /** Rank in the phone's bottom bar; the four lowest that the person may see are shown there. */
  phone?: number
}

/** Every entry of the menu, in its order. A new screen that people reach from the menu adds its line here. */
export const navigation: readonly NavigationEntry[] = [
  { group: 'today', href: '/today', text: shellTexts.today, icon: IconHome, phone: 0 },
  {
    group: 'courses',
    href: '/attendance',
    text: attendanceNavigation.attendance,
    icon: IconClipboardCheck,
    needs: 'attendance.view_all|attendance.mark_any|attendance.mark_own',
    phone: 2,
  },
  {
    group: 'courses',
    href: '/admin/courses',
    text: catalogNavigation.courses,
    icon: IconBooks,
    needs: 'courses.manage|courses.view_drafts|courses.teach',
    phone: 3,
  },
  {
    group: 'courses',
    href: '/admin/timetable',
    text: catalogNavigation.timetable,
    icon: IconCalendarWeek,
    needs: 'courses.manage|courses.view_drafts|courses.teach|lectures.manage',
    phone: 4,
  },
  {
    group: 'courses',
    href: '/admin/seasons',
    text: catalogNavigation.seasons,
    icon: IconCalendarEvent,
    needs: 'seasons.manage',
  },
  {
    group: 'courses',
    href: '/admin/catalogue',
    text: catalogNavigation.catalogue,
    icon: IconDoor,
    needs: 'seasons.manage|courses.manage',
  },
  {
    group: 'people',
    href: '/family',
    text: peopleNavigation.family,
    icon: IconMoodKid,
    roles: ['parent'],
    phone: 1,
  },
  {
    group: 'people',
    href: '/admin/learners',
    text: peopleNavigation.learners,
    icon: IconUsers,
    needs: 'learners.view',
    phone: 5,
  },
  {
    group: 'people',
    href: '/admin/guardians',
    text: peopleNavigation.guardians,
    icon: IconUsersGroup,
    needs: 'learners.view',
  },
  {
    group: 'people',
    href: '/admin/instructors',
    text: peopleNavigation.instructors,
    icon: IconSchool,
    needs: 'instructors.manage',
  },
  {
    group: 'people',
    href: '/tutor',
    text: tutorNavigation.mine,
    icon: IconUserStar,
    roles: ['tutor'],
    phone: 1,
  },
  {
    group: 'people',
    href: '/admin/tutors',
    text: tutorNavigation.review,
    icon: IconUserSearch,
    needs: 'tutors.review',
  },
  {
    group: 'people',
    href: '/my-profile',
    text: peopleNavigation.myProfile,
    icon: IconUserCircle,
    roles: ['instructor'],
  },
  {
    group: 'people',
    href: '/admin/presence',
    text: attendanceNavigation.presence,
    icon: IconUserCheck,
    needs: 'attendance.view_all|attendance.mark_any',
  },
  {
    group: 'people',
    href: '/admin/shifts',
    text: attendanceNavigation.shifts,
    icon: IconCalendarTime,
    needs: 'attendance.view_all|attendance.mark_any',
  },
  {
    group: 'people',
    href: '/my-presence',
    text: attendanceNavigation.myPresence,
    icon: IconUserCheck,
    roles: ['instructor'],
  },
  {
    group: 'administration',
    href: '/admin/attendance-devices',
    text: attendanceNavigation.devices,
    icon: IconDeviceTablet,
    needs: 'attendance.devices',
  },
  {
    group: 'administration',
    href: '/admin/attendance-jobs',
    text: attendanceNavigation.jobs,
    icon: IconClockPlay,
    needs: 'attendance.jobs',
  },
  {
    group: 'people',
    href: '/admin/imports',
    text: importNavigation.imports,
    icon: IconFileImport,
    needs: 'imports.manage',
  },
  {
    group: 'administration',
    href: '/admin/users',
    text: accountNavigation.users,
    icon: IconUserCog,
    needs: 'users.view',
  },
  {
    group: 'administration',
    href: '/admin/roles',
    text: accountNavigation.roles,
    icon: IconShieldLock,
    needs: 'roles.manage',
  },
  {
    group: 'administration',
    href: '/admin/api-keys',
    text: accountNavigation.apiKeys,
    icon: IconKey,
    needs: 'api_keys.manage',
  },
  {
    group: 'administration',
    href: '/admin/invitations',
    text: accountNavigation.invitations,
    icon: IconMailPlus,
    needs: 'users.invite',
  },
  {
    group: 'administration',
    href: '/admin/audit',
    text: auditNavigation.audit,
    icon: IconHistory,
    needs: 'audit.view',
  },
  {
    group: 'courses',
    href: '/my/places',
    text: enrolmentNavigation.myPlaces,
    icon: IconBook,
    roles: ['parent', 'student'],
    phone: 2,
  },
  {
    group: 'courses',
    href: '/admin/requests',
    text: enrolmentNavigation.requests,
    icon: IconInbox,
    needs: 'enrollment_requests.review',
    phone: 1,
  },
  {
    group: 'courses',
    href: '/admin/enrolments',
    text: enrolmentNavigation.enrolments,
    icon: IconListCheck,
    needs: 'enrollments.view_all',
  },
  {
    group: 'courses',
    href: '/admin/waitlist',
    text: enrolmentNavigation.waitlist,
    icon: IconHourglass,
    needs: 'enrollment_requests.review',
  },
  {
    group: 'money',
    href: '/my/invoices',
    text: billingNavigation.myInvoices,
    icon: IconFileInvoice,
    roles: ['parent', 'student'],
    phone: 3,
  },
  {
    group: 'money',
    href: '/admin/receipts',
    text: billingNavigation.review,
    icon: IconReceipt,
    needs: 'payments.review',
    phone: 2,
  },
  {
    group: 'money',
    href: '/admin/invoices',
    text: billingNavigation.invoices,
    icon: IconFileInvoice,
    needs: 'invoices.view_all|payments.review',
    phone: 3,
  },
  {
    group: 'money',
    href: '/admin/ledger',
    text: billingNavigation.ledger,
    icon: IconScale,
    needs: 'ledger.view',
  },
  {
    group: 'support',
    href: '/desk',
    text: ticketNavigation.desk,
    icon: IconHeadset,
    needs: 'tickets.answer',
    phone: 4,
  },
  {
    group: 'support',
    href: '/tickets',
    text: ticketNavigation.myTickets,
    icon: IconMessageCircleQuestion,
    phone: 6,
  },
  {
    group: 'support',
    href: '/admin/ready-answers',
    text: ticketNavigation.cannedReplies,
    icon: IconMessages,
    needs: 'tickets.answer',
  },
  {
    group: 'support',
    href: '/admin/ticket-categories',
    text: ticketNavigation.categories,
    icon: IconTags,
    needs: 'tickets.manage',
  },
  {
    group: 'administration',
    href: '/admin/privacy',
    text: privacyNavigation.requests,
    icon: IconFingerprint,
    needs: 'privacy.manage',
  },
  {
    group: 'administration',
    href: '/admin/announcements',
    text: notificationNavigation.broadcasts,
    icon: IconSpeakerphone,
    needs: 'notifications.broadcast',
  },
  {
    group: 'administration',
    href: '/admin/outbox',
    text: notificationNavigation.outbox,
    icon: IconMailForward,
    needs: 'outbox.view',
  },
  {
    group: 'administration',
    href: '/admin/settings',
    text: settingsNavigation.settings,
    icon: IconSettings,
    needs: 'settings.manage',
  },
  {
    group: 'administration',
    href: '/admin/system',
    text: settingsNavigation.system,
    icon: IconServer,
    needs: 'system.view',
  },
]

export const groupTitles: Record<NavigationGroup, Message | null> = {
  today: null,
  courses: shellTexts.groupCourses,
  people: shellTexts.groupPeople,
  money: shellTexts.groupMoney,
  support: shellTexts.groupSupport,
  administration: shellTexts.groupAdministration,
}

/** What this person finds in the menu. */
export function entriesFor(
  me: Me | undefined,
  entries: readonly NavigationEntry[] = navigation,
): NavigationEntry[] {
  return entries.filter(
    ({ needs, roles }) =>
      (needs === undefined || permits(me, needs)) &&
      (roles === undefined || roles.some((role) => me?.roles.includes(role))),
  )
}

/** The entry that a path belongs to: the longest one that it begins with. */
export function currentEntry(path: string, entries: readonly NavigationEntry[]): NavigationEntry | undefined {
  return entries
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0]
}
