export const myTutorPath = '/api/v1/tutors/me/'
export const applicationsPath = '/api/v1/tutor-applications/'
export const acceptedDocuments = 'application/pdf,image/jpeg,image/png,image/webp,image/avif,image/gif'
