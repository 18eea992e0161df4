import { Desk } from './desk.tsx'

export default function DeskHome() {
  return <Desk ticketId={null} />
}
