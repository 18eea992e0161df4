/** How a person is called on a page. */
export function personName(first: string | null, last: string | null): string {
  return `${first ?? ''} ${last ?? ''}`.trim() || '—'
}
