import type { GridColumn } from './grid.ts'

/** Heads of the columns; where some belong together, their group stands over them. */
export function GridHead({ columns }: { columns: readonly GridColumn[] }) {
  const hasGroups = columns.some(({ group }) => group)
  const groups = groupsOf(columns)
  return (
    <thead>
      <tr>
        {groups.map(({ key, group, size, column }) =>
          group ? (
            <th key={key} scope="colgroup" colSpan={size}>
              {group}
            </th>
          ) : (
            <Head key={key} column={column} rows={hasGroups ? 2 : 1} />
          ),
        )}
      </tr>
      {hasGroups ? (
        <tr>{columns.map((column) => (column.group ? <Head key={column.key} column={column} rows={1} /> : null))}</tr>
      ) : null}
    </thead>
  )
}

const Head = ({ column: { key, label, width, align }, rows }: { column: GridColumn; rows: number }) => (
  <th scope="col" rowSpan={rows} data-column={key} data-align={align} style={{ width }}>
    {label}
  </th>
)

type Group = { key: string; group: string | undefined; size: number; column: GridColumn }

function groupsOf(columns: readonly GridColumn[]): Group[] {
  const groups: Group[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && column.group && last.group === column.group) last.size++
    else groups.push({ key: column.key, group: column.group, size: 1, column })
  }
  return groups
}
