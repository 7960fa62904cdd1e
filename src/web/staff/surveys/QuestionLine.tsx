import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import type { Question } from '#lib/questionnaire/schema.ts'
import { measuresOf } from '#lib/questionnaire/scoring.ts'
import { t } from '../words.ts'
import { useConditionWords } from './condition-words.ts'
import type { Doing } from './Designer.tsx'
import classes from './surveys.module.css'

type QuestionLineProps = { section: string; question: Question; isScored: boolean; doing: Doing | undefined }

/** A question in a line, with what is done to it. Of hundreds only the one that changed is drawn again. */
export const QuestionLine = memo(
  function QuestionLine({ section, question, isScored, doing }: QuestionLineProps) {
    const { code, label } = question
    const inWords = useConditionWords()
    return (
      <li>
        <span>
          <b>{label.vi}</b>
          <span className="small">{about(question, isScored, inWords)}</span>
        </span>
        {doing ? (
          <MoveButtons
            name={label.vi ?? code}
            does={code}
            onEdit={() => doing.open(code)}
            onMove={(by) => doing.move(section, code, by)}
            onRemove={() => doing.remove(section, code)}
          />
        ) : null}
      </li>
    )
  },
  (a, b) =>
    a.question === b.question &&
    a.section === b.section &&
    a.isScored === b.isScored &&
    (a.doing === undefined) === (b.doing === undefined),
)

/** What is asked, in a line: kind, name, whether it must be answered, when it is asked. */
const about = (question: Question, isScored: boolean, inWords: (rule: string) => string): string =>
  [
    t(`surveys.kind.${question.kind}`),
    question.code,
    question.required ? t('surveys.required') : null,
    question.when ? t('surveys.askedWhen', { rule: inWords(question.when) }) : null,
    question.dontKnow ? t('surveys.dontKnow') : null,
    question.refuse ? t('surveys.refuse') : null,
    isScored && question.scores ? t('designer.measuredBy', { code: measuredBy(question) }) : null,
  ]
    .filter(Boolean)
    .join(' · ')

const measuredBy = (question: Question): string =>
  [...new Set(measuresOf(question).map((it) => it.measures))].join(', ')

type MoveButtonsProps = {
  name: string
  /** What the buttons are known by to whoever gives them the focus. */
  does: string
  onEdit?: () => void
  onMove: (by: -1 | 1) => void
  onRemove: (() => void) | undefined
}

/** Order by keyboard and by mouse alike: buttons, no dragging. */
export function MoveButtons({ name, does, onEdit, onMove, onRemove }: MoveButtonsProps) {
  const button = { variant: 'subtle' } as const
  return (
    <span className={classes.moves}>
      {onEdit ? (
        <ActionIcon {...button} data-does={`edit ${does}`} aria-label={t('surveys.edit', { name })} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
      ) : null}
      <ActionIcon
        {...button}
        data-does={`up ${does}`}
        aria-label={t('surveys.moveUp', { name })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        {...button}
        data-does={`down ${does}`}
        aria-label={t('surveys.moveDown', { name })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      {onRemove ? (
        <ActionIcon
          {...button}
          color="gray"
          data-does={`remove ${does}`}
          aria-label={t('surveys.remove', { name })}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      ) : null}
    </span>
  )
}
