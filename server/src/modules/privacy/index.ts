import './events.ts'
import './settings.ts'

export { requestFacts } from './actions/read-requests.ts'
