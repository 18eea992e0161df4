declare module '#platform/events' {
  interface EventMap {
    'user.created': { user_id: string }
    'user.roles_changed': { user_id: string }
    'user.deleted': { user_id: string }
  }
}
export {}
