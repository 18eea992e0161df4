import type { ImportDefinition, RowPlan } from '#imports'
import type { Household } from './household.ts'
import { Memory, decide, effectsOf } from './decide.ts'
import { householdFields } from './fields.ts'
import { inviteGuardians } from './invite-guardians.ts'
import { readHousehold } from './read-household.ts'
import { householdCounts, householdProblems, householdReasons } from './texts.ts'
import { blockedHouseholds, undoHouseholds } from './undo-households.ts'
import { readExisting, writeHouseholds } from './write-households.ts'

/** Learners with their guardians, one learner a row; siblings share their guardians by phone. */
export const householdImport: ImportDefinition<Household, Memory> = {
  kind: 'households',
  label: { en: 'Learners with guardians', ar: 'متعلمون مع أولياء أمورهم', fa: 'فراگیران با سرپرستان' },
  permission: 'learners.manage',
  fields: householdFields,
  needs: [['full_name', 'first_name'], ['dob'], ['gender'], ['guardian_phone']],
  choices: [
    {
      key: 'existing',
      label: {
        en: 'Learners who are known already',
        ar: 'المتعلمون المسجلون من قبل',
        fa: 'فراگیرانی که از پیش ثبت‌اند',
      },
      options: [
        {
          value: 'fill',
          label: { en: 'Fill in what is missing', ar: 'استكمال الناقص', fa: 'کامل‌کردن آنچه نیست' },
        },
        { value: 'keep', label: { en: 'Leave as they are', ar: 'تركهم كما هم', fa: 'دست‌نخورده بمانند' } },
        {
          value: 'replace',
          label: {
            en: 'Replace with the file',
            ar: 'استبدال بياناتهم بما في الملف',
            fa: 'جایگزینی با پرونده',
          },
        },
      ],
      default: 'fill',
    },
  ],
  problems: householdProblems,
  counts: householdCounts,
  reasons: householdReasons,
  page: '/admin/learners/',
  read: readHousehold,
  memory: () => new Memory(),
  async plan(ctx, rows, run, memory) {
    const decisions = await decide(ctx, rows, readExisting(run.choices), memory)
    return decisions.map((decision): RowPlan => {
      const { number, outcome, problems, duplicateOf } = decision
      return { number, outcome, problems, duplicateOf, effects: effectsOf(decision) }
    })
  },
  write: writeHouseholds,
  blocked: blockedHouseholds,
  undo: undoHouseholds,
  invitation: { kind: 'account', send: inviteGuardians },
}
