import type { Instructor } from '@halqa/api-client'
import { useList } from '../../../api/index.ts'
import { SelectField, type FieldProps } from '../../../ui/index.ts'
import { nameOf } from '../register/register-row.tsx'

/** Somebody who teaches or supervises. */
export function PersonField(props: FieldProps<string | null>) {
  const people = useList<Instructor>('/api/v1/instructors/', { page_size: 100 })
  return (
    <SelectField
      {...props}
      searchable
      options={people.rows.map((person) => ({ value: person.id, label: nameOf(person) }))}
    />
  )
}
