import { enrolmentTemplates } from './enrolment.ts'
import { familyTemplates } from './family.ts'
import { lectureTemplates } from './lectures.ts'
import { moneyTemplates } from './money.ts'
import { peopleTemplates } from './people.ts'
import { securityTemplates } from './security.ts'
import { privacyTemplates } from './privacy.ts'
import type { Template } from './spec.ts'
import { tutorTemplates } from './tutors.ts'

/** Everything that people can be told, by type. */
export const templates = {
  ...enrolmentTemplates,
  ...moneyTemplates,
  ...lectureTemplates,
  ...peopleTemplates,
  ...tutorTemplates,
  ...securityTemplates,
  ...familyTemplates,
  ...privacyTemplates,
} satisfies Record<string, Template>
export type NotificationType = keyof typeof templates

const byType = new Map<string, Template>(Object.entries(templates))

/** The template of a kept row; a type that this version does not know any more has none. */
export function templateOf(type: string): Template | undefined {
  return byType.get(type)
}
