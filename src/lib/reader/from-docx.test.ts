import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksFromDocx } from './from-docx.ts'
import { checkPlaces, shown, sourceRead } from './samples/shown.ts'
import { cell, paragraph, row, run, runs, table, wordFile } from './samples/word-files.ts'

const read = (body: string, parts = {}) => {
  const source = blocksFromDocx(wordFile(body, parts))
  checkPlaces(source)
  return source
}
const codes = (body: string): string[] => (sourceRead(read(body)).notes ?? []).map((note) => note.code)
const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`

test('B8: breaks of the writer are lines of one paragraph, or paragraphs where marks and capitals say so', () => {
  const source = read(runs(run('I. MỤC'), '<w:r><w:br/></w:r>', run('ĐÍCH'), '<w:r><w:br/></w:r>', run('1. Yêu cầu')))
  assert.deepEqual(shown(source), ['I. MỤC ĐÍCH', '1. Yêu cầu'])
  assert.deepEqual(sourceRead(source).lines, ['I. MỤC', 'ĐÍCH', '1. Yêu cầu'])
  assert.deepEqual(sourceRead(source).linePlaces?.at(-1), { paragraph: 1 })
})

test('B8: headings by outline level and by style', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="H1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="Cấp"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
  const body = [
    paragraph('Một', '<w:pStyle w:val="H1"/>'),
    paragraph('Hai', '<w:pStyle w:val="Cap"/>'),
    paragraph('Ba', '<w:outlineLvl w:val="0"/>'),
    paragraph('Bốn', '<w:pStyle w:val="Cap"/><w:outlineLvl w:val="9"/>'),
    paragraph('Năm'),
  ]
  const { blocks } = sourceRead(read(body.join(''), { styles }))
  assert.deepEqual(
    blocks.map((block) => block.kind === 'paragraph' && block.heading === true),
    [true, true, true, false, false],
  )
})

test('B10: footnotes keep their order and mark; endnotes have numbers of their own kind', () => {
  const note = (kind: string, id: number, text: string, type = ''): string =>
    `<w:${kind} ${type} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}</w:p></w:${kind}>`
  const refer = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const source = read(
    runs(run('Đạt điểm'), refer('footnote', 7), run(' và'), refer('endnote', 1), run('; hạng'), refer('footnote', 3)),
    {
      footnotes:
        note('footnote', 0, 'vạch', 'w:type="separator"') +
        note('footnote', 3, 'Hạng 9.') +
        note('footnote', 7, 'Điểm 45.'),
      endnotes: note('endnote', 1, 'Cuối.'),
    },
  )
  assert.deepEqual(shown(source), ['Đạt điểm[1] và[i]; hạng[2]', '[1] Điểm 45.', '[i] Cuối.', '[2] Hạng 9.'])
})

test('B11: tracked changes are read as accepted, and the person is told', () => {
  const author = 'w:author="A" w:id="1"'
  const body = [
    runs(
      run('Giao '),
      `<w:del ${author}><w:r><w:delText>Sở A</w:delText></w:r></w:del>`,
      `<w:ins ${author}>${run('Sở B')}</w:ins>`,
    ),
    `<w:p><w:pPr><w:rPr><w:del ${author}/></w:rPr></w:pPr>${run('chủ trì, ')}</w:p>`,
    paragraph('phối hợp'),
    `<w:p><w:moveFrom ${author}>${run('cũ')}</w:moveFrom><w:moveTo ${author}>${run('mới')}</w:moveTo></w:p>`,
    table(row([cell('bỏ'), cell('đi')], `<w:del ${author}/>`), row([cell('a'), cell('b')])),
  ].join('')
  assert.deepEqual(shown(read(body)), ['Giao Sở B', 'chủ trì, phối hợp', 'mới', [['a', 'b']]])
  assert.deepEqual(codes(body), ['tracked_changes'])
})

test('B12: fields show their result, links and controls their text; what is hidden is left out', () => {
  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const body = [
    runs(
      field('begin'),
      '<w:r><w:instrText> REF x </w:instrText></w:r>',
      run('mã'),
      field('separate'),
      run('Bảng 1'),
      field('end'),
    ),
    runs(
      `<w:fldSimple w:instr="DATE">${run('01/02/2026')}</w:fldSimple>`,
      `<w:hyperlink>${run(' đường dẫn')}</w:hyperlink>`,
    ),
    `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${paragraph('trong khung')}</w:sdtContent></w:sdt>`,
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>' +
      `<w:sdtContent>${paragraph('Mục lục … 3')}</w:sdtContent></w:sdt>`,
    runs(run('thấy'), run('ẩn', '<w:vanish/>'), run(' lại', '<w:vanish w:val="0"/>')),
    runs(
      '<w:r><w:t>kế</w:t><w:tab/><w:t>hoạch</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>x</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    ),
    runs(run('chữ hoa', '<w:caps/>')),
  ].join('')
  assert.deepEqual(shown(read(body)), [
    'Bảng 1',
    '01/02/2026 đường dẫn',
    'trong khung',
    'thấy lại',
    'kế hoạch-x☑',
    'CHỮ HOA',
  ])
  assert.deepEqual(codes(body), ['left_out', 'left_out'])
})

test('B13: a text box that is held in two forms is read once', () => {
  const both =
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('DỰ THẢO')}</wps:txbx></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:textbox>${box('DỰ THẢO')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  assert.deepEqual(shown(read(runs(both, run('KẾ HOẠCH')))), ['DỰ THẢO', 'KẾ HOẠCH'])
  assert.deepEqual(shown(read(runs(`<w:r><w:pict><v:textbox>${box('Số: 1/KH')}</v:textbox></w:pict></w:r>`))), [
    'Số: 1/KH',
  ])
})

test('B14: pages are those that Word laid out; a row that a page cuts counts one page', () => {
  const turn = '<w:r><w:lastRenderedPageBreak/></w:r>'
  const body = [
    paragraph('một'),
    `<w:p>${turn}${run('hai')}</w:p>`,
    table(
      row([cell(runs(run('a'), turn, run('b'))), cell(runs(run('c'), turn, run('d')))]),
      row([cell('e'), cell('f')]),
    ),
    paragraph('ba'),
  ].join('')
  const { blocks, linePlaces } = sourceRead(read(body))
  assert.deepEqual(
    blocks.map((block) => `${block.kind} ${block.place.page}`),
    ['paragraph 1', 'pageBreak 2', 'paragraph 2', 'table 2', 'pageBreak 3', 'paragraph 3'],
  )
  assert.deepEqual(
    linePlaces?.map((place) => place.page),
    [1, 2, 2, 2, 3, 3, 3],
  )
  assert.deepEqual(linePlaces?.[4], { paragraph: 7, page: 3, cell: { table: 1, row: 2, column: 1 } })
  assert.equal(sourceRead(read(paragraph('một'))).blocks[0]?.place.page, undefined)
})

test('B15: runs in old fonts are converted one by one, capitals and split letters too', () => {
  const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
  const body = [
    runs(run('ñy ban nh©n d©n tØnh', font('.VnTimeH')), run(' Lam Giang ', font('Times New Roman'))),
    runs(run('KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2006', font('.VnTime'))),
    runs(run('thùc hiÖn t', font('.VnTime')), run('è', font('.VnTime')), run('t; Đề án', font('Arial'))),
    runs(run('Keá hoaïch caûi ca', font('VNI-Times')), run('ùch', font('VNI-Times'))),
  ].join('')
  assert.deepEqual(shown(read(body)), [
    'ỦY BAN NHÂN DÂN TỈNH Lam Giang',
    'Kế hoạch cải cách hành chính năm 2006',
    'thực hiện tốt; Đề án',
    'Kế hoạch cải cách',
  ])
  assert.deepEqual(codes(body), ['old_encoding'])
  // After a conversion the old font's name stays behind.
  const done = runs(run('Kế hoạch và cải cách', font('.VnTime'))) + runs(run('là', font('.VnTime')))
  assert.deepEqual(shown(read(done)), ['Kế hoạch và cải cách', 'là'])
})

test('B1: decomposed letters are composed, and the person is told', () => {
  const body = paragraph('Kế hoạch Ủy ban'.normalize('NFD'))
  assert.deepEqual(shown(read(body)), ['Kế hoạch Ủy ban'])
  assert.deepEqual(codes(body), ['decomposed'])
})

test('B9: a letterhead in two columns without lines stays a table of two cells', () => {
  const letterhead = table(
    row([
      cell(paragraph('UBND TỈNH X') + paragraph('SỞ NỘI VỤ') + paragraph('-------')),
      cell(paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + paragraph('Độc lập - Tự do - Hạnh phúc')),
    ]),
  )
  assert.deepEqual(shown(read(letterhead)), [
    [['UBND TỈNH X\nSỞ NỘI VỤ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc']],
  ])
})
