import { ActionIcon } from '@mantine/core'
import { IconListSearch, IconPaperclip } from '@tabler/icons-react'
import type { Cell } from '#features/reports/schema.ts'
import { type FormRow, type FormTable, fieldCode, partsOf } from '#lib/reporting/form.ts'
import type { GridCell, GridColumn, GridRow } from '../../ui/grid/grid.ts'
import { locale, t } from '../../words.ts'
import { FieldNotes } from './FieldNotes.tsx'
import { cellText, shownIn } from './figures.ts'
import classes from './sheet.module.css'
import { isItemOpen, type Sheet } from './sheet.ts'

/** The heads that the form is printed with, and last period beside the figure; without room the unit stands by the name. */
export const columnsOf = (wide: boolean): GridColumn[] => [
  { key: 'code', label: t('reports.column.code'), width: 58, narrow: 'gone' },
  { key: 'name', label: t('reports.column.name'), names: true, narrow: 'line' },
  ...(wide ? [{ key: 'unit', label: t('reports.column.unit'), width: 104, narrow: 'gone' } as const] : []),
  { key: 'value', label: t('reports.column.value'), width: 124, align: 'right', cells: 'figures', narrow: 'beside' },
  { key: 'before', label: t('reports.column.before'), width: 84, align: 'right', narrow: 'gone' },
  { key: 'note', label: t('reports.column.note'), width: 140, cells: 'words', narrow: 'beside' },
  { key: 'more', label: t('reports.column.more'), width: 58, narrow: 'small' },
]

/** Rows of the form as rows of the grid, with what is known, odd or missing about each. */
export function rowsOf(tables: readonly FormTable[], sheet: Sheet): GridRow[] {
  const cells = new Map(sheet.page.cells.map((cell) => [cell.field, cell]))
  const found = Map.groupBy(sheet.page.findings, ({ field }) => field)
  return tables.flatMap((table) => [
    ...(tables.length > 1 ? [headingOf(`bieu-${table.code}`, 'table', table.code, table.title)] : []),
    ...table.rows.map((row) => {
      const field = fieldCode(table.code, row.code)
      const cell = cells.get(field)
      if (!cell) return headingOf(field, 'group', row.code, row.name)
      return rowOf({ row, field, cell, found: found.get(field) ?? [], sheet })
    }),
  ])
}

const headingOf = (key: string, heading: 'table' | 'group', code: string, name: string): GridRow => ({
  key,
  heading,
  cells: {},
  still: { code, name },
})

type About = { row: FormRow; field: string; cell: Cell; found: Sheet['page']['findings']; sheet: Sheet }

function rowOf(about: About): GridRow {
  const { row, field, cell, sheet } = about
  const name = `${row.code} ${row.name}`
  const open = sheet.mayFill && isItemOpen(sheet.page, cell)
  const note = sheet.cells.drafts[field]?.note ?? cell.note ?? ''
  return {
    key: field,
    cells: {
      value: valueCell(about, open),
      note: { text: note, open, label: `${name}, ${t('reports.column.note')}` },
    },
    still: {
      code: row.code,
      name: (
        <>
          <span className={classes.rowName}>
            <span className={classes.rowCode}>{row.code}</span> {row.name}
            {row.required ? <b title={t('reports.required')}> *</b> : null}
            {row.unit ? <span className={classes.rowUnit}> ({row.unit})</span> : null}
          </span>
          <FieldNotes {...about} open={open} />
        </>
      ),
      unit: row.unit,
      before: cell.before === null ? null : shownIn(row, cell.before, locale()),
      more: <More field={field} name={name} files={cell.files} openField={sheet.openField} />,
    },
  }
}

function valueCell({ row, field, cell, found, sheet }: About, open: boolean): GridCell {
  const { drafts, held, sending, savedAt, problem } = sheet.cells
  const draft = drafts[field]?.typed
  const text = draft ?? cellText(row, cell.value)
  const errors = found.some(({ severity }) => severity === 'error')
  const doubts = found.some(({ severity, explained }) => severity === 'warning' && !explained)
  const options = row.options?.map(({ value, words }) => ({ value: String(value), label: words[locale()] }))
  const shown = options?.find(({ value }) => value === text)?.label
  const isWaiting = drafts[field] !== undefined && !held[field]
  return {
    text,
    ...(shown === undefined ? {} : { shown }),
    open,
    options,
    label: `${row.code} ${row.name}, ${t('reports.column.value')}`,
    describedBy: `g-${field}`,
    ghost: partsOf(row).length > 0 && open ? t('reports.followsItself') : undefined,
    saving: isWaiting
      ? problem
        ? 'failed'
        : sending[field]
          ? 'saving'
          : 'waiting'
      : savedAt[field]
        ? 'saved'
        : undefined,
    tone: held[field]
      ? 'error'
      : cell.returned && cell.answer === null
        ? 'returned'
        : errors && text !== ''
          ? 'error'
          : doubts
            ? 'warning'
            : sheet.others.has(field)
              ? 'theirs'
              : cell.source === 'bound' && draft === undefined && cell.value !== null
                ? 'bound'
                : undefined,
  }
}

type MoreProps = { field: string; name: string; files: number; openField: Sheet['openField'] }

/** All there is to a figure: where it comes from, its files, what happened to it. */
const More = ({ field, name, files, openField }: MoreProps) => (
  <span className={classes.more}>
    <ActionIcon
      variant="subtle"
      size="md"
      aria-label={t('reports.openFigure', { name })}
      title={t('reports.openFigureShort')}
      onClick={() => openField(field)}
    >
      <IconListSearch size={17} />
    </ActionIcon>
    {files > 0 ? (
      <span className="small" title={t('reports.files', { count: files })}>
        <IconPaperclip size={13} aria-hidden />
        {files}
      </span>
    ) : null}
  </span>
)
