/** Rows of a sheet by the names of their columns, with the number that a person sees beside them. */
export type SheetRow = { row: number; cells: ReadonlyMap<string, string> }
export type Sheet = readonly { row: number; cells: readonly string[] }[]

/** A cell that no part of the program reads: told, so that nothing is dropped unseen. */
export type IgnoredColumn = { sheet: string; column: string; cells: number }

const aliases: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  'list name': 'list_name',
  'list-name': 'list_name',
}

/** "Label :: Tiếng Việt (vi)" → "label::vi"; a column without a language stays as it is. */
export function columnName(head: string): string {
  const [name = '', ...rest] = head.split('::').map((part) => part.trim())
  const lower = name.toLowerCase()
  if (lower === 'namro') return ['namro', ...rest.slice(0, -1), languageOf(rest.at(-1) ?? '')].join('::')
  const base = aliases[lower] ?? lower
  return rest.length === 0 ? base : `${base}::${languageOf(rest.join('::'))}`
}

const languageOf = (written: string): string =>
  /\(([a-z]{2})(?:-[A-Za-z]+)?\)\s*$/.exec(written)?.[1] ?? written.toLowerCase()

/** The rows of a sheet under its first row; `columns` are all that it has, in their order. */
export function readSheet(sheet: Sheet): { columns: string[]; rows: SheetRow[] } {
  const [head, ...body] = sheet
  const columns = (head?.cells ?? []).map(columnName)
  const rows = body
    .map(({ row, cells }) => ({
      row,
      cells: new Map(
        columns.map((column, i) => [column, (cells[i] ?? '').trim()] as const).filter(([name, value]) => name && value),
      ),
    }))
    .filter(({ cells }) => cells.size > 0)
  return { columns, rows }
}

/** Names of columns that stand twice: which of the two is meant nobody can tell. */
export const columnsTwice = (columns: readonly string[]): string[] => [
  ...new Set(columns.filter((column, i) => column !== '' && columns.indexOf(column) < i)),
]

/** Columns with content that are none of these, nor one of them in a language. */
export function ignoredColumns(
  sheet: string,
  rows: readonly SheetRow[],
  known: readonly string[],
  inLanguages: readonly string[],
): IgnoredColumn[] {
  const counts = new Map<string, number>()
  for (const { cells } of rows) for (const column of cells.keys()) counts.set(column, (counts.get(column) ?? 0) + 1)
  const isText = (column: string) =>
    inLanguages.some(
      (name) => column === name || (column.startsWith(`${name}::`) && /^[a-z]{2}$/.test(column.slice(name.length + 2))),
    )
  return [...counts]
    .filter(([column]) => !known.includes(column) && !isText(column))
    .map(([column, cells]) => ({ sheet, column, cells }))
}
