import { screen } from './screen.tsx'

/** Help for everybody, the desk for agents. */
export const ticketRoutes = [
  screen('/tickets', () => import('../features/tickets/my-tickets.tsx')),
  screen('/tickets/new', () => import('../features/tickets/new-ticket.tsx')),
  screen('/tickets/$id', () => import('../features/tickets/ticket-page.tsx')),
  screen('/desk', () => import('../features/tickets/desk/desk-home.tsx'), { needs: 'tickets.answer' }),
  screen('/desk/$id', () => import('../features/tickets/desk/desk-open.tsx'), { needs: 'tickets.answer' }),
  screen('/admin/ticket-categories', () => import('../features/tickets/categories-page.tsx'), {
    needs: 'tickets.manage',
  }),
  screen('/admin/ready-answers', () => import('../features/tickets/canned-replies-page.tsx'), {
    needs: 'tickets.answer',
  }),
]
