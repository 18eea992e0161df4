import { saveBytes } from '#media'
import { weekdayOf } from '#platform/time'
import { demoCourses, type DemoCourse, type Meeting } from './courses.ts'
import { player } from './load-people.ts'
import { coursePicture } from './pictures.ts'
import type { Player, Stage } from './stage.ts'

export interface LoadedCourse {
  readonly id: string
  readonly spec: DemoCourse
  readonly teacher: Player
}

const daysOpenBefore = 20

/** Seasons, places and courses, with their lectures. */
export async function loadCourses(stage: Stage, staff: ReadonlyMap<string, Player>): Promise<LoadedCourse[]> {
  const admin = player(staff, 'khaled')
  const seasons = await loadSeasons(stage, admin)
  const rooms = await loadRooms(stage, admin)
  const categories = await loadCategories(stage, admin)
  const tags = await loadTags(stage, admin)
  const courses: LoadedCourse[] = []
  for (const [n, spec] of demoCourses.entries()) {
    const teacher = player(staff, spec.teacher)
    const at = stage.moment(Math.min(spec.startsIn - daysOpenBefore, -3), '11:30')
    const image = await saveBytes(stage.as(admin, at), {
      purpose: 'course_image',
      bytes: await coursePicture(n),
      name: `${spec.key}.webp`,
      isDemo: true,
    })
    const room = spec.room === null ? null : (rooms[spec.room] ?? null)
    const id = await stage.make(admin, at, '/api/v1/courses/', {
      name: spec.name,
      kind: spec.kind,
      slug: `${spec.key}-${stage.today.year}`,
      description: spec.description,
      image: image.id,
      season: seasons[spec.season],
      category: categories[spec.category],
      tags: spec.tags.map((tag) => tags[tag]),
      instructors: [teacher.id],
      room,
      start_date: stage.today.add({ days: spec.startsIn }).toString(),
      num_lectures: spec.lectures,
      capacity: spec.capacity,
      price: spec.price,
      ...(spec.ages ? { min_age: spec.ages[0], max_age: spec.ages[1] } : {}),
      for_adults: spec.adults ?? false,
      gender: spec.gender ?? 'any',
      requires_approval: true,
      ...(spec.featured ? { featured_order: spec.featured } : {}),
      ...(spec.online
        ? {
            platform_name: spec.online,
            is_live: true,
            access_instructions: 'The link is opened ten minutes before each lesson.',
          }
        : {}),
      status: spec.phase === 'draft' ? 'draft' : 'registration_open',
      schedules: spec.meetings.map((meeting) => scheduleOf(stage, meeting, room)),
    })
    courses.push({ id, spec, teacher })
    stage.progress.step()
  }
  return courses
}

const names = {
  winter: 'موسم الشتاء',
  spring: 'موسم الربيع',
  summer: 'الموسم الصيفي',
  autumn: 'موسم الخريف',
} as const

function seasonName(date: Temporal.PlainDate): string {
  const part =
    (['winter', 'spring', 'summer', 'autumn'] as const)[Math.floor((date.month % 12) / 3)] ?? 'winter'
  return `${names[part]} ${date.year}`
}

async function loadSeasons(stage: Stage, admin: Player): Promise<Record<DemoCourse['season'], string>> {
  const day = (days: number): string => stage.today.add({ days }).toString()
  const before = await stage.make(admin, stage.moment(-130, '10:00'), '/api/v1/seasons/', {
    name: seasonName(stage.today.add({ days: -90 })),
    type: 'summer_camp',
    start_date: day(-110),
    end_date: day(-40),
    is_active: false,
    holidays: [],
  })
  const running = await stage.make(admin, stage.moment(-60, '10:00'), '/api/v1/seasons/', {
    name: seasonName(stage.today),
    type: 'school',
    start_date: day(-38),
    end_date: day(75),
    is_active: true,
    holidays: [
      { name: 'إجازة رسمية', start_date: day(-13), end_date: day(-13) },
      { name: 'إجازة نصف الفصل', start_date: day(18), end_date: day(24) },
    ],
  })
  return { before, running }
}

async function loadRooms(stage: Stage, admin: Player): Promise<string[]> {
  const at = stage.moment(-415, '12:00')
  const maadi = await stage.make(admin, at, '/api/v1/branches/', {
    name: 'فرع المعادي',
    address: '١٤ شارع ٩، المعادي، القاهرة',
  })
  const zamalek = await stage.make(admin, at, '/api/v1/branches/', {
    name: 'Zamalek',
    address: '7 Brazil St., Zamalek, Cairo',
  })
  const rooms: string[] = []
  for (const [name, branch, capacity] of [
    ['قاعة الفاتحة', maadi, 18],
    ['قاعة النور', maadi, 16],
    ['مكتبة الأطفال', maadi, 14],
    ['Lab', zamalek, 14],
    ['River Room', zamalek, 20],
  ] as const) {
    rooms.push(await stage.make(admin, at, '/api/v1/rooms/', { name, branch, capacity }))
  }
  return rooms
}

async function loadCategories(stage: Stage, admin: Player): Promise<Record<DemoCourse['category'], string>> {
  const make = (name: string, position: number): Promise<string> =>
    stage.make(admin, stage.moment(-415, '12:20'), '/api/v1/course-categories/', { name, position })
  return {
    quran: await make('القرآن الكريم', 1),
    languages: await make('اللغات', 2),
    science: await make('العلوم والبرمجة', 3),
    arts: await make('الفنون', 4),
  }
}

async function loadTags(stage: Stage, admin: Player): Promise<Record<DemoCourse['tags'][number], string>> {
  const make = (name: string): Promise<string> =>
    stage.make(admin, stage.moment(-415, '12:40'), '/api/v1/tags/', { name })
  return {
    children: await make('أطفال'),
    teens: await make('ناشئة'),
    adults: await make('كبار'),
    online: await make('Online'),
    beginners: await make('مبتدئون'),
  }
}

function scheduleOf(stage: Stage, meeting: Meeting, room: string | null) {
  const start =
    typeof meeting.start === 'string'
      ? Temporal.PlainTime.from(meeting.start)
      : aroundNow(stage, meeting.start.hoursFromNow, meeting.minutes)
  const weekday = weekdayOf(stage.today.add({ days: meeting.dayOffset }))
  return {
    weekday,
    start_time: start.toString({ smallestUnit: 'minute' }),
    end_time: start.add({ minutes: meeting.minutes }).toString({ smallestUnit: 'minute' }),
    room,
  }
}

/** So many hours from now, on the half hour, within this day. */
function aroundNow(stage: Stage, hours: number, minutes: number): Temporal.PlainTime {
  const now = stage.now.toZonedDateTimeISO(stage.zone)
  const wanted = now.hour * 60 + now.minute + hours * 60
  const latest = 24 * 60 - minutes - 15
  const start = Math.max(0, Math.min(latest, Math.floor(wanted / 30) * 30))
  return new Temporal.PlainTime(Math.floor(start / 60), start % 60)
}
