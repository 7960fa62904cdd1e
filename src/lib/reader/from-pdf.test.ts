import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BlockSource } from './blocks.ts'
import { blocksFromPdf } from './from-pdf.ts'
import { pdfOfObjects, pdfOfPages, ruled, written } from './samples/pdf.ts'

async function read(bytes: Uint8Array): Promise<BlockSource> {
  const source = await blocksFromPdf(bytes)
  if ('refused' in source) assert.fail(source.refused.message)
  return source
}

const texts = (source: BlockSource): string[] =>
  source.blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'footnote' ? [block.text] : []))

const filler = 'Can bo va cong chuc thuc hien day du cac noi dung cua ke hoach nay theo dung thoi'
/** Lines of one paragraph over the whole width. */
const paragraph = (y: number, lines: number): string =>
  Array.from({ length: lines }, (_, i) => written(70, y + i * 18, i === lines - 1 ? 'han da de ra.' : filler)).join('')

test('printed lines are joined to paragraphs, each line with its page and box', async () => {
  const source = await read(pdfOfPages([paragraph(100, 3) + paragraph(160, 2)]))
  assert.deepEqual(texts(source), [`${filler} ${filler} han da de ra.`, `${filler} han da de ra.`])
  assert.equal(source.lines?.length, 5)
  assert.equal(source.linePlaces?.[0]?.page, 1)
  const box = source.linePlaces![0]!.box!
  assert.ok(Math.abs(box.left - 70) < 1 && box.top > 85 && box.top < 95 && box.width > 380, JSON.stringify(box))
})

/** Three columns; the first cell of the last column covers both rows. */
const table = (y: number): string =>
  [
    ...[0, 25, 90].map((dy) => ruled(70, y + dy, 520, y + dy)),
    ruled(70, y + 55, 380, y + 55),
    ...[70, 110, 380, 520].map((x) => ruled(x, y, x, y + 90)),
    written(75, y + 17, 'TT') + written(115, y + 17, 'Nhiem vu') + written(385, y + 17, 'Chu tri'),
    written(75, y + 45, '1') + written(115, y + 45, 'Cong khai ngan sach') + written(385, y + 60, 'So Tai chinh'),
    written(75, y + 75, '2') + written(115, y + 75, 'Cong khai quy hoach'),
  ].join('')

