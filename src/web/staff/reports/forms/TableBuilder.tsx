import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormRow, FormTable } from '#lib/reporting/form.ts'
import { t } from '../../words.ts'
import { codeAfter } from './codes.ts'
import { moved, withRowRenamed } from './editing.ts'
import { askedOf } from './FormView.tsx'
import classes from './forms.module.css'
import { MoveButtons } from './MoveButtons.tsx'
import { RowDrawer } from './RowDrawer.tsx'

type TableBuilderProps = {
  table: FormTable
  /** `renamed`: a row has another number now. */
  onChange: (table: FormTable, renamed?: { from: string; to: string }) => void
  onRemove: () => void
  onMove: (step: -1 | 1) => void
  isFirst: boolean
  isLast: boolean
}

/** One table: its rows in order; what is asked of a row is set in a drawer of its own. */
export function TableBuilder({ table, onChange, onRemove, onMove, isFirst, isLast }: TableBuilderProps) {
  const [open, setOpen] = useState<number>()
  const { rows } = table
  const setRow = (at: number, row: FormRow) => {
    const from = rows[at]?.code ?? row.code
    const next = withRowRenamed(
      { ...table, rows: rows.map((each, i) => (i === at ? { ...row, code: from } : each)) },
      from,
      row.code,
    )
    onChange(next, from === row.code ? undefined : { from, to: row.code })
  }
  const insert = (after: number) => {
    const codes = rows.map(({ code }) => code)
    const row: FormRow = {
      ...{ code: codeAfter(rows[after]?.code, codes), name: t('forms.newRow'), unit: rows[after]?.unit ?? null },
      ...{ kind: 'count', decimals: 0, required: false, checks: [], rollUp: 'sum', feeds: [], nature: 'period' },
    }
    onChange({ ...table, rows: [...rows.slice(0, after + 1), row, ...rows.slice(after + 1)] })
    setOpen(after + 1)
  }
  return (
    <fieldset>
      <legend>{t('forms.tableNamed', { code: table.code })}</legend>
      <div className={classes.tableHead}>
        <TextInput
          label={t('forms.tableTitle')}
          value={table.title}
          onChange={({ currentTarget }) => onChange({ ...table, title: currentTarget.value })}
        />
        <MoveButtons
          up={isFirst ? undefined : () => onMove(-1)}
          down={isLast ? undefined : () => onMove(1)}
          of={t('forms.tableNamed', { code: table.code })}
        />
        <Button variant="subtle" color="bad" onClick={onRemove}>
          {t('forms.removeTable')}
        </Button>
      </div>
      <ul className={classes.rows} aria-label={t('forms.rows')}>
        {rows.map((row, at) => (
          <li key={row.code} data-heading={row.kind === 'heading' || undefined}>
            <span>{row.code}</span>
            <span>
              {row.name}
              {row.unit ? <span className="small"> ({row.unit})</span> : null}
              <div className="small">{askedOf(row)}</div>
            </span>
            <span>
              <MoveButtons
                up={at === 0 ? undefined : () => onChange({ ...table, rows: moved(rows, at, -1) })}
                down={at === rows.length - 1 ? undefined : () => onChange({ ...table, rows: moved(rows, at, 1) })}
                of={t('forms.rowOf', { code: row.code, table: table.code })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={t('forms.editRow', { code: row.code, table: table.code })}
                onClick={() => setOpen(at)}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('forms.addAfter', { code: row.code, table: table.code })}
                onClick={() => insert(at)}
              >
                <IconPlus size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={rows.length === 1}
                aria-label={t('forms.removeRow', { code: row.code, table: table.code })}
                onClick={() => onChange({ ...table, rows: rows.filter((_, i) => i !== at) })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      <RowDrawer
        row={open === undefined ? undefined : rows[open]}
        codes={rows.map(({ code }) => code)}
        onChange={(row) => open !== undefined && setRow(open, row)}
        close={() => setOpen(undefined)}
      />
    </fieldset>
  )
}
