import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Papa from 'papaparse'
import { csvStream, guardFormula, unguardFormula } from './csv.ts'
import { readTable, type TableProblem, TableUnreadable } from './read-table.ts'
import { packZip } from './zip.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = (text: string) => readTable(utf8(text)).rows

function refused(code: TableProblem, read: () => unknown): void {
  assert.throws(read, (error) => error instanceof TableUnreadable && error.code === code)
}

/** A workbook as other programs write them: prefixes, shared strings, absolute targets, rows without numbers. */
function foreignWorkbook(parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Ẩn" sheetId="7" r:id="b"/><x:sheet r:id='a' sheetId='9' name='Đơn vị &amp; cá nhân'/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="/xl/worksheets/one.xml"/><Relationship Id="b" Target="worksheets/two.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd\\ &quot;tháng&quot;\\ mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Sở </t><r><t xml:space="preserve">Nội vụ</t></r><rPh><t>bỏ</t></rPh></si><si/><si><t>a&#10;b</t></si></sst>',
    'xl/worksheets/one.xml':
      '<s:worksheet><s:sheetData><s:row><s:c t="s"><s:v>0</s:v></s:c><s:c s="1"><s:v>46387</s:v></s:c></s:row><s:row r="4"><s:c r="C4" s="2"><s:f>1+1</s:f><s:v>46387</s:v></s:c><s:c r="D4" s="3"><s:v>0.07</s:v></s:c><s:c r="E4"><s:v>0.30000000000000004</s:v></s:c><s:c r="F4" t="s"><s:v>2</s:v></s:c></s:row></s:sheetData></s:worksheet>',
    'xl/worksheets/two.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>hai</v></c></row></sheetData></worksheet>',
    ...parts,
  }
  return packZip(Object.entries(files).map(([name, text]) => [name, utf8(text)]))
}

test('a workbook of another program is read by sheet name', () => {
  const { rows, sheets } = readTable(foreignWorkbook(), { sheet: 'đơn vị & cá nhân' })
  assert.deepEqual(sheets, ['Ẩn', 'Đơn vị & cá nhân'])
  assert.deepEqual(rows, [
    { row: 1, cells: ['Sở Nội vụ', '31/12/2026'] },
    { row: 4, cells: ['', '', '31/12/2026', '7%', '0.3', 'a\nb'] },
  ])
  assert.deepEqual(readTable(foreignWorkbook()).rows, [{ row: 1, cells: ['hai'] }])
})

test('refusals of workbooks say why', () => {
  refused('table.empty', () => readTable(new Uint8Array()))
  refused('table.sheet_missing', () => readTable(foreignWorkbook(), { sheet: 'Không có' }))
  refused('table.damaged', () => readTable(foreignWorkbook().subarray(0, 400)))
  refused('table.not_a_table', () => readTable(packZip([['word/document.xml', utf8('<w/>')]])))
  refused('table.old_excel', () => readTable(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))
  refused('table.too_large', () => readTable(utf8('a,b'), { maxBytes: 2 }))
  refused('table.too_many_rows', () => readTable(utf8('a\nb\nc'), { maxRows: 2 }))
  refused('table.too_many_cells', () => readTable(utf8('a,b\nc,d'), { maxCells: 3 }))
})

test('a workbook that unpacks to gigabytes is refused early', () => {
  const bomb = foreignWorkbook({ 'xl/worksheets/two.xml': ' '.repeat(30_000_000) })
  const before = process.memoryUsage().rss
  refused('table.too_large', () => readTable(bomb, { maxUnpackedBytes: 2_000_000 }))
  assert.ok(process.memoryUsage().rss - before < 100_000_000)
})

test('a cell far to the right does not fill memory', () => {
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="ZZZZZZ1" t="str"><v>xa</v></c><c r="B1" t="str"><v>gần</v></c></row></sheetData></worksheet>'
  assert.deepEqual(readTable(foreignWorkbook({ 'xl/worksheets/two.xml': sheet })).rows, [
    { row: 1, cells: ['', 'gần'] },
  ])
})

test('damaged workbooks give rows or a refusal, never another error', () => {
  const good = foreignWorkbook()
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = good.slice()
      for (const [at, value] of changes) bytes[at] = value
      try {
        readTable(bytes)
      } catch (error) {
        assert.ok(error instanceof TableUnreadable, String(error))
      }
    }),
  )
})

test('the separator is found by what cuts the lines evenly', () => {
  assert.deepEqual(rowsOf('Tên;Số\r\n"Sở A; B";1,5\r\n\r\nSở C;2')[1], { row: 2, cells: ['Sở A; B', '1,5'] })
  assert.deepEqual(rowsOf('Tên\tSố\nSở, ban\t1').at(-1), { row: 2, cells: ['Sở, ban', '1'] })
  assert.deepEqual(rowsOf('Tên,Số\nA,1').at(-1)?.cells, ['A', '1'])
  assert.deepEqual(rowsOf('sep=;\nTên;Số\nA;1')[0], { row: 2, cells: ['Tên', 'Số'] })
  assert.deepEqual(
    rowsOf('một cột\nhai').map((row) => row.cells),
    [['một cột'], ['hai']],
  )
})

