import type { Context } from '#platform/context'
import type { Module } from '#platform/module'
import { changeSetting, centreSettings, setting } from '#platform/settings'
import { demoCentre } from './centre.ts'
import { loadAttendance } from './load-attendance.ts'
import { loadCourses } from './load-courses.ts'
import { loadEnrolments } from './load-enrolments.ts'
import { loadPayments } from './load-payments.ts'
import { loadPeople } from './load-people.ts'
import { loadPresence } from './load-presence.ts'
import { loadTickets } from './load-tickets.ts'
import { loadTutors } from './load-tutors.ts'
import type { Progress } from './progress.ts'
import { adoptAsDemo, beginDemo, settleLetters } from './queries.ts'
import { Stage } from './stage.ts'

/**
 * Fills an empty centre with a living one, in the caller's transaction: everything is dated relative to today and made
 * by the modules' own operations (docs/domain/setup.md).
 */
export async function loadDemo(ctx: Context, modules: readonly Module[], progress: Progress): Promise<void> {
  progress.start(340)
  try {
    await beginDemo(ctx.tx)
    await nameTheCentre(ctx)
    const { timeZone } = await centreSettings(ctx)
    const stage = await Stage.open(ctx, {
      zone: timeZone,
      progress,
      routes: modules.flatMap((module) => module.routes ?? []),
      tellers: modules
        .flatMap((module) => module.work ?? [])
        .filter((spec) => spec.kind === 'subscriber')
        .filter(({ name }) => name.startsWith('notifications.')),
    })
    const people = await loadPeople(stage)
    const courses = await loadCourses(stage, people.staff)
    await loadEnrolments(stage, people, courses)
    await loadPayments(stage, people)
    await loadAttendance(stage, people, courses)
    await loadPresence(stage, people)
    await loadTickets(stage, people)
    await loadTutors(stage, people)
    await stage.tell()
    await settleLetters(ctx.tx, stage.now.subtract({ hours: 12 }))
    await adoptAsDemo(ctx.tx)
    await changeSetting(ctx, 'centre.demo', true)
  } finally {
    progress.end()
  }
}

/** A centre that nobody has named gets the demo's name. */
async function nameTheCentre(ctx: Context): Promise<void> {
  const name = await setting(ctx, 'centre.name')
  if (name.en === 'Halqa') await changeSetting(ctx, 'centre.name', demoCentre.name)
  if ((await setting(ctx, 'centre.phone')) === '') await changeSetting(ctx, 'centre.phone', demoCentre.phone)
  if ((await setting(ctx, 'centre.address')) === '')
    await changeSetting(ctx, 'centre.address', demoCentre.address)
}
