export const exportJob = 'privacy.export'
export const eraseJob = 'privacy.erase'
export const removeArchivesJob = 'privacy.remove_archives'
