import { numberTitle, numberWords } from '#features/estimates/pictures/rules.ts'
import type { NumberQuestion } from '#features/estimates/schema.ts'
import { number, t } from '../../words.ts'
import points from './points.module.css'

/** Questions that are answered by numbers: mean and median, each with its interval below. */
export function Numbers({ numbers, open }: { numbers: readonly NumberQuestion[]; open: boolean }) {
  if (numbers.length === 0) return null
  const title = t('samples.numbers')
  return (
    <details open={open}>
      <summary>{title}</summary>
      <table className={points.scores} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('samples.line')}</th>
            <th scope="col">{t('samples.mean')}</th>
            <th scope="col">{t('samples.median')}</th>
            <th scope="col">{t('samples.n')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map((line) => {
            const { mean, meanRange, median, medianRange } = numberWords(line)
            return (
              <tr key={line.code}>
                <th scope="row">{numberTitle(line)}</th>
                <td>
                  {mean}
                  <small>{meanRange}</small>
                </td>
                <td>
                  {median}
                  <small>{medianRange}</small>
                </td>
                <td>{line.n === null ? '' : number(line.n)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
