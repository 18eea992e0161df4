import type { Cast } from './cast.ts'

const learnerOf = (cast: Cast, instance: string): object =>
  instance === 'tamer' || instance === 'sara' ? { child: cast.sara } : { child: cast.yusuf }

/** Bodies with which an operation gets as far as its object; the documented example where nothing stands here. */
export const bodies: Readonly<Record<string, (cast: Cast, instance: string) => object>> = {
  markAttendance: (cast, instance) => ({ ...learnerOf(cast, instance), present: true, version: 0 }),
  bulkMarkAttendance: (cast, instance) => ({
    operation_id: `phone-${cast.yusuf}`,
    marks: [{ ...learnerOf(cast, instance), present: true, version: 0 }],
  }),
  addAttendanceGuest: (cast) => ({ child: cast.adam, kind: 'walk_in' }),
  rateCourse: (cast) => ({ child: cast.yusuf, rating: 9 }),
  replaceBranch: () => ({ name: 'Maadi' }),
  replaceCannedReply: (cast) => ({
    shortcut: `opening-${cast.yusuf.slice(-6)}`,
    title: 'Hours',
    body: 'Until nine.',
  }),
  replaceCourseCategory: () => ({ name: 'Recitation and more' }),
  replaceTag: () => ({ name: 'weekend' }),
  replaceCategory: () => ({ name: 'Other money' }),
  replaceTicketCategory: () => ({ name: 'Other money' }),
  replaceSeason: () => ({ name: 'Spring', type: 'school', start_date: '2027-01-01', end_date: '2027-03-01' }),
  replaceRoom: () => ({ name: 'Room 9' }),
  replaceChild: () => ({ first_name: 'Yusuf', last_name: 'Hassan', gender: 'boy', dob: '2017-03-14' }),
  replaceAuthUser: () => ({ first_name: 'Nadia', last_name: 'Hassan', dob: '1990-01-01', gender: 'female' }),
  mergeLearners: (cast) => ({ other: cast.yusuf }),
  addLearnerGuardian: () => ({ phone: '+201077777777' }),
  cancelLecture: () => ({ reason: 'The hall is being painted' }),
  assignTicket: () => ({ assignee: null }),
  lookAtTicket: () => ({ state: 'viewing' }),
  changeTicketAgent: () => ({ capacity: 3 }),
  changeNotification: () => ({ is_read: true }),
  changeNotificationTemplate: () => ({ locale: 'en', title: 'A ticket', body: 'There is one.' }),
  renamePasskey: () => ({ name: 'New phone' }),
  rateTicket: () => ({ rating: 5 }),
  approveTutorApplication: () => ({ version: 1 }),
}
