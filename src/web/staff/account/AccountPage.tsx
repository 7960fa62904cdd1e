import { MyReminders } from '../reminders/MyReminders.tsx'
import { useMe } from '../session.ts'
import { Facts } from '../ui/Facts.tsx'
import lists from '../ui/lists.module.css'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import { CalendarFeeds } from './CalendarFeeds.tsx'
import { Delegation } from './Delegation.tsx'
import { InterviewDevices } from './InterviewDevices.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** Who I am here, who stands in for me, how I sign in, and my calendar addresses. */
export function AccountPage() {
  const me = useMe()
  return (
    <Page title={t('account.title')}>
      <div className={lists.columns}>
        <div>
          <section className="card">
            <h2>{me.name}</h2>
            <Facts
              facts={[
                [t('account.email'), me.email],
                [t('account.jobTitle'), me.title],
                [
                  t('account.second'),
                  <Tag key="second" tone={me.twoFactorEnabled ? 'good' : 'plain'}>
                    {me.twoFactorEnabled ? t('second.on') : t('second.off')}
                  </Tag>,
                ],
              ]}
            />
          </section>
          <Delegation />
          <MyReminders />
          {me.can.includes('feed.manage') ? <CalendarFeeds /> : null}
        </div>
        <div>
          <PasswordCard />
          <SecondFactor />
          <Sessions />
          <InterviewDevices />
        </div>
      </div>
    </Page>
  )
}
