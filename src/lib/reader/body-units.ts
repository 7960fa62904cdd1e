import type { Unit } from './units.ts'
import { startsLower } from './wrapping.ts'

// Nothing ends with these words: a line was broken behind them.
const UNFINISHED =
  /(?:^|\s)(?:số|ngày|tháng|và|của|các|những|tại|về|theo|với|cho|trong|để|từ|đến|là|bằng|do|được|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Công văn)$/
const ENDED = /[.;:!?]["”»)\]]?$/

/** Units of the running text with the paragraphs mended that a page break, a footnote or a line end cut in two. */
export function mendParagraphs(units: readonly Unit[]): Unit[] {
  const out: Unit[] = []
  for (const unit of units) {
    const last = out[out.length - 1]
    if (last && isBroken(last, unit)) out[out.length - 1] = joined(last, unit)
    else if (unit.text !== '' || unit.table) out.push(unit)
  }
  return out
}

function isBroken(last: Unit, next: Unit): boolean {
  if (last.table || next.table || next.mark || last.text === '') return false
  if (next.lines[0] === last.lines[1] + 1 && UNFINISHED.test(last.text)) return true
  if (!startsLower(next.text)) return false
  return last.text.length > 30 && !ENDED.test(last.text) && !last.heading
}

function joined(a: Unit, b: Unit): Unit {
  const shift = a.text.length + 1
  return {
    ...a,
    text: `${a.text} ${b.text}`,
    low: `${a.low} ${b.low}`,
    fold: `${a.fold} ${b.fold}`,
    starts: [...a.starts, ...b.starts.map((start) => start + shift)],
    lines: [a.lines[0], b.lines[1]],
    pieces: [...(a.pieces ?? [a.lines]), ...(b.pieces ?? [b.lines])],
  }
}
