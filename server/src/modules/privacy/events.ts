declare module '#platform/events' {
  interface EventMap {
    /** A copy of somebody's data can be downloaded by `owner_id`. */
    'privacy.export_ready': { request_id: string; owner_id: string }
    /** An erasure was asked for and waits; it can be taken back until `not_before`. */
    'privacy.erasure_asked': { request_id: string; owner_id: string; not_before: string }
    /** An erasure could not be done: something has to be settled first. */
    'privacy.erasure_blocked': { request_id: string; owner_id: string }
  }
}
export {}
