import { Select } from '@mantine/core'
import type { UnitLevel } from '#features/results/schema.ts'
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

const levels: readonly UnitLevel[] = ['province', 'department', 'commune', 'unit']

/** The level in the address: provinces unless it says otherwise. */
export const levelIn = (filters: Readonly<Record<string, string | undefined>>): UnitLevel =>
  levels.find((it) => it === filters.cap) ?? 'province'

type LevelChoiceProps = { level: UnitLevel; levels: readonly UnitLevel[]; choose: (level: string) => void }

/** Provinces, departments or communes: only where results of more than one level are kept. */
export function LevelChoice({ level, levels: known, choose }: LevelChoiceProps) {
  if (known.length < 2 && known.includes(level)) return null
  return (
    <Select
      aria-label={t('field.level')}
      data={levels.filter((it) => known.includes(it)).map((it) => ({ value: it, label: t(`resultLevel.${it}`) }))}
      value={level}
      onChange={(value) => value && choose(value === 'province' ? '' : value)}
      allowDeselect={false}
      w={170}
    />
  )
}
