/** Where a day inside `root` was begun and not finished: the first part that is still empty. */
export function halfWritten(root: ParentNode): HTMLElement | undefined {
  const boxes =
    root instanceof HTMLElement && root.matches('[data-day]') ? [root] : root.querySelectorAll('[data-day]')
  for (const box of boxes) {
    const parts = [...box.querySelectorAll<HTMLElement>('[role="spinbutton"]')]
    const empty = parts.filter((part) => part.dataset['placeholder'] !== undefined)
    if (empty.length < parts.length && empty[0]) return empty[0]
  }
  return undefined
}
