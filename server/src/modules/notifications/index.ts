export { notify, type Notice } from './actions/notify.ts'
