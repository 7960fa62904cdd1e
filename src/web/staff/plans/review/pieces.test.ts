import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDoubts } from './marks.ts'
import { coverageOf, openPassages } from './passages.ts'
import { piecesOf, type SourceText } from './pieces.ts'

const cell = (row: number, column: number, line: number, more = {}) => ({
  ...{ row, column, rowSpan: 1, columnSpan: 1, lines: [line, line] as [number, number] },
  ...more,
})

const source = (it: Partial<SourceText>): SourceText => ({
  ...{ kind: 'docx', lines: [], places: [], tables: [], footnotes: [], doubts: [] },
  ...it,
})

test('text, table and text again are pieces in their order; blank lines are not drawn, pages are marked once', () => {
  const pieces = piecesOf(
    source({
      lines: ['Kế hoạch', '', 'STT', 'Việc', '1', 'Rà soát', 'Nơi nhận'],
      places: [1, 1, 1, 1, 2, 2, 2].map((page) => ({ page })),
      tables: [
        {
          ...{ lines: [3, 6] as [number, number], columns: 2, headerRows: 1 },
          cells: [cell(0, 0, 3), cell(0, 1, 4), cell(1, 0, 5), cell(1, 1, 6)],
        },
      ],
    }),
  )
  assert.deepEqual(
    pieces.map(({ kind, first, last }) => [kind, first, last]),
    [
      ['lines', 1, 1],
      ['table', 3, 6],
      ['lines', 7, 7],
    ],
  )
  const table = pieces[1]
  assert.ok(table?.kind === 'table')
  assert.deepEqual(
    table.rows.map(({ header, cells }) => [header, cells.length, cells[0]?.lines[0]?.page]),
    [
      [true, 2, undefined],
      [false, 2, 2],
    ],
  )
})

test('a long table is cut only where no merged cell reaches over the cut', () => {
  const rows = 100
  const cells = Array.from({ length: rows }, (_, row) => cell(row, 0, row + 1, row === 30 ? { rowSpan: 40 } : {}))
  const pieces = piecesOf(
    source({
      lines: cells.map((_, row) => `Dòng ${row}`),
      tables: [{ lines: [1, rows], columns: 1, headerRows: 0, cells }],
    }),
  )
  assert.deepEqual(
    pieces.map(({ first, last }) => [first, last]),
    [
      [1, 70],
      [71, 100],
    ],
  )
})

test('printed lines of one cell flow on until a sentence ends or a bullet begins; Word paragraphs stay', () => {
  const lines = ['- Rà soát danh sách', 'hộ nghèo.', '- Niêm yết tại', 'trụ sở', 'xã']
  const tables = [
    { lines: [1, 5] as [number, number], columns: 1, headerRows: 0, cells: [cell(0, 0, 1, { lines: [1, 5] })] },
  ]
  const shapes = (kind: SourceText['kind']) => {
    const [piece] = piecesOf(source({ kind, lines, tables }))
    return piece?.kind === 'table' ? piece.rows[0]?.cells[0]?.paragraphs.map(({ length }) => length) : undefined
  }
  assert.deepEqual(shapes('pdf'), [2, 3])
  assert.deepEqual(shapes('docx'), [1, 1, 1, 1, 1])
})

test('doubtful words are marked inside lit passages and outside of them', () => {
  const cut = withDoubts(
    [
      { text: 'Sở Nội vụ ', kind: 'lead' },
      { text: 'Quý IV', kind: null },
    ],
    [
      { from: 3, to: 6 },
      { from: 8, to: 13 },
    ],
  )
  assert.deepEqual(
    cut.map(({ text, kind, doubt }) => [text, kind, doubt === true]),
    [
      ['Sở ', 'lead', false],
      ['Nội', 'lead', true],
      [' v', 'lead', false],
      ['ụ ', 'lead', true],
      ['Quý', null, true],
      [' IV', null, false],
    ],
  )
})

test('with what a person settled or made a task every line of the document has been looked at', () => {
  const lines = ['Trang chủ', '', 'KẾ HOẠCH', 'Sở Y tế báo cáo.']
  const unread: [number, number][] = [
    [1, 1],
    [4, 4],
  ]
  const made = [{ kind: 'added', lineFrom: 4, lineTo: 4, review: 'open' }] as unknown as Parameters<
    typeof openPassages
  >[2]
  assert.deepEqual(openPassages(unread, { passages: [] }, []), unread)
  assert.equal(coverageOf(lines, unread), 1 - 2 / 3)
  const open = openPassages(unread, { passages: [{ lineFrom: 1, lineTo: 1 }] }, made)
  assert.deepEqual([open, coverageOf(lines, open)], [[], 1])
})
