import { Outlet } from '@tanstack/react-router'
import { Bell } from '../reminders/Bell.tsx'
import { useMe } from '../session.ts'
import { t } from '../words.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import classes from './frame.module.css'
import { KeyHelp } from './KeyHelp.tsx'
import { Mark } from './Mark.tsx'
import { Navigation } from './Navigation.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { SignInDialog } from './SignInDialog.tsx'

/** What stays around every page: navigation, who is signed in, the state of the connection. */
export function Frame() {
  const me = useMe()
  return (
    <div className={classes.app}>
      <a className={classes.skip} href="#main">
        {t('frame.skip')}
      </a>
      <aside className={classes.side} aria-label="Năm Rõ">
        <div className={classes.brand}>
          <Mark size={30} />
          <span>
            Năm Rõ<small>{me.province.name}</small>
          </span>
        </div>
        <div className={classes.bell}>
          <Bell />
        </div>
        <Navigation />
        <div className={classes.person}>
          <PersonMenu />
        </div>
      </aside>
      <div className={classes.content}>
        <ConnectionBanner />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <SignInDialog />
      <KeyHelp />
    </div>
  )
}
