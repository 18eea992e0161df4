import { ObjectHistory } from './history-slot.ts'

/** What happened to an account, on its page. */
export default function UserHistory({ userId }: { userId: string }) {
  return <ObjectHistory kind="user" id={userId} />
}
