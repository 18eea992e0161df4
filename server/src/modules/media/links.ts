/** Where a file is read, relative to the site. */
export function fileLink(id: string): string {
  return `/api/v1/files/${id}/`
}
