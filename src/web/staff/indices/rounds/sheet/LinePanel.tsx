import { Button, Textarea, TextInput } from '@mantine/core'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { t, word } from '../../../words.ts'
import { LineSteps } from '../../current/LineSteps.tsx'
import { ExplainBox } from './ExplainBox.tsx'
import { FigureFields } from './FigureFields.tsx'
import { type Claim, type FormRow, isLineOpen, type Line, pointsText, readPoints } from './figures.ts'
import { LineFiles } from './LineFiles.tsx'
import { LineHistory } from './LineHistory.tsx'
import classes from './panel.module.css'
import { ReturnedNotice } from './ReturnedNotice.tsx'
import type { Parts } from './SheetTable.tsx'
import { SpecialCases } from './SpecialCases.tsx'
import { SurveySource } from './SurveySource.tsx'
import { type Draft, draftOf, type Saving } from './use-sheet.ts'
import { VerdictBox } from './VerdictBox.tsx'

type LinePanelProps = { row: FormRow; line: Line; draft: Draft | undefined; saving: Saving | undefined; parts: Parts }

/** All that belongs to one line: the rule, its figures, what it comes to, evidence, what was said about it. */
export function LinePanel({ row, line, draft, saving, parts }: LinePanelProps) {
  const { mayAppraise, mayReturn, mayExplain } = parts
  const mayScore = isLineOpen(parts, line)
  const values = draft ?? draftOf(line)
  const again = parts.stage === 'reappraisal'
  return (
    <div className={classes.panel}>
      <div className={classes.panelMain}>
        {line.returned ? (
          <ReturnedNotice line={line} returned={line.returned} parts={parts} unsaved={draft !== undefined} />
        ) : null}
        {saving?.state === 'failed' ? <NotSaved line={line} saving={saving} parts={parts} /> : null}
        {row.rule.map((words) => (
          <p key={words} className={classes.rule}>
            {words}
          </p>
        ))}
        {line.source ? (
          <SurveySource source={line.source} over={parts.stage === 'published'} own={line.own} />
        ) : row.external ? (
          <p>{t('rounds.externalMeans', { by: row.by ?? '' })}</p>
        ) : null}
        {row.external ? null : <ClaimForm row={row} line={line} values={values} parts={parts} />}
        <LineSteps scoreId={parts.sheetId} code={row.code} />
        {line.account.length > 0 ? (
          <ul className={classes.account} aria-label={t('rounds.account')}>
            {line.account.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : null}
        {line.findings.map(({ key, words }) => (
          <p key={key + words} className={classes.finding} role="note">
            {words}
          </p>
        ))}
        {row.notes.map((words) => (
          <p key={words} className="small">
            {words}
          </p>
        ))}
      </div>
      <div className={classes.panelSide}>
        {row.external && line.evidence.length === 0 ? null : <LineFiles row={row} line={line} parts={parts} />}
        {mayScore && !row.external ? (
          <>
            {line.doubts.includes('noEvidence') || values.excuse ? (
              <Textarea
                label={t('rounds.excuse')}
                autosize
                minRows={1}
                maxLength={4000}
                value={values.excuse}
                onChange={({ currentTarget }) => parts.autosave.change(line, { excuse: currentTarget.value })}
              />
            ) : null}
            <Textarea
              label={t('rounds.note')}
              autosize
              minRows={1}
              maxLength={4000}
              value={values.note}
              onChange={({ currentTarget }) => parts.autosave.change(line, { note: currentTarget.value })}
            />
          </>
        ) : line.excuse ? (
          <p>
            <b>{t('rounds.excuse')}:</b> {line.excuse}
          </p>
        ) : null}
        <Said line={line} />
        {mayExplain && line.verdict1 && !line.verdict1.accepted ? <ExplainBox line={line} parts={parts} /> : null}
        {!row.external && (again ? line.explanation && mayAppraise : mayAppraise || mayReturn) ? (
          <VerdictBox line={line} row={row} parts={parts} />
        ) : null}
        <LineHistory sheetId={parts.sheetId} code={row.code} version={line.version} />
      </div>
    </div>
  )
}

type NotSavedProps = { line: Line; saving: Extract<Saving, { state: 'failed' }>; parts: Parts }

/** What was typed stays; the person says which of the two is to hold. */
function NotSaved({ line, saving, parts }: NotSavedProps) {
  const { autosave } = parts
  return (
    <div className={classes.notSaved}>
      <ProblemNotice error={saving.problem} />
      <Button size="compact-sm" onClick={() => void autosave.save(line.code)}>
        {t('rounds.saveMine')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => autosave.drop(line.code)}>
        {t('rounds.dropMine')}
      </Button>
    </div>
  )
}

type ClaimFormProps = { row: FormRow; line: Line; values: Draft; parts: Parts }

function ClaimForm({ row, line, values: { claim }, parts }: ClaimFormProps) {
  const { autosave } = parts
  const mayScore = isLineOpen(parts, line)
  const change = (next: Claim) => autosave.change(line, { claim: next })
  return (
    <>
      <FigureFields code={row.code} figures={row.figures} claim={claim} disabled={!mayScore} onChange={change} />
      <SpecialCases row={row} cases={claim} disabled={!mayScore} onChange={(cases) => change({ ...claim, ...cases })} />
      {mayScore || claim.given !== null ? (
        <TextInput
          className={classes.given}
          label={t('rounds.given')}
          description={t('rounds.givenMeans')}
          inputMode="decimal"
          disabled={!mayScore}
          key={claim.given === null ? 'none' : 'some'}
          defaultValue={claim.given === null ? '' : pointsText(claim.given)}
          onBlur={({ currentTarget }) => {
            const given = readPoints(currentTarget.value)
            if (given !== undefined && given !== claim.given) change({ ...claim, given })
          }}
        />
      ) : null}
    </>
  )
}

/** What appraisers and agency said to each other. */
function Said({ line }: { line: Line }) {
  const { verdict1, explanation, verdict2 } = line
  const verdicts = [
    [t('rounds.verdict1'), verdict1],
    [t('rounds.verdict2'), verdict2],
  ] as const
  const wordsOf = (it: NonNullable<Line['verdict1']>) =>
    it.accepted
      ? t('rounds.accepted')
      : it.points !== null
        ? t('rounds.changedTo', { points: pointsText(it.points) })
        : word('effect', it.decision ?? '')
  const [first, second] = verdicts
  return (
    <dl className={classes.said}>
      {first[1] ? (
        <div>
          <dt>{first[0]}</dt>
          <dd>
            {wordsOf(first[1])} {first[1].reason}
          </dd>
        </div>
      ) : null}
      {explanation ? (
        <div>
          <dt>{t('rounds.explanation')}</dt>
          <dd>{explanation}</dd>
        </div>
      ) : null}
      {second[1] ? (
        <div>
          <dt>{second[0]}</dt>
          <dd>
            {wordsOf(second[1])} {second[1].reason}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
