import { SeasonForm } from './season-page.tsx'

export default function NewSeason() {
  return <SeasonForm />
}
