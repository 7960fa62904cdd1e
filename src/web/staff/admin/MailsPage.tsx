import { IconMailCheck } from '@tabler/icons-react'
import { useRead } from '../api.ts'
import { moment } from '../format.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

/** Mails that wait because no mail server is set: the administrator can pass on what they say. */
export function MailsPage() {
  const read = useRead('mail.outbox', {})
  return (
    <Page narrow title={t('admin.mails')} lead={t('mails.lead')}>
      <Unread read={read} />
      {read.data?.mails.length === 0 ? <Empty icon={IconMailCheck} title={t('mails.none')} /> : null}
      {read.data && read.data.mails.length > 0 ? (
        <div className={`card ${classes.mails}`}>
          {read.data.mails.map(({ id, at, to, subject, text }) => (
            <details key={id}>
              <summary>
                <b>{subject}</b>{' '}
                <span className="small">
                  {to.join(', ')} · {moment(at)}
                </span>
              </summary>
              <div className={classes.mail}>{text}</div>
            </details>
          ))}
        </div>
      ) : null}
    </Page>
  )
}
