import { Modal, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import classes from './cascade.module.css'
import { type AgencyColumn, type ColumnRow, type OwnTask, useCascadeWrite } from './queries.ts'

type TieDialogProps = { column: AgencyColumn; row: ColumnRow; onClose(): void }

/** Which own task answers a task above: those that answer nothing yet first, then the nearest in words. */
export function TieDialog({ column, row, onClose }: TieDialogProps) {
  const [search, setSearch] = useState('')
  const write = useCascadeWrite('cascade.tie')
  const found = useMemo(() => nearest(column, row, search), [column, row, search])
  const free = new Set(column.unlinked.map(({ id }) => id))
  const pick = ({ id }: OwnTask) => {
    const { planId, agencyId } = column
    write.mutate({ planId, agencyId, tie: [{ ownTaskId: id, taskId: row.task.id }] }, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} title={t('cascade.tieTitle')} size="lg">
      <p className={classes.chosen}>{row.task.text}</p>
      <ProblemNotice error={write.error} />
      <TextInput
        data-autofocus
        label={t('cascade.tieSearch')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key === 'Enter' && first) pick(first)
        }}
      />
      {found.length === 0 ? <p className="small">{t('cascade.tieNone')}</p> : null}
      <ul className={classes.others}>
        {found.slice(0, 40).map((own) => (
          <li key={own.id}>
            <button type="button" disabled={write.isPending} onClick={() => pick(own)}>
              <span className="small">
                {pathInWords(own.path)} {free.has(own.id) ? `· ${t('cascade.tieFree')}` : ''}
              </span>
              {own.text}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function nearest({ unlinked, rows }: AgencyColumn, { task, own }: ColumnRow, search: string): OwnTask[] {
  const here = new Set(own.filter(({ confirmed }) => confirmed).map(({ id }) => id))
  const all = [...unlinked, ...rows.flatMap((row) => row.own)]
  const once = [...new Map(all.map((each) => [each.id, each])).values()].filter(({ id }) => !here.has(id))
  const words = fold(search).split(' ').filter(Boolean)
  const wanted = new Set(fold(task.text).split(' '))
  const free = new Set(unlinked.map(({ id }) => id))
  const score = ({ id, text }: OwnTask) => {
    const other = new Set(fold(text).split(' '))
    const common = [...other].filter((word) => wanted.has(word)).length
    return (2 * common) / (wanted.size + other.size) + (free.has(id) ? 0.1 : 0)
  }
  return once
    .filter(({ text }) => words.every((word) => fold(text).includes(word)))
    .map((each) => ({ each, score: score(each) }))
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each)
}
