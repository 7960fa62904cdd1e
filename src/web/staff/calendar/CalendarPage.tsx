import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCalculator, IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { useMe } from '../session.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { useKeys } from '../ui/keys.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { CalendarFilters, readFilters } from './CalendarFilters.tsx'
import classes from './calendar.module.css'
import { DayList } from './DayList.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { isMonth, lastOf, shiftMonth, weeksOf } from './months.ts'

/** Everything that is due, on its day: for me, for an agency, or for those below. */
export function CalendarPage() {
  const { today } = useMe()
  const [filters, change] = useFilters()
  const narrow = useMediaQuery('(max-width: 45em)', false, { getInitialValueInEffect: false })
  const month = isMonth(filters.thang) ? filters.thang : today.slice(0, 7)
  const asList = narrow || filters.xem === 'danh-sach'
  const weeks = weeksOf(month)
  const span = asList
    ? { from: `${month}-01`, to: lastOf(month) }
    : { from: weeks[0]?.[0] ?? '', to: weeks.at(-1)?.[6] ?? '' }
  const read = useRead('deadline.list', { ...span, ...readFilters(filters) }, { keep: true })
  // While the next span is asked for, the one before stays; of it the list shows what lies in both.
  const items = read.data?.items.filter(({ dueOn }) => span.from <= dueOn && dueOn <= span.to) ?? []
  const go = (by: number) => change({ thang: shiftMonth(month, by), ngay: undefined })
  const goToday = () => change({ thang: undefined, ngay: asList ? undefined : today })
  useKeys({ n: () => go(1), p: () => go(-1), t: goToday })
  const [year, number] = month.split('-')
  const title = t('calendar.month', { month: String(Number(number)), year: year ?? '' })
  return (
    <Page
      title={t('nav.calendar')}
      lead={t('calendar.lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconCalculator size={16} aria-hidden />}
          component={Link}
          to="/lich/cach-tinh"
          search={{ ...filters, thang: month } as never}
        >
          {t('calendar.explain')}
        </Button>
      }
    >
      <div className={classes.bar}>
        <span className={classes.turn}>
          <Button variant="default" px={8} aria-label={t('calendar.before')} onClick={() => go(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </Button>
          <h2 aria-live="polite">{title}</h2>
          <Button variant="default" px={8} aria-label={t('calendar.after')} onClick={() => go(1)}>
            <IconChevronRight size={18} aria-hidden />
          </Button>
          <Button variant="default" onClick={goToday}>
            {t('calendar.today')}
          </Button>
        </span>
        <CalendarFilters reply={read.data} narrow={narrow === true} />
      </div>
      <Unread read={read} rows={8} height={54} />
      {read.data?.more ? <p className="small">{t('calendar.more')}</p> : null}
      {read.data && !asList ? <MonthGrid month={month} reply={read.data} /> : null}
      {read.data && asList ? (
        items.length > 0 ? (
          <DayList items={items} odd={read.data.odd} />
        ) : (
          <Nothing filtered={filters.loai !== undefined || filters.xong === 'an'} />
        )
      ) : null}
    </Page>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const [, , clear] = useFilters()
  return (
    <Empty
      icon={IconCalendarOff}
      title={t('calendar.none')}
      action={
        filtered ? (
          <Button variant="default" onClick={clear}>
            {t('action.clearFilters')}
          </Button>
        ) : undefined
      }
    >
      {t('calendar.noneNext')}
    </Empty>
  )
}
