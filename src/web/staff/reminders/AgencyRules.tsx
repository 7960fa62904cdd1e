import { Alert, Button } from '@mantine/core'
import { useState } from 'react'
import type { Policy } from '#features/reminders/schema.ts'
import { type Output, useRead, useWrite } from '../api.ts'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { PolicyFields } from './PolicyFields.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import classes from './reminders.module.css'

/** Rules of one standing agency for the work that it follows up. */
export function AgencyRules({ agencyId }: { agencyId: string }) {
  const read = useRead('reminder.policy', { agencyId })
  if (!read.data) return <Unread read={read} rows={8} />
  return <Form key={`${read.data.version} ${read.data.own}`} kept={read.data} />
}

function Form({ kept }: { kept: Output<'reminder.policy'> }) {
  const { agencyId, own, version } = kept
  const [policy, setPolicy] = useState<Policy>(kept.policy)
  const save = useWrite('reminder.setPolicy')
  const drop = useWrite('reminder.dropPolicy')
  const changed = JSON.stringify(policy) !== JSON.stringify(kept.policy)
  return (
    <form
      className={classes.split}
      onSubmit={(event) => {
        event.preventDefault()
        void save.mutateAsync({ agencyId, version, policy }).then(() => tell(t('reminders.saved')), shownBelow)
      }}
    >
      <div>
        <section className={`card ${classes.form}`}>
          {own ? null : <Alert color="brand">{t('reminders.followsProvince')}</Alert>}
          <PolicyFields policy={policy} onChange={setPolicy} />
          <ProblemNotice error={save.error ?? drop.error} />
          <div className={classes.row}>
            <Button type="submit" loading={save.isPending} disabled={own && !changed}>
              {t(own ? 'action.save' : 'reminders.saveOwn')}
            </Button>
            {own ? (
              <Button
                variant="default"
                loading={drop.isPending}
                onClick={() => void drop.mutateAsync({ agencyId }).then(() => tell(t('reminders.dropped')), shownBelow)}
              >
                {t('reminders.drop')}
              </Button>
            ) : null}
          </div>
        </section>
      </div>
      <PreviewCard policy={policy} />
    </form>
  )
}

// The form begins anew with what was saved, so the promise is waited for, not the form; a refusal stands in it.
const shownBelow = () => undefined
