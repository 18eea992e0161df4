// Loaded into the server before everything else: when bin/start is killed without mercy, the channel between the two
// closes, and the server stops in order instead of holding the port as an orphan.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
