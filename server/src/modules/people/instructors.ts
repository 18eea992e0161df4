import type { Context } from '#platform/context'
import { fileLink } from '#media'
import { instructorRows, listedInstructors, type InstructorRow } from './queries/instructors.ts'

/** What anybody may know of an instructor: never phone or e-mail. */
export interface InstructorCard {
  /** The user's id. */
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly bio: string
  readonly type: 'normal' | 'supervisor'
  readonly tags: string[]
  /** Link of the photo; null without one. */
  readonly image: string | null
  readonly joined_date: string | null
  readonly featured_order: number | null
}

type Reader = Pick<Context, 'tx'>

/** Instructors by user id. Somebody who teaches without a profile has a card with just the name. */
export async function instructorCards(
  ctx: Reader,
  userIds: readonly string[],
): Promise<Map<string, InstructorCard>> {
  return new Map((await instructorRows(ctx, userIds)).map((row) => [row.id, presentInstructor(row)]))
}

/** Instructors of the public pages, in the order in which they are shown. */
export async function publicInstructors(
  ctx: Reader,
  options: { featured?: boolean; limit?: number } = {},
): Promise<InstructorCard[]> {
  const rows = await listedInstructors(ctx, {
    featuredOnly: options.featured ?? false,
    limit: options.limit ?? 100,
  })
  return rows.map(presentInstructor)
}

export function presentInstructor(row: InstructorRow): InstructorCard {
  const { image_file_id, ...rest } = row
  return { ...rest, image: image_file_id ? fileLink(image_file_id) : null }
}
