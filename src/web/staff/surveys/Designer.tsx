import { ActionIcon, Button, Checkbox, Menu, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Question, Questionnaire, Section } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { freeCode, kinds, newQuestion } from './new-question.ts'
import { inLanguage } from './OfAnswer.tsx'
import { QuestionDrawer } from './QuestionDrawer.tsx'
import classes from './surveys.module.css'

type Change = ((content: Questionnaire) => void) | undefined
type DesignerProps = { content: Questionnaire; onChange: Change }

/** The questionnaire as a list of parts with their questions; without `onChange` it is read. */
export function Designer({ content, onChange }: DesignerProps) {
  const set = (sections: Section[]) => onChange?.({ ...content, sections })
  const setSection = (at: number, section: Section) =>
    set(content.sections.map((each, i) => (i === at ? section : each)))
  const codes = content.sections.flatMap(({ code, questions }) => [code, ...questions.map((question) => question.code)])
  const addSection = () => {
    const code = freeCode('phan', codes)
    set([...content.sections, { code, title: { vi: t('surveys.newSection') }, questions: [] }])
  }
  return (
    <div className={classes.designer}>
      <TextInput
        label={t('surveys.title')}
        readOnly={!onChange}
        value={content.title.vi ?? ''}
        onChange={({ currentTarget }) =>
          onChange?.({ ...content, title: { ...content.title, vi: currentTarget.value } })
        }
      />
      <Textarea
        label={t('surveys.intro')}
        readOnly={!onChange}
        autosize
        minRows={2}
        value={content.intro?.vi ?? ''}
        onChange={({ currentTarget }) =>
          onChange?.({ ...content, intro: { ...content.intro, vi: currentTarget.value } })
        }
      />
      {onChange ? (
        <Checkbox
          label={t('surveys.inEnglish')}
          description={t('surveys.inEnglishHint')}
          checked={content.languages.includes('en')}
          onChange={({ currentTarget }) => {
            const others = content.languages.filter((each) => each !== 'en')
            onChange({ ...content, languages: currentTarget.checked ? [...others, 'en'] : others })
          }}
        />
      ) : null}
      {content.sections.map((section, at) => (
        <SectionBlock
          key={section.code}
          section={section}
          codes={codes}
          languages={content.languages}
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

function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  // The first one goes no further up: a place before the beginning would be counted from the end.
  if (at + by < 0) return [...list]
  const next = [...list]
  const [taken] = next.splice(at, 1)
  if (taken !== undefined) next.splice(at + by, 0, taken)
  return next
}

type SectionBlockProps = {
  section: Section
  codes: readonly string[]
  languages: readonly string[]
  onChange: ((section: Section) => void) | undefined
  onMove: ((by: -1 | 1) => void) | undefined
  onRemove: (() => void) | undefined
}

function SectionBlock({ section, codes, languages, onChange, onMove, onRemove }: SectionBlockProps) {
  const [open, setOpen] = useState<number>()
  const { questions } = section
  const setQuestions = (next: Question[]) => onChange?.({ ...section, questions: next })
  const add = (kind: Question['kind']) => {
    setQuestions([...questions, newQuestion(kind, freeCode('cau', codes))])
    setOpen(questions.length)
  }
  return (
    <fieldset className={classes.section}>
      <legend>{section.title.vi}</legend>
      {onChange ? (
        <div className={classes.sectionHead}>
          <TextInput
            aria-label={t('surveys.sectionTitle')}
            value={section.title.vi ?? ''}
            onChange={({ currentTarget }) =>
              onChange({ ...section, title: { ...section.title, vi: currentTarget.value } })
            }
          />
          <MoveButtons name={section.title.vi ?? ''} onMove={onMove} onRemove={onRemove} />
        </div>
      ) : null}
      {onChange ? <OfSection section={section} languages={languages} onChange={onChange} /> : null}
      {section.when && !onChange ? <p className="small">{t('surveys.askedWhen', { rule: section.when })}</p> : null}
      <ol className={classes.questions}>
        {questions.map((question, at) => (
          <li key={question.code}>
            <span>
              <b>{question.label.vi}</b>
              <span className="small">{about(question)}</span>
            </span>
            {onChange ? (
              <MoveButtons
                name={question.label.vi ?? question.code}
                onEdit={() => setOpen(at)}
                onMove={(by) => setQuestions(moved(questions, at, by))}
                onRemove={() => setQuestions(questions.filter((_, i) => i !== at))}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {onChange ? (
        <Menu>
          <Menu.Target>
            <Button size="compact-md" variant="default" leftSection={<IconPlus size={15} />}>
              {t('surveys.addQuestion')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {t(`surveys.kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <QuestionDrawer
        question={open === undefined ? undefined : questions[open]}
        taken={codes}
        languages={languages}
        onChange={(next) => open !== undefined && setQuestions(questions.map((each, i) => (i === open ? next : each)))}
        close={() => setOpen(undefined)}
      />
    </fieldset>
  )
}

type OfSectionProps = Pick<SectionBlockProps, 'section' | 'languages'> & { onChange: (section: Section) => void }

/** Its name in further languages, and who is asked this part. */
function OfSection({ section, languages, onChange }: OfSectionProps) {
  const { when: _, ...always } = section
  return (
    <>
      {languages.slice(1).map((language) => (
        <TextInput
          key={language}
          mt={8}
          label={`${t('surveys.sectionTitle')} ${inLanguage(language)}`}
          value={section.title[language] ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ ...section, title: { ...section.title, [language]: currentTarget.value } })
          }
        />
      ))}
      <TextInput
        mt={8}
        label={t('surveys.sectionWhen')}
        description={t('surveys.whenHint')}
        value={section.when ?? ''}
        onChange={({ currentTarget: { value } }) => onChange(value ? { ...section, when: value } : always)}
      />
    </>
  )
}

/** What is asked, in a line: kind, name, whether it must be answered, when it is asked. */
const about = (question: Question): string =>
  [
    t(`surveys.kind.${question.kind}`),
    question.code,
    question.required ? t('surveys.required') : null,
    question.when ? t('surveys.askedWhen', { rule: question.when }) : null,
    question.dontKnow ? t('surveys.dontKnow') : null,
    question.refuse ? t('surveys.refuse') : null,
  ]
    .filter(Boolean)
    .join(' · ')

type MoveButtonsProps = {
  name: string
  onEdit?: () => void
  onMove: ((by: -1 | 1) => void) | undefined
  onRemove: (() => void) | undefined
}

/** Order by keyboard and by mouse alike: buttons, no dragging. */
function MoveButtons({ name, onEdit, onMove, onRemove }: MoveButtonsProps) {
  return (
    <span className={classes.moves}>
      {onEdit ? (
        <ActionIcon variant="subtle" aria-label={t('surveys.edit', { name })} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
      ) : null}
      <ActionIcon variant="subtle" aria-label={t('surveys.moveUp', { name })} onClick={() => onMove?.(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('surveys.moveDown', { name })} onClick={() => onMove?.(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
      {onRemove ? (
        <ActionIcon variant="subtle" color="gray" aria-label={t('surveys.remove', { name })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </span>
  )
}
