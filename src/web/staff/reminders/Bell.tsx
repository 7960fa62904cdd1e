import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { t } from '../words.ts'
import classes from './reminders.module.css'

/** New digests come in the morning: looking now and then is enough. */
const often = 5 * 60_000

/** The way to the inbox of reminders, with how many were not read. */
export function Bell() {
  const { data } = useRead('reminder.inbox', { limit: 1 }, { every: () => often })
  const unread = data?.unread ?? 0
  const words = unread > 0 ? t('reminders.unread', { count: unread }) : t('reminders.title')
  return (
    <Link
      to="/nhac-viec"
      className={classes.bell}
      activeProps={{ 'data-on': true, 'aria-current': 'page' }}
      title={words}
    >
      <IconBell size={20} stroke={1.7} aria-hidden />
      {unread > 0 ? (
        <b aria-hidden className={classes.unread}>
          {unread > 99 ? '99+' : unread}
        </b>
      ) : null}
      <span className="unseen">{words}</span>
    </Link>
  )
}
