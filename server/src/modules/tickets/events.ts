declare module '#platform/events' {
  interface EventMap {
    'ticket.opened': { ticket_id: string }
    'ticket.message_posted': { ticket_id: string; message_id: string; author_id: string; internal: boolean }
    'ticket.closed': { ticket_id: string }
  }
}

export {}
