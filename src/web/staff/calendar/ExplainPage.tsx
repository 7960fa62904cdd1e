import { Button } from '@mantine/core'
import { IconCalendarOff, IconPrinter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Output, useRead } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import paper from '../ui/printed.module.css'
import { Unread } from '../ui/Unread.tsx'
import { locale, t } from '../words.ts'
import { readFilters } from './CalendarFilters.tsx'
import { placeAt } from './DueLine.tsx'
import classes from './explain.module.css'
import { isMonth, lastOf } from './months.ts'

type Reply = Output<'deadline.explain'>
type Item = Reply['items'][number]

/** How each day of a month follows, as a sheet that can be printed. What is shown is what the calendar showed. */
export function ExplainPage() {
  const { today } = useMe()
  const [filters] = useFilters()
  const month = isMonth(filters.thang) ? filters.thang : today.slice(0, 7)
  const span = { from: `${month}-01`, to: lastOf(month) }
  const read = useRead('deadline.explain', { ...span, ...readFilters(filters) })
  const [year, number] = month.split('-')
  const title = t('calendar.explain.title', { month: String(Number(number)), year: year ?? '' })
  const search = Object.fromEntries(Object.entries(filters).filter((each): each is [string, string] => !!each[1]))
  return (
    <Page
      title={title}
      lead={t('calendar.explain.lead')}
      trail={[{ label: t('nav.calendar'), to: '/lich', search }]}
      actions={
        <Button leftSection={<IconPrinter size={16} aria-hidden />} disabled={!read.data} onClick={() => print()}>
          {t('calendar.explain.print')}
        </Button>
      }
    >
      <Unread read={read} rows={8} height={54} />
      {read.data ? <Sheet reply={read.data} title={title} /> : null}
    </Page>
  )
}

function Sheet({ reply, title }: { reply: Reply; title: string }) {
  const { today } = useMe()
  const { items, more, calendarVersion } = reply
  if (items.length === 0)
    return (
      <Empty icon={IconCalendarOff} title={t('calendar.none')}>
        {t('calendar.noneNext')}
      </Empty>
    )
  return (
    <div className={`${classes.sheet} ${paper.printed}`}>
      <h2 className={classes.onPaper}>{title}</h2>
      <p className="small">
        {calendarVersion === 0
          ? t('calendar.explain.calendar')
          : t('calendar.explain.calendarChanged', { version: calendarVersion })}{' '}
        <span className={classes.onPaper}>{t('calendar.explain.printedOn', { day: day(today) })}</span>
      </p>
      {more ? <p className="small">{t('calendar.explain.more')}</p> : null}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('calendar.explain.result')}</th>
            <th scope="col">{t('calendar.explain.work')}</th>
            <th scope="col">{t('calendar.explain.rule')}</th>
            <th scope="col">{t('calendar.explain.how')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line key={`${item.path} ${item.kind} ${item.dueOn} ${item.agencyName}`} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ item }: { item: Item }) {
  const { title, occurrence, agencyName, source, rule, countedFrom, steps, dueOn, kind } = item
  return (
    <tr>
      <td className={classes.day}>{day(dueOn)}</td>
      <td>
        <Link {...placeAt(item)}>
          {occurrence ? <b>{occurrence} · </b> : null}
          {title}
        </Link>
        <span className="small">
          {[agencyName, title.includes(source) ? null : source].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td>
        {rule ?? t(`calendar.kind.${kind}`)}
        {countedFrom ? <span className="small">{t('calendar.explain.from', { day: day(countedFrom) })}</span> : null}
      </td>
      <td>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step.vi}>{step[locale()]}</li>
          ))}
        </ol>
      </td>
    </tr>
  )
}
