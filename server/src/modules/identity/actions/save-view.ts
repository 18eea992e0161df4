import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import {
  countViews,
  deleteView,
  insertView,
  isStaff,
  setDefaultView,
  updateView,
  viewRow,
  type ViewState,
} from '../queries/saved-views.ts'

const mostViews = 50

/** Keeps a view of a list. @throws Problem `permission_denied` when shared by somebody who is no staff, or naming `name` */
export async function createView(
  ctx: Context,
  view: { list: string; name: string; state: ViewState; shared: boolean },
): Promise<string> {
  const owner = userId(ctx)
  if (view.shared) await demandStaff(ctx)
  if ((await countViews(ctx.tx, owner, view.list)) >= mostViews)
    throw invalid('name', 'too_many', {
      en: 'Fifty views are enough. Remove one first.',
      ar: 'خمسون عرضا تكفي. احذف واحدا أولا.',
      fa: 'پنجاه نما کافی است. نخست یکی را حذف کنید.',
    })
  const id = newId()
  await orTaken(insertView(ctx.tx, { ...view, id, owner, at: timestamp(ctx.now) }))
  return id
}

/** Changes an own view. Answers its list. @throws Problem `not_found`, `permission_denied`, or naming `name` */
export async function changeView(
  ctx: Context,
  id: string,
  changes: { name?: string | undefined; state?: ViewState | undefined; shared?: boolean | undefined },
): Promise<string> {
  const view = await ownView(ctx, id)
  if (changes.shared === true) await demandStaff(ctx)
  await orTaken(updateView(ctx.tx, id, changes, timestamp(ctx.now)))
  return view.list
}

/** Answers its list. @throws Problem `not_found` */
export async function removeView(ctx: Context, id: string): Promise<string> {
  const view = await ownView(ctx, id)
  await deleteView(ctx.tx, id)
  return view.list
}

/** The view with which a list opens; null for none. @throws Problem naming `view` */
export async function chooseDefaultView(ctx: Context, list: string, id: string | null): Promise<void> {
  const view = id === null ? null : await viewRow(ctx.tx, id)
  const own = view?.owner_id === userId(ctx)
  const mayUse =
    view !== undefined && (view === null || own || (view.shared && (await isStaff(ctx.tx, userId(ctx)))))
  if (!mayUse || (view !== null && view.list !== list))
    throw invalid('view', 'invalid_choice', {
      en: 'There is no such view of this list.',
      ar: 'لا يوجد هذا العرض لهذه القائمة.',
      fa: 'چنین نمایی برای این فهرست نیست.',
    })
  await setDefaultView(ctx.tx, userId(ctx), list, id)
}

/** Others' views are not found, shared or not: only their owners change them. */
async function ownView(ctx: Context, id: string) {
  const view = await viewRow(ctx.tx, id)
  if (!view || view.owner_id !== userId(ctx)) throw errors.not_found()
  return view
}

async function demandStaff(ctx: Context): Promise<void> {
  if (!(await isStaff(ctx.tx, userId(ctx)))) throw errors.permission_denied()
}

async function orTaken(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error)) throw error
    if (error.constraint !== 'saved_views_owner_id_list_name_key') throw error
    throw invalid('name', 'unique', {
      en: 'You have a view of this name.',
      ar: 'لديك عرض بهذا الاسم.',
      fa: 'نمایی با این نام دارید.',
    })
  }
}
