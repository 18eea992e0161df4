export { insightsPermissions } from './permissions.ts'
