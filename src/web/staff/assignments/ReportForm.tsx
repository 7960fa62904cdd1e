import { Button, Collapse, Group, NumberInput, Slider, Stack, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { type Output, Problem, useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { locale, t } from '../words.ts'
import { type AnswerDraft, AnswerFields, answerOf, needsAnswer, wholeAnswer } from './AnswerFields.tsx'
import { AskFirst, lackingOf } from './AskFirst.tsx'
import classes from './assignment.module.css'
import { type Attaching, EvidenceField } from './EvidenceField.tsx'
import { WhatChanged } from './WhatChanged.tsx'

export type Detail = Output<'assignment.get'>
/** `said`: what was done, in words for the person. */
type ReportFormProps = { assignment: Detail; onDone: (said: string) => void }
type Draft = { percent: number; sentence: string; figure: number | ''; unit: string; answer?: AnswerDraft }

/** Two minutes: how far, one sentence, a file. What is typed stays on this device until the server has it. */
export function ReportForm({ assignment, onDone }: ReportFormProps) {
  const { id, version } = assignment
  const occurrenceId = assignment.occurrenceId ?? undefined
  const empty: Draft = { percent: assignment.percent, sentence: '', figure: '', unit: '' }
  const [draft, setDraft, clear] = useDraft(`report.${occurrenceId ?? id}`, empty)
  const write = useWrite('assignment.report')
  const [{ busy: sending, refused }, setAttaching] = useState<Attaching>({ busy: false, refused: 0 })
  const [asking, ask] = useState<'save' | 'submit'>()
  const [tried, setTried] = useState(false)
  const sentence = useRef<HTMLTextAreaElement>(null)
  const short = draft.sentence.trim().length < 3
  const seen = useRef(assignment)
  const asksAnswer = needsAnswer(assignment)
  const answerDraft = draft.answer ?? answerOf(assignment)
  const answer = asksAnswer ? wholeAnswer(answerDraft, assignment) : null
  const loose = assignment.evidence.filter(({ entryId }) => entryId === null)
  const needsFile = assignment.role === 'lead' && assignment.evidence.length === 0
  const state = { percent: draft.percent, files: assignment.evidence.length, refused }
  const start = (wish: 'save' | 'submit') => {
    setTried(true)
    if (short) return sentence.current?.focus()
    if (lackingOf(wish, state).length > 0) return ask(wish)
    send(wish === 'submit')
  }
  const send = (submit: boolean) => {
    write.mutate(
      {
        assignmentId: id,
        version,
        occurrenceId,
        percent: submit ? 100 : draft.percent,
        sentence: draft.sentence,
        figure: draft.figure === '' ? null : draft.figure,
        figureUnit: draft.unit || null,
        evidenceIds: loose.map(({ id: evidenceId }) => evidenceId),
        answer,
        submit,
      },
      {
        onSuccess: () => {
          clear()
          setTried(false)
          onDone(doneWords(submit, refused))
        },
        onSettled: () => ask(undefined),
      },
    )
  }
  const conflict = write.error instanceof Problem && write.error.code === 'write.conflict'
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        start('save')
      }}
    >
      <Stack gap="md">
        {conflict ? <WhatChanged before={seen.current} now={assignment} /> : <ProblemNotice error={write.error} />}
        <PercentField value={draft.percent} onChange={(percent) => setDraft({ ...draft, percent })} />
        <Textarea
          label={t('report.sentence')}
          description={t('report.sentenceHint')}
          ref={sentence}
          error={tried && short ? t('report.sentenceMissing') : undefined}
          maxLength={4000}
          value={draft.sentence}
          onChange={(event) => setDraft({ ...draft, sentence: event.currentTarget.value })}
        />
        <FigureFields draft={draft} onChange={setDraft} />
        <EvidenceField assignment={assignment} onChange={setAttaching} />
        {asksAnswer ? (
          <AnswerFields
            assignment={assignment}
            value={answerDraft}
            onChange={(next) => setDraft({ ...draft, answer: next })}
          />
        ) : null}
        {asking ? (
          <AskFirst
            wish={asking}
            state={state}
            pending={write.isPending}
            onClose={() => ask(undefined)}
            onGo={() => send(asking === 'submit')}
          />
        ) : (
          <SendButtons
            done={draft.percent >= 100}
            sending={sending}
            needsFile={needsFile}
            needsAnswer={asksAnswer && answer === null}
            pending={write.isPending ? (write.variables?.submit ? 'submit' : 'save') : undefined}
            onSubmit={() => start('submit')}
          />
        )}
      </Stack>
    </form>
  )
}

