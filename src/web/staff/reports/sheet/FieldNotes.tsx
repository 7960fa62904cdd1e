import { IconAlertTriangle, IconArrowBackUp, IconCpu, IconMessageReply, IconUserEdit } from '@tabler/icons-react'
import type { Cell } from '#features/reports/schema.ts'
import type { FormRow } from '#lib/reporting/form.ts'
import { moment } from '../../format.ts'
import { locale, t } from '../../words.ts'
import { AnswerLine } from './AnswerLine.tsx'
import { shownIn } from './figures.ts'
import { ReasonLine } from './ReasonLine.tsx'
import classes from './sheet.module.css'
import type { Sheet } from './sheet.ts'

export type FieldNotesProps = {
  row: FormRow
  field: string
  cell: Cell
  found: Sheet['page']['findings']
  sheet: Sheet
  open: boolean
}

/** What stands under the name of a row: why it came back, what is wrong or odd, what the program counted, who else wrote. */
export function FieldNotes(props: FieldNotesProps) {
  const { field, cell, found, sheet, open } = props
  const { drafts, change } = sheet.cells
  const reason = drafts[field]?.reason ?? cell.reason
  const other = sheet.others.get(field)
  return (
    <span className={classes.notes} id={`g-${field}`}>
      {cell.returned ? (
        <span data-tone="returned">
          <IconArrowBackUp size={14} aria-hidden />
          <span>
            <b>{t('reports.returnedBy', { name: cell.returned.byName })}</b> {cell.returned.reason}
            <AnswerLine item={{ field }} answer={cell.answer} open={open} waits={drafts[field] !== undefined} />
          </span>
        </span>
      ) : null}
      {cell.answer !== null && !cell.returned ? (
        <span>
          <IconMessageReply size={14} aria-hidden />
          <span>{t('reports.answered', { answer: cell.answer })}</span>
        </span>
      ) : null}
      <HeldBack {...props} />
      {found
        .filter(({ code }) => code !== 'bound')
        .map(({ code, severity, message }) => (
          <span key={code} data-tone={severity}>
            <IconAlertTriangle size={14} aria-hidden />
            <span>
              {message}
              {severity === 'warning' ? (
                <ReasonLine
                  open={open}
                  reason={reason}
                  ask={t('reports.sayWhy')}
                  onSave={(text) => change({ [field]: { reason: text } })}
                />
              ) : null}
            </span>
          </span>
        ))}
      <Counted {...props} />
      {other ? (
        <span data-tone="theirs">
          <IconUserEdit size={14} aria-hidden />
          <span>{t('reports.changedBy', { name: other, at: moment(cell.updatedAt) })}</span>
        </span>
      ) : null}
    </span>
  )
}

/** Not understood, or somebody else was first: what was typed stays until its person decides. */
function HeldBack({ field, row, sheet }: FieldNotesProps) {
  const { held, drafts, insist, drop } = sheet.cells
  const why = held[field]
  if (!why) return null
  if ('fault' in why) {
    return (
      <span data-tone="error" role="alert">
        <IconAlertTriangle size={14} aria-hidden />
        <span>{why.fault}</span>
      </span>
    )
  }
  const theirs = why.theirs
  const mine = drafts[field]?.typed ?? drafts[field]?.note ?? ''
  const values = {
    name: theirs.updatedByName,
    at: moment(theirs.updatedAt),
    theirs: shownIn(row, theirs.value, locale()),
    mine: mine || t('grid.empty'),
  }
  return (
    <span data-tone="error" role="alert">
      <IconUserEdit size={14} aria-hidden />
      <span>
        {t('reports.conflict', values)}{' '}
        <button type="button" onClick={() => insist(field)}>
          {t('reports.keepMine')}
        </button>{' '}
        <button type="button" onClick={() => drop(field)}>
          {t('reports.takeTheirs')}
        </button>
      </span>
    </span>
  )
}

/** A survey fills the row, and has no figure for this agency: nobody types one, so why is told. */
function NotFilled({ says }: { says: string }) {
  return (
    <span data-tone="bound">
      <IconCpu size={14} aria-hidden />
      <span>
        <b>{t('reports.notFilled')}</b> {says}
      </span>
    </span>
  )
}

/** What the program counted: taken over by itself, or beside what a person wrote. */
function Counted({ field, row, cell, sheet, open }: FieldNotesProps) {
  const { bound, value, source } = cell
  if (!bound) return null
  if (bound.value === null) return row.bound?.kind === 'survey' ? <NotFilled says={bound.says} /> : null
  const draft = sheet.cells.drafts[field]
  const counted = shownIn(row, bound.value, locale())
  const same = draft?.typed === undefined && value === bound.value
  return (
    <span data-tone="bound">
      <IconCpu size={14} aria-hidden />
      <span>
        {same ? (
          <>
            <b>{t(source === 'bound' ? 'reports.filledItself' : 'reports.asCounted')}</b> {bound.says}
          </>
        ) : (
          <>
            {t('reports.countedIs', { value: counted })} {bound.says}{' '}
            {open ? (
              <button
                type="button"
                onClick={() => sheet.cells.change({ [field]: { typed: bound.value?.replace('.', ',') ?? '' } })}
              >
                {t('reports.takeCounted', { value: counted })}
              </button>
            ) : null}
            {value === null ? null : (
              <ReasonLine
                open={open}
                reason={draft?.boundReason ?? cell.boundReason}
                ask={t('reports.sayWhyOther')}
                onSave={(text) => sheet.cells.change({ [field]: { boundReason: text } })}
              />
            )}
          </>
        )}
      </span>
    </span>
  )
}
