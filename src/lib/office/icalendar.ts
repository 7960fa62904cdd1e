import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'

/** An all-day entry. `date` is 'YYYY-MM-DD'; each alarm rings that many hours before the day begins (negative: after). */
export type CalendarEvent = {
  uid: string
  date: string
  summary: string
  lastModified: Date
  description?: string
  url?: string
  alarmHoursBefore?: readonly number[]
}

export type CalendarFeed = {
  name: string
  description?: string
  refreshHours?: number
  events: readonly CalendarEvent[]
}

/** A calendar feed (RFC 5545): CRLF, lines folded at 75 octets. The same feed gives the same text. */
export function icalendar(feed: CalendarFeed): string {
  const calendar = ical({
    name: escaped(feed.name),
    prodId: '//namro//deadlines//VI',
    method: ICalCalendarMethod.PUBLISH,
    ttl: (feed.refreshHours ?? 6) * 3600,
  })
  if (feed.description !== undefined) calendar.description(escaped(feed.description))
  for (const event of feed.events) addEvent(calendar, event)
  return `${calendar.toString()}\r\n`
}

function addEvent(calendar: ReturnType<typeof ical>, event: CalendarEvent): void {
  const entry = calendar.createEvent({
    id: oneLine(event.uid),
    start: new Date(`${event.date}T00:00:00Z`),
    allDay: true,
    summary: oneLine(event.summary),
    // A deadline takes no time of the day: nobody becomes "busy" by it.
    transparency: ICalEventTransparency.TRANSPARENT,
    stamp: event.lastModified,
    lastModified: event.lastModified,
    description: event.description === undefined ? null : printable(event.description),
    url: event.url === undefined ? null : oneLine(event.url),
  })
  for (const hours of event.alarmHoursBefore ?? []) {
    const seconds = Math.abs(hours) * 3600
    entry.createAlarm({
      type: ICalAlarmType.display,
      ...(hours >= 0 ? { triggerBefore: seconds } : { triggerAfter: seconds }),
    })
  }
}

// The library writes the calendar's own name as it is.
const escaped = (text: string) => oneLine(text).replace(/[\\;,]/g, (char) => `\\${char}`)

const oneLine = (text: string) =>
  printable(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim()

const printable = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
