import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Output } from '../api.ts'
import { useMe } from '../session.ts'
import { useFilters } from '../ui/filters.ts'
import { t } from '../words.ts'
import classes from './calendar.module.css'
import { type DueItem, DueLine, toneOf } from './DueLine.tsx'
import { dayInWords, weekdayName, weekdayShort } from './day-words.ts'
import { dayAfterKey, weekdayOf, weeksOf } from './months.ts'

type Reply = Output<'deadline.list'>

/** A month in weeks. Arrows go from day to day, Page up and down from month to month; below stands the day that is chosen. */
export function MonthGrid({ month, reply }: { month: string; reply: Reply }) {
  const { today } = useMe()
  const [filters, change] = useFilters()
  const grid = useRef<HTMLTableElement>(null)
  const moved = useRef(false)
  const ofDay = Map.groupBy(reply.items, ({ dueOn }) => dueOn)
  const odd = new Map(reply.odd.map((each) => [each.day, each]))
  const inMonth = (day: string | undefined) => day?.startsWith(month)
  const chosen = inMonth(filters.ngay) ? filters.ngay : undefined
  const entry = chosen ?? (inMonth(today) ? today : `${month}-01`)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${entry}"]`)?.focus()
  }, [entry])
  const panel = useRef<HTMLDivElement>(null)
  const choose = (day: string) => {
    change({ thang: day.slice(0, 7), ngay: day === chosen ? undefined : day })
    // What was chosen may stand below the edge of the window.
    setTimeout(() => panel.current?.scrollIntoView({ block: 'nearest' }), 60)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(entry, event.key)
    if (!next || !(event.target as HTMLElement).dataset.day) return
    event.preventDefault()
    moved.current = true
    change({ thang: next.slice(0, 7), ngay: next })
  }
  return (
    <>
      <table ref={grid} className={classes.month} aria-label={t('calendar.days')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((n) => (
              <th key={n} scope="col" abbr={weekdayName(n)}>
                {weekdayShort(n)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  outside={!inMonth(day)}
                  today={day === today}
                  chosen={day === chosen}
                  entry={day === entry}
                  items={ofDay.get(day) ?? []}
                  odd={odd.get(day)}
                  onChoose={() => choose(day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={panel}>
        <ChosenDay
          day={chosen}
          items={chosen ? (ofDay.get(chosen) ?? []) : []}
          name={chosen && odd.get(chosen)?.name}
        />
      </div>
    </>
  )
}

type DayCellProps = {
  day: string
  outside: boolean
  today: boolean
  chosen: boolean
  entry: boolean
  items: readonly DueItem[]
  odd: Reply['odd'][number] | undefined
  onChoose: () => void
}

const shownInCell = 3

function DayCell({ day, outside, today, chosen, entry, items, odd, onChoose }: DayCellProps) {
  const off = odd ? !odd.works : weekdayOf(day) > 5
  const late = items.filter((each) => toneOf(each) === 'late').length
  const words = [
    dayInWords(day),
    items.length === 0 ? t('calendar.nothing') : t('calendar.count', { count: items.length }),
    late > 0 ? t('calendar.lateCount', { count: late }) : '',
  ]
  return (
    <td data-off={off || undefined} data-outside={outside || undefined} data-today={today || undefined}>
      <button
        type="button"
        data-day={day}
        tabIndex={entry ? 0 : -1}
        aria-pressed={chosen}
        aria-current={today ? 'date' : undefined}
        onClick={onChoose}
      >
        <span className={classes.number}>
          <b>{Number(day.slice(8))}</b>
          <span className="unseen">{words.filter(Boolean).join(', ')}</span>
          {odd ? <span className={classes.odd}>{odd.name}</span> : null}
        </span>
        {items.slice(0, shownInCell).map((each) => (
          <span key={each.key} className={classes.chip} data-tone={toneOf(each)}>
            {each.title}
          </span>
        ))}
        {items.length > shownInCell ? (
          <span className={classes.rest}>{t('calendar.rest', { count: items.length - shownInCell })}</span>
        ) : null}
      </button>
    </td>
  )
}

type ChosenDayProps = { day: string | undefined; items: readonly DueItem[]; name: string | undefined }

function ChosenDay({ day, items, name }: ChosenDayProps) {
  const [, change] = useFilters()
  if (!day) return <p className={`small ${classes.hint}`}>{t('calendar.choose')}</p>
  return (
    <section className={`card ${classes.day}`} aria-live="polite" aria-label={dayInWords(day)}>
      <h3>
        {dayInWords(day)}
        {name ? <span className="small">{name}</span> : null}
        <Button variant="subtle" size="compact-sm" ml="auto" onClick={() => change({ ngay: undefined })}>
          {t('action.close')}
        </Button>
      </h3>
      {items.length === 0 ? <p className="small">{t('calendar.nothing')}</p> : null}
      <ul>
        {items.map((each) => (
          <DueLine key={each.key} due={each} />
        ))}
      </ul>
    </section>
  )
}
