import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RoundList } from '#features/reports/schema.ts'
import { share } from '../../format.ts'
import { useMe } from '../../session.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { Meter } from '../../ui/Meter.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import classes from '../reports.module.css'

type Mine = RoundList['mine'][number]

/** Work of today: what is to be filled in, sent, answered. */
export function MyReports({ mine }: { mine: readonly Mine[] }) {
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="mine" className={classes.mine}>
      <h2 id="mine">{t('reports.mine')}</h2>
      <ul>
        {inOrder(mine).map((report) => (
          <MyReport key={report.id} report={report} />
        ))}
      </ul>
    </section>
  )
}

/** What waits comes first, by its day; what is done is still there to be looked at. */
const inOrder = (mine: readonly Mine[]): Mine[] =>
  [...mine].sort(
    (a, b) => Number(isDone(a)) - Number(isDone(b)) || (a.lastInTime ?? '9').localeCompare(b.lastInTime ?? '9'),
  )

const isDone = ({ state, returned }: Mine): boolean => state !== 'notBegun' && state !== 'draft' && returned === 0

function MyReport({ report }: { report: Mine }) {
  const { today } = useMe()
  const { id, name, title, roundName, lastInTime, state, kind, filled, fields, returned, correcting } = report
  const isSent = state !== 'notBegun' && state !== 'draft'
  const begins = state === 'notBegun' ? 'reports.begin' : isSent && returned === 0 ? 'reports.look' : 'reports.goOn'
  return (
    <li data-late={report.late || undefined}>
      <div>
        <Link to={`/bao-cao/phieu/${id}`}>{roundName}</Link>
        <div className="small">
          {title} · {name}
          {kind === 'summary' ? ` (${t('reports.summary')})` : ''}
        </div>
      </div>
      <div>
        <ReportTag state={state} />
        {returned > 0 ? <Tag tone="accent">{t('reports.itemsBack', { count: returned })}</Tag> : null}
        {correcting ? <Tag tone="warn">{t('reports.correcting')}</Tag> : null}
      </div>
      <div>
        <span className="small">
          {t('reports.filled', { filled: number(filled), fields: number(fields) })}
          <Meter bare value={share(filled, fields)} label={t('reports.filledShort')} />
        </span>
      </div>
      <DueDate dueOn={lastInTime} today={today} done={isSent} />
      <Button
        component={Link}
        to={`/bao-cao/phieu/${id}`}
        size="compact-md"
        variant={isSent && returned === 0 ? 'default' : 'filled'}
      >
        {t(returned > 0 ? 'reports.answerIt' : begins)}
      </Button>
    </li>
  )
}
