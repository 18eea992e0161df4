import { useParam } from '../../../url/index.ts'
import { Desk } from './desk.tsx'

export default function DeskOpen() {
  return <Desk ticketId={useParam('id')} />
}
