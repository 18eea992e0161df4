import { sql } from 'kysely'
import { Type } from 'typebox'
import { filters, listQuery, pageOf, runList, type ListSpec } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { cron, job, subscriber } from '#platform/jobs'
import type { Module } from '#platform/module'
import type { LiveSocket } from '#platform/realtime/sockets'
import type { World } from '#test/harness'

declare module '#platform/events' {
  interface EventMap {
    'probe.rung': { readonly n: number }
  }
}

const Thing = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    size: Type.Integer(),
    made_at: Type.String(),
    rules: Type.Optional(Type.Array(Type.Object({ colour: Type.String() }))),
  },
  { title: 'ProbeThing' },
)
const ThingBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    tags: Type.Optional(Type.Array(Type.String())),
    rules: Type.Optional(
      Type.Array(Type.Union([Type.Object({ colour: Type.String() }), Type.Object({ day: Type.Integer() })])),
    ),
    extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { title: 'ProbeThingBody' },
)
const things: ListSpec = {
  search: [sql`platform.fold(t.name)`],
  ordering: { name: sql.ref('t.name'), size: sql.ref('t.size') },
  defaultOrdering: 'name',
  tie: sql.ref('t.id'),
  filters: {
    size: filters.number(sql.ref('t.size')),
    made_at: filters.instant(sql.ref('t.made_at')),
    day: filters.date(sql`t.made_at::date`),
    kind: filters.choice(sql.ref('t.kind'), ['big', 'small']),
    owner: filters.uuid(sql.ref('t.owner')),
    good: filters.boolean(sql.ref('t.good')),
  },
}

/** What the probes remember; a fresh one each world. */
export interface Probe {
  readonly module: Module
  readonly frames: unknown[]
  readonly sockets: LiveSocket[]
  readonly runs: Map<string, number>
  /** Holds socket frames and slow requests until it is opened. */
  hold: Promise<void>
  /** What the next runs of the job do. */
  fail: (run: number) => boolean
  /** Tables for the probes. */
  prepare(world: World): Promise<void>
}

interface ThingRow {
  id: number
  name: string
  size: number
  made_at: string
}

