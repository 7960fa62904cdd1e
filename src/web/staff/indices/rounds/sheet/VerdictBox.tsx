import { Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, type Output, useWrite } from '../../../api.ts'
import { useDraft } from '../../../draft.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t, word } from '../../../words.ts'
import { type FormRow, type Line, pointsText, readPoints, type Sheet } from './figures.ts'
import classes from './panel.module.css'
import type { Parts } from './SheetTable.tsx'
import { withReply } from './use-sheet.ts'

type VerdictBoxProps = { line: Line; row: FormRow; parts: Parts }
const effects = ['full', 'excluded', 'zero'] as const
export type VerdictDraft = { points: string; decision: string | null; reason: string }

/** The appraiser's word: accept, other points with the reason, or back to the agency; then on to the next doubtful line. */
export function VerdictBox({ line, row, parts }: VerdictBoxProps) {
  const again = parts.stage === 'reappraisal'
  const known = again ? line.verdict2 : line.verdict1
  const { draft, setDraft, send, giveBack, write, back } = useVerdict(line, parts, known)
  const { points, decision, reason } = draft
  const read = readPoints(points)
  const undecided = line.self.state === 'undecided'
  const hasReason = reason.trim().length >= 3
  const title = t(again ? 'rounds.verdict2' : parts.mayAppraise ? 'rounds.verdict1' : 'rounds.sendBack')
  return (
    <section className={classes.verdictBox} aria-label={title}>
      <h2>{title}</h2>
      <ProblemNotice error={write.error ?? back.error} />
      {parts.mayAppraise ? (
        <>
          <Button
            size="sm"
            data-accept={row.code}
            loading={write.isPending}
            onClick={() => send({ accepted: true })}
            disabled={undecided && !again}
          >
            {t('rounds.accept', { points: pointsText(line.self.points) || '0' })}
          </Button>
          {undecided ? (
            <Select
              label={t('rounds.decide')}
              data={effects.map((value) => ({ value, label: word('effect', value) }))}
              value={decision}
              onChange={(chosen) => setDraft({ ...draft, decision: chosen })}
            />
          ) : (
            <TextInput
              label={t('rounds.otherPoints')}
              w={130}
              inputMode="decimal"
              value={points}
              error={read === undefined ? t('rounds.noPoints') : undefined}
              onChange={({ currentTarget }) => setDraft({ ...draft, points: currentTarget.value })}
            />
          )}
        </>
      ) : null}
      <Textarea
        label={t('rounds.reason')}
        autosize
        minRows={2}
        maxLength={4000}
        value={reason}
        onChange={({ currentTarget }) => setDraft({ ...draft, reason: currentTarget.value })}
      />
      <Group gap={8}>
        {parts.mayAppraise ? (
          <Button
            size="sm"
            variant="default"
            loading={write.isPending}
            disabled={!hasReason || (undecided ? decision === null : !read)}
            onClick={() =>
              undecided
                ? send({ accepted: false, decision: effects.find((it) => it === decision) ?? null })
                : send({ accepted: false, points: read ?? null })
            }
          >
            {t('rounds.scoreOther')}
          </Button>
        ) : null}
        {parts.mayReturn && !line.returned ? (
          <Button size="sm" variant="default" loading={back.isPending} disabled={!hasReason} onClick={giveBack}>
            {t('rounds.sendBack')}
          </Button>
        ) : null}
      </Group>
      {parts.mayReturn ? <p className="small">{t('rounds.sendBackMeans')}</p> : null}
    </section>
  )
}

type Said = { accepted: boolean; points?: string | null; decision?: (typeof effects)[number] | null }

/** What is typed is kept on this device until it is sent, so that neither a conflict nor a closed step loses it. */
function useVerdict(line: Line, parts: Parts, known: Line['verdict1']) {
  const empty = { points: known?.points ? pointsText(known.points) : '', decision: known?.decision ?? null }
  const [draft, setDraft, clear] = useDraft<VerdictDraft>(`judged.${parts.sheetId}.${line.code}`, {
    ...empty,
    reason: known?.reason ?? '',
  })
  const queries = useQueryClient()
  const write = useWrite('round.appraise', { refresh: ['round.lineHistory'] })
  const back = useWrite('round.returnLine', { refresh: ['round.lineHistory'] })
  const at = { sheetId: parts.sheetId, code: line.code, version: line.version }
  const after = {
    onSuccess: (reply: Output<'round.appraise'>) => {
      clear()
      const key = keyOf('round.sheet', { sheetId: parts.sheetId })
      queries.setQueryData<Sheet>(key, (old) => old && withReply(old, reply))
      parts.next(line.code)
    },
    onError: () => queries.invalidateQueries({ queryKey: ['round.sheet'] }),
  }
  const reason = draft.reason.trim()
  const send = (said: Said) => write.mutate({ ...at, ...said, reason: reason || null }, after)
  return { draft, setDraft, send, giveBack: () => back.mutate({ ...at, reason }, after), write, back }
}
