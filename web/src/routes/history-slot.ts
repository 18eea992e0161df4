import { lazy } from 'react'

/** What happened to one object, on its own page; draws nothing for those who may not read the trail. */
export const ObjectHistory = lazy(() => import('../features/audit/history.tsx'))