type SendButtonsProps = {
  done: boolean
  sending: boolean
  needsFile: boolean
  needsAnswer: boolean
  pending: 'save' | 'submit' | undefined
  onSubmit: () => void
}

/** While work goes on, saving comes first; at 100 % handing in does. */
function SendButtons({ done, sending, needsFile, needsAnswer: unanswered, pending, onSubmit }: SendButtonsProps) {
  const save = (
    <Button
      key="save"
      type="submit"
      variant={done ? 'default' : 'filled'}
      disabled={sending}
      loading={pending === 'save'}
    >
      {t('report.save')}
    </Button>
  )
  const submit = (
    <Button
      key="submit"
      variant={done ? 'filled' : 'default'}
      disabled={sending || needsFile || unanswered}
      loading={pending === 'submit'}
      onClick={onSubmit}
    >
      {t('report.submit')}
    </Button>
  )
  return (
    <div>
      <Group gap={8}>{done ? [submit, save] : [save, submit]}</Group>
      <p className={`small ${classes.hint}`}>{sending ? t('report.waitFiles') : sendWords(needsFile, unanswered)}</p>
    </div>
  )
}

function sendWords(needsFile: boolean, unanswered: boolean): string {
  if (needsFile) return t('report.needsFile')
  return t(unanswered ? 'answer.missing' : 'report.submitMeans')
}

function doneWords(submitted: boolean, refused: number): string {
  if (refused > 0) return t(submitted ? 'report.submittedWithout' : 'report.savedWithout', { count: refused })
  return t(submitted ? 'report.submitted' : 'report.saved')
}

function PercentField({ value, onChange }: { value: number; onChange: (percent: number) => void }) {
  const label = useId()
  return (
    <div>
      <div className={classes.percentHead}>
        <span id={label} className={classes.label}>
          {t('report.percent')}
        </span>
        <NumberInput
          aria-labelledby={label}
          size="xs"
          w={84}
          min={0}
          max={100}
          step={5}
          allowDecimal={false}
          clampBehavior="strict"
          suffix=" %"
          value={value}
          onChange={(next) => onChange(typeof next === 'number' ? next : 0)}
        />
      </div>
      <Slider
        thumbProps={{ 'aria-labelledby': label }}
        value={value}
        onChange={onChange}
        step={5}
        label={null}
        color="brand"
        marks={[{ value: 0 }, { value: 25 }, { value: 50 }, { value: 75 }, { value: 100 }]}
      />
    </div>
  )
}

function FigureFields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const [opened, setOpened] = useState(draft.figure !== '' || draft.unit !== '')
  return (
    <div>
      {opened ? null : (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={() => setOpened(true)}>
          {t('report.addFigure')}
        </Button>
      )}
      <Collapse expanded={opened}>
        <Group gap={8} align="end" wrap="nowrap">
          <NumberInput
            label={t('report.figure')}
            decimalSeparator={locale() === 'vi' ? ',' : '.'}
            thousandSeparator={locale() === 'vi' ? '.' : ','}
            value={draft.figure}
            onChange={(figure) => onChange({ ...draft, figure: typeof figure === 'number' ? figure : '' })}
            hideControls
          />
          <TextInput
            label={t('report.unit')}
            placeholder={t('report.unitExample')}
            maxLength={40}
            value={draft.unit}
            onChange={(event) => onChange({ ...draft, unit: event.currentTarget.value })}
          />
        </Group>
      </Collapse>
    </div>
  )
}
