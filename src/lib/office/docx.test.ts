import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import {
  attachedTo,
  closed,
  headingNumbers,
  numberLine,
  type OfficialDocument,
  placeAndDate,
  pointLetter,
} from './document.ts'
import { docxBytes } from './docx.ts'
import { columnWidths, gridColumns } from './docx-blocks.ts'

const plan: OfficialDocument = {
  letterhead: {
    agency: 'Ủy ban nhân dân tỉnh An Hòa',
    serial: 5,
    symbol: 'KH-UBND',
    place: 'An Hòa',
    date: '2026-02-05',
  },
  title: { type: 'Kế hoạch', about: 'Nâng cao Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2026' },
  legalBases: [
    'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;',
    'Theo đề nghị của Giám đốc Sở Nội vụ',
  ],
  sections: [
    {
      blocks: [
        { kind: 'heading', level: 1, text: 'MỤC ĐÍCH, YÊU CẦU' },
        { kind: 'heading', level: 2, text: 'Mục đích' },
        { kind: 'paragraph', text: 'Nâng cao trách nhiệm của người đứng đầu.\nDòng hai.' },
        { kind: 'heading', level: 2, text: 'Yêu cầu' },
        { kind: 'heading', level: 3, text: 'Rõ việc' },
        { kind: 'heading', level: 1, text: 'NHIỆM VỤ' },
        {
          kind: 'table',
          caption: 'Bảng 1. Nhiệm vụ',
          columns: [{ width: 1, align: 'center' }, { width: 6 }, { width: 3 }],
          header: [['STT', 'Nhiệm vụ', { text: 'Chủ trì' }]],
          rows: [
            [{ text: 'Trục 1: Tham gia của người dân', columnSpan: 3, bold: true }],
            ['1', 'Công khai & niêm yết <danh sách>', { text: 'Sở Nội vụ', rowSpan: 2 }],
            ['2', 'Kiểm tra'],
          ],
        },
      ],
    },
    { landscape: true, blocks: [{ kind: 'paragraph', text: 'Trang ngang' }] },
    { blocks: [{ kind: 'paragraph', text: 'Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh.' }] },
  ],
  recipients: ['Bộ Nội vụ;', 'TT Tỉnh ủy'],
  archive: 'SNV',
  signature: {
    authority: [
      { under: 'TM.', whom: 'Ủy ban nhân dân' },
      { under: 'KT.', whom: 'Chủ tịch' },
    ],
    title: 'Phó Chủ tịch',
    name: 'Trần Thị Bình',
  },
  annexes: [
    { number: 'I', title: 'Danh mục chỉ tiêu', landscape: true, blocks: [{ kind: 'paragraph', text: 'Nội dung' }] },
  ],
}

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]),
  )

const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*/g)].map(([tag]) => tag.replace(/<[^>]*>/g, '')).join('|')

test('the same document gives the same bytes, at another time and in another time zone', async () => {
  const here = await docxBytes(plan)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const before = process.env.TZ
  process.env.TZ = 'Pacific/Auckland'
  const there = await docxBytes(structuredClone(plan))
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
  assert.deepEqual(partsOf(there), partsOf(here))
  assert.ok(Buffer.from(here).equals(there))
})

