import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef } from 'react'
import { type Named, namedBefore } from '#lib/questionnaire/conditions.ts'
import type { Question, Questionnaire, Section } from '#lib/questionnaire/schema.ts'
import { useRefocus } from '../ui/refocus.ts'
import { useStable } from '../ui/stable.ts'
import { t } from '../words.ts'
import { ContentNow } from './condition-words.ts'
import { FormItself } from './FormItself.tsx'
import { codesOf, freeCode, moved, newQuestion } from './new-question.ts'
import { QuestionDrawer } from './QuestionDrawer.tsx'
import { ScoringRule } from './ScoringRule.tsx'
import { SectionBlock } from './SectionBlock.tsx'
import classes from './surveys.module.css'

type DesignerProps = {
  content: Questionnaire
  onChange: ((content: Questionnaire) => void) | undefined
  /** Code of the question that is open. */
  open: string | undefined
  onOpen: (code: string | undefined) => void
}

/** What is done to the form; the same object as long as the page stands, so that parts are not drawn again for it. */
export type Doing = {
  form: (change: (now: Questionnaire) => Questionnaire) => void
  section: (code: string, change: (now: Section) => Section) => void
  moveSection: (code: string, by: -1 | 1) => void
  removeSection: (code: string) => void
  add: (section: string, kind: Question['kind']) => void
  open: (question: string) => void
  move: (section: string, question: string, by: -1 | 1) => void
  remove: (section: string, question: string) => void
  /** Answers that the condition of a part may name. */
  named: (section: string) => readonly Named[]
}

/** The questionnaire as a list of parts with their questions; without `onChange` it is read. */
export function Designer({ content, onChange, open, onOpen }: DesignerProps) {
  const { within, goTo } = useRefocus()
  const now = useRef(content)
  now.current = content
  const doing = useDoing(content, onChange, onOpen, goTo)
  // What has points is told when the hand rests.
  const [sections] = useDebouncedValue(content.sections, 200)
  const settled = useMemo(() => ({ ...content, sections }), [content, sections])
  const isOpen = (section: Section) => section.questions.some(({ code }) => code === open)
  const around = onChange && content.sections.find(isOpen)
  const addSection = () => {
    const code = freeCode('phan', codesOf(content))
    const section = { code, title: { vi: t('surveys.newSection') }, questions: [] }
    goTo(`title ${code}`)
    onChange?.({ ...content, sections: [...content.sections, section] })
  }
  const close = (code: string | undefined) => {
    if (code !== undefined) goTo(`edit ${code}`)
    onOpen(undefined)
  }
  return (
    <div className={classes.designer} ref={within}>
      <FormItself content={content} onChange={onChange && doing.form} />
      <ScoringRule
        content={settled}
        onChange={onChange && ((next) => doing.form(({ sections }) => ({ ...next, sections })))}
      />
      <ContentNow value={now}>
        {content.sections.map((section) => (
          <SectionBlock
            key={section.code}
            section={section}
            languages={content.languages}
            isScored={content.scored !== undefined}
            isOnly={content.sections.length === 1}
            doing={onChange && doing}
          />
        ))}
      </ContentNow>
      {onChange ? (
        <div>
          <Button variant="default" data-does="add" leftSection={<IconPlus size={16} />} onClick={addSection}>
            {t('surveys.addSection')}
          </Button>
        </div>
      ) : null}
      <QuestionDrawer
        question={around?.questions.find(({ code }) => code === open)}
        section={around?.code ?? ''}
        content={content}
        onChange={(next) =>
          around &&
          doing.section(around.code, (now) => ({
            ...now,
            questions: now.questions.map((each) => (each.code === open ? next : each)),
          }))
        }
        close={close}
      />
    </div>
  )
}

type GoTo = (...does: readonly string[]) => void

function useDoing(
  content: Questionnaire,
  onChange: DesignerProps['onChange'],
  onOpen: DesignerProps['onOpen'],
  goTo: GoTo,
): Doing {
  const form = useStable((change: (now: Questionnaire) => Questionnaire) => onChange?.(change(content)))
  const section = useCallback(
    (code: string, change: (now: Section) => Section) =>
      form((now) => ({ ...now, sections: now.sections.map((each) => (each.code === code ? change(each) : each)) })),
    [form],
  )
  const questions = (code: string, change: (now: Question[]) => Question[]) =>
    section(code, (now) => ({ ...now, questions: change(now.questions) }))
  return {
    form,
    section,
    open: useStable(onOpen),
    named: useStable((code) => namedBefore(content, code)),
    moveSection: useStable((code, by) => {
      goTo(`${by < 0 ? 'up' : 'down'} /${code}`)
      form((now) => ({ ...now, sections: moved(now.sections, placeOf(now.sections, code), by) }))
    }),
    removeSection: useStable((code) => {
      const at = placeOf(content.sections, code)
      const next = content.sections[at + 1] ?? content.sections[at - 1]
      goTo(`title ${next?.code}`, 'add')
      form((now) => ({ ...now, sections: now.sections.filter((each) => each.code !== code) }))
    }),
    add: useStable((code, kind) => {
      const question = newQuestion(kind, freeCode('cau', codesOf(content)))
      questions(code, (now) => [...now, question])
      onOpen(question.code)
    }),
    move: useStable((code, question, by) => {
      goTo(`${by < 0 ? 'up' : 'down'} ${question}`)
      questions(code, (now) => moved(now, placeOf(now, question), by))
    }),
    remove: useStable((code, question) => {
      const inside = content.sections.find((each) => each.code === code)?.questions ?? []
      const at = placeOf(inside, question)
      goTo(`remove ${(inside[at + 1] ?? inside[at - 1])?.code}`, `add ${code}`)
      questions(code, (now) => now.filter((each) => each.code !== question))
    }),
  }
}

const placeOf = (list: readonly { code: string }[], wanted: string): number =>
  list.findIndex(({ code }) => code === wanted)
