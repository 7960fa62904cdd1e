import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { t } from '../words.ts'
import { CardList } from './CardList.tsx'
import { ColumnMenu, useColumnChoice } from './ColumnMenu.tsx'
import { useKeys } from './keys.ts'
import { TableRows } from './TableRows.tsx'
import classes from './table.module.css'

export type Column<Row> = {
  key: string
  label: string
  render: (row: Row) => ReactNode
  /** Where it stands on a card: the linked title, beside it, or a line with its label (the default). */
  card?: 'title' | 'side' | 'hidden'
  /** Whether a row's card has this line: a nought that a table needs for its order says nothing there. */
  hasLine?: (row: Row) => boolean
  width?: number | string
  align?: 'right'
  /** A quiet line under the title, outside its link. */
  below?: (row: Row) => ReactNode
  /** Only on wide screens. */
  wide?: boolean
}

export type DataTableProps<Row> = {
  /** What the table lists, for those who hear it; also the name under which the choice of columns is kept. */
  label: string
  name: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Where a row leads: its title is the link, Enter and a click open it. */
  rowHref?: (row: Row) => string
  /** The one thing to do with a row. */
  action?: (row: Row) => ReactNode
  /** What is marked: a late row, say. */
  tone?: (row: Row) => 'late' | undefined
  empty: ReactNode
  /** How many match in all, where that is known. */
  total?: number | undefined
  more?: { has: boolean; loading: boolean; load: () => void }
  /** Left of the choice of columns: exports, say. */
  tools?: ReactNode
}

/** Rows as a table, or as cards on a narrow screen; ten or ten thousand; j and k go from row to row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, name, total, more, tools, empty } = props
  const narrow = useMediaQuery('(max-width: 45em)', false, { getInitialValueInEffect: false })
  const [hidden, choose] = useColumnChoice(name)
  const shown = columns.filter(({ key }) => !hidden.has(key))
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(box)
  if (rows.length === 0) return <>{empty}</>
  return (
    <div ref={box} className={classes.box}>
      <div className={classes.bar}>
        <span className="small" role="status">
          {more?.has && total === undefined
            ? t('table.countFirst', { count: rows.length })
            : countInWords(rows.length, total)}
        </span>
        <span className={classes.tools}>
          {tools}
          {narrow ? null : <ColumnMenu columns={columns} hidden={hidden} choose={choose} />}
        </span>
      </div>
      {narrow ? <CardList {...props} /> : <TableRows {...props} columns={shown} />}
      {more?.has ? (
        <div className={classes.more}>
          <Button variant="default" loading={more.loading} onClick={more.load}>
            {t('table.more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** The database counts up to ten thousand. */
const countedUpTo = 10_000

function countInWords(shown: number, total: number | undefined): string {
  if (total === undefined) return t('table.count', { count: shown })
  if (total >= countedUpTo) return t('table.countMany', { count: countedUpTo })
  return t('table.count', { count: total })
}

/** j: next row, k: row before; the link of the row takes the focus, so Enter opens it. */
function useRowKeys(box: React.RefObject<HTMLDivElement | null>): void {
  const move = (step: 1 | -1) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const row = document.activeElement?.closest('[data-row]')
    const within = at >= 0 ? at : links.findIndex((link) => row?.contains(link))
    const next = links[within < 0 ? 0 : Math.max(0, Math.min(links.length - 1, within + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
}

/** A click anywhere on a row opens it, except on what has its own meaning, or while text is being marked. */
export function useRowOpening(): (event: React.MouseEvent, href: string | undefined) => void {
  const navigate = useNavigate()
  return (event, href) => {
    const own = (event.target as HTMLElement).closest('a, button, input, label, [role="menu"]')
    if (!href || own || getSelection()?.toString()) return
    if (event.ctrlKey || event.metaKey) window.open(`/app${href}`)
    else navigate({ to: href })
  }
}
