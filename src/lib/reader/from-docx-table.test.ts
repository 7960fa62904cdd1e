import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import fc from 'fast-check'
import { blocksFromDocx } from './from-docx.ts'
import { checkPlaces, shown, sourceRead, spansOf } from './samples/shown.ts'
import { cell, grid, paragraph, row, table, wordFile } from './samples/word-files.ts'

const read = (body: string) => {
  const source = blocksFromDocx(wordFile(body))
  checkPlaces(source)
  return source
}
const down = (kind: 'restart' | 'continue'): string => `<w:vMerge${kind === 'restart' ? ' w:val="restart"' : ''}/>`
const wide = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`

test('B9: cells merged down and across, header rows, gaps before a row', () => {
  const source = read(
    table(
      grid(500, 3000, 2000, 2000),
      row([cell('TT', down('restart')), cell('Việc', down('restart')), cell('Thực hiện', wide(2))], '<w:tblHeader/>'),
      row(
        [cell('', down('continue')), cell('', down('continue')), cell('Chủ trì'), cell('Phối hợp')],
        '<w:tblHeader/>',
      ),
      row([
        cell('1'),
        cell('Rà soát', down('restart')),
        cell('Sở A', '<w:hMerge w:val="restart"/>'),
        cell('', '<w:hMerge/>'),
      ]),
      row([cell('', down('continue')), cell('Sở B'), cell('Sở C')], '<w:gridBefore w:val="1"/>'),
    ),
  )
  assert.deepEqual(spansOf(source), [
    [
      '0,0 2×1: TT',
      '0,1 2×1: Việc',
      '0,2 1×2: Thực hiện',
      '1,2 1×1: Chủ trì',
      '1,3 1×1: Phối hợp',
      '2,0 1×1: 1',
      '2,1 2×1: Rà soát',
      '2,2 1×2: Sở A',
      '3,2 1×1: Sở B',
      '3,3 1×1: Sở C',
    ],
  ])
  const block = sourceRead(source).blocks[0]
  assert.equal(block?.kind === 'table' && block.headerRows, 2)
})

test('B9: columns that no cell uses, and borders that miss each other by a hair, are no columns', () => {
  const source = read(
    table(
      grid(500, 40, 3000, 30, 2000),
      row([cell('TT', wide(2)), cell('Việc'), cell('Chủ trì', wide(2))]),
      row([cell('1'), cell('Rà soát', wide(3)), cell('Sở A')]),
    ),
  )
  assert.deepEqual(spansOf(source), [
    ['0,0 1×1: TT', '0,1 1×1: Việc', '0,2 1×1: Chủ trì', '1,0 1×1: 1', '1,1 1×1: Rà soát', '1,2 1×1: Sở A'],
  ])
})

test('B9: a table that was cut in two goes on; one with a header of its own does not', () => {
  const head = row([cell('TT'), cell('Nhiệm vụ'), cell('Chủ trì')])
  const line = (n: number): string => row([cell(String(n)), cell('Rà soát.'), cell('Sở A')])
  assert.equal(spansOf(read(table(head, line(1)) + paragraph('') + table(line(2)))).length, 1)
  assert.equal(spansOf(read(table(head, line(1)) + table(head, line(2)))).length, 1)
  const other = row([cell('TT'), cell('Chỉ tiêu'), cell('Mức')])
  assert.equal(spansOf(read(table(head, line(1)) + paragraph('') + table(other, line(2)))).length, 2)
  assert.equal(spansOf(read(table(head, line(1)) + paragraph('Biểu 2') + table(line(2)))).length, 2)
})

test('B9: tables that only arrange the page are taken apart; small ones inside a cell are text of the cell', () => {
  const tasks = table(row([cell('TT'), cell('Việc'), cell('Sở')]), row([cell('1'), cell('a'), cell('b')]))
  const framed = table(row([cell(paragraph('Trên') + tasks + paragraph('Dưới')), cell('Bên')]))
  assert.deepEqual(shown(read(framed)), [
    'Trên',
    [
      ['TT', 'Việc', 'Sở'],
      ['1', 'a', 'b'],
    ],
    'Dưới',
    'Bên',
  ])
  assert.deepEqual(shown(read(table(row([cell('Một khung')])))), ['Một khung'])
  const small = table(row([cell('x'), cell('y')]))
  assert.deepEqual(shown(read(table(row([cell(paragraph('a') + small), cell('b')])))), [[['a\nx\ny', 'b']]])
})

type Piece = { row: number; column: number; rowSpan: number; columnSpan: number }

/** Cuts a grid into rectangles, from left to right and downwards. */
function pieces(rows: number, columns: number, chances: readonly number[]): Piece[] {
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false))
  const found: Piece[] = []
  let at = 0
  const chance = (limit: number): number => 1 + (chances[at++ % chances.length]! % limit)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (taken[r]![c]) continue
      let free = 1
      while (c + free < columns && !taken[r]![c + free]) free++
      const columnSpan = Math.min(free, chance(3))
      const rowSpan = Math.min(rows - r, chance(3))
      for (let i = r; i < r + rowSpan; i++) taken[i]!.fill(true, c, c + columnSpan)
      found.push({ row: r, column: c, rowSpan, columnSpan })
    }
  }
  return found
}

/** As `pieces`, without rows and columns in which nothing begins: these come back joined. */
function visible(found: readonly Piece[]): string[] {
  const rank = (places: readonly number[], place: number): number => new Set(places.filter((each) => each < place)).size
  const rows = found.map((piece) => piece.row)
  const columns = found.map((piece) => piece.column)
  return found.map(({ row: r, column: c, rowSpan, columnSpan }, i) => {
    const [top, left] = [rank(rows, r), rank(columns, c)]
    return `${top},${left} ${rank(rows, r + rowSpan) - top}×${rank(columns, c + columnSpan) - left}: ô ${i}`
  })
}

test('B9: any grid with any spans comes back as it was', async () => {
  const size = fc.integer({ min: 2, max: 7 })
  const property = fc.asyncProperty(
    size,
    size,
    fc.array(fc.nat(20), { minLength: 3, maxLength: 40 }),
    async (rows, columns, chances) => {
      const found = pieces(rows, columns, chances)
      const written = new Table({
        rows: Array.from({ length: rows }, (_, r) => {
          const children = found.flatMap(({ row: at, rowSpan, columnSpan }, i) =>
            at === r ? [new TableCell({ rowSpan, columnSpan, children: [new Paragraph(`ô ${i}`)] })] : [],
          )
          return new TableRow({ children })
        }),
      })
      const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [written, new Paragraph('Hết')] }] }))
      const source = blocksFromDocx(new Uint8Array(bytes))
      checkPlaces(source)
      const wanted = visible(found)
      // A single column is no table but a column of text.
      if (wanted.every((each) => /^\d+,0 /.test(each))) return
      assert.deepEqual(spansOf(source), [wanted])
    },
  )
  await fc.assert(property, { numRuns: 60 })
})
