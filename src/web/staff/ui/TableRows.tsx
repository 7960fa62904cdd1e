import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { t } from '../words.ts'
import { type Column, type DataTableProps, useRowOpening } from './DataTable.tsx'
import classes from './table.module.css'

type TableRowsProps<Row> = DataTableProps<Row> & { columns: readonly Column<Row>[] }

/** A table with a header that stays; of many rows only those near the window are in the page. */
export function TableRows<Row>(props: TableRowsProps<Row>) {
  const { rows, columns, label, rowKey, action } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const { items, before, after, measure } = useRowsInSight(rows.length, body)
  const width = columns.length + (action ? 1 : 0)
  return (
    <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              data-align={column.align}
              data-wide={column.wide}
              style={{ width: column.width }}
            >
              {column.label}
            </th>
          ))}
          {action ? (
            <th scope="col" style={{ width: 1 }}>
              <span className="unseen">{t('table.action')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap height={before} columns={width} />
        {items.map((index) => {
          const row = rows[index]
          return row === undefined ? null : (
            <Row key={rowKey(row)} {...props} row={row} index={index} measure={measure} />
          )
        })}
        <Gap height={after} columns={width} />
      </tbody>
    </table>
  )
}

type RowProps<R> = TableRowsProps<R> & { row: R; index: number; measure: (element: Element | null) => void }

function Row<R>({ row, index, columns, rowHref, action, tone, measure }: RowProps<R>) {
  const open = useRowOpening()
  const href = rowHref?.(row)
  return (
    <tr
      data-row
      data-index={index}
      data-tone={tone?.(row)}
      data-opens={href ? true : undefined}
      aria-rowindex={index + 2}
      ref={measure}
      onClick={(event) => open(event, href)}
    >
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-wide={column.wide}>
          {href && column.card === 'title' ? (
            <Link to={href} data-row-link className={classes.title}>
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          )}
          {column.below ? <div className="small">{column.below(row)}</div> : null}
        </td>
      ))}
      {action ? <td className={classes.action}>{action(row)}</td> : null}
    </tr>
  )
}

const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null

const fewRows = 80

/** Which rows are near the window, and how much room the others take above and below. */
export function useRowsInSight(count: number, place: React.RefObject<HTMLElement | null>, guess = 58) {
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const top = place.current?.getBoundingClientRect().top
    if (top !== undefined) setMargin(top + window.scrollY)
  }, [place])
  const virtualizer = useWindowVirtualizer({ count, estimateSize: () => guess, overscan: 12, scrollMargin: margin })
  if (count <= fewRows) return { items: [...Array(count).keys()], before: 0, after: 0, measure: () => undefined }
  const inSight = virtualizer.getVirtualItems()
  const first = inSight[0]
  const last = inSight.at(-1)
  return {
    items: inSight.map(({ index }) => index),
    before: first ? first.start - margin : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - margin) : 0,
    measure: virtualizer.measureElement,
  }
}
