import '@mantine/dates/styles.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/vi'
import { addDays } from '#lib/calendar/plain-date.ts'
import { locale, t } from '../words.ts'

type CalendarProps = { value: string; after: string | undefined; onPick: (day: string) => void }

/** Weeks begin on Monday. */
export default function Calendar({ value, after, onPick }: CalendarProps) {
  const start = value || (after ? addDays(after, 1) : undefined)
  return (
    <DatesProvider settings={{ locale: locale(), firstDayOfWeek: 1 }}>
      <DatePicker
        value={value || null}
        {...(start ? { defaultDate: start } : {})}
        {...(after ? { minDate: addDays(after, 1) } : {})}
        onChange={(picked) => picked && onPick(picked)}
        ariaLabels={{ nextMonth: t('day.nextMonth'), previousMonth: t('day.previousMonth') }}
      />
    </DatesProvider>
  )
}
