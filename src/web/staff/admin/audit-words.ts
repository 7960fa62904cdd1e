import { day } from '../format.ts'
import { number, t, word } from '../words.ts'

type Names = Readonly<Record<string, string>>

const isDay = /^\d{4}-\d{2}-\d{2}$/
const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** One value in words: ids by their names, codes by theirs, days as people write them. */
export function auditValue(key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return listed(value.map((each) => auditValue(key, each, names)))
  if (typeof value === 'object') return auditDetails(value as Record<string, unknown>, names)
  const text = String(value)
  if (isId.test(text)) return names[text] ?? t('audit.unknownId', { id: text.slice(0, 8) })
  if (isDay.test(text)) return day(text)
  const coded = word('auditValue', `${key}.${text}`)
  return coded === `${key}.${text}` ? text : coded
}

const most = 5

const listed = (values: readonly string[]): string =>
  values.length > most
    ? `${values.slice(0, most).join(', ')} ${t('audit.more', { count: values.length - most })}`
    : values.join(', ') || '–'

/** All fields of an event in one line of words. */
export const auditDetails = (fields: Readonly<Record<string, unknown>>, names: Names): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${auditName(key)}: ${auditValue(key, value, names)}`)
    .join(' · ')

/** How a field of an event is called; forms know most of the names. */
function auditName(key: string): string {
  const own = word('auditField', key)
  return own === key ? word('fieldName', key) : own
}

/** What was done; a report that hands the result in is more than a report. */
export const auditDeed = (operation: string, { submit }: Readonly<Record<string, unknown>>): string =>
  operation === 'assignment.report' && submit === true ? t('audit.submitted') : word('operation', operation)
