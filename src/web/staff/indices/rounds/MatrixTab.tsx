import { Switch } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useRead } from '../../api.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { MatrixLegend } from '../../ui/matrix/Matrix.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t, word } from '../../words.ts'
import { looks, MatrixTable, type MatrixTableProps } from './MatrixTable.tsx'
import { fitting, wants } from './matrix-rows.ts'
import classes from './rounds.module.css'

const states = ['claimed', 'doubtful', 'returned', 'accepted', 'changed', 'explained', 'settled', 'imported'] as const

/** Criterion × agency: every cell leads to its line; n goes to the next one that wants attention. */
export function MatrixTab({ roundId }: { roundId: string }) {
  const read = useRead('round.matrix', { roundId })
  const [filters, change] = useFilters()
  const navigate = useNavigate()
  const rows = useMemo(
    () => (read.data ? fitting(read.data, filters.tim ?? '', filters.chi ?? '') : []),
    [read.data, filters.tim, filters.chi],
  )
  const open = useRef<MatrixTableProps['open']>(() => {})
  open.current = (unit, code) =>
    void navigate({ to: `/chi-so/ky-danh-gia/${roundId}/phieu/${unit}`, search: { muc: code } as never })
  if (!read.isSuccess) return <Unread read={read} rows={14} />
  const doubtful = read.data.cells.flat().filter(wants).length
  return (
    <>
      <div className={classes.filters}>
        <SearchBox
          value={filters.tim ?? ''}
          onSearch={(tim) => change({ tim })}
          label={t('rounds.findUnit')}
          width={260}
        />
        <Switch
          label={t('rounds.onlyWaiting')}
          checked={filters.chi === 'cho'}
          onChange={({ currentTarget }) => change({ chi: currentTarget.checked ? 'cho' : '' })}
        />
        <span role="status">{t('rounds.doubtfulCount', { count: doubtful })}</span>
        <span className="small">{t('rounds.matrixKeys')}</span>
      </div>
      <MatrixLegend
        label={t('rounds.legend')}
        states={states.map((state) => ({ state, ...looks[state], word: word('cell', state) }))}
      />
      {rows.length === 0 ? (
        <Empty title={t('rounds.noUnits')} />
      ) : (
        <MatrixTable rows={rows} criteria={read.data.criteria} open={(...at) => open.current(...at)} />
      )}
    </>
  )
}
