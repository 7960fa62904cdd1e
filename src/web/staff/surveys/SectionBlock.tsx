import { ActionIcon, Button, Menu, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { Question, Questionnaire, Section } from '#lib/questionnaire/schema.ts'
import { measuresOf } from '#lib/questionnaire/scoring.ts'
import { t } from '../words.ts'
import { codesOf, freeCode, kinds, newQuestion } from './new-question.ts'
import { inLanguage } from './OfAnswer.tsx'
import { QuestionDrawer } from './QuestionDrawer.tsx'
import classes from './surveys.module.css'

export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  // The first one goes no further up: a place before the beginning would be counted from the end.
  if (at + by < 0) return [...list]
  const next = [...list]
  const [taken] = next.splice(at, 1)
  if (taken !== undefined) next.splice(at + by, 0, taken)
  return next
}

type SectionBlockProps = {
  section: Section
  content: Questionnaire
  /** Code of the question that is open. */
  open: string | undefined
  onOpen: (code: string | undefined) => void
  onChange: ((section: Section) => void) | undefined
  onMove: ((by: -1 | 1) => void) | undefined
  onRemove: (() => void) | undefined
}

/** One part with its questions; the one that is open stands in a drawer. */
export function SectionBlock({ section, content, open, onOpen, onChange, onMove, onRemove }: SectionBlockProps) {
  const { questions } = section
  const codes = codesOf(content)
  const setQuestions = (next: Question[]) => onChange?.({ ...section, questions: next })
  const add = (kind: Question['kind']) => {
    const question = newQuestion(kind, freeCode('cau', codes))
    setQuestions([...questions, question])
    onOpen(question.code)
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
      {onChange ? <OfSection section={section} languages={content.languages} onChange={onChange} /> : null}
      {section.when && !onChange ? <p className="small">{t('surveys.askedWhen', { rule: section.when })}</p> : null}
      <ol className={classes.questions}>
        {questions.map((question, at) => (
          <li key={question.code}>
            <span>
              <b>{question.label.vi}</b>
              <span className="small">{about(question, content)}</span>
            </span>
            {onChange ? (
              <MoveButtons
                name={question.label.vi ?? question.code}
                onEdit={() => onOpen(question.code)}
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
        question={onChange && questions.find(({ code }) => code === open)}
        section={section.code}
        content={content}
        onChange={(next) => setQuestions(questions.map((each) => (each.code === open ? next : each)))}
        close={() => onOpen(undefined)}
      />
    </fieldset>
  )
}

type OfSectionProps = {
  section: Section
  languages: readonly string[]
  onChange: (section: Section) => void
}

/** Its name in further languages, what is said before it, and who is asked this part. */
function OfSection({ section, languages, onChange }: OfSectionProps) {
  const { when: _, ...always } = section
  const { note: __, ...unsaid } = section
  return (
    <>
      <Textarea
        mt={8}
        label={t('designer.part.note')}
        autosize
        minRows={1}
        value={section.note?.vi ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(value ? { ...section, note: { ...section.note, vi: value } } : unsaid)
        }
      />
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
const about = (question: Question, { scored }: Questionnaire): string =>
  [
    t(`surveys.kind.${question.kind}`),
    question.code,
    question.required ? t('surveys.required') : null,
    question.when ? t('surveys.askedWhen', { rule: question.when }) : null,
    question.dontKnow ? t('surveys.dontKnow') : null,
    question.refuse ? t('surveys.refuse') : null,
    scored && question.scores ? t('designer.measuredBy', { code: measuredBy(question) }) : null,
  ]
    .filter(Boolean)
    .join(' · ')

const measuredBy = (question: Question): string =>
  [...new Set(measuresOf(question).map((it) => it.measures))].join(', ')

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
