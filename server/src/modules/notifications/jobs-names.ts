/** Name of the job that sends one deferred delivery. */
export const deferredJob = 'notifications.send-deferred'

/** Name of the job that tells the next people of a broadcast. */
export const broadcastJob = 'notifications.broadcast'
