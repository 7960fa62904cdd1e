import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { memo } from 'react'
import { t } from '../../words.ts'
import { CellEditor } from './CellEditor.tsx'
import classes from './grid.module.css'
import type { CellActions, GridCell, GridColumn, GridRow, Typing } from './grid.ts'

type GridLineProps = {
  row: GridRow
  index: number
  columns: readonly GridColumn[]
  /** Column of the cursor, when it stands in this row. */
  cursor: number | undefined
  /** First and last marked column of this row. */
  marked: readonly [number, number] | undefined
  typing: Typing['start'] | undefined
  actions: CellActions
}

/** One row of figures, or a line of words over some. */
export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { row, index, columns } = props
  if (row.heading) return <HeadingLine row={row} columns={columns} index={index} />
  const places = columns.filter(({ cells }) => cells).map(({ key }) => key)
  return (
    <tr data-line={row.key} aria-rowindex={index + 1}>
      {columns.map((column) => {
        const cell = row.cells[column.key]
        if (cell && column.cells) {
          return <Cell key={column.key} {...props} cell={cell} column={column} at={places.indexOf(column.key)} />
        }
        const shared = { 'data-narrow': column.narrow, 'data-align': column.align, 'data-column': column.key }
        return column.names ? (
          <th key={column.key} scope="row" {...shared}>
            {row.still[column.key]}
          </th>
        ) : (
          <td key={column.key} {...shared} data-of={row.still[column.key] ? column.label : undefined}>
            {row.still[column.key]}
          </td>
        )
      })}
    </tr>
  )
})

/** Words over the rows below: the name takes all the room there is. */
function HeadingLine({ row, columns, index }: Pick<GridLineProps, 'row' | 'columns' | 'index'>) {
  const at = columns.findIndex(({ names }) => names)
  return (
    <tr data-heading={row.heading} data-line={row.key} aria-rowindex={index + 1}>
      {columns.slice(0, at).map(({ key, narrow }) => (
        <td key={key} data-narrow={narrow}>
          {row.still[key]}
        </td>
      ))}
      <th scope="row" data-narrow="line" colSpan={columns.length - at}>
        {row.still[columns[at]?.key ?? '']}
      </th>
    </tr>
  )
}

type CellProps = GridLineProps & { cell: GridCell; column: GridColumn; at: number }

function Cell({ index, cell, column, at: place, cursor, marked, typing, actions }: CellProps) {
  const at = { row: index, column: place }
  const isHere = cursor === place
  const isTyping = isHere && typing !== undefined && cell.open
  const isMarked = marked !== undefined && place >= marked[0] && place <= marked[1]
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it takes the cursor of its grid
      role="gridcell"
      data-place={`${index}.${place}`}
      data-of={column.label}
      data-narrow={column.narrow}
      data-align={column.align}
      data-column={column.key}
      data-kind={column.cells}
      data-tone={cell.tone}
      data-here={isHere || undefined}
      data-marked={isMarked || undefined}
      data-typing={isTyping || undefined}
      tabIndex={isHere ? 0 : -1}
      aria-label={isTyping ? undefined : `${cell.label}: ${cell.shown || cell.text || cell.ghost || t('grid.empty')}`}
      aria-readonly={!cell.open}
      aria-selected={isMarked || isHere}
      aria-invalid={cell.tone === 'error' || undefined}
      aria-describedby={cell.describedBy}
    >
      {isTyping && column.cells ? (
        <CellEditor
          cell={cell}
          kind={column.cells}
          start={typing ?? 'within'}
          write={(text, then) => actions.write(at, text, then)}
          stop={actions.stop}
        />
      ) : (
        <span className={classes.value}>
          <Sign saving={cell.saving} tone={cell.tone} />
          <span>{cell.shown ?? cell.text}</span>
          {cell.text === '' && cell.ghost ? <i aria-hidden>{cell.ghost}</i> : null}
        </span>
      )}
    </td>
  )
}

/** Whether it is kept; colour never stands alone. */
function Sign({ saving, tone }: Pick<GridCell, 'saving' | 'tone'>) {
  if (saving === 'failed') return <IconCloudOff size={14} className={classes.failed} aria-label={t('grid.failed')} />
  if (saving === 'saving' || saving === 'waiting') {
    return <IconLoader2 size={13} className={classes.turning} aria-label={t('grid.saving')} />
  }
  if (tone === 'error' || tone === 'warning') return <IconAlertTriangle size={14} aria-hidden data-sign={tone} />
  if (saving === 'saved') return <IconCheck size={13} className={classes.saved} aria-label={t('grid.saved')} />
  return null
}
