import { addDays } from '#lib/calendar/plain-date.ts'
import { type Input, useRead } from '../api.ts'
import classes from '../calendar/calendar.module.css'
import { DueLine } from '../calendar/DueLine.tsx'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { t } from '../words.ts'
import own from './my-work.module.css'

/** Work, duties and sheets have places of their own on this page, with their steps. */
type Kind = Exclude<NonNullable<Input<'deadline.list'>['kind']>, 'assignment' | 'duty' | 'sheet'>
const kinds: Record<Kind, true> = { report: true, plan: true }

const [daysBack, daysAhead] = [365, 30]

/** What else my agencies owe within a month, or owed already: reports, plans that end. */
export function MyOtherDue() {
  return (Object.keys(kinds) as Kind[]).map((kind) => <OfKind key={kind} kind={kind} />)
}

function OfKind({ kind }: { kind: Kind }) {
  const { today, can } = useMe()
  const span = { from: addDays(today, -daysBack), to: addDays(today, daysAhead) }
  const asked = { ...span, whose: 'mine', kind, open: 'true' } as const
  const { data } = useRead('deadline.list', asked, { enabled: can.includes('assignment.report') })
  if (!data || data.items.length === 0) return null
  const days = [...Map.groupBy(data.items, ({ dueOn }) => dueOn)]
  return (
    <section className={`${classes.days} ${own.due}`} aria-label={t(`calendar.kind.${kind}`)}>
      {days.map(([on, due]) => (
        <div key={on} className={classes.day}>
          <h3>{t('calendar.dueOn', { day: day(on) })}</h3>
          <ul>
            {due.map((each) => (
              <DueLine key={each.key} due={each} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
