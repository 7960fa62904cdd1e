import type { ReportEntry } from '#features/reports/schema.ts'
import { moment } from '../../format.ts'
import { t, word } from '../../words.ts'
import shared from '../reports.module.css'
import { withUnit } from '../sheet/figures.ts'

type FigureHistoryProps = { history: readonly ReportEntry[]; unit?: string | null }

/** What happened to it, the last first. */
export function FigureHistory({ history, unit = null }: FigureHistoryProps) {
  if (history.length === 0) return null
  return (
    <section>
      <h3>{t('reports.history')}</h3>
      <ol className={shared.lines}>
        {history.map(({ id, action, said, authorName, at }) => (
          <li key={id}>
            <span className="small">{moment(at)}</span> <b>{word('reportAction', action)}</b>
            {words(said, unit)}
            <div className="small">{authorName}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function words(said: Readonly<Record<string, unknown>>, unit: string | null): string {
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined)
  const value = text('value')
  const from = text('from')
  const told = [text('reason'), text('answer'), text('note'), text('boundReason'), text('filename')].filter(Boolean)
  const figures =
    value === undefined ? '' : `: ${from === undefined ? '' : `${withUnit(from, unit)} → `}${withUnit(value, unit)}`
  return `${figures}${told.length > 0 ? ` – ${told.join('; ')}` : ''}`
}
