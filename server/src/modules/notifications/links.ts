import type { Link, LinkKind } from './words.ts'

/** Where the app shows what a notification is about. */
const places: Readonly<Record<LinkKind, (id: string) => string>> = {
  ticket: (id) => `/tickets/${id}`,
  desk_ticket: (id) => `/desk/${id}`,
  course: (id) => `/courses/${id}`,
  invoice: (id) => `/my/invoices/${id}`,
  payment_review: (id) => (id === '' ? '/admin/receipts' : `/admin/receipts?payment=${id}`),
  enrollment_requests: () => '/admin/requests',
  my_requests: () => '/my/places',
  learner: (id) => `/family/${id}`,
  family: () => '/family',
  invitations: () => '/family/invitations',
  // Only who gives a lecture is led to it, and then to its register.
  lecture: (id) => `/lectures/${id}/attendance`,
  tutor: () => '/tutor',
  tutor_review: (id) => `/admin/tutors/${id}`,
  today: () => '/today',
  audit: () => '/admin/audit',
  settings: () => '/admin/settings',
  account: () => '/account?tab=security',
  my_data: () => '/account/data',
}

/** The path in the app; null when there is nothing to open. */
export function pathOf(link: Link | null): string | null {
  if (!link) return null
  return places[link.kind](link.id ?? '')
}
