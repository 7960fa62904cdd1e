import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { type DataTableProps, useRowOpening } from './DataTable.tsx'
import { useRowsInSight } from './TableRows.tsx'
import classes from './table.module.css'

/** The same rows for a narrow screen: one card each. */
export function CardList<Row>(props: DataTableProps<Row>) {
  const { rows, label, rowKey } = props
  const list = useRef<HTMLUListElement>(null)
  const { items, before, after, measure } = useRowsInSight(rows.length, list, 170)
  return (
    <ul ref={list} className={classes.cards} aria-label={label} style={{ paddingTop: before, paddingBottom: after }}>
      {items.map((index) => {
        const row = rows[index]
        return row === undefined ? null : (
          <Card key={rowKey(row)} {...props} row={row} index={index} measure={measure} />
        )
      })}
    </ul>
  )
}

type CardProps<R> = DataTableProps<R> & { row: R; index: number; measure: (element: Element | null) => void }

function Card<R>({ row, index, columns, rowHref, action, tone, measure }: CardProps<R>) {
  const open = useRowOpening()
  const href = rowHref?.(row)
  const title = columns.find(({ card }) => card === 'title')
  const side = columns.filter(({ card }) => card === 'side')
  const lines = columns.filter(({ card, hasLine }) => card === undefined && (hasLine?.(row) ?? true))
  const does = action?.(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link on the card does the same by keyboard
    <li data-row data-index={index} data-tone={tone?.(row)} ref={measure} onClick={(event) => open(event, href)}>
      <div className={classes.cardHead}>
        {side.map((column) => (
          <span key={column.key}>{column.render(row)}</span>
        ))}
      </div>
      {title ? (
        href ? (
          <Link to={href} data-row-link className={classes.title}>
            {title.render(row)}
          </Link>
        ) : (
          <div>{title.render(row)}</div>
        )
      ) : null}
      {title?.below ? <div className="small">{title.below(row)}</div> : null}
      <dl>
        {lines.map((column) => (
          <div key={column.key}>
            <dt>{column.label}</dt>
            <dd>{column.render(row)}</dd>
          </div>
        ))}
      </dl>
      {does ? <div className={classes.cardAction}>{does}</div> : null}
    </li>
  )
}
