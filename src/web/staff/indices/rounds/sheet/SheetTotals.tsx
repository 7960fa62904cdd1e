import { memo } from 'react'
import { t } from '../../../words.ts'
import { pointsText, type Sheet } from './figures.ts'
import classes from './page.module.css'

/** Where the sheet stands: what the agency gave itself, what holds after appraisal, class and place. */
export const SheetTotals = memo(function SheetTotals({ sheet }: { sheet: Sheet }) {
  const { self, final, lines, rows, place, className } = sheet
  // Where a survey stands in place of it, what the agency scored itself is no more to do, and not done either.
  const codes = new Set(rows.filter((row) => !row.isGroup && !row.external).map(({ code }) => code))
  const ownLines = lines.filter(({ code }) => codes.has(code))
  const claimed = ownLines.filter(({ claim }) => claim !== null).length
  const appraised = ownLines.filter(({ verdict1 }) => verdict1 !== null).length
  const percent = (value: number | null) => (value === null ? '–' : `${pointsText(String(value))}\u00a0%`)
  return (
    <dl className={classes.totals}>
      <div>
        <dt>{t('rounds.self')}</dt>
        <dd>
          <b data-total="self">{pointsText(self.points)}</b> / {pointsText(self.max)}
          <small>{percent(self.percent)}</small>
        </dd>
      </div>
      <div>
        <dt>{t('rounds.afterAppraisal')}</dt>
        <dd>
          <b data-total="final">{pointsText(final.points)}</b> / {pointsText(final.max)}
          <small>{percent(final.percent)}</small>
        </dd>
      </div>
      <div>
        <dt>{t('rounds.progress')}</dt>
        <dd>
          {t('rounds.claimedOf', { count: claimed, all: codes.size })}
          <small>{t('rounds.appraisedOf', { count: appraised, all: codes.size })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('rounds.class')}</dt>
        <dd>
          <b>{className ?? '–'}</b>
          {place === null ? null : <small>{t('rounds.placeIs', { place })}</small>}
        </dd>
      </div>
    </dl>
  )
})
