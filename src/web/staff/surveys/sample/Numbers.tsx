import { numberTitle, numberWords } from '#features/estimates/pictures/rules.ts'
import type { NumberQuestion } from '#features/estimates/schema.ts'
import { number, t } from '../../words.ts'
import { OpenedTable } from './OpenedTable.tsx'

/** Questions that are answered by numbers: mean and median, each with its interval below. */
export function Numbers({ numbers, open }: { numbers: readonly NumberQuestion[]; open: boolean }) {
  if (numbers.length === 0) return null
  return (
    <OpenedTable
      title={t('samples.numbers')}
      open={open}
      heads={[t('samples.line'), t('samples.mean'), t('samples.median'), t('samples.n')]}
    >
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
    </OpenedTable>
  )
}
