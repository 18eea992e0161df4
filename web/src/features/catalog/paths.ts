/** Addresses of the API that the catalogue's screens read and write. */
export const paths = {
  courses: '/api/v1/courses/',
  seasons: '/api/v1/seasons/',
  branches: '/api/v1/branches/',
  rooms: '/api/v1/rooms/',
  categories: '/api/v1/course-categories/',
  tags: '/api/v1/tags/',
  lectures: '/api/v1/lectures/',
  instructors: '/api/v1/instructors/',
} as const

export function course(id: string, rest = ''): string {
  return `${paths.courses}${id}/${rest}`
}

export function lecture(id: string, rest = ''): string {
  return `${paths.lectures}${id}/${rest}`
}
