import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import type { PersonHooks } from '#platform/personal'
import { timestamp } from '#platform/time'
import { blankLearner, lockLearner } from './queries/learners.ts'
import { childrenOnlyOf, endLinksTo } from './queries/erasure.ts'
import './events.ts'

/** Learners who are erased lose their guardians and go out of sight; a child is never left without anybody. */
export const peoplePerson: PersonHooks = {
  async blockers(ctx, { users, learners }) {
    const children = await childrenOnlyOf(ctx, users, learners)
    if (children.length === 0) return []
    return [
      {
        code: 'only_guardian',
        text: {
          en: 'These children have no other guardian.',
          ar: 'ليس لهؤلاء الأطفال ولي أمر آخر.',
          fa: 'این کودکان سرپرست دیگری ندارند.',
        },
        action: {
          en: 'Invite a second guardian, or let the children’s data be deleted too.',
          ar: 'ادع ولي أمر ثانيا، أو احذف بيانات الأطفال أيضا.',
          fa: 'سرپرست دومی دعوت کنید، یا بگذارید داده‌های کودکان هم حذف شود.',
        },
        things: children.map(({ id, name }) => ({ kind: 'learner', id, label: name })),
      },
    ]
  },
  async leaving(ctx, { learners }) {
    for (const learnerId of learners) {
      const learner = await lockLearner(ctx, learnerId)
      if (!learner) continue
      const at = timestamp(ctx.now)
      for (const userId of await endLinksTo(ctx, learnerId, at))
        await emit(ctx, 'guardian.ended', { learner_id: learnerId, user_id: userId })
      await blankLearner(ctx, learnerId, at)
      await audit(ctx, { action: 'learner.erase', object: { kind: 'learner', id: learnerId } })
      await emit(ctx, 'learner.archived', { learner_id: learnerId })
    }
  },
}
