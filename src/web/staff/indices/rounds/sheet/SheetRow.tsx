import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCloudOff,
  IconLoader2,
  IconPaperclip,
} from '@tabler/icons-react'
import { memo } from 'react'
import { t, word } from '../../../words.ts'
import { FigureFields } from './FigureFields.tsx'
import fields from './fields.module.css'
import { type FormRow, isLineOpen, isShort, type Line, pointsText } from './figures.ts'
import { LinePanel } from './LinePanel.tsx'
import type { Parts } from './SheetTable.tsx'
import classes from './sheet.module.css'
import { type Draft, draftOf, type Saving } from './use-sheet.ts'

type SheetRowProps = {
  row: FormRow
  line: Line
  draft: Draft | undefined
  saving: Saving | undefined
  isOpen: boolean
  parts: Parts
}

/** One criterion: a row of the form, and below it, when it is open, all that belongs to it. */
export const SheetRow = memo(function SheetRow({ row, line, draft, saving, isOpen, parts }: SheetRowProps) {
  const { autosave, open } = parts
  const { claim } = draft ?? draftOf(line)
  const editable = isLineOpen(parts, line) && !row.external
  const toggle = () => open(isOpen ? '' : row.code)
  return (
    <>
      <tr
        id={`line-${row.code}`}
        data-line={row.code}
        data-open={isOpen || undefined}
        data-external={row.external || undefined}
      >
        <th scope="row" className={classes.code}>
          {row.code}
        </th>
        <td className={classes.name}>
          <button type="button" data-open-line={row.code} aria-expanded={isOpen} onClick={toggle}>
            {row.name}
          </button>
          <Marks line={line} parts={parts} />
        </td>
        <td className={classes.num} data-of={t('rounds.max')}>
          {pointsText(row.max)}
        </td>
        <td className={classes.self} data-of={t('rounds.self')}>
          <div>
            {row.external ? (
              <span className="small">
                {line.source ? t('rounds.bySurvey') : line.self.points === null ? t('rounds.external') : ''}
              </span>
            ) : isShort(row) && editable ? (
              <FigureFields
                bare
                code={row.code}
                figures={row.figures}
                claim={claim}
                disabled={claim.given !== null || claim.notApplicable.length > 0}
                onChange={(next) => autosave.change(line, { claim: next })}
              />
            ) : editable ? (
              <button type="button" className={fields.fill} data-field={row.code} onClick={toggle}>
                {t('rounds.fill', { count: row.figures.length })}
              </button>
            ) : null}
            <Points line={line} saving={saving} />
          </div>
        </td>
        <td className={classes.proof} data-of={t('rounds.evidence')}>
          {line.evidence.length > 0 ? (
            <button type="button" onClick={toggle} aria-label={t('rounds.files', { count: line.evidence.length })}>
              <IconPaperclip size={15} aria-hidden /> {line.evidence.length}
            </button>
          ) : null}
          {line.excuse ? <span className="small">{t('rounds.excused')}</span> : null}
        </td>
        <td className={classes.num} data-of={t('rounds.appraised')}>
          <Verdicts line={line} />
        </td>
        <td className={classes.say} data-of={t('rounds.explanation')}>
          {line.explanation}
        </td>
        <td className={classes.num} data-of={t('rounds.result')}>
          {line.verdict1 || row.external || parts.settled ? <b>{pointsText(line.final.points)}</b> : null}
        </td>
        <td className={classes.say} data-of={t('rounds.note')}>
          {draft?.note ?? line.note}
        </td>
      </tr>
      {isOpen ? (
        <tr className={classes.opened}>
          <td colSpan={9}>
            <LinePanel row={row} line={line} draft={draft} saving={saving} parts={parts} />
          </td>
        </tr>
      ) : null}
    </>
  )
})

function Verdicts({ line }: { line: Line }) {
  const shown = [line.verdict1, line.verdict2].filter((it) => it !== null)
  if (shown.length === 0) return null
  return (
    <span title={shown.map(({ reason }) => reason).join(' · ')}>
      {shown.map((it, i) => (
        <span
          key={`${i === 0 ? 'first' : 'second'}`}
          className={classes.verdict}
          data-changed={!it.accepted || undefined}
        >
          {it.accepted
            ? pointsText(line.self.points)
            : it.points === null
              ? t('rounds.decided')
              : pointsText(it.points)}
        </span>
      ))}
    </span>
  )
}

/** Points that the engine reckoned, and whether they are kept. */
function Points({ line, saving }: { line: Line; saving: Saving | undefined }) {
  const { points, state } = line.self
  const words = points === null ? (line.claim ? word('lineState', state) : '') : pointsText(points)
  return (
    <output className={classes.points} data-state={state}>
      {saving?.state === 'saving' || saving?.state === 'waiting' ? (
        <IconLoader2 size={14} className={classes.turning} aria-label={t('rounds.saving')} />
      ) : saving?.state === 'failed' ? (
        <IconCloudOff size={15} className={classes.failed} aria-label={t('rounds.notSaved')} />
      ) : saving?.state === 'saved' ? (
        <IconCheck size={14} className={classes.saved} aria-label={t('rounds.saved')} />
      ) : null}
      <b>{state === 'excluded' ? t('rounds.notApplicable') : words}</b>
    </output>
  )
}

function Marks({ line, parts }: { line: Line; parts: Parts }) {
  const doubts = parts.mayAppraise && line.verdict1 ? line.doubts.filter((it) => it === 'explained') : line.doubts
  if (doubts.length === 0 && !line.returned) return null
  return (
    <span className={classes.marks}>
      {line.returned ? (
        <span data-returned>
          <IconArrowBackUp size={13} aria-hidden /> {t('rounds.cameBackShort')}
        </span>
      ) : null}
      {doubts.map((doubt) => (
        <span key={doubt}>
          <IconAlertTriangle size={13} aria-hidden />{' '}
          {doubt === 'finding' ? (line.findings[0]?.words ?? word('doubt', doubt)) : word('doubt', doubt)}
        </span>
      ))}
    </span>
  )
}
