import { beginsWithHead } from './agency-likeness.ts'
import type { Unit } from './units.ts'

// A line that ends like this cannot be the end of a cell: a comma, a connecting word, or a head without its name.
const OPEN_END =
  /(?:[,&–]|\s-|(?:UBND|các|dân) cấp|(?:^|\s)(?:và|của|các|với)|(?:^|[,;:–-]\s*|\s(?:và|các)\s)(?:Hội|Sở|Phòng|Ban|Cục|Trung tâm|Đoàn|Thanh tra|Văn phòng|UBND|Công an|Chi cục|Liên đoàn))$/

/** "Văn phòng HĐND-UBND", "VP UBND": a whole name though it ends in a head. */
const COMPLETE = /(?:văn phòng|vp)\s(?:hđnd\s?(?:[-–&]|và)\s?)?ubnd$/i

/** Cells of a flattened table; narrow columns broke some names over several lines, which are put together again. */
export function mendCells(units: readonly Unit[]): Unit[] {
  const cells: Unit[] = []
  for (const unit of units) {
    const last = cells[cells.length - 1]
    if (last && isOpen(last, unit)) cells[cells.length - 1] = glued(last, unit)
    else cells.push(unit)
  }
  return cells
}

function isOpen(last: Unit, next: Unit): boolean {
  if (next.text === '' || next.mark || next.lines[0] !== last.lines[1] + 1) return false
  const end = last.text.length < 200 ? OPEN_END.exec(last.text) : null
  // "Văn phòng HĐND và UBND" ends before "Các phòng": a head waits for its name, not for another head.
  return (
    end !== null &&
    !COMPLETE.test(last.text) &&
    !(/\p{L}$/u.test(end[0]) && !/(?:và|của|các|với|cấp)$/.test(end[0]) && beginsWithHead(next.text))
  )
}

function glued(a: Unit, b: Unit): Unit {
  return {
    ...a,
    text: `${a.text} ${b.text}`,
    low: `${a.low} ${b.low}`,
    fold: `${a.fold} ${b.fold}`,
    lines: [a.lines[0], b.lines[1]],
  }
}

/** Printed pages repeat the header of a table, and its row of column numbers: they are taken out where they stand in order. */
export function withoutRepeatedHeads(cells: readonly Unit[], titles: readonly string[]): Unit[] {
  const kept: Unit[] = []
  for (let i = 0; i < cells.length; i++) {
    if (titles.length > 2 && titles.every((title, t) => cells[i + t]?.text === title)) {
      i += titles.length - 1
      const numbers = columnNumbers(cells, i + 1)
      if (numbers >= titles.length - 1) i += numbers
    } else kept.push(cells[i]!)
  }
  return kept.filter((cell) => cell.text.length <= 2 || !titles.includes(cell.text))
}

/** How many cells from here on count the columns: "(1)", "(2)" … */
function columnNumbers(cells: readonly Unit[], from: number): number {
  let n = 0
  while (cells[from + n]?.text.replace(/[()]/g, '') === String(n + 1)) n++
  return n
}
