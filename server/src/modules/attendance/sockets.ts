import { myLearnerIds } from '#people'
import { lectureRow } from '#catalog'
import type { Context } from '#platform/context'
import { errors, Problem } from '#platform/errors'
import { isUuid } from '#platform/ids'
import { translate } from '#platform/i18n'
import { can } from '#platform/permissions'
import { isRecord, type LiveSocket, type SocketRoute } from '#platform/realtime/sockets'
import type { Topic } from '#platform/realtime/topics'
import { centreToday, readSummary } from './actions/read-day.ts'
import { attendanceRoom, lectureOf, shownTo, type Reader } from './live.ts'
import { isOwn, seesAll } from './policy.ts'
import { registerState } from './queries/register.ts'

const connected = {
  en: 'Connected to attendance.',
  ar: 'تم الاتصال بالحضور.',
  fa: 'به حضور و غیاب وصل شدید.',
}

/** `/ws/attendance/`: each reader gets his part of the one room (docs/domain/attendance.md). */
export const attendanceSocket: SocketRoute = {
  path: '/ws/attendance/',
  maxBytes: 65_536,
  async open(socket) {
    let reader = await socket.act(readerOf)
    if (!mayListen(reader, socket)) throw errors.permission_denied()
    await socket.follow(attendanceRoom, {
      toFrame(event) {
        const data = shownTo(event, reader)
        return data === null ? null : { type: event.type, data }
      },
      async allowed(ctx) {
        reader = await readerOf(ctx)
        return mayListen(reader, socket)
      },
    })
    socket.send({
      type: 'connection_established',
      message: translate(connected, socket.locale),
      user_id: socket.actor.userId,
    })
    return { frame: (frame) => answer(socket, frame) }
  },
}

async function readerOf(ctx: Context): Promise<Reader> {
  return { all: seesAll(ctx), userId: ctx.actor.userId, learnerIds: new Set(await myLearnerIds(ctx)) }
}

/** Staff, instructors, and families that have a learner. */
function mayListen(reader: Reader, socket: LiveSocket): boolean {
  return (
    reader.all ||
    reader.learnerIds.size > 0 ||
    can(socket, 'attendance.mark_own') ||
    socket.actor.roles.includes('parent')
  )
}

async function answer(socket: LiveSocket, frame: unknown): Promise<void> {
  const type = isRecord(frame) ? frame['type'] : null
  if (type === 'ping') return socket.send({ type: 'pong' })
  if (type === 'request_summary')
    socket.send({
      type: 'summary_response',
      data: await socket.act(async (ctx) => readSummary(ctx, await centreToday(ctx))),
    })
}

/** The web app's topics: `attendance:all` for staff, `attendance:{lecture}` for those who may read its register. */
export const attendanceTopic: Topic = {
  prefix: 'attendance',
  async allowed(ctx, id) {
    if (seesAll(ctx)) return true
    if (!isUuid(id) || !can(ctx, 'attendance.mark_own')) return false
    return teaches(ctx, id)
  },
  room: () => attendanceRoom,
  present: (event, _actor, id) => (id === 'all' || lectureOf(event.data) === id ? event.data : null),
}

async function teaches(ctx: Context, lectureId: string): Promise<boolean> {
  try {
    const lecture = await lectureRow(ctx, lectureId)
    const { teacher_ids } = await registerState(ctx, lecture, null)
    return isOwn(ctx, { instructor_id: lecture.instructor_id, teacher_ids })
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
