import { marginRows } from '#features/estimates/pictures/rules.ts'
import type { FittedMargin } from '#features/estimates/schema.ts'
import { t } from '../../words.ts'
import classes from './points.module.css'

/** What the weights were fitted to, and how far they were from it. */
export function MarginsTable({ margins }: { margins: readonly FittedMargin[] }) {
  if (margins.length === 0) return null
  return (
    <div className={classes.margins}>
      {margins.map((margin) => (
        <table key={margin.question} className={classes.small}>
          <caption>{t('samples.fittedTo', { question: margin.label })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('samples.fitChoice')}</th>
              <th scope="col">{t('samples.fittedPeople')}</th>
              <th scope="col">{t('samples.fittedBefore')}</th>
              <th scope="col">{t('samples.fittedAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {marginRows(margin).map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
