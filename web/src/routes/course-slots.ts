import { lazy } from 'react'
import type { CoursePart } from '../features/catalog/slots.ts'
import { printTexts } from '../features/people/print-texts.ts'

/** Tabs that other areas add to the staff's page of a course: its learners, its attendance. */
export const courseSlots: CoursePart[] = [
  {
    value: 'cards',
    label: { en: printTexts.tab.en, ar: printTexts.tab.ar, fa: printTexts.tab.fa },
    needs: 'learners.cards',
    panel: lazy(() => import('../features/people/course-cards.tsx')),
  },
]