test('margins, font, page numbers and sections are those of Nghị định 30/2020/NĐ-CP', async () => {
  const parts = partsOf(await docxBytes(plan))
  const document = parts['word/document.xml']!
  const sections = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml)
  assert.equal(sections.length, 4)
  assert.match(sections[0]!, /<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/)
  assert.match(sections[0]!, /w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
  assert.match(sections[1]!, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
  assert.deepEqual(
    sections.map((xml) => xml.includes('<w:titlePg/>')),
    [true, false, false, true],
  )
  assert.deepEqual(
    sections.map((xml) => xml.includes('w:start="1"')),
    [true, false, false, true],
  )
  assert.match(parts['word/styles.xml']!, /w:ascii="Times New Roman"/)
  assert.match(parts['word/header1.xml']!, /w:jc w:val="center".*PAGE/s)
  assert.match(document, /<w:tblHeader\/>/)
  assert.match(document, /<w:gridSpan w:val="3"\/>/)
  assert.match(document, /<w:vMerge w:val="continue"\/>/)
})

test('the words of the frame are in their places', async () => {
  const text = textOf(partsOf(await docxBytes(plan))['word/document.xml']!)
  for (const words of [
    'ỦY BAN NHÂN DÂN TỈNH AN HÒA',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Số: 05/KH-UBND',
    'An Hòa, ngày 05 tháng 02 năm 2026',
    'của Chính phủ;|Theo đề nghị của Giám đốc Sở Nội vụ.',
    'I. |MỤC ĐÍCH, YÊU CẦU|1. |Mục đích',
    '2. |Yêu cầu|a) |Rõ việc|II. |NHIỆM VỤ',
    'Công khai &amp; niêm yết &lt;danh sách&gt;',
    'Ủy ban nhân dân tỉnh./.',
    'Nơi nhận:|- Bộ Nội vụ;|- TT Tỉnh ủy;|- Lưu: VT, SNV.',
    'TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH',
    'Phụ lục I|DANH MỤC CHỈ TIÊU|(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh An Hòa)',
  ]) {
    assert.ok(text.includes(words), `missing: ${words}\nin: ${text}`)
  }
})

test('a letter has its subject under the number and no title', async () => {
  const letter: OfficialDocument = {
    ...plan,
    title: { subject: 'báo cáo kết quả quý I' },
    addressees: ['Sở Nội vụ', 'UBND các xã, phường'],
  }
  const text = textOf(partsOf(await docxBytes(letter))['word/document.xml']!)
  assert.match(text, /Số: 05\/KH-UBND\|V\/v báo cáo kết quả quý I\|/)
  assert.match(text, /Kính gửi:\|- Sở Nội vụ;\|- UBND các xã, phường\./)
  assert.doesNotMatch(text, /KẾ HOẠCH/)
})

test('characters that XML cannot hold do not break the file', async () => {
  const broken = {
    ...plan,
    sections: [{ blocks: [{ kind: 'paragraph' as const, text: 'a\u0000b\u000bc\ud800d\ufffee' }] }],
  }
  assert.match(textOf(partsOf(await docxBytes(broken))['word/document.xml']!), /abcde/)
})

test('a draft leaves room for number and date', () => {
  const draft = { agency: 'UBND', symbol: 'KH-UBND', place: 'Hà Tĩnh' }
  assert.match(numberLine(draft), /^Số: \u00a0+\/KH-UBND$/)
  assert.match(placeAndDate(draft), /^Hà Tĩnh, ngày \u00a0+ tháng \u00a0+ năm \u00a0+$/)
  assert.equal(placeAndDate({ ...draft, date: '2026-11-09' }), 'Hà Tĩnh, ngày 09 tháng 11 năm 2026')
  assert.equal(placeAndDate({ ...draft, date: '2026-03-19' }), 'Hà Tĩnh, ngày 19 tháng 3 năm 2026')
  assert.equal(attachedTo({ ...plan, title: { type: 'BÁO CÁO', about: '' } }).slice(0, 21), '(Kèm theo Báo cáo số ')
})

test('headings are counted I, 1, a with đ after d, and may carry their own number', () => {
  assert.deepEqual([1, 4, 5, 6, 7, 23, 24, 46].map(pointLetter), ['a', 'd', 'đ', 'e', 'g', 'y', 'aa', 'ay'])
  const number = headingNumbers()
  const count = (level: 1 | 2 | 3, own?: string) =>
    number({ kind: 'heading', level, text: '', ...(own === undefined ? {} : { number: own }) })
  assert.deepEqual(
    [count(1), count(2), count(3), count(3), count(2), count(3), count(1), count(2, '1.1.'), count(2)],
    ['I. ', '1. ', 'a) ', 'b) ', '2. ', 'a) ', 'II. ', '1.1. ', '2. '],
  )
})

test('the text is closed once', () => {
  assert.deepEqual(closed('Hết.'), [{ text: 'Hết./.' }])
  assert.equal(closed('Hết./.'), 'Hết./.')
})

test('column widths add up to the text width', () => {
  assert.deepEqual(columnWidths([{ width: 1 }, { width: 1 }, { width: 1 }], 1000), [334, 333, 333])
})

test('a narrow column gets the width of its header word from the widest', () => {
  const widths = columnWidths([{ width: 1 }, { width: 20 }, { width: 5 }], 9000, [500, 0, 0])
  assert.deepEqual(widths, [500, 6770, 1730])
})

test('cells below a merged cell know their column', () => {
  const rows = [
    [{ text: 'a', rowSpan: 2 }, { text: 'b', columnSpan: 2 }, 'c'],
    ['d', 'e', 'f'],
    ['g', 'h', 'i', 'k'],
  ]
  assert.deepEqual(gridColumns(rows), [
    [0, 1, 3],
    [1, 2, 3],
    [0, 1, 2, 3],
  ])
})
