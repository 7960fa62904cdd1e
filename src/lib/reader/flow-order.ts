import type { FlowCell, FlowItem, FlowParagraph, FlowTable } from './flow.ts'

/** Paragraphs in one cell from which on it is no cell of a table but a part of the page. */
const PARTS_OF_A_PAGE = 25

/**
 * Items with the tables taken apart that only arrange a page: frames of one column, and tables that hold tables or
 * long passages in their cells. Empty tables are left out.
 */
export function itemsInOrder(items: readonly FlowItem[]): FlowItem[] {
  const ordered: FlowItem[] = []
  for (const item of items) {
    if (item.kind === 'paragraph') ordered.push(item)
    else if (arrangesPage(item)) {
      for (const row of item.rows)
        for (const cell of row) for (const each of itemsInOrder(cell.items)) ordered.push(each)
    } else if (item.rows.some((row) => row.some(holdsWords))) ordered.push(item)
  }
  return ordered
}

function arrangesPage(table: FlowTable): boolean {
  if (table.columns <= 1) return true
  const cells = table.rows.flat()
  if (cells.some((cell) => cell.items.some((item) => item.kind === 'table' && isLarge(item)))) return true
  return table.rows.length <= 3 && cells.some((cell) => cell.items.length >= PARTS_OF_A_PAGE)
}

const isLarge = (table: FlowTable): boolean =>
  (table.columns >= 3 && table.rows.length >= 2) ||
  table.rows.some((row) => row.some((cell) => cell.items.some((item) => item.kind === 'table' && isLarge(item))))

const holdsWords = (cell: FlowCell): boolean =>
  cell.items.some((item) =>
    item.kind === 'paragraph' ? hasWords(item) : item.rows.some((row) => row.some(holdsWords)),
  )

const hasWords = (paragraph: FlowParagraph): boolean => paragraph.pieces.some((piece) => /\S/.test(piece.text))

/** Tables that a page break or an empty line cut in two are one again when the second has no header of its own. */
export function tablesJoined(items: readonly FlowItem[]): FlowItem[] {
  const joined: FlowItem[] = []
  for (const item of items) {
    if (item.kind === 'paragraph') {
      if (hasWords(item)) joined.push(item)
      continue
    }
    const last = joined[joined.length - 1]
    if (last?.kind === 'table' && goesOn(last, item)) joined[joined.length - 1] = withRows(last, item)
    else joined.push(item)
  }
  return joined
}

function goesOn(first: FlowTable, second: FlowTable): boolean {
  if (first.columns !== second.columns || first.columns < 3) return false
  const head = second.rows[0]!
  return sameTexts(first.rows[0]!, head) || !looksLikeHeader(head)
}

const wordsOf = (cell: FlowCell): string =>
  cell.items
    .map((item) => (item.kind === 'paragraph' ? item.pieces.map((piece) => piece.text).join('') : ' '))
    .join(' ')

const sameTexts = (a: readonly FlowCell[], b: readonly FlowCell[]): boolean =>
  a.length === b.length && a.every((cell, i) => wordsOf(cell).trim() === wordsOf(b[i]!).trim())

/** Short titles over all columns, none of which is a number. */
const looksLikeHeader = (row: readonly FlowCell[]): boolean =>
  row.length > 1 &&
  row.every((cell) => {
    const words = wordsOf(cell).trim()
    return words !== '' && words.length < 60 && !/^[\d(]|^[IVX]+\b/.test(words)
  })

function withRows(first: FlowTable, second: FlowTable): FlowTable {
  const below = first.rows.length
  const moved = second.rows.map((row) => row.map((cell) => ({ ...cell, row: cell.row + below })))
  return { ...first, rows: [...first.rows, ...moved] }
}
