import { Modal, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import classes from './compare.module.css'
import type { ComparisonRow } from './queries.ts'

type PairDialogProps = {
  row: ComparisonRow
  rows: readonly ComparisonRow[]
  onPair(oldTaskId: string | null, newTaskId: string | null): void
  onClose(): void
}

/** Which task of the other issue this one is: those without counterpart, the nearest in words first. */
export function PairDialog({ row, rows, onPair, onClose }: PairDialogProps) {
  const [search, setSearch] = useState('')
  const wanted = row.kind === 'dropped' ? 'new' : 'dropped'
  const found = useMemo(
    () =>
      nearest(
        row,
        rows.filter(({ kind }) => kind === wanted),
        search,
      ),
    [row, rows, wanted, search],
  )
  const pick = (other: ComparisonRow) =>
    wanted === 'new' ? onPair(row.oldId, other.newId) : onPair(other.oldId, row.newId)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(wanted === 'new' ? 'plans.compare.pairWithNew' : 'plans.compare.pairWithOld')}
      size="lg"
    >
      <p className={classes.chosen}>{row.text}</p>
      <TextInput
        data-autofocus
        label={t('plans.compare.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key === 'Enter' && first) pick(first)
        }}
      />
      {found.length === 0 ? <p className="small">{t('plans.compare.noneLeft')}</p> : null}
      <ul className={classes.others}>
        {found.slice(0, 40).map((other) => (
          <li key={other.oldId ?? other.newId}>
            <button type="button" className={classes.other} onClick={() => pick(other)}>
              <span className="small">
                {pathInWords(other.newPath ?? other.oldPath ?? '')} {other.lead.join('; ')}
              </span>
              {other.text}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function nearest(row: ComparisonRow, rows: readonly ComparisonRow[], search: string): ComparisonRow[] {
  const words = fold(search).split(' ').filter(Boolean)
  const own = new Set(fold(row.text).split(' '))
  const shared = ({ text }: ComparisonRow) => {
    const other = new Set(fold(text).split(' '))
    return [...other].filter((word) => own.has(word)).length / (own.size + other.size)
  }
  return rows
    .filter(({ text, lead }) => words.every((word) => fold(`${text} ${lead.join(' ')}`).includes(word)))
    .map((each) => ({ each, likeness: shared(each) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ each }) => each)
}
