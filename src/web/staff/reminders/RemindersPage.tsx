import { Select } from '@mantine/core'
import { useRead } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { AgencyRules } from './AgencyRules.tsx'
import { Deliveries } from './Deliveries.tsx'
import { ProvinceForm } from './ProvinceForm.tsx'
import classes from './reminders.module.css'

const whole = 'tinh'

/** Who is reminded when: rules of the province and of each standing agency, and what became of mails and messages. */
export function RemindersPage() {
  const me = useMe()
  const read = useRead('reminder.settings', {})
  const [filters, change] = useFilters()
  if (!read.data)
    return (
      <Page title={t('admin.reminders')}>
        <Unread read={read} rows={8} />
      </Page>
    )
  const { agencies, canSetProvince, lastDay } = read.data
  const first = canSetProvince ? whole : (agencies[0]?.agencyId ?? whole)
  const of = filters['co-quan'] ?? first
  const choices = [
    ...(canSetProvince ? [{ value: whole, label: t('reminders.ofProvince') }] : []),
    ...agencies.map(({ agencyId, name, own }) => ({
      value: agencyId,
      label: own ? t('reminders.withOwn', { name }) : name,
    })),
  ]
  return (
    <Page
      title={t('admin.reminders')}
      lead={lastDay ? t('reminders.lastDay', { day: day(lastDay) }) : t('reminders.noDay')}
    >
      {choices.length > 1 ? (
        <div className={classes.row} style={{ marginBottom: 14 }}>
          <Select
            w={{ base: '100%', sm: 360 }}
            label={t('reminders.rulesOf')}
            allowDeselect={false}
            searchable
            data={choices}
            value={of}
            onChange={(value) => change({ 'co-quan': value === first || !value ? undefined : value })}
          />
        </div>
      ) : null}
      {of === whole && canSetProvince ? <ProvinceForm key={read.data.version} settings={read.data} /> : null}
      {of !== whole ? <AgencyRules key={of} agencyId={of} /> : null}
      {of === whole && !canSetProvince ? <p>{t('reminders.nothingToSet')}</p> : null}
      {me.can.includes('setting.manage') ? <Deliveries /> : null}
    </Page>
  )
}
