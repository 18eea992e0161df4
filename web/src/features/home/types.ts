import type { Today } from '@halqa/api-client'

export type { Today } from '@halqa/api-client'
export type Family = NonNullable<Today['family']>
export type FamilyLearner = Family['learners'][number]
export type Teaching = NonNullable<Today['teaching']>
export type Finance = NonNullable<Today['finance']>
export type Support = NonNullable<Today['support']>
export type Decisions = NonNullable<Today['decisions']>
export type Figures = NonNullable<Today['figures']>
export type Lecture = NonNullable<FamilyLearner['next_lecture']>
export type TaughtLecture = Teaching['lectures'][number]
export type Ticket = Support['mine'][number]
export type Tutoring = NonNullable<Today['tutoring']>
