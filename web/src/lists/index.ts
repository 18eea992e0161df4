/** Parts of a list that need the API: saved views and export. Between `ui` and the features. */
export { ExportMenu } from './export-menu.tsx'
export { ListViews } from './list-views.tsx'
