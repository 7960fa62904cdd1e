import { Button, Checkbox, Drawer, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { namedBefore } from '#lib/questionnaire/conditions.ts'
import { Code, type Question, type Questionnaire } from '#lib/questionnaire/schema.ts'
import { t } from '../words.ts'
import { ConditionField } from './ConditionField.tsx'
import { OptionalNumber, WholeField } from './draft-numbers.tsx'
import { choicesFrom, codeFrom, linesOf, pointsFrom } from './lists.ts'
import { codesOf } from './new-question.ts'
import { OfAnswer, Translations } from './OfAnswer.tsx'
import { Scoring } from './Scoring.tsx'

type QuestionDrawerProps = {
  question: Question | undefined
  /** Code of its part. */
  section: string
  content: Questionnaire
  onChange: (question: Question) => void
  /** With the code that it has now: the focus goes back to it. */
  close: (code: string | undefined) => void
}

/** All that is asked of one question. */
export function QuestionDrawer({ question, section, content, onChange, close }: QuestionDrawerProps) {
  return (
    <Drawer
      opened={question !== undefined}
      onClose={() => close(question?.code)}
      position="right"
      returnFocus={false}
      title={question ? t(`surveys.kind.${question.kind}`) : ''}
    >
      {question ? (
        <Inside
          key={question.code}
          question={question}
          section={section}
          content={content}
          onChange={onChange}
          close={close}
        />
      ) : null}
    </Drawer>
  )
}

type InsideProps = Omit<QuestionDrawerProps, 'question'> & { question: Question }

function Inside({ question, section, content, onChange, close }: InsideProps) {
  const [draft, setDraft] = useState(question)
  const set = (part: Partial<Question>) => setDraft((all) => ({ ...all, ...part }) as Question)
  const isTaken = draft.code !== question.code && codesOf(content).includes(draft.code)
  const isCode = Code.safeParse(draft.code).success
  const done = () => {
    onChange(cleaned(draft))
    close(draft.code)
  }
  return (
    <Stack>
      <Textarea
        label={t('surveys.label')}
        autosize
        minRows={2}
        data-autofocus
        value={draft.label.vi ?? ''}
        onChange={({ currentTarget }) => set({ label: { ...draft.label, vi: currentTarget.value } })}
      />
      <TextInput
        label={t('surveys.hint')}
        value={draft.hint?.vi ?? ''}
        onChange={({ currentTarget }) => set({ hint: { ...draft.hint, vi: currentTarget.value } })}
      />
      <OfKind draft={draft} set={set} />
      <Translations draft={draft} set={set} languages={content.languages} />
      {draft.kind === 'note' ? null : (
        <>
          <Checkbox
            label={t('surveys.required')}
            checked={draft.required}
            onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
          />
          <Checkbox
            label={t('surveys.dontKnow')}
            checked={draft.dontKnow}
            onChange={({ currentTarget }) => set({ dontKnow: currentTarget.checked })}
          />
          <Checkbox
            label={t('surveys.refuse')}
            checked={draft.refuse}
            onChange={({ currentTarget }) => set({ refuse: currentTarget.checked })}
          />
        </>
      )}
      <OfAnswer draft={draft} set={set} />
      <ConditionField
        label={t('surveys.when')}
        value={draft.when ?? ''}
        onChange={(when) => set({ when })}
        named={() => namedBefore(content, section, question.code)}
      />
      <TextInput
        label={t('surveys.code')}
        description={t('surveys.codeHint')}
        error={isTaken ? t('surveys.codeTaken') : isCode ? undefined : t('surveys.codeWrong')}
        value={draft.code}
        onChange={({ currentTarget }) => set({ code: currentTarget.value })}
      />
      <TextInput
        label={t('surveys.measures')}
        description={t('surveys.measuresHint')}
        value={draft.measures ?? ''}
        onChange={({ currentTarget }) => set({ measures: currentTarget.value })}
      />
      <Scoring section={section} content={content} draft={draft} before={question.code} set={set} />
      <Button disabled={isTaken || !isCode || !draft.label.vi?.trim()} onClick={done}>
        {t('surveys.done')}
      </Button>
    </Stack>
  )
}

type OfKindProps = { draft: Question; set: (part: Partial<Question>) => void }

function OfKind({ draft, set }: OfKindProps) {
  switch (draft.kind) {
    case 'single':
    case 'multiple':
      return (
        <Lines
          label={t('surveys.choices')}
          text={linesOf(draft.choices)}
          onLines={(text) => set({ choices: choicesFrom(text, draft.choices) })}
        />
      )
    case 'grid':
      return (
        <>
          <Lines
            label={t('surveys.rows')}
            text={linesOf(draft.rows)}
            onLines={(text) =>
              set({
                rows: choicesFrom(text, draft.rows).map((row) => ({ ...row, code: rowCode(row.code) })),
              } as Partial<Question>)
            }
          />
          <Lines
            label={t('surveys.choices')}
            text={linesOf(draft.choices)}
            onLines={(text) => set({ choices: choicesFrom(text, draft.choices) })}
          />
        </>
      )
    case 'scale':
      return (
        <Lines
          label={t('surveys.points')}
          text={linesOf(draft.points)}
          onLines={(text) => set(pointsFrom(text, draft) as Partial<Question>)}
        />
      )
    case 'number':
      return (
        <>
          <OptionalNumber
            label={t('surveys.min')}
            value={draft.min}
            onNumber={(min) => set({ min } as Partial<Question>)}
          />
          <OptionalNumber
            label={t('surveys.max')}
            value={draft.max}
            onNumber={(max) => set({ max } as Partial<Question>)}
          />
          <TextInput
            label={t('designer.unit')}
            maxLength={80}
            value={draft.unit?.vi ?? ''}
            onChange={({ currentTarget: { value } }) =>
              set({ unit: { ...draft.unit, vi: value } } as Partial<Question>)
            }
          />
          <WholeField
            label={t('surveys.decimals')}
            range={{ from: 0, to: 6, whole: true }}
            value={draft.decimals}
            onNumber={(decimals) => set({ decimals } as Partial<Question>)}
          />
          <Checkbox
            label={t('designer.quantity')}
            description={t('designer.quantityMeans')}
            checked={draft.quantity}
            onChange={({ currentTarget: { checked } }) => set({ quantity: checked } as Partial<Question>)}
          />
        </>
      )
    case 'text':
      return (
        <WholeField
          label={t('surveys.longest')}
          range={{ from: 1, to: 2000, whole: true }}
          value={draft.longest}
          onNumber={(longest) => set({ longest } as Partial<Question>)}
        />
      )
    default:
      return null
  }
}

/** Rows are named in expressions: their codes are those of questions. */
const rowCode = (code: string): string => (Code.safeParse(code).success ? code : codeFrom(code))

/** One a line, as people write lists in Word. */
function Lines({ label, text, onLines }: { label: string; text: string; onLines: (text: string) => void }) {
  return (
    <Textarea
      label={label}
      description={t('surveys.onePerLine')}
      autosize
      minRows={3}
      defaultValue={text}
      onBlur={({ currentTarget }) => onLines(currentTarget.value)}
    />
  )
}

/** What was left empty is left out. */
function cleaned(draft: Question): Question {
  const { hint, when, measures, check, scores, ...rest } = draft
  const unit = 'unit' in rest && !rest.unit?.vi?.trim() ? { unit: undefined } : {}
  return {
    ...{ ...rest, ...unit },
    ...(hint?.vi?.trim() ? { hint } : {}),
    ...(check?.rule.trim() ? { check: { ...check, rule: check.rule.trim() } } : {}),
    ...(when?.trim() ? { when: when.trim() } : {}),
    ...(measures?.trim() ? { measures: measures.trim() } : {}),
    ...(Object.keys(scores ?? {}).length > 0 ? { scores } : {}),
  } as Question
}
