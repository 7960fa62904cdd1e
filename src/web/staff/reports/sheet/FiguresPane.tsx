import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { following } from '#lib/reporting/following.ts'
import { type FormRow, type FormTable, fieldCode } from '#lib/reporting/form.ts'
import { useFilters } from '../../ui/filters.ts'
import { Grid } from '../../ui/grid/Grid.tsx'
import type { Written } from '../../ui/grid/use-writing.ts'
import { useStable } from '../../ui/stable.ts'
import { locale, t } from '../../words.ts'
import { cellText, readTyped, settled } from './figures.ts'
import { GridHelp } from './GridHelp.tsx'
import { columnsOf, rowsOf } from './rows.tsx'
import classes from './sheet.module.css'
import { useSheet } from './sheet.ts'
import type { Part } from './use-cells.ts'

/** Figures of one table, or of all, filled in as in a spreadsheet. */
export function FiguresPane({ table: only }: { table: string | undefined }) {
  const sheet = useSheet()
  const { page, cells, others } = sheet
  const [filters] = useFilters()
  const tables = useMemo(
    () => page.form.tables.filter(({ code }) => only === undefined || code === only),
    [page.form, only],
  )
  const rowByField = useMemo(() => rowsByField(tables), [tables])
  const language = locale()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked of the sheet is listed; a language is words
  const rows = useMemo(
    () => rowsOf(tables, sheet),
    [tables, page, cells.drafts, cells.held, cells.sending, cells.savedAt, others, language],
  )
  const wide = useMediaQuery('(min-width: 93em)', false, { getInitialValueInEffect: false })
  const columns = useMemo(() => columnsOf(wide), [wide])
  const settle = useStable((field: string, column: string, text: string) => {
    const row = rowByField.get(field)?.row
    return column === 'value' && row ? settled(row, text) : text.trim()
  })
  const write = useStable((written: readonly Written[]) => cells.change(changesOf(written, tables, sheet)))
  const [one] = tables
  return (
    <>
      <h2 className={classes.paneTitle}>
        {only !== undefined && one ? `${one.code}. ${one.title}` : t('reports.allFigures')}
      </h2>
      <Grid
        label={only !== undefined && one ? one.title : t('reports.allFigures')}
        columns={columns}
        rows={rows}
        onWrite={write}
        settle={settle}
        sought={filters.o}
      />
      <GridHelp editing={page.writable !== 'none'} />
    </>
  )
}

const rowsByField = (tables: readonly FormTable[]) =>
  new Map(
    tables.flatMap((table) =>
      table.rows.map((row): [string, { table: FormTable; row: FormRow }] => [
        fieldCode(table.code, row.code),
        { table, row },
      ]),
    ),
  )

type Asked = Pick<ReturnType<typeof useSheet>, 'page' | 'cells'>

/** What was written, and what follows from it in sums and shares. */
function changesOf(written: readonly Written[], tables: readonly FormTable[], { page, cells }: Asked) {
  const rows = rowsByField(tables)
  const stored = new Map(page.cells.map((cell) => [cell.field, cell]))
  const changes: Record<string, Part> = {}
  for (const { row, column, text } of written)
    changes[row] = { ...changes[row], ...(column === 'value' ? { typed: text } : { note: text }) }
  const figureAt = (field: string) => {
    const typed = changes[field]?.typed ?? cells.drafts[field]?.typed
    const row = rows.get(field)?.row
    return typed !== undefined && row ? readTyped(row, typed) : stored.get(field)?.value
  }
  const values = new Set(written.filter(({ column }) => column === 'value').map(({ row }) => row))
  for (const table of tables) {
    const open = (field: string) => isOpen(page, stored.get(field))
    for (const [field, figure] of following(table, values, { figureAt, isOpen: open })) {
      const row = rows.get(field)?.row
      if (row) changes[field] = { typed: cellText(row, figure) }
    }
  }
  return changes
}

const isOpen = ({ writable }: Asked['page'], cell: { returned: unknown } | undefined) =>
  writable === 'all' || (writable === 'returned' && cell?.returned !== null && cell?.returned !== undefined)
