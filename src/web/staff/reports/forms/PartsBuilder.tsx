import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReportForm } from '#lib/reporting/form.ts'
import { formatRoman } from '#lib/vietnamese/roman.ts'
import { t } from '../../words.ts'
import { moved } from './editing.ts'
import classes from './forms.module.css'
import { MoveButtons } from './MoveButtons.tsx'

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
          <span className={classes.tools}>
            <MoveButtons
              up={at === 0 ? undefined : () => onChange(moved(parts, at, -1))}
              down={at === parts.length - 1 ? undefined : () => onChange(moved(parts, at, 1))}
              of={t('forms.partNamed', { code: part.code })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('forms.removePart', { code: part.code })}
              onClick={() => onChange(parts.filter((_, i) => i !== at))}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </span>
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
