import type { Context } from './context.ts'

/**
 * Every event of the product and its data (ids and facts, never personal values). Modules add theirs:
 * `declare module '#platform/events' { interface EventMap { 'course.cancelled': { course_id: string } } }`.
 */
export interface EventMap {
  /** The audit trail is not what it was (docs/domain/general.md). */
  'audit.broken': { verification_id: string }
}
export type EventType = keyof EventMap & string

export interface DomainEvent<T extends EventType = EventType> {
  readonly id: string
  readonly type: T
  readonly data: EventMap[T]
  readonly actorId: string | null
  readonly at: string
}

/** The way out of a transaction: what is handed in here happens if, and only if, the transaction commits. */
export interface Bus {
  emit<T extends EventType>(ctx: Context, type: T, data: EventMap[T]): Promise<void>
  send(ctx: Context, job: string, data: object, options?: SendOptions): Promise<void>
  publish(ctx: Context, room: string, frame: RoomFrame): Promise<bigint>
}

export interface SendOptions {
  /** Not before this moment. */
  readonly startAfter?: Temporal.Instant
}

/** What a live room carries. `audience` is read by the topic's own filter (for example the guardians who may see it). */
export interface RoomFrame {
  readonly type: string
  readonly data: unknown
  readonly audience?: unknown
}

/** Writes the event and one job for each subscriber in the caller's transaction. */
export function emit<T extends EventType>(ctx: Context, type: T, data: EventMap[T]): Promise<void> {
  return ctx.bus.emit(ctx, type, data)
}

/** Queues a job in the caller's transaction. */
export function send(ctx: Context, job: string, data: object, options?: SendOptions): Promise<void> {
  return ctx.bus.send(ctx, job, data, options)
}

/** Appends a frame to a live room in the caller's transaction; subscribers get it after commit. */
export function publish(ctx: Context, room: string, frame: RoomFrame): Promise<bigint> {
  return ctx.bus.publish(ctx, room, frame)
}
