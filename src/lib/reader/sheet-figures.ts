import { fold } from '#lib/vietnamese/fold.ts'
import { DOC_TYPES } from './doc-types.ts'
import type { FlowItem } from './flow.ts'
import type { SheetRow } from './sheet-layout.ts'

const FIGURE = /^[+-]?\d[\d.,\s]*%?$/
const FEWEST_ROWS = 3

const filled = ({ cells }: SheetRow): string[] => cells.filter((text) => text !== '')

/** Two figures or more, the number of the row not counted, and no sentence beside them. */
function isFigures(row: SheetRow): boolean {
  const texts = filled(row)
  const figures = texts.filter((text) => FIGURE.test(text)).length
  return figures - (FIGURE.test(texts[0]!) ? 1 : 0) >= 2 && texts.every((text) => text.length <= 160)
}

/**
 * Where a sheet without a table of tasks holds figures and little else ("Xã | Điểm 2024 | Điểm 2025"): its rows from
 * the titles on; undefined when fewer than half of its rows with cells side by side are figures.
 */
export function figureRows(rows: readonly SheetRow[]): { from: number; to: number } | undefined {
  const figures = rows.flatMap((row, i) => (isFigures(row) ? [i] : []))
  const beside = rows.filter((row) => filled(row).length > 2).length
  if (figures.length < FEWEST_ROWS || figures.length * 2 < beside) return undefined
  const first = figures[0]!
  const titled = first > 0 && filled(rows[first - 1]!).length > 1
  return { from: titled ? first - 1 : first, to: figures.at(-1)! + 1 }
}

/** Does anything above and below the figures say that this is a document: its kind, its number? */
export function isDocument(items: readonly FlowItem[]): boolean {
  return items.some((item) => wordsOf(item).some((text) => DOC_TYPES.test(fold(text)) || NUMBERED.test(text)))
}

const NUMBERED = /^\s*Số\s*:?\s*\d*\s*\/\s*(?:\d{4}\/)?\p{Lu}/u

function wordsOf(item: FlowItem): string[] {
  if (item.kind === 'paragraph') return [item.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')]
  // A table of one row is a letterhead.
  return item.kind === 'table' && item.rows.length === 1
    ? item.rows.flat().flatMap((cell) => cell.items.flatMap(wordsOf))
    : []
}
