import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarDue, IconClockHour4, IconMessageOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Digest, Line } from '#features/reminders/schema.ts'
import { useWrite } from '../api.ts'
import { day } from '../format.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag, type TagLook } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import classes from './reminders.module.css'

const looks: Record<'late' | 'today' | 'before' | 'silent', TagLook> = {
  late: { tone: 'bad', icon: IconAlertTriangle },
  today: { tone: 'accent', icon: IconCalendarDue },
  before: { tone: 'warn', icon: IconClockHour4 },
  silent: { tone: 'plain', icon: IconMessageOff },
}
const kinds = ['late', 'today', 'before', 'silent'] as const

/** Of each part, so that a long list of one's own hides nothing that was passed up. */
const firstShown = 6

function firstOf(lines: readonly Line[]): Line[] {
  const own = lines.filter(({ kind }) => kind === 'item')
  const others = lines.filter(({ kind }) => kind !== 'item')
  return [...own.slice(0, firstShown), ...others.slice(0, firstShown)]
}

/** One day's digest: how much of what, then each thing with the way to it. */
export function DigestCard({ digest }: { digest: Digest }) {
  const [whole, show] = useState(false)
  const mark = useWrite('reminder.markRead', { refresh: ['reminder.inbox'] })
  const isRead = digest.readAt !== null
  const set = (read: boolean) => mark.mutate({ digestId: digest.id, read })
  const lines = whole ? digest.lines : firstOf(digest.lines)
  const hidden = digest.lines.length - lines.length
  return (
    <section className={`card ${classes.digest}`} data-unread={isRead ? undefined : true}>
      <header>
        <h2>{t('reminders.of', { day: day(digest.day) })}</h2>
        <span className={classes.tally}>
          {kinds
            .filter((kind) => digest[kind] > 0)
            .map((kind) => (
              <Tag key={kind} {...looks[kind]}>
                {t(`reminders.count.${kind}`, { count: digest[kind] })}
              </Tag>
            ))}
        </span>
        <Button variant="subtle" size="compact-sm" loading={mark.isPending} onClick={() => set(!isRead)}>
          {t(isRead ? 'reminders.markUnread' : 'reminders.markRead')}
        </Button>
      </header>
      <ProblemNotice error={mark.error} />
      <ul>
        {lines.map((line) => (
          <LineRow key={`${line.kind} ${line.id}`} line={line} onOpen={() => (isRead ? undefined : set(true))} />
        ))}
      </ul>
      {hidden > 0 ? (
        <Button variant="subtle" size="compact-sm" onClick={() => show(true)}>
          {t('reminders.showMore', { count: hidden })}
        </Button>
      ) : null}
      {whole && digest.more > 0 ? <p className="small">{t('reminders.more', { count: digest.more })}</p> : null}
    </section>
  )
}

function LineRow({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const navigate = useNavigate()
  const kind = line.kind === 'item' ? line.when : line.kind === 'agency' ? 'late' : 'silent'
  return (
    <li data-kind={kind}>
      <a
        href={`/app${line.path}`}
        onClick={(event) => {
          onOpen()
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          void navigate({ href: line.path } as never)
        }}
      >
        {titleOf(line)}
      </a>
      <span className="small">{detailOf(line)}</span>
    </li>
  )
}

function titleOf(line: Line): string {
  if (line.kind !== 'item') return line.agencyName
  const { what, source } = line
  return what === 'duty' || what === 'sheet' || what === 'plan' ? t(`reminders.line.${what}`, { source }) : line.title
}

function detailOf(line: Line): string {
  const { days } = line
  if (line.kind === 'agency') return t('reminders.line.agency', { count: line.count, days })
  if (line.kind === 'silent') return t('reminders.line.silent', { count: line.count, days })
  const due = t(`reminders.line.${line.when}`, { days, due: day(line.dueOn) })
  return line.level === 'officer' ? due : `${line.agencyName} · ${due}`
}
