import { Button, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { Loading } from '../ui/Loading.tsx'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'

const rhythms = ['month', 'quarter', 'halfYear', 'year'] as const
type Every = (typeof rhythms)[number] | null

/** What the province decides for itself, to be changed here. */
export function ProvinceRules() {
  const read = useRead('setting.province', {})
  const save = useWrite('setting.change')
  const [days, setDays] = useState<number | null>(null)
  const [every, setEvery] = useState<Every | undefined>()
  if (!read.data) return read.error ? <ProblemNotice error={read.error} /> : <Loading rows={1} />
  const { silentAfterDays, standingEvery, version } = read.data
  const shown = days ?? silentAfterDays
  const rhythm = every === undefined ? standingEvery : every
  const saved = () => tell(t('settings.saved'))
  return (
    <form
      className={classes.rules}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ silentAfterDays: shown, standingEvery: rhythm, version }, { onSuccess: saved })
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
      <Select
        label={t('settings.standingEvery')}
        description={t('settings.standingEveryHint')}
        data={[
          { value: 'none', label: t('settings.standing.none') },
          ...rhythms.map((value) => ({ value, label: t(`settings.standing.${value}`) })),
        ]}
        allowDeselect={false}
        value={rhythm ?? 'none'}
        onChange={(value) => setEvery(rhythms.find((each) => each === value) ?? null)}
      />
      <Button type="submit" loading={save.isPending} disabled={shown === silentAfterDays && rhythm === standingEvery}>
        {t('action.save')}
      </Button>
      <ProblemNotice error={save.error} />
    </form>
  )
}
