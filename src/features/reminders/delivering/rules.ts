import type { Line } from '../schema.ts'
import type { Claimed } from './store.ts'

/** Words of content/messages, as the platform reads them. */
type Words = (key: string, locale: string, values?: Readonly<Record<string, unknown>>) => string

/** A mail stays readable; the rest is in the inbox. */
const mostInMail = 40

type Text = { subject: string; text: string }

/** What a digest says as a mail. */
export function mailOf(it: Claimed, words: Words, address: string): Text {
  const { locale } = it
  const t = (key: string, values: Record<string, unknown> = {}) => words(`reminders.mail.${key}`, locale, values)
  const shown = it.lines.slice(0, mostInMail)
  const rest = it.lines.length - shown.length + it.more
  const lines = shown.map((line) => `– ${sentenceOf(line, t)}\n  ${address}/app${line.path}`)
  return {
    subject: subjectOf(it, words),
    text: [
      t('greeting', { name: it.name }),
      '',
      `${summaryOf(it, words)}:`,
      '',
      ...lines,
      ...(rest > 0 ? ['', t('more', { count: rest })] : []),
      '',
      t('inbox', { url: `${address}/app/nhac-viec` }),
      t('settings', { url: `${address}/app/tai-khoan` }),
    ].join('\n'),
  }
}

const subjectOf = (it: Claimed, words: Words): string =>
  words('reminders.mail.subject', it.locale, { day: it.day, summary: summaryOf(it, words) })

/** How much of what, in a few words: what an SMS has room for. */
export function summaryOf({ locale, ...counts }: Claimed, words: Words): string {
  const parts = (['late', 'today', 'before', 'silent'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const key = `reminders.mail.${kind}`
      const one = counts[kind] === 1 ? words(`${key}.one`, locale) : `${key}.one`
      return one === `${key}.one` ? words(key, locale, { count: counts[kind] }) : one
    })
  return parts.join(', ')
}

const longestTitle = 160

function sentenceOf(line: Line, t: (key: string, values?: Record<string, unknown>) => string): string {
  const { agencyName: agency, days } = line
  if (line.kind === 'agency') return t('line.agency', { agency, count: line.count, days })
  if (line.kind === 'silent') return t('line.silent', { agency, days, count: line.count })
  const title = line.title.length > longestTitle ? `${line.title.slice(0, longestTitle - 1).trimEnd()}…` : line.title
  const worded = line.what === 'duty' || line.what === 'sheet' || line.what === 'plan'
  const what = worded ? t(`line.${line.what}`, { source: line.source }) : title.toWellFormed()
  return t(`line.${line.when}`, { what, agency, days, due: line.dueOn })
}

/** What a gateway is told: whom it reaches, and a text that fits an SMS; never more than that. */
export function messageOf(it: Claimed, words: Words, address: string): object {
  const { digestId, recipient, name, day, late, today, before, silent } = it
  const url = `${address}/app/nhac-viec`
  const text = words('reminders.message', it.locale, { summary: summaryOf(it, words), url })
  return {
    id: digestId,
    kind: 'reminder',
    day,
    to: { phone: recipient, name },
    text,
    url,
    counts: { late, today, before, silent },
  }
}
