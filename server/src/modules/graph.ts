/** Every module of the product. */
const moduleNames = [
  'media',
  'identity',
  'imports',
  'people',
  'catalog',
  'billing',
  'enrolments',
  'attendance',
  'learning',
  'bookings',
  'tickets',
  'messaging',
  'notifications',
  'insights',
] as const
export type ModuleName = (typeof moduleNames)[number]

const upToEnrolments: readonly ModuleName[] = [
  'media',
  'identity',
  'people',
  'catalog',
  'billing',
  'enrolments',
]
const upToAttendance: readonly ModuleName[] = [...upToEnrolments, 'attendance']
const withBookings: readonly ModuleName[] = [
  'media',
  'identity',
  'people',
  'catalog',
  'billing',
  'enrolments',
  'bookings',
]

/** Who may import whom: the key may import what stands at its right. Nobody imports notifications or insights. */
export const graph: Readonly<Record<ModuleName, readonly ModuleName[]>> = {
  media: [],
  identity: ['media'],
  imports: ['identity'],
  people: ['identity', 'media', 'imports'],
  catalog: ['identity', 'people', 'media'],
  billing: ['identity', 'people', 'media'],
  enrolments: ['media', 'identity', 'people', 'catalog', 'billing'],
  attendance: upToEnrolments,
  learning: upToAttendance,
  bookings: ['media', 'identity', 'people', 'billing'],
  tickets: withBookings,
  messaging: withBookings,
  notifications: [...withBookings, 'tickets'],
  insights: [...upToAttendance, 'learning', 'bookings', 'tickets', 'messaging'],
}
