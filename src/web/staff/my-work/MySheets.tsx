import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { day } from '../format.ts'
import { useMay } from '../session.ts'
import { t } from '../words.ts'
import classes from './my-work.module.css'

/** Score sheets of one's own agency that ask for something: each leads to where it is done. */
export function MySheets() {
  const may = useMay('round.selfScore')
  const { data } = useRead('round.waiting', {}, { enabled: may })
  if (!data || data.sheets.length === 0) return null
  return (
    <ul className={classes.sheets} aria-label={t('rounds.waiting')}>
      {data.sheets.map(({ id, roundId, name, roundName, asks, lines, until }) => (
        <li key={id} data-asks={asks}>
          <span>
            <b>{t(`rounds.waiting.${asks}`, { count: lines })}</b>
            <span className="small">
              {name} · {roundName} · {t('rounds.waiting.until', { day: day(until) })}
            </span>
          </span>
          <Link to={`/chi-so/ky-danh-gia/${roundId}/phieu/${id}`}>{t('rounds.waiting.open')}</Link>
        </li>
      ))}
    </ul>
  )
}
