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
  'privacy',
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
  /** A person's data lies in every module: their declarations come through the registry, these are for names and rights. */
  privacy: ['media', 'identity', 'people', 'billing', 'catalog', 'enrolments'],
  notifications: [...withBookings, 'tickets', 'privacy'],
  insights: [...upToAttendance, 'learning', 'bookings', 'tickets', 'messaging'],
}
