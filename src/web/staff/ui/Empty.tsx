import { IconInbox, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ui.module.css'

type EmptyProps = {
  title: string
  /** What to do next. */
  children?: ReactNode
  action?: ReactNode
  icon?: TablerIcon
}

/** Nothing here, said kindly, with the next thing to do. */
export function Empty({ title, children, action, icon: Icon = IconInbox }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Icon size={34} stroke={1.4} aria-hidden />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