test('ruling lines make a table, with cells over several rows', async () => {
  const { blocks } = await read(pdfOfPages([written(70, 60, 'PHU LUC') + table(100)]))
  const found = blocks.find((block) => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  assert.deepEqual(
    found.rows.map((row) => row.map((cell) => [cell.text, cell.rowSpan])),
    [
      [
        ['TT', 1],
        ['Nhiem vu', 1],
        ['Chu tri', 1],
      ],
      [
        ['1', 1],
        ['Cong khai ngan sach', 1],
        ['So Tai chinh', 2],
      ],
      [
        ['2', 1],
        ['Cong khai quy hoach', 1],
      ],
    ],
  )
})

test('a table goes on over the page; its repeated header is there once', async () => {
  const page = paragraph(100, 20) + table(640)
  const { blocks } = await read(pdfOfPages([page, table(60)]))
  const tables = blocks.filter((block) => block.kind === 'table')
  assert.equal(tables.length, 1)
  assert.deepEqual(
    tables[0]!.rows.map((row) => row[0]!.text),
    ['TT', '1', '2', '1', '2'],
  )
})

test('B28: rows below a merged number go on over the page as rows of their own', async () => {
  const xs = [70, 100, 180, 360, 450, 520]
  const grid = (y: number, rows: string[][]): string =>
    [
      ...xs.map((x) => ruled(x, y, x, y + rows.length * 40)),
      ...rows.flatMap((cells, r) => [
        ruled(70, y + r * 40, 520, y + r * 40),
        ...cells.map((text, c) => written(xs[c]! + 4, y + r * 40 + 18, text, 11)),
      ]),
      ruled(70, y + rows.length * 40, 520, y + rows.length * 40),
    ].join('')
  const first = grid(700, [
    ['TT', 'Tieu chi', 'Nhiem vu', 'Chu tri', 'Thoi gian'],
    ['1', 'Tiep can', 'Kiem tra viec tra loi cua cac xa', 'So Tu phap', 'Quy IV'],
  ])
  const second = grid(60, [['', '', 'Cong bo danh muc thong tin', 'UBND cap xa', 'Quy III']])
  const { blocks } = await read(pdfOfPages([paragraph(100, 20) + first, second]))
  const found = blocks.find((block) => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  assert.deepEqual(found.rows.map((row) => row.map((cell) => [cell.text, cell.rowSpan])).slice(1), [
    [
      ['1', 2],
      ['Tiep can', 2],
      ['Kiem tra viec tra loi cua cac xa', 1],
      ['So Tu phap', 1],
      ['Quy IV', 1],
    ],
    [
      ['Cong bo danh muc thong tin', 1],
      ['UBND cap xa', 1],
      ['Quy III', 1],
    ],
  ])
})

test('columns of a table without rules are found by their places', async () => {
  const row = (y: number, cells: string[]): string => cells.map((text, c) => written(70 + c * 150, y, text)).join('')
  const rows = [
    ['TT', 'Nhiem vu', 'Chu tri'],
    ['1', 'Cong khai', 'So Noi vu'],
    ['2', 'Kiem tra', 'Thanh tra'],
  ]
  const { blocks } = await read(
    pdfOfPages([paragraph(60, 3) + rows.map((cells, i) => row(200 + i * 30, cells)).join('')]),
  )
  const found = blocks.find((block) => block.kind === 'table')
  assert.ok(found?.kind === 'table')
  assert.deepEqual(
    found.rows.map((cells) => cells.map((cell) => cell.text)),
    rows,
  )
})

test('letterheads in two columns are read one column after the other', async () => {
  const head =
    written(90, 60, 'UY BAN NHAN DAN') +
    written(330, 60, 'CONG HOA XA HOI') +
    written(100, 78, 'TINH AN HOA') +
    written(335, 78, 'Doc lap Tu do')
  assert.deepEqual(texts(await read(pdfOfPages([head + paragraph(140, 3)]))).slice(0, 4), [
    'UY BAN NHAN DAN',
    'TINH AN HOA',
    'CONG HOA XA HOI',
    'Doc lap Tu do',
  ])
})

test('running titles and page numbers are left out and said', async () => {
  const pages = [1, 2, 3, 4].map(
    (n) => written(200, 30, 'KE HOACH NAM 2026', 9) + paragraph(100, 30) + written(295, 815, `${n}`),
  )
  const source = await read(pdfOfPages(pages))
  assert.ok(!source.lines!.some((line) => line.includes('KE HOACH') || /^\d$/.test(line)))
  assert.match(source.notes?.find(({ code }) => code === 'left_out')?.message ?? '', /KE HOACH NAM 2026/)
})

test('a paragraph that the page end cuts is one; a footnote does not stand inside it', async () => {
  const first = Array.from({ length: 35 }, (_, i) => written(70, 100 + i * 18, filler)).join('')
  const note = ruled(70, 748, 210, 748) + written(70, 762, '1', 6) + written(76, 765, 'Nam 2025 dat 85,31 diem', 9)
  const source = await read(pdfOfPages([first + note, written(70, 100, 'gian quy dinh tai van ban nay.')]))
  assert.equal(texts(source).length, 2)
  const [footnote] = source.blocks.filter((block) => block.kind === 'footnote')
  assert.deepEqual(
    [footnote?.kind === 'footnote' && footnote.mark, footnote?.kind === 'footnote' && footnote.text],
    ['1', 'Nam 2025 dat 85,31 diem'],
  )
})

test('pages that lie on their side are read upright', async () => {
  const turned = await read(pdfOfPages([written(70, 60, 'PHU LUC') + table(100)], '/Rotate 90'))
  assert.ok(turned.blocks.some((block) => block.kind === 'table' && block.rows.length === 3))
  assert.equal(texts(turned)[0], 'PHU LUC')
})

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const source = await blocksFromPdf(bytes)
  return 'refused' in source ? source.refused.code : 'read'
}

test('damaged, looping, endless and empty files are refused quickly with a code', async () => {
  const loop = pdfOfObjects(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 5>>'])
  const endless = pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9999999 9999999]>>',
  ])
  assert.equal(await refusalOf(new TextEncoder().encode('%PDF-1.7 …')), 'damaged')
  assert.equal(await refusalOf(loop), 'damaged')
  assert.equal(await refusalOf(endless), 'too_large')
  assert.equal(await refusalOf(pdfOfPages(['', ''])), 'empty')
  assert.equal(await refusalOf(pdfOfPages(['q 595 0 0 842 0 0 cm /I Do Q'])), 'needs_program')
})

