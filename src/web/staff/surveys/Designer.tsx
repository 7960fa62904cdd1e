import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Questionnaire, Section } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { FormItself } from './FormItself.tsx'
import { codesOf, freeCode } from './new-question.ts'
import { moved, SectionBlock } from './SectionBlock.tsx'
import classes from './surveys.module.css'

type DesignerProps = {
  content: Questionnaire
  onChange: ((content: Questionnaire) => void) | undefined
  /** Code of the question that is open. */
  open: string | undefined
  onOpen: (code: string | undefined) => void
}

/** The questionnaire as a list of parts with their questions; without `onChange` it is read. */
export function Designer({ content, onChange, open, onOpen }: DesignerProps) {
  const set = (sections: Section[]) => onChange?.({ ...content, sections })
  const setSection = (at: number, section: Section) =>
    set(content.sections.map((each, i) => (i === at ? section : each)))
  const addSection = () => {
    const code = freeCode('phan', codesOf(content))
    set([...content.sections, { code, title: { vi: t('surveys.newSection') }, questions: [] }])
  }
  return (
    <div className={classes.designer}>
      <FormItself content={content} onChange={onChange} />
      {content.sections.map((section, at) => (
        <SectionBlock
          key={section.code}
          section={section}
          content={content}
          open={open}
          onOpen={onOpen}
          onChange={onChange && ((next) => setSection(at, next))}
          onMove={onChange && ((by) => set(moved(content.sections, at, by)))}
          onRemove={
            onChange && content.sections.length > 1 ? () => set(content.sections.filter((_, i) => i !== at)) : undefined
          }
        />
      ))}
      {onChange ? (
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={addSection}>
            {t('surveys.addSection')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
