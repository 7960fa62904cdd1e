import { Switch, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Output, useRead } from '../../api.ts'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import classes from '../analysis.module.css'
import { pointsText } from '../figures.ts'
import { FigureFields } from '../rounds/sheet/FigureFields.tsx'
import { type Claim, emptyClaim } from '../rounds/sheet/figures.ts'
import { FoldedCases } from '../rounds/sheet/SpecialCases.tsx'
import lines from '../scenario.module.css'
import { BookPoints } from './BookPoints.tsx'
import { BookSurvey } from './BookSurvey.tsx'
import { DirectedOffer, type Offer, useOffers } from './DirectedOffer.tsx'
import sheet from './figures.module.css'
import { FigureKeys } from './ScenarioSheet.tsx'
import { ScorePage, Totals, trailOf } from './ScorePage.tsx'
import { isNear, StepNote } from './steps.tsx'
import { type Book, useBook } from './use-book.ts'

type Row = Book['form'][number]
type Line = Book['lines'][number]

/** Figures of an agency as they are known today; the points follow at once. */
export function FiguresPage() {
  const { score: scoreId = '' } = useParams({ strict: false })
  const read = useRead('score.book', { scoreId })
  if (!read.isSuccess)
    return (
      <Page title={t('scores.figures')} trail={trailOf()}>
        <Unread read={read} rows={8} />
      </Page>
    )
  return <Open found={read.data} reload={() => void read.refetch()} />
}

function Open({ found, reload }: { found: Output<'score.book'>; reload: () => void }) {
  const { book, claimOf, change, state, error } = useBook(found, reload)
  const [find, setFind] = useState('')
  const [onlyEmpty, setOnlyEmpty] = useState(false)
  const offers = useOffers(book.id)
  const lines = new Map(book.lines.map((it) => [it.code, it]))
  const may = book.can.includes('round.selfScore')
  const words = fold(find.trim())
  const rows = book.form.filter((row) => {
    if (words && !row.isGroup) return row.code.startsWith(find.trim()) || fold(row.name).includes(words)
    return row.isGroup || !onlyEmpty || lines.get(row.code)?.points === null
  })
  const shown = rows.filter((row) => !row.isGroup || rows.some((it) => !it.isGroup && isBelow(book.form, it, row.code)))
  return (
    <ScorePage head={book} title={t('scores.figures')}>
      <Totals total={book.total} />
      <div className={classes.bar} style={{ marginTop: 12 }}>
        <TextInput
          aria-label={t('scores.find')}
          placeholder={t('scores.find')}
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
        <Switch
          label={t('scores.onlyEmpty')}
          checked={onlyEmpty}
          onChange={({ currentTarget }) => setOnlyEmpty(currentTarget.checked)}
        />
        <span className="small" role="status">
          {t(state === 'saving' ? 'scores.saving' : state === 'waiting' ? 'scores.waiting' : 'scores.saved')}
        </span>
      </div>
      <ProblemNotice error={error} />
      <section className={`card ${sheet.box}`} aria-label={t('scores.figures')}>
        <table className={sheet.figures}>
          <thead>
            <tr>
              <th scope="col">{t('analysis.line')}</th>
              <th scope="col">{t('scores.figures')}</th>
              <th scope="col">{t('analysis.pointsOfMax')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const line = lines.get(row.code)
              return line ? (
                <FigureRow
                  key={row.code}
                  {...{ book, row, line, may }}
                  offer={offers.get(row.code)}
                  claim={claimOf(row.code)}
                  change={change}
                />
              ) : null
            })}
          </tbody>
        </table>
      </section>
    </ScorePage>
  )
}

function isBelow(form: readonly Row[], row: Row, group: string): boolean {
  const parents = new Map(form.map(({ code, parent }) => [code, parent]))
  for (let at = row.parent; at; at = parents.get(at) ?? null) if (at === group) return true
  return false
}

type FigureRowProps = {
  book: Book
  row: Row
  line: Line
  may: boolean
  offer: Offer | undefined
  claim: Claim | null
  change: (code: string, claim: Claim) => void
}

function FigureRow({ book, row, line, may, offer, claim, change }: FigureRowProps) {
  const near = line.steps.find(isNear)
  const values = claim ?? emptyClaim
  const { source } = line
  // What a survey filled is taken out again before anybody writes there.
  const mayType = may && source?.key !== null
  const figures = source?.key ? row.figures.filter(({ key }) => key !== source.key) : row.figures
  return (
    <tr data-group={row.isGroup || undefined}>
      <th scope="row">
        <span title={row.rule.join('\n')}>{`${row.code} ${row.name}`}</span>
        {row.isGroup || row.external ? null : <FigureKeys row={row} />}
        {row.isGroup ? null : <span className={lines.account}>{line.account.join(' ')}</span>}
        {line.findings.map((words) => (
          <span key={words} className={lines.wrong}>
            {words}
          </span>
        ))}
        {offer ? (
          <DirectedOffer offer={offer} claim={values} may={may} change={(next) => change(row.code, next)} />
        ) : null}
        {near ? (
          <span className="small" style={{ display: 'block' }}>
            <StepNote step={near} />
          </span>
        ) : null}
      </th>
      <td data-fields>
        {row.isGroup ? null : source?.key === null ? (
          <b>{pointsText(line.points)}</b>
        ) : row.figures.length === 0 || row.external ? (
          <BookPoints row={row} claim={values} may={mayType} change={(next) => change(row.code, next)} />
        ) : (
          <FigureFields
            code={row.code}
            figures={figures}
            claim={values}
            disabled={!mayType}
            bare={row.figures.length <= 3}
            onChange={(next) => change(row.code, next)}
          />
        )}
        {row.isGroup ? null : <BookSurvey book={book} line={line} name={row.name} may={may} />}
        {row.isGroup || row.external ? null : (
          <FoldedCases
            row={row}
            cases={values}
            disabled={!mayType}
            of={row.code}
            onChange={(cases) => change(row.code, { ...values, ...cases })}
          />
        )}
      </td>
      <td className={classes.whole}>{`${pointsText(line.points)} / ${pointsText(line.max)}`}</td>
    </tr>
  )
}
