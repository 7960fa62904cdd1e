import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReportForm } from '#lib/reporting/form.ts'
import { formatRoman } from '#lib/vietnamese/roman.ts'
import { t } from '../../words.ts'
import classes from './forms.module.css'
import { RowTools } from './RowTools.tsx'

type Part = ReportForm['parts'][number]
type PartsBuilderProps = { parts: readonly Part[]; onChange: (parts: Part[]) => void }

/** The parts of the outline that hold sections: “II” above “II.1”, “II.2”. */
export function PartsBuilder({ parts, onChange }: PartsBuilderProps) {
  const set = (at: number, part: Partial<Part>) =>
    onChange(parts.map((each, i) => (i === at ? { ...each, ...part } : each)))
  const add = () => onChange([...parts, { code: formatRoman(parts.length + 1), title: '' }])
  return (
    <fieldset>
      <legend>{t('forms.parts')}</legend>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a code is typed letter by letter and cannot name its own field
        <div key={at} className={classes.part}>
          <TextInput
            aria-label={t('forms.partCode')}
            value={part.code}
            onChange={({ currentTarget }) => set(at, { code: currentTarget.value.toUpperCase() })}
          />
          <TextInput
            aria-label={t('forms.partTitle', { code: part.code })}
            value={part.title}
            onChange={({ currentTarget }) => set(at, { title: currentTarget.value })}
          />
          <RowTools
            rows={parts}
            at={at}
            onChange={onChange}
            of={t('forms.partNamed', { code: part.code })}
            remove={t('forms.removePart', { code: part.code })}
          />
        </div>
      ))}
      <div>
        <Button size="compact-md" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          {t('forms.addPart')}
        </Button>
      </div>
    </fieldset>
  )
}
