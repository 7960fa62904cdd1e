import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { FormSection } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'
import { nextSectionCode } from './codes.ts'
import classes from './forms.module.css'
import { RowTools } from './RowTools.tsx'

type Section = ReturnType<typeof FormSection.parse>
type SectionsBuilderProps = { sections: readonly Section[]; onChange: (sections: Section[]) => void }

/** The outline: code, title, what is to be told, and to which criterion it belongs. */
export function SectionsBuilder({ sections, onChange }: SectionsBuilderProps) {
  const set = (at: number, part: Partial<Section>) =>
    onChange(sections.map((section, i) => (i === at ? { ...section, ...part } : section)))
  const add = () => {
    const code = nextSectionCode(sections.map((section) => section.code))
    onChange([...sections, { code, title: '', hint: [], binding: null, figures: [] }])
  }
  return (
    <fieldset>
      <legend>{t('reports.words')}</legend>
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a code is typed letter by letter and cannot name its own field
        <div key={at} className={classes.section}>
          <TextInput
            aria-label={t('forms.sectionCode')}
            value={section.code}
            onChange={({ currentTarget }) => set(at, { code: currentTarget.value.toUpperCase() })}
          />
          <TextInput
            aria-label={t('forms.sectionTitle', { code: section.code })}
            value={section.title}
            onChange={({ currentTarget }) => set(at, { title: currentTarget.value })}
          />
          <Textarea
            // What is typed here is kept on leaving; after a move it shows the hints of the section that came.
            key={`${section.code} ${section.title}`}
            aria-label={t('forms.hint', { code: section.code })}
            placeholder={t('forms.hintHint')}
            minRows={1}
            defaultValue={section.hint.join('\n')}
            onBlur={({ currentTarget }) =>
              set(at, {
                hint: currentTarget.value
                  .split('\n')
                  .map((line) => line.trim())
                  .filter(Boolean),
              })
            }
          />
          <TextInput
            aria-label={t('forms.binding', { code: section.code })}
            placeholder={t('forms.bindingHint')}
            value={section.binding?.criterion ?? ''}
            onChange={({ currentTarget: { value } }) =>
              set(at, { binding: value ? { index: section.binding?.index ?? 'PAR INDEX', criterion: value } : null })
            }
          />
          <RowTools
            rows={sections}
            at={at}
            onChange={onChange}
            of={t('forms.sectionNamed', { code: section.code })}
            remove={t('forms.removeSection', { code: section.code })}
          />
        </div>
      ))}
      <div>
        <Button size="compact-md" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          {t('forms.addSection')}
        </Button>
      </div>
    </fieldset>
  )
}
