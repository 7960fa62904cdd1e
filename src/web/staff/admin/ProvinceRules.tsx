import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { Loading } from '../ui/Loading.tsx'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

/** What the province decides for itself, to be changed here. */
export function ProvinceRules() {
  const read = useRead('setting.province', {})
  const save = useWrite('setting.change')
  const [days, setDays] = useState<number | null>(null)
  if (!read.data) return read.error ? <ProblemNotice error={read.error} /> : <Loading rows={1} />
  const { silentAfterDays, version } = read.data
  const shown = days ?? silentAfterDays
  const saved = () => tell(t('settings.saved'))
  return (
    <form
      className={classes.rules}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ silentAfterDays: shown, version }, { onSuccess: saved })
      }}
    >
      <NumberInput
        label={t('settings.silentAfterDays')}
        description={t('settings.silentAfterDaysHint')}
        min={7}
        max={365}
        allowDecimal={false}
        clampBehavior="blur"
        value={shown}
        onChange={(value) => setDays(typeof value === 'number' ? value : null)}
      />
      <Button type="submit" loading={save.isPending} disabled={shown === silentAfterDays}>
        {t('action.save')}
      </Button>
      <ProblemNotice error={save.error} />
    </form>
  )
}
