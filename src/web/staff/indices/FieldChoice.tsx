import { Select } from '@mantine/core'
import { t } from '../words.ts'

type FieldChoiceProps = {
  field: string
  fields: readonly { field: string; name: string }[]
  choose: (field: string) => void
}

/** Who is ranked with whom: only where results of more than one field are kept, in a demo say. */
export function FieldChoice({ field, fields, choose }: FieldChoiceProps) {
  if (fields.length < 2) return null
  return (
    <Select
      aria-label={t('field.view')}
      data={fields.map((it) => ({ value: it.field, label: it.name }))}
      value={field}
      onChange={(value) => value && choose(value)}
      allowDeselect={false}
      w={250}
    />
  )
}
