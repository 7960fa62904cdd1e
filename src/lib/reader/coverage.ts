import type { Lines } from './blocks.ts'
import type { Coverage } from './reading.ts'
import type { Unit } from './units.ts'

/** Collects the source lines that belong to something. */
export class ReadLines {
  private readonly marks: Uint8Array

  constructor(lineCount: number) {
    this.marks = new Uint8Array(lineCount + 2)
  }

  add(lines: Lines): void {
    for (let line = lines[0]; line <= lines[1] && line < this.marks.length; line++) this.marks[line] = 1
  }

  addUnits(units: Iterable<Unit>): void {
    for (const unit of units) for (const lines of unit.pieces ?? [unit.lines]) this.add(lines)
  }

  /** Shares and the ranges that belong to nothing; blank lines need no reader. */
  coverage(blankLines: readonly boolean[]): Coverage {
    let lines = 0
    let read = 0
    const unread: [number, number][] = []
    let open: [number, number] | undefined
    for (let i = 0; i < blankLines.length; i++) {
      if (blankLines[i]) continue
      const line = i + 1
      lines++
      if (this.marks[line]) {
        read++
        open = undefined
      } else if (open) open[1] = line
      else {
        open = [line, line]
        unread.push(open)
      }
    }
    return { lines, read, share: lines === 0 ? 1 : Math.round((read / lines) * 10_000) / 10_000, unread }
  }
}
