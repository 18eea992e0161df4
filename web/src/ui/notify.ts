import type { ToastContent } from './toasts.tsx'

/** Short messages at the edge of the screen, read aloud politely. Their code is loaded with the first one. */
export const notify = {
  success: (message: string) => show({ kind: 'success', message }),
  info: (message: string) => show({ kind: 'info', message }),
  /** Stays longer when it carries a reference that support may ask for. */
  error: (message: string, requestId?: string) => show({ kind: 'error', message, requestId }),
  /** Says what happened and offers the way back: `notify.undo(t.archived, () => restore.run(id))`. */
  undo: (message: string, back: () => void) => show({ kind: 'undo', message, press: back }),
  /** A message with a button of your own, staying until it is used or closed. */
  ask: (message: string, action: { label: string; run: () => void }) =>
    show({ kind: 'ask', message, label: action.label, press: action.run }),
  hide: (id: string) => void load().then((toasts) => toasts.hideToast(id)),
}

/** Tells when the first message comes, so that the place for messages is drawn. */
export function onFirstToast(listener: () => void): () => void {
  if (wanted) listener()
  waiting.add(listener)
  return () => waiting.delete(listener)
}

let serial = 0
let wanted = false
const waiting = new Set<() => void>()
const load = () => import('./toasts.tsx')

function show(content: ToastContent): string {
  const id = `toast-${(serial += 1)}`
  wanted = true
  for (const listener of waiting) listener()
  void load().then((toasts) => toasts.showToast(id, content))
  return id
}
