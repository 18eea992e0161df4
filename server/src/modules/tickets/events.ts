declare module '#platform/events' {
  interface EventMap {
    'ticket.opened': { ticket_id: string }
    'ticket.message_posted': { ticket_id: string; message_id: string; author_id: string; internal: boolean }
    /** An agent got it, by the queue or by a colleague. */
    'ticket.assigned': { ticket_id: string; assignee_id: string }
    'ticket.closed': { ticket_id: string }
  }
}

export {}
