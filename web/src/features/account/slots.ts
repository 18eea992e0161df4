/** What the history of an object, drawn by another area, gets. */
export interface HistorySlot {
  kind: string
  id?: string
}
