import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { Reply, route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { printCards, type CardLayout } from '../actions/print-cards.ts'
import { reissueCard } from '../actions/reissue-card.ts'
import { readCardText } from '../cards.ts'
import { peopleErrors } from '../errors.ts'
import { cardRows, findByCard } from '../queries/cards.ts'
import { findLearnerFor, findLink } from '../queries/guardians.ts'
import { learnerWithGuardians } from '../queries/learner-lists.ts'
import { lockLearner } from '../queries/learners.ts'
import { LearnerSchema, presentLearner } from '../schemas/learners.ts'
import { Id, OneParams } from '../schemas/parts.ts'

const tag = 'Cards'
const mostCards = 300
const pdf = 'application/pdf'

const Scanned = Type.Object(
  {
    learner: LearnerSchema,
    is_present: Type.Boolean({ description: 'false: the card was lost and another one issued' }),
  },
  { title: 'ScannedCard' },
)

export const cardRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/learners/{id}/card/',
    operationId: 'readLearnerCard',
    tag,
    access: ['learners.cards'],
    errors: [409, 503],
    mode: 'manual',
    summary: 'A learner’s card as a PDF',
    params: OneParams,
    produces: pdf,
    handler: (ctx, { params }) => answer(ctx, [params.id], 'card'),
  }),
  route({
    method: 'POST',
    path: '/api/v1/learners/cards/',
    operationId: 'printLearnerCards',
    tag,
    access: ['learners.cards'],
    status: 200,
    errors: [404, 409, 503],
    mode: 'manual',
    summary: 'Many cards as a PDF',
    description: `Of these learners or of everybody in a course, at most ${mostCards}: one a page, or ten on a sheet of A4.`,
    limit: { name: 'cards.print', points: 60, seconds: 3600, by: 'actor' },
    body: Type.Object({
      learners: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: mostCards })),
      course: Type.Optional(Id),
      layout: Type.Optional(Type.Enum(['card', 'sheet'])),
    }),
    produces: pdf,
    example: { body: { course: '01990000-0000-7000-8000-000000000001', layout: 'sheet' } },
    async handler(ctx, { body }) {
      if ((body.learners === undefined) === (body.course === undefined)) throw learnersOrCourse()
      const ids =
        body.learners ?? (await ctx.ports['people:learnersOfCourse']?.(ctx, body.course ?? '')) ?? []
      if (ids.length === 0) throw errors.not_found()
      return answer(ctx, ids.slice(0, mostCards), body.layout ?? 'sheet')
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/learners/{id}/card/reissue/',
    operationId: 'reissueLearnerCard',
    tag,
    access: ['learners.cards'],
    status: 204,
    errors: [409],
    summary: 'A new card for a lost one',
    description: 'The code stays; the old card’s QR code is refused from now on.',
    params: OneParams,
    async handler(ctx, { params }) {
      const learner = await lockLearner(ctx, params.id)
      if (!learner || learner.archived_at !== null) throw errors.not_found()
      await reissueCard(ctx, learner)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/learners/scan/',
    operationId: 'scanLearnerCard',
    tag,
    access: ['learners.view'],
    status: 200,
    errors: [404],
    mode: 'read',
    summary: 'Whose card is this?',
    description: 'Reads what a scanner read from the QR code, or a typed code, in any digits.',
    body: Type.Object({ card: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: Scanned,
    example: { body: { card: 'B12345-7F3A9C' } },
    async handler(ctx, { body }) {
      const card = readCardText(body.card)
      const found = card ? await findByCard(ctx, card) : undefined
      const learner = found ? await learnerWithGuardians(ctx, found.id) : undefined
      if (!found || !learner) throw errors.not_found()
      return { learner: presentLearner(learner), is_present: found.is_present }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/parents/children/{id}/card/',
    operationId: 'readChildCard',
    tag,
    access: 'user',
    errors: [409, 503],
    mode: 'manual',
    summary: 'My child’s card as a PDF',
    description: 'For guardians who may view the child, and for the learner’s own login.',
    limit: { name: 'cards.own', points: 30, seconds: 3600, by: 'actor' },
    params: OneParams,
    produces: pdf,
    async handler(ctx, { params }) {
      const learner = await findLearnerFor(ctx, params.id, userId(ctx), 'view')
      if (!learner) throw errors.not_found()
      return answer(ctx, [learner.id], 'card')
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/parents/children/{id}/card/reissue/',
    operationId: 'reissueChildCard',
    tag,
    access: 'user',
    status: 204,
    errors: [409],
    summary: 'A new card for my child’s lost one',
    description: 'The primary guardian asks for it; the old card’s QR code is refused from now on.',
    limit: { name: 'cards.reissue', points: 5, seconds: 86_400, by: 'actor' },
    params: OneParams,
    async handler(ctx, { params }) {
      const learner = await lockLearner(ctx, params.id)
      const link = await findLink(ctx, params.id, userId(ctx))
      if (!learner || !link?.can_view || learner.archived_at !== null) throw errors.not_found()
      if (!link.is_primary) throw errors.permission_denied()
      await reissueCard(ctx, learner)
    },
  }),
]

async function answer(ctx: Context, ids: readonly string[], layout: CardLayout): Promise<Reply> {
  const learners = await cardRows(ctx, ids)
  const [first] = learners
  if (!first) throw errors.not_found()
  const bytes = await printCards(ctx, printable(learners), layout)
  const name = learners.length === 1 ? `card-${first.unique_code}.pdf` : 'cards.pdf'
  return new Reply({
    status: 200,
    raw: true,
    body: Buffer.from(bytes),
    headers: {
      'content-type': pdf,
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Of many, those without a code are left out; a single one without is an error. */
function printable<T extends { readonly unique_code: string }>(learners: readonly T[]): T[] {
  const ready = learners.filter((learner) => learner.unique_code !== '')
  if (ready.length === 0) throw peopleErrors.no_card_yet()
  return ready
}

function learnersOrCourse() {
  return invalid('learners', 'learners_or_course', {
    en: 'Give either learners or a course.',
    ar: 'حدد متعلمين أو دورة، واحدا منهما فقط.',
    fa: 'یا فراگیران یا دوره را مشخص کنید؛ فقط یکی.',
  })
}
