import { peopleSlots } from './people-slots.ts'
import { screen } from './screen.tsx'

/** Families, learners and instructors. */
export const peopleRoutes = [
  screen('/family', async () => {
    const { FamilyPage } = await import('../features/people/family-page.tsx')
    return { default: () => <FamilyPage parts={peopleSlots.childCard} /> }
  }),
  screen('/family/invitations', () => import('../features/people/my-invitations.tsx')),
  screen('/family/new', () => import('../features/people/new-child.tsx')),
  screen('/family/$id', async () => {
    const { ChildPage } = await import('../features/people/child-page.tsx')
    return { default: () => <ChildPage parts={peopleSlots.childPage} /> }
  }),
  screen('/family/$id/edit', () => import('../features/people/edit-child.tsx')),
  screen('/admin/learners', () => import('../features/people/learner-list.tsx'), { needs: 'learners.view' }),
  screen('/admin/guardians', () => import('../features/people/guardian-list-page.tsx'), {
    needs: 'learners.view',
  }),
  screen('/admin/learners/duplicates', () => import('../features/people/duplicates-page.tsx'), {
    needs: 'learners.merge',
  }),
  screen('/admin/learners/$id/merge/$other', () => import('../features/people/merge-page.tsx'), {
    needs: 'learners.merge',
  }),
  screen('/admin/learners/new', () => import('../features/people/new-learner.tsx'), {
    needs: 'learners.manage',
  }),
  screen(
    '/admin/learners/$id',
    async () => {
      const { LearnerPage } = await import('../features/people/learner-page.tsx')
      return { default: () => <LearnerPage parts={peopleSlots.learnerPage} /> }
    },
    { needs: 'learners.view' },
  ),
  screen('/admin/learners/$id/edit', () => import('../features/people/edit-learner.tsx'), {
    needs: 'learners.manage',
  }),
  screen('/admin/instructors', () => import('../features/people/instructor-list.tsx'), {
    needs: 'instructors.manage',
  }),
  screen('/admin/instructors/new', () => import('../features/people/new-instructor.tsx'), {
    needs: 'instructors.manage',
  }),
  screen('/admin/instructors/$id', () => import('../features/people/instructor-page.tsx'), {
    needs: 'instructors.manage',
  }),
  screen('/my-profile', () => import('../features/people/my-instructor-profile.tsx')),
]
