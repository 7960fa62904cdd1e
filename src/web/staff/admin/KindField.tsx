import { Select } from '@mantine/core'
import { t } from '../words.ts'
import { kinds } from './choices.ts'

type Kind = (typeof kinds)[number]

/** What kind of agency it is, by its word. */
export function KindField({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  return (
    <Select
      label={t('agencies.kind')}
      allowDeselect={false}
      value={value}
      onChange={(kind) => kind && onChange(kind)}
      data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
    />
  )
}
