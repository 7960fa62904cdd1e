import { Switch } from '@mantine/core'
import { memo } from 'react'
import type { Filters } from '../../../ui/filters.ts'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { t } from '../../../words.ts'
import classes from './page.module.css'

type SheetFiltersProps = { text: string; only: string; change: (changed: Filters) => void }

/** Drawn again only when a filter changes, not with every letter that is typed in the form. */
export const SheetFilters = memo(function SheetFilters({ text, only, change }: SheetFiltersProps) {
  const toggle = (which: string) => (event: { currentTarget: { checked: boolean } }) =>
    change({ chi: event.currentTarget.checked ? which : '' })
  return (
    <div className={classes.filters}>
      <SearchBox value={text} onSearch={(tim) => change({ tim })} label={t('edition.search')} width={280} />
      <Switch label={t('rounds.onlyDoubtful')} checked={only === 'nghi-ngo'} onChange={toggle('nghi-ngo')} />
      <Switch label={t('rounds.onlyMissing')} checked={only === 'chua-co'} onChange={toggle('chua-co')} />
      <span className={`small ${classes.keysHint}`}>{t('rounds.keysHint')}</span>
    </div>
  )
})
