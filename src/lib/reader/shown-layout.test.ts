import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, TableCell } from './blocks.ts'
import { readWithSource } from './read.ts'
import { layoutOf } from './shown-layout.ts'

const cell = (text: string, line: number, column: number, more: Partial<TableCell> = {}): TableCell => ({
  text,
  row: 0,
  column,
  rowSpan: 1,
  columnSpan: 1,
  place: { lines: [line, line] },
  ...more,
})

test('doubtful words are found in the printed lines, the second of two like words too', () => {
  const lines = ['Sở Nội vụ', 'và Sở Nội vụ', 'PHỤ LỤC', 'Quý IV']
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: 'Sở Nội vụ và Sở Nội vụ',
      starts: [0, 10],
      place: { lines: [1, 2] },
      doubtful: [
        [3, 6],
        [16, 19],
      ],
    },
    {
      kind: 'table',
      columns: 1,
      rows: [[cell('PHỤ LỤC\nQuý IV', 3, 0, { place: { lines: [3, 4] }, doubtful: [[12, 14]] })]],
      place: { lines: [3, 4] },
    },
  ]
  const words = layoutOf(blocks, lines).doubts.map(({ line, from, to }) => [
    line,
    lines[line - 1]?.slice(from, to),
    from,
  ])
  assert.deepEqual(words, [
    [1, 'Nội', 3],
    [2, 'Nội', 6],
    [4, 'IV', 4],
  ])
})

test('cells that stand on one line bring their words along; others are named by their lines', () => {
  const row = [cell('1', 1, 0), cell('Rà soát', 1, 1)]
  const apart = [cell('1', 1, 0), cell('Rà soát', 2, 1)]
  const tableOf = (cells: TableCell[]): Block => ({
    kind: 'table',
    columns: 2,
    rows: [cells],
    place: { lines: [1, 2] },
  })
  const texts = (cells: TableCell[]) =>
    layoutOf([tableOf(cells)], ['| 1 | Rà soát |', '']).tables[0]?.cells.map((each) => each.text)
  assert.deepEqual(texts(row), ['1', 'Rà soát'])
  assert.deepEqual(texts(apart), [undefined, undefined])
})

test('a Markdown table comes with the words of its cells', async () => {
  const text = '# KẾ HOẠCH\n\n| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát thủ tục | Sở Nội vụ |\n'
  const read = await readWithSource(new TextEncoder().encode(text), 'a.md')
  assert.ok(!('refused' in read))
  const [table] = read.source.layout.tables
  assert.equal(table?.columns, 3)
  assert.ok(table?.cells.some((each) => each.text === 'Sở Nội vụ'))
})
