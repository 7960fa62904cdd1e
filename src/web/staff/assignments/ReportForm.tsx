import { Button, Collapse, Group, NumberInput, Slider, Stack, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { type Output, Problem, useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { locale, t } from '../words.ts'
import classes from './assignment.module.css'
import { EvidenceField } from './EvidenceField.tsx'
import { WhatChanged } from './WhatChanged.tsx'

export type Detail = Output<'assignment.get'>
type ReportFormProps = { assignment: Detail; onDone: (submitted: boolean) => void }
type Draft = { percent: number; sentence: string; figure: number | ''; unit: string }

/** Two minutes: how far, one sentence, a file. What is typed stays on this device until the server has it. */
export function ReportForm({ assignment, onDone }: ReportFormProps) {
  const { id, version } = assignment
  const empty: Draft = { percent: assignment.percent, sentence: '', figure: '', unit: '' }
  const [draft, setDraft, clear] = useDraft(`report.${id}`, empty)
  const write = useWrite('assignment.report')
  const [sending, setSending] = useState(false)
  const [tried, setTried] = useState(false)
  const sentence = useRef<HTMLTextAreaElement>(null)
  const short = draft.sentence.trim().length < 3
  const seen = useRef(assignment)
  const loose = assignment.evidence.filter(({ entryId }) => entryId === null)
  const needsFile = assignment.role === 'lead' && assignment.evidence.length === 0
  const send = (submit: boolean) => {
    setTried(true)
    if (short) return sentence.current?.focus()
    write.mutate(
      {
        assignmentId: id,
        version,
        percent: submit ? 100 : draft.percent,
        sentence: draft.sentence,
        figure: draft.figure === '' ? null : draft.figure,
        figureUnit: draft.unit || null,
        evidenceIds: loose.map(({ id: evidenceId }) => evidenceId),
        submit,
      },
      {
        onSuccess: () => {
          clear()
          setTried(false)
          onDone(submit)
        },
      },
    )
  }
  const conflict = write.error instanceof Problem && write.error.code === 'write.conflict'
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
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
        <EvidenceField assignment={assignment} onBusy={setSending} />
        <div>
          <Group gap={8}>
            <Button
              disabled={sending || needsFile}
              loading={write.isPending && write.variables?.submit === true}
              onClick={() => send(true)}
            >
              {t('report.submit')}
            </Button>
            <Button
              type="submit"
              variant="default"
              disabled={sending}
              loading={write.isPending && write.variables?.submit !== true}
            >
              {t('report.save')}
            </Button>
          </Group>
          <p className={`small ${classes.hint}`}>
            {sending ? t('report.waitFiles') : needsFile ? t('report.needsFile') : t('report.submitMeans')}
          </p>
        </div>
      </Stack>
    </form>
  )
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
