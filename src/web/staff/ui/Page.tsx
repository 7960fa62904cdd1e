import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { t } from '../words.ts'
import classes from './ui.module.css'

type PageProps = {
  title: string
  /** One quiet line under the title. */
  lead?: ReactNode
  /** The pages above, outermost first. */
  trail?: readonly { label: string; to: string; search?: Readonly<Record<string, string>> }[]
  actions?: ReactNode
  children: ReactNode
  /** Text to read rather than a table: narrower. */
  narrow?: boolean
}

/** Title, trail and actions of a page, and the name of the browser's tab. */
export function Page({ title, lead, trail = [], actions, children, narrow }: PageProps) {
  useEffect(() => {
    document.title = `${title} – Năm Rõ`
  }, [title])
  return (
    <div className={classes.page} data-narrow={narrow || undefined}>
      <header className={classes.pageHead}>
        <div className={classes.pageTitle}>
          {trail.length > 0 ? (
            <nav aria-label={t('frame.trail')} className={classes.trail}>
              {trail.map(({ label, to, search = {} }) => (
                <Link key={to} to={to} search={search as never}>
                  {label}
                </Link>
              ))}
            </nav>
          ) : null}
          <h1>{title}</h1>
          {lead ? <div className="small">{lead}</div> : null}
        </div>
        {actions ? <div className={classes.pageActions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}
