import type { Link, LinkKind } from './words.ts'

/** Where the app shows what a notification is about. */
const places: Readonly<Record<LinkKind, (id: string) => string>> = {
  ticket: (id) => `/tickets/${id}`,
  desk_ticket: (id) => `/desk/${id}`,
  course: (id) => `/courses/${id}`,
  invoice: (id) => `/invoices/${id}`,
  payment_review: (id) => `/finance/receipts/${id}`,
  enrollment_requests: () => '/admin/enrollment-requests',
  my_requests: () => '/my-requests',
  learner: (id) => `/children/${id}`,
  lecture: (id) => `/lectures/${id}/attendance`,
  today: () => '/today',
}

/** The path in the app; null when there is nothing to open. */
export function pathOf(link: Link | null): string | null {
  if (!link) return null
  return places[link.kind](link.id ?? '')
}
