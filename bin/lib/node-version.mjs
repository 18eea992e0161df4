// Imported first by every script in bin/. Written for old Nodes too, so that they can say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Halqa needs Node 20.19 or newer to start; this is Node ${process.versions.node} (https://nodejs.org).`,
  )
  process.exit(1)
}
