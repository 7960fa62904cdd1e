import assert from 'node:assert/strict'
import type { BlockSource, Table } from '../blocks.ts'
import type { Refusal } from '../reading.ts'

/** The blocks of a file that was read; fails when it was refused. */
export function sourceRead(source: BlockSource | Refusal): BlockSource {
  assert.ok(!('refused' in source), JSON.stringify(source).slice(0, 300))
  return source
}

/** Texts of paragraphs and notes, tables as rows of texts. */
export function shown(source: BlockSource | Refusal): unknown[] {
  return sourceRead(source).blocks.flatMap<unknown>((block) => {
    if (block.kind === 'paragraph') return [block.text]
    if (block.kind === 'footnote') return [`[${block.mark}] ${block.text}`]
    return block.kind === 'table' ? [block.rows.map((row) => row.map((cell) => cell.text))] : []
  })
}

/** The tables of a file as "row,column rows×columns: text". */
export function spansOf(source: BlockSource | Refusal): string[][] {
  const tables = sourceRead(source).blocks.filter((block): block is Table => block.kind === 'table')
  return tables.map((table) =>
    table.rows.flatMap((row) =>
      row.map((c) => `${c.row},${c.column} ${c.rowSpan}×${c.columnSpan}${c.text === '' ? '' : `: ${c.text}`}`),
    ),
  )
}

/** Every block and cell points to shown lines that hold its words, and each line knows its place. */
export function checkPlaces(source: BlockSource | Refusal): void {
  const { blocks, lines = [], linePlaces = [], lineCount, blankLines } = sourceRead(source)
  assert.equal(lines.length, lineCount)
  assert.equal(linePlaces.length, lineCount)
  assert.equal(blankLines.length, lineCount)
  const textAt = ([from, to]: readonly [number, number], joint: string): string => lines.slice(from - 1, to).join(joint)
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      assert.equal(textAt(block.place.lines, ' '), block.text)
      const [from] = block.place.lines
      block.starts.forEach((start, i) => {
        assert.ok(block.text.startsWith(lines[from - 1 + i]!, start))
      })
    } else if (block.kind === 'footnote') assert.equal(textAt(block.place.lines, ' '), `[${block.mark}] ${block.text}`)
    else if (block.kind === 'table') {
      for (const cell of block.rows.flat()) assert.equal(textAt(cell.place.lines, '\n'), cell.text)
    }
  }
}