/** A module of nobody's, on which the kernel's promises are tried without any product rule in between. */
export function makeProbe(): Probe {
  const count = (name: string): number => {
    const runs = (probe.runs.get(name) ?? 0) + 1
    probe.runs.set(name, runs)
    return runs
  }
  const base = { tag: 'probe', summary: 'A probe', access: 'public' } as const
  const routes = [
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/things/',
      operationId: 'probeCreate',
      idempotent: true,
      body: ThingBody,
      response: Type.Object({ id: Type.Integer() }),
      handler: async (ctx, { body }) => {
        count('create')
        const made = await sql<{
          id: number
        }>`INSERT INTO public.probe_things (name) VALUES (${body.name}) RETURNING id`.execute(ctx.tx)
        if (body.name === 'refuse') throw new Error('refused after writing')
        return new Reply({ status: 201, body: { id: made.rows[0]?.id }, headers: { etag: '"1"' } })
      },
    }),
    route({
      ...base,
      method: 'GET',
      path: '/api/v1/probe/things/',
      operationId: 'probeList',
      query: listQuery(things),
      response: pageOf(Thing),
      handler: (ctx, input) =>
        runList(
          ctx.tx,
          things,
          ctx.tx
            .selectFrom(sql<ThingRow>`(SELECT * FROM public.probe_things)`.as('t'))
            .select(['t.id', 't.name', 't.size', 't.made_at']),
          input,
          (row) => row,
        ),
    }),
    route({
      ...base,
      method: 'PATCH',
      path: '/api/v1/probe/things/{id}/',
      operationId: 'probePatch',
      params: Type.Object({ id: Type.Integer() }),
      body: Type.Partial(ThingBody),
      response: Type.Object({
        id: Type.Integer(),
        got: Type.Unknown(),
        rules: Type.Array(Type.Object({ colour: Type.String(), seen_at: Type.String() })),
      }),
      handler: async (_ctx, { params, body }) => ({ id: params.id, got: body, rules: [] }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/auth/probe/',
      operationId: 'probeLenient',
      lenient: true,
      status: 200,
      body: ThingBody,
      response: Type.Object({ got: Type.Unknown() }),
      handler: async (_ctx, { body }) => ({ got: body }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/files/',
      operationId: 'probeFiles',
      status: 200,
      idempotent: true,
      errors: [413],
      bodyLimit: 200_000,
      files: { file: { required: true, description: 'Any file' } },
      body: Type.Object({ note: Type.Optional(Type.String()) }),
      response: Type.Object({
        files: Type.Array(Type.Object({ filename: Type.String(), size: Type.Integer() })),
        runs: Type.Integer(),
      }),
      handler: async (_ctx, { files }) => ({
        files: files.map(({ filename, size }) => ({ filename, size })),
        runs: count('files'),
      }),
    }),
    route({
      ...base,
      method: 'GET',
      path: '/api/v1/probe/where/',
      operationId: 'probeWhere',
      response: Type.Object({
        url: Type.String(),
        ip: Type.Union([Type.String(), Type.Null()]),
        cross_site: Type.Boolean(),
      }),
      handler: async (ctx, { url, crossSite }) => ({
        url: url.href,
        ip: ctx.origin.ip,
        cross_site: crossSite,
      }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/where/',
      operationId: 'probeWherePost',
      status: 200,
      response: Type.Object({ cross_site: Type.Boolean() }),
      handler: async (_ctx, { crossSite }) => ({ cross_site: crossSite }),
    }),
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/private/',
      operationId: 'probePrivate',
      access: 'user',
      status: 200,
      body: ThingBody,
      response: Type.Object({ ok: Type.Boolean() }),
      handler: async () => ({ ok: true }),
    }),
    route({
      ...base,
      method: 'GET',
      path: '/api/v1/probe/slow/',
      operationId: 'probeSlow',
      response: Type.Object({ ok: Type.Boolean() }),
      handler: async () => {
        count('slow')
        await probe.hold
        return { ok: true }
      },
    }),
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/query/',
      operationId: 'probeQuery',
      status: 200,
      response: Type.Object({ ok: Type.Boolean() }),
      handler: async (ctx) => {
        await sql`SELECT pg_sleep(0.05)`.execute(ctx.tx)
        await sql`INSERT INTO public.probe_things (name) VALUES ('load')`.execute(ctx.tx)
        return { ok: true }
      },
    }),
    route({
      ...base,
      method: 'POST',
      path: '/api/v1/probe/swallow/',
      operationId: 'probeSwallow',
      status: 200,
      response: Type.Object({ ok: Type.Boolean() }),
      handler: async (ctx) => {
        await sql`INSERT INTO public.probe_things (name) VALUES ('swallowed')`.execute(ctx.tx)
        await sql`SELECT 1 / 0`.execute(ctx.tx).catch(() => {})
        return { ok: true }
      },
    }),
    route({
      ...base,
      method: 'GET',
      path: '/api/v1/probe/boom/',
      operationId: 'probeBoom',
      response: Type.Object({ ok: Type.Boolean() }),
      handler: async (ctx) => {
        await sql`SELECT ${'s3cret-token'}::uuid`.execute(ctx.tx)
        return { ok: true }
      },
    }),
  ]
  const probe: Probe = {
    frames: [],
    sockets: [],
    runs: new Map(),
    hold: Promise.resolve(),
    fail: () => false,
    module: {
      name: 'probe',
      routes,
      work: [
        job<{ n: number }>({
          name: 'probe.job',
          run: async (_ctx, { n }) => {
            if (probe.fail(count(`job ${n}`))) throw new Error('planted')
          },
        }),
        subscriber({
          name: 'probe.hear',
          event: 'probe.rung',
          run: async (ctx, event) => {
            await sql`INSERT INTO public.probe_things (name, size) VALUES ('heard', ${event.data.n})`.execute(
              ctx.tx,
            )
            if (probe.fail(count(`hear ${event.data.n}`))) throw new Error('planted')
          },
        }),
        cron({
          name: 'probe.hourly',
          at: { everyMinutes: 60 },
          longestMinutes: 90,
          run: async () => void count('hourly'),
        }),
      ],
      sockets: [
        {
          path: '/ws/probe/{room}/',
          maxBytes: 1_048_576,
          open: async (socket, { room = '' }) => {
            probe.sockets.push(socket)
            if (room !== 'quiet')
              await socket.follow(`probe:${room}`, {
                toFrame: ({ data }) => readable(data),
                allowed: async () => true,
              })
            socket.send({ type: 'ready' })
            return {
              frame: async (frame) => {
                await probe.hold
                probe.frames.push(frame)
              },
            }
          },
        },
      ],
    },
    async prepare(world) {
      await world.rows(`CREATE TABLE public.probe_things (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, size smallint NOT NULL DEFAULT 0,
        kind text NOT NULL DEFAULT 'big', owner uuid, good boolean NOT NULL DEFAULT true, made_at timestamptz NOT NULL DEFAULT '2026-11-21T10:00:00Z')`)
      await world.rows('GRANT ALL ON public.probe_things TO PUBLIC')
    },
  }
  return probe
}

/** An event that says `bad` cannot be shown. */
function readable(data: unknown): object {
  if (data === 'bad') throw new Error('planted')
  return { type: 'event', data }
}
