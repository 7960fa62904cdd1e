import { languageOf } from './xlsform-languages.ts'

/** Rows of a sheet by the names of their columns, with the number that a person sees beside them. */
export type SheetRow = { row: number; cells: ReadonlyMap<string, string> }
export type Sheet = readonly { row: number; cells: readonly string[] }[]

/** Other names of columns, which stand where the name itself does not. */
const aliases: Readonly<Record<string, string>> = {
  ...{
    caption: 'label',
    command: 'type',
    tag: 'name',
    value: 'name',
    'list name': 'list_name',
    'list-name': 'list_name',
  },
  ...{ relevance: 'relevant', calculate: 'calculation', readonly: 'read_only', 'read only': 'read_only' },
  ...{ 'constraint message': 'constraint_message', 'constraining message': 'constraint_message' },
  ...{ 'required message': 'required_message', requiredmsg: 'required_message' },
}

/** "Label :: Tiếng Việt (vi)" → "label::vi"; a column without a language stays as it is. */
export function columnName(head: string): string {
  // Old files have one colon before the language.
  const [name = '', ...rest] = head
    .replace(/^(\s*(?:label|hint|caption)\s*):(?!:)/i, '$1::')
    .split('::')
    .map((part) => part.trim())
  const lower = name.toLowerCase()
  if (lower === 'namro') return ['namro', ...rest.slice(0, -1), languageOf(rest.at(-1) ?? '')].join('::')
  return rest.length === 0 ? lower : `${lower}::${languageOf(rest.join('::'))}`
}

/** The rows of a sheet under its first row; `columns` are all that it has, in their order. */
export function readSheet(sheet: Sheet): { columns: string[]; rows: SheetRow[] } {
  const [head, ...body] = sheet
  const written = (head?.cells ?? []).map(columnName)
  const columns = written.map((column) => {
    const [name = '', ...rest] = column.split('::')
    const meant = Object.hasOwn(aliases, name) ? [aliases[name], ...rest].join('::') : column
    return written.includes(meant) ? column : meant
  })
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