test('encodings of Vietnamese Windows are read', () => {
  const text = 'Tên đơn vị,Cấp\r\nSở Nội vụ,tỉnh\r\n'
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  assert.equal(readTable(utf16).rows[1]?.cells[0], 'Sở Nội vụ')
  assert.equal(readTable(utf8(`\uFEFF${text}`)).rows[0]?.cells[0], 'Tên đơn vị')
  // Windows-1258 writes a letter, then its tone as a second byte.
  const old = Buffer.from(
    '54ea6e20f0f56e207669f22c43e2ec700d0a53f5d2204ef4f269207675f22c7469d26e680d0a55d2792062616e206e68e26e2064e26e207861de20d0f4cc6e67205469eaec6e2c7861de0d0a',
    'hex',
  )
  assert.deepEqual(readTable(old).rows.at(-1)?.cells, ['Ủy ban nhân dân xã Đồng Tiến', 'xã'])
  refused('table.not_a_table', () => readTable(new Uint8Array([1, 2, 0, 3, 4, 0, 0, 255, 254, 7])))
})

// Greek and Cyrillic letters are left out: the reader takes those that look Latin for slips of a keyboard.
const LETTERS = [...'aAăÂđĐẹỘủựYz019 \t\n\r"\'`,;=+-@%.<&😀\u00a0\u0301']

test('what CSV writes it reads back, and no cell begins a formula', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...LETTERS) }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''@",
      '-5',
      '+84 912',
      '\t=x',
      '@a',
      '-a,b;c',
      'a;=1+1',
      'b,"@x',
      "c;-5;'=d",
      '1;- hai',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (values) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of csvStream({ columns: [{ title: 'a' }, { title: 'b' }], rows: values }))
        chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const fields = Papa.parse<string[]>(bytes.toString().slice(1), { delimiter: ',' }).data.flat()
      for (const field of fields.filter((text) => !/^[-+]\d[\d.,]*%?$/.test(text)))
        assert.doesNotMatch(field, /^\s*[=+\-@]/)
      const read = readTable(bytes).rows.slice(1)
      const clean = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
      const kept = values.map((row) => row.map(clean)).filter((row) => row.some((text) => text !== ''))
      assert.deepEqual(
        read.map((row) => row.cells),
        kept,
      )
    }),
    { numRuns: 200 },
  )
})

test('no formula begins where another separator would cut, and the guard can be taken away', () => {
  assert.equal(guardFormula('Sở Nội vụ;=1+1'), "Sở Nội vụ;'=1+1")
  assert.equal(guardFormula('Sở Nội vụ; - UBND xã; -5'), "Sở Nội vụ; - UBND xã; '-5")
  assert.equal(guardFormula('-1,5'), '-1,5')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...LETTERS) }), (text) => {
      assert.doesNotMatch(guardFormula(text), /[,;\t]["\s]*[=+@]/)
      assert.equal(unguardFormula(guardFormula(text)), text)
    }),
    { numRuns: 2000 },
  )
})

test('a short table and a list of names are read in the old encoding that they were kept in', () => {
  const read = (bytes: string) => {
    const { rows, encoding } = readTable(Buffer.from(bytes, 'latin1'))
    return [encoding, ...rows.map(({ cells }) => cells.join('|'))]
  }
  assert.deepEqual(read('Ma\xde;T\xean\nX1;Xa\xde T\xe2n Ho\xcca'), ['Windows-1258', 'Mã|Tên', 'X1|Xã Tân Hòa'])
  assert.deepEqual(read('M\xb7;T\xaan\nX1;X\xb7 T\xa9n H\xdfa'), ['TCVN3', 'Mã|Tên', 'X1|Xã Tân Hòa'])
  assert.deepEqual(read('Maõ;Teân\nX1;Xaõ Taân Hoøa'), ['VNI', 'Mã|Tên', 'X1|Xã Tân Hòa'])
  const names = Array.from({ length: 50 }, (_, i) => `N${i};Nguy\xea\xden Thi\xf2 \xc1nh;0912345${100 + i}`)
  const list = read(['Ma\xde;T\xean;Li\xean h\xea\xf2', ...names].join('\r\n'))
  assert.deepEqual(list.slice(0, 3), ['Windows-1258', 'Mã|Tên|Liên hệ', 'N0|Nguyễn Thị Ánh|0912345100'])
  assert.throws(() => read('Caf\xe9;Cr\xe8me br\xfbl\xe9e\n1;2'), { code: 'table.not_a_table' })
})
