import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf, useWrite } from '../../../api.ts'
import { useDraft } from '../../../draft.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t, word } from '../../../words.ts'
import { type FormRow, type Line, pointsText, readPoints, type Sheet } from './figures.ts'
import type { Parts } from './SheetTable.tsx'
import classes from './sheet.module.css'
import { withReply } from './use-sheet.ts'

type VerdictBoxProps = { line: Line; row: FormRow; parts: Parts }
const effects = ['full', 'excluded', 'zero'] as const

/** The appraiser's word: accept, or other points with the reason; then on to the next doubtful line. */
export function VerdictBox({ line, row, parts }: VerdictBoxProps) {
  const again = parts.stage === 'reappraisal'
  const known = again ? line.verdict2 : line.verdict1
  const [points, setPoints] = useState(known?.points ? pointsText(known.points) : '')
  const [decision, setDecision] = useState<string | null>(known?.decision ?? null)
  const [reason, setReason, clear] = useDraft(`verdict.${parts.sheetId}.${row.code}`, known?.reason ?? '')
  const queries = useQueryClient()
  const write = useWrite('round.appraise', { refresh: ['round.lineHistory'] })
  if (again && !line.explanation) return null
  const read = readPoints(points)
  const send = (said: { accepted: boolean; points?: string | null; decision?: (typeof effects)[number] | null }) =>
    write.mutate(
      { sheetId: parts.sheetId, code: row.code, version: line.version, ...said, reason: reason.trim() || null },
      {
        onSuccess: (reply) => {
          clear()
          const key = keyOf('round.sheet', { sheetId: parts.sheetId })
          queries.setQueryData<Sheet>(key, (old) => old && withReply(old, reply))
          parts.next(row.code)
        },
        onError: () => queries.invalidateQueries({ queryKey: ['round.sheet'] }),
      },
    )
  const undecided = line.self.state === 'undecided'
  return (
    <section className={classes.verdictBox} aria-label={t(again ? 'rounds.verdict2' : 'rounds.verdict1')}>
      <h3>{t(again ? 'rounds.verdict2' : 'rounds.verdict1')}</h3>
      <ProblemNotice error={write.error} />
      <Button
        size="sm"
        data-accept={row.code}
        loading={write.isPending}
        onClick={() => send({ accepted: true })}
        disabled={undecided && !again}
      >
        {t('rounds.accept', { points: pointsText(line.self.points) || '0' })}
      </Button>
      <Group gap={8} align="end" wrap="nowrap">
        {undecided ? (
          <Select
            label={t('rounds.decide')}
            data={effects.map((value) => ({ value, label: word('effect', value) }))}
            value={decision}
            onChange={setDecision}
          />
        ) : (
          <TextInput
            label={t('rounds.otherPoints')}
            w={130}
            inputMode="decimal"
            value={points}
            error={read === undefined ? t('rounds.noPoints') : undefined}
            onChange={({ currentTarget }) => setPoints(currentTarget.value)}
          />
        )}
        <Button
          size="sm"
          variant="default"
          loading={write.isPending}
          disabled={reason.trim().length < 3 || (undecided ? decision === null : !read)}
          onClick={() =>
            undecided
              ? send({ accepted: false, decision: effects.find((it) => it === decision) ?? null })
              : send({ accepted: false, points: read ?? null })
          }
        >
          {t('rounds.scoreOther')}
        </Button>
      </Group>
      <Textarea
        label={t('rounds.reason')}
        autosize
        minRows={2}
        maxLength={4000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </section>
  )
}