test('a PDF that asks for a password is refused with what to do', async () => {
  const key = `<${'5a'.repeat(32)}>`
  const locked = pdfOfObjects([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    `<</Filter/Standard/V 1/R 2/P -4/O${key}/U${key}>>`,
  ])
  const text = new TextDecoder('latin1').decode(locked)
  const asked = text.replace('trailer<<', 'trailer<</Encrypt 4 0 R/ID[<00><00>]')
  const source = await blocksFromPdf(Uint8Array.from(asked, (letter) => letter.charCodeAt(0)))
  assert.ok('refused' in source)
  assert.equal(source.refused.code, 'encrypted')
  assert.match(source.refused.message, /Hãy bỏ mật khẩu/)
})

/** A document with a file hanging on it; as a portfolio its only page is a cover. */
function pdfWithFile(more = ''): Uint8Array {
  const content = paragraph(100, 12)
  return pdfOfObjects([
    `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(phu-luc.docx) 6 0 R]>>>>${more}>>`,
    '<</Type/Pages/Kids[4 0 R]/Count 1>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>',
    ['', content],
    '<</Type/Filespec/F(phu-luc.docx)/EF<</F 7 0 R>>>>',
    ['/Type/EmbeddedFile', 'x'],
  ])
}

test('B34: files that hang on a document are said; a portfolio is refused with what to do', async () => {
  const { notes } = await read(pdfWithFile())
  assert.match(notes?.[0]?.message ?? '', /đính kèm 1 tệp \(“phu-luc.docx”\): phần đó không được đọc/)
  const portfolio = await blocksFromPdf(pdfWithFile('/Collection<</View/D>>'))
  assert.ok('refused' in portfolio)
  assert.match(portfolio.refused.message, /Portfolio.*“phu-luc.docx”.*lưu từng tệp/)
})

test('B34: a document whose end is missing is read as far as it goes, and it is said', async () => {
  const whole = pdfOfPages([1, 2, 3, 4].map(() => paragraph(100, 12)))
  const half = await blocksFromPdf(whole.subarray(0, Math.floor(whole.length * 0.5)))
  assert.ok('refused' in half && /thiếu phần cuối/.test(half.refused.message))
  const source = await read(whole.subarray(0, new TextDecoder('latin1').decode(whole).indexOf('startxref')))
  assert.match(source.notes?.[0]?.message ?? '', /thiếu phần cuối.*so số trang/)
  assert.ok(!(await read(whole)).notes?.some(({ message }) => message.includes('thiếu phần cuối')))
})

test('letters whose places are out of all numbers are left out; what else the page says is read', async () => {
  const huge = '9'.repeat(400)
  const far = `BT /F 12 Tf 1 0 0 1 ${huge} 700 Tm (ABC) Tj 0 0 Td (DEF) Tj ET\n`
  const large = `BT /F ${huge} Tf 1 0 0 1 72 700 Tm (ABC) Tj ET\n`
  for (const nowhere of [far, large]) {
    const source = await read(pdfOfPages([nowhere + paragraph(100, 3)]))
    assert.equal(source.lines?.length, 3, source.lines?.join(' / '))
  }
})
