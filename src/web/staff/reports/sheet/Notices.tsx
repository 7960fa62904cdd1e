import { moment } from '../../format.ts'
import { t } from '../../words.ts'
import shared from '../reports.module.css'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'

/** What somebody should know before reading or writing. */
export function Notices() {
  const { page } = useSheet()
  const { round, why, correcting, newerForm } = page
  return (
    <>
      {round.illustrative ? <p className={shared.illustrative}>{t('reports.illustrative')}</p> : null}
      {correcting ? (
        <p className={shared.illustrative}>
          {t('reports.correctingBecause', { name: correcting.byName, at: moment(correcting.at) })} {correcting.reason}
        </p>
      ) : null}
      <CameBack />
      {why ? <p className={`small ${classes.notice}`}>{why}</p> : null}
      {newerForm ? <p className={`small ${classes.notice}`}>{t('reports.newerForm', { version: newerForm })}</p> : null}
    </>
  )
}

/** Items that the superior sent back, to be opened one by one. */
function CameBack() {
  const { page, go } = useSheet()
  const cells = page.cells.filter(({ returned, answer }) => returned && answer === null)
  const sections = page.sections.filter(({ returned, answer }) => returned && answer === null)
  if (cells.length + sections.length === 0) return null
  return (
    <p className={classes.cameBack}>
      {t('reports.cameBack', { count: cells.length + sections.length })}{' '}
      {sections.map(({ code }) => (
        <button key={code} type="button" onClick={() => go({ kind: 'section', code })}>
          {t('reports.sectionCode', { code })}
        </button>
      ))}
      {cells.map(({ field }) => (
        <button key={field} type="button" onClick={() => go({ kind: 'table', code: field.split('/')[0] ?? '' }, field)}>
          {t('reports.fieldCode', { table: field.split('/')[0] ?? '', row: field.split('/')[1] ?? '' })}
        </button>
      ))}
    </p>
  )
}
