declare module '#platform/events' {
  interface EventMap {
    'import.finished': { import_id: string; kind: string }
    'import.undone': { import_id: string; kind: string }
  }
}
export {}
