import { IconInbox, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

type EmptyProps = {
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
  icon?: TablerIcon
  /** All that the page has: its heading is that of the page. */
  page?: boolean | undefined
}

/** Nothing here, said kindly, with the next thing to do. */
export function Empty({ title, children, action, icon: Icon = IconInbox, page = false }: EmptyProps) {
  const Heading = page ? 'h1' : 'h2'
  return (
    <div className={classes.empty} data-page={page || undefined}>
      <Icon size={34} stroke={1.4} aria-hidden />
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
