import {
  IconAlertCircle,
  IconChartBar,
  IconCircleCheck,
  IconFileCheck,
  IconFileText,
  IconListCheck,
  IconReportAnalytics,
  type TablerIcon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Output } from '../api.ts'
import { t } from '../words.ts'
import classes from './calendar.module.css'

export type DueItem = Output<'deadline.list'>['items'][number]

export const signs: Record<DueItem['kind'], TablerIcon> = {
  assignment: IconListCheck,
  duty: IconFileText,
  plan: IconFileCheck,
  sheet: IconChartBar,
  report: IconReportAnalytics,
}

export const toneOf = ({ overdue, done, agencies }: DueItem): 'late' | 'done' | 'open' =>
  overdue > 0 ? 'late' : done === agencies ? 'done' : 'open'

/** The server says where a thing is shown; its filters travel apart. */
export function placeAt({ path }: { path: string }): { to: string; search: never } {
  const [to = '/', query] = path.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)) as never }
}

/** Of these the title names the plan or the round. */
const inTitle = new Set<DueItem['kind']>(['duty', 'sheet', 'report'])

/** One thing that is due, with how it stands. */
export function DueLine({ due }: { due: DueItem }) {
  const Sign = signs[due.kind]
  const { title, occurrence, source, agencyName } = due
  return (
    <li data-tone={toneOf(due)}>
      <span className={classes.sign} title={t(`calendar.kind.${due.kind}`)}>
        <Sign size={17} stroke={1.7} aria-hidden />
        <span className="unseen">{t(`calendar.kind.${due.kind}`)}</span>
      </span>
      <div>
        <Link {...placeAt(due)} data-row-link>
          {occurrence ? <b>{occurrence} · </b> : null}
          {title}
        </Link>
        <span className="small">
          {[agencyName ?? t('calendar.agencies', { count: due.agencies }), inTitle.has(due.kind) ? null : source]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Standing due={due} />
    </li>
  )
}

function Standing({ due }: { due: DueItem }) {
  const { agencies, done, handedIn, overdue } = due
  const tone = toneOf(due)
  const one = agencies === 1
  const words =
    tone === 'late'
      ? one
        ? t('calendar.late')
        : t('calendar.lateOf', { count: overdue, of: agencies })
      : tone === 'done'
        ? t('calendar.done')
        : handedIn > 0 && one
          ? t('assignment.state.submitted')
          : one
            ? t('calendar.open')
            : t('calendar.doneOf', { done, of: agencies })
  return (
    <span className={classes.state} data-tone={tone}>
      {tone === 'late' ? <IconAlertCircle size={14} aria-hidden /> : null}
      {tone === 'done' ? <IconCircleCheck size={14} aria-hidden /> : null}
      {words}
    </span>
  )
}
