import { useRead } from '../api.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Page } from '../ui/Page.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { locale, t, word } from '../words.ts'
import classes from './admin.module.css'
import { ProvinceRules } from './ProvinceRules.tsx'

/** What the operator has set; changed at the server, so that a stolen password cannot redirect mails or sign-ins. */
export function SettingsPage() {
  const read = useRead('setting.list', {})
  return (
    <Page title={t('admin.settings')}>
      <section className="card">
        <h2>{t('settings.ofProvince')}</h2>
        <ProvinceRules />
      </section>
      <h2 className={classes.apart}>{t('settings.ofServer')}</h2>
      <p className="small">{t('settings.lead')}</p>
      <Unread read={read} rows={10} />
      {read.data ? (
        <DataTable
          name="settings"
          label={t('admin.settings')}
          rows={read.data.settings}
          rowKey={({ name }) => name}
          columns={[
            {
              key: 'about',
              label: t('settings.about'),
              card: 'title',
              render: ({ name, about }) => (locale() === 'vi' ? word('setting', name) : about),
            },
            {
              key: 'value',
              label: t('settings.value'),
              width: 320,
              render: ({ isSet, value }) =>
                value === null ? (
                  <Tag tone={isSet ? 'good' : 'plain'}>{isSet ? t('settings.secretSet') : t('settings.unset')}</Tag>
                ) : (
                  <span className={classes.code}>{readable(value)}</span>
                ),
            },
            {
              key: 'name',
              label: t('settings.name'),
              width: 210,
              render: ({ name }) => <code className={classes.code}>{name}</code>,
            },
          ]}
          empty={null}
        />
      ) : null}
    </Page>
  )
}

function readable(value: string): string {
  if (value === 'true') return t('settings.yes')
  return value === 'false' ? t('settings.no') : value
}
