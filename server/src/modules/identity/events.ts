/** What may happen to the ways into an account; the person is told of each. */
export type SecurityChange =
  | 'authenticator_on'
  | 'authenticator_off'
  | 'second_factor_reset'
  | 'recovery_code_used'
  | 'recovery_codes_renewed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'passkey_blocked'
  | 'new_device'

declare module '#platform/events' {
  interface EventMap {
    'user.created': { user_id: string }
    'user.roles_changed': { user_id: string }
    'user.deleted': { user_id: string }
    'user.security_changed': { user_id: string; change: SecurityChange }
    /** Codes by SMS are paused: more were asked for than the centre wants to pay. */
    'sms.paused': { until: string }
    'invitation.accepted': { user_id: string; invited_by: string }
    'impersonation.started': { user_id: string; by: string; mode: 'read' | 'full' }
  }
}
