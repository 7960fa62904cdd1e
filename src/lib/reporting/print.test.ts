import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import { docxBytes } from '../office/docx.ts'
import { xlsxBytes } from '../office/xlsx.ts'
import { fieldCode } from './form.ts'
import { parseForm } from './form-check.ts'
import { type PrintedReport, reportDocument } from './print.ts'
import { reportSheets } from './sheets.ts'

const file = join(import.meta.dirname, '../../../content/reporting/forms/cchc-dinh-ky-2025.json')
const form = parseForm(JSON.parse(await readFile(file, 'utf8')))
const fields = form.tables.flatMap((table) =>
  table.rows.filter(({ kind }) => kind !== 'heading').map(({ code }) => fieldCode(table.code, code)),
)
const figures = (k: number) =>
  Object.fromEntries(fields.slice(0, 60).map((field, i) => [field, String((i * 37 * k) % 2500)]))

const quarter: PrintedReport = {
  form,
  title: 'Báo cáo công tác cải cách hành chính định kỳ',
  period: 'Quý III/2026',
  dataFrom: '2026-06-15',
  dataTo: '2026-09-14',
  agency: { name: 'Sở Nội vụ', isCommittee: false },
  superior: 'Ủy ban nhân dân tỉnh An Hòa',
  addressee: 'Ủy ban nhân dân tỉnh An Hòa',
  place: 'An Hòa',
  date: '2026-02-05',
  figures: figures(3),
  before: { name: 'Quý II/2026', figures: figures(2) },
  notes: { '1/1': 'Gồm 02 chỉ thị' },
  sections: [{ code: 'I.1', text: 'Đã ban hành 05 văn bản.\n\n- Chỉ thị về <kỷ luật> & kỷ cương.' }],
  parts: null,
  missing: [],
  illustrative: false,
  draft: false,
}
const province: PrintedReport = {
  ...quarter,
  agency: { name: 'Ủy ban nhân dân tỉnh An Hòa', isCommittee: true },
  superior: null,
  addressee: null,
  before: null,
  parts: [1, 2, 3].map((n) => ({ name: `UBND xã Số ${n}`, figures: figures(n) })),
  missing: ['UBND xã Tân Lập'],
}

const xml = async (report: PrintedReport, byAgency = false) => {
  const parts = unzipSync(await docxBytes(reportDocument(report, { byAgency })))
  return (name: string) => new TextDecoder().decode(parts[name])
}
const words = (text: string) =>
  [...text.matchAll(/<w:t[ >][^<]*/g)].map(([tag]) => tag.replace(/<[^>]*>/g, '')).join('|')
const mm = (twips: string | undefined) => (Number(twips) / 1440) * 25.4
/** The paragraph in which a text stands. */
const around = (document: string, text: string) => {
  const found = [...document.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].find(([it]) => it.includes(text))
  assert.ok(found, `no paragraph with ${text}`)
  return found[0]
}
const sizes = (paragraph: string) => [...paragraph.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, half]) => Number(half) / 2)

describe('P1: Nghị định 30/2020/NĐ-CP, Phụ lục I', () => {
  test('paper, margins, font, colour and page numbers', async () => {
    const part = await xml(quarter)
    const sections = [...part('word/document.xml').matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([it]) => it)
    assert.equal(sections.length, 8)
    const [body = '', ...annexes] = sections
    assert.match(body, /<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/)
    const margin = (side: string) => mm(new RegExp(`w:${side}="(\\d+)"`).exec(body)?.[1])
    for (const side of ['top', 'bottom']) assert.ok(margin(side) > 19.9 && margin(side) < 25.1, side)
    assert.ok(margin('left') > 29.9 && margin('left') < 35.1 && margin('right') > 14.9 && margin('right') < 20.1)
    for (const annex of annexes) assert.match(annex, /w:w="16838" w:h="11906" w:orient="landscape"/)
    for (const section of sections) {
      assert.match(section, /<w:titlePg\/>/, 'no number on a first page')
      assert.match(section, /<w:pgNumType w:start="1"\/>/, 'an annex has its own page numbers')
    }
    const header = part('word/header1.xml')
    assert.match(header, /w:jc w:val="center".*PAGE/s)
    assert.ok(sizes(header).every((size) => size >= 13 && size <= 14))
    assert.match(
      part('word/styles.xml'),
      /w:ascii="Times New Roman".*w:color w:val="000000"|w:color w:val="000000".*w:ascii="Times New Roman"/s,
    )
  })

  test('letterhead: sizes, bold, the number with its place left free, a nought before day and month', async () => {
    const document = (await xml(quarter))('word/document.xml')
    const check = (text: string, least: number, most: number, bold: boolean, italic = false) => {
      const paragraph = around(document, text)
      assert.ok(
        sizes(paragraph).every((size) => size >= least && size <= most),
        `${text}: ${sizes(paragraph)}`,
      )
      assert.equal(paragraph.includes('<w:b/>'), bold, `${text} bold`)
      assert.equal(paragraph.includes('<w:i/>'), italic, `${text} italic`)
    }
    check('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 12, 13, true)
    check('Độc lập - Tự do - Hạnh phúc', 13, 14, true)
    check('ỦY BAN NHÂN DÂN TỈNH\u00a0AN\u00a0HÒA', 12, 13, false)
    check('SỞ NỘI VỤ', 12, 13, true)
    check('/BC-SNV', 13, 13, false)
    check('An Hòa, ngày 05 tháng 02 năm 2026', 13, 14, false, true)
    check('BÁO CÁO', 13, 14, true)
    check('Công tác cải cách hành chính định kỳ quý III/2026', 13, 14, true)
    check('Kính gửi:', 13, 14, false)
    check('Phụ lục I<', 14, 14, true)
  })

  test('body: 14 points, justified, first line 1.27 cm, six points between paragraphs, headings as the form numbers them', async () => {
    const part = await xml(quarter)
    const document = part('word/document.xml')
    const paragraph = around(document, 'Đã ban hành 05 văn bản.')
    assert.match(paragraph, /<w:jc w:val="both"\/>/)
    const indent = mm(/w:firstLine="(\d+)"/.exec(paragraph)?.[1])
    assert.ok(Math.abs(indent - 12.7) < 0.1, String(indent))
    const style = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/s.exec(part('word/styles.xml'))?.[0] ?? ''
    assert.deepEqual(sizes(style), [14])
    const [before, after] = ['before', 'after'].map((side) => Number(new RegExp(`w:${side}="(\\d+)"`).exec(style)?.[1]))
    assert.ok((before! + after!) / 20 >= 6)
    const line = Number(/w:line="(\d+)"/.exec(style)?.[1]) / 240
    assert.ok(line >= 1 && line <= 1.5)
    assert.ok(
      words(document).includes(
        'I. |CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC|1. |Hoạt động chỉ đạo nổi bật|Đã ban hành 05 văn bản.|- Chỉ thị về &lt;kỷ luật&gt; &amp; kỷ cương.|2. |Tiến độ Kế hoạch CCHC năm|',
      ),
    )
    assert.match(words(document), /IV\. \|PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI\|Không có nội dung báo cáo\./)
  })

  test('ending: "./.", Nơi nhận in 12 and 11, who signs', async () => {
    const document = (await xml(quarter))('word/document.xml')
    assert.match(
      words(document),
      /\(có các biểu số liệu kèm theo\)\.\/\.\|Nơi nhận:\|- Như trên;\|- Lưu: VT\.\|GIÁM ĐỐC/,
    )
    assert.deepEqual(sizes(around(document, 'Nơi nhận:')).at(-1), 12)
    assert.ok(sizes(around(document, '- Như trên;')).every((size) => size === 11))
    const committee = words((await xml(province))('word/document.xml'))
    assert.match(committee, /TM\. ỦY BAN NHÂN DÂN\|CHỦ TỊCH/)
    assert.match(committee, /\/BC-UBND/)
  })
})

test('P2: an annex for each table: heads on two levels, repeated; headings span; what is missing is said', async () => {
  const document = (await xml(quarter))('word/document.xml')
  const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
    .map(([it]) => it)
    .filter((it) => it.includes('<w:tblHeader/>'))
  assert.equal(tables.length, 7)
  const [first = ''] = tables
  assert.equal([...first.matchAll(/<w:tblHeader\/>/g)].length, 3)
  assert.ok(
    words(first).startsWith(
      'STT|Chỉ tiêu thống kê|Đơn vị tính|Số liệu|Ghi chú|Quý III/2026|Quý II/2026|(1)|(2)|(3)|(4)|(5)|(6)|1|',
    ),
  )
  assert.match(first, /<w:vMerge w:val="restart"\/>/)
  assert.match(first, /<w:gridSpan w:val="5"\/>/, 'a heading spans')
  assert.match(words(first), /Gồm 02 chỉ thị/)
  assert.match(words(tables[6]!), /Chưa có số liệu/)
  const rows = tables.map((table) => [...table.matchAll(/<w:tr>|<w:tr /g)].length - 3)
  assert.equal(
    rows.reduce((a, b) => a + b),
    123,
  )
  assert.match(
    words(document),
    /Phụ lục VII\|XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ\|\(Kèm theo Báo cáo số/,
  )
})

test('P6: a draft and invented figures say so', async () => {
  const text = words((await xml({ ...quarter, draft: true, illustrative: true, date: null }))('word/document.xml'))
  assert.match(text, /Dự thảo: báo cáo này chưa được gửi\.\|Số liệu trong báo cáo này là số liệu minh họa/)
  assert.match(text, /ngày \u00a0+ tháng/)
})

test('P3: a report that was put together says of whom, and shows each if asked', async () => {
  const short = words((await xml(province))('word/document.xml'))
  assert.match(short, /Đã có 03\/04 đơn vị gửi báo cáo, đạt 75%\. Chưa gửi: UBND xã Tân Lập\./)
  assert.doesNotMatch(short, /UBND xã Số 2/)
  const long = words((await xml(province, true))('word/document.xml'))
  assert.match(long, /Phụ lục VIII\|CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC: SỐ LIỆU CỦA TỪNG ĐƠN VỊ/)
  assert.match(
    long,
    /STT\|Đơn vị\|1\. Số văn bản.*?\|2\. Tỷ lệ hoàn thành.*?\|Tổng hợp\|.*?UBND xã Số 1\|.*?UBND xã Số 3/,
  )
})

test('P4: the same report gives the same bytes, at another time and in another time zone', async () => {
  const make = async (report: PrintedReport) => [
    Buffer.from(await docxBytes(reportDocument(report, { byAgency: true }))).toString('base64'),
    Buffer.from(await xlsxBytes(reportSheets(report))).toString('base64'),
  ]
  const here = await make(province)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const before = process.env.TZ
  process.env.TZ = 'America/Lima'
  const there = await make(structuredClone(province))
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before
  assert.deepEqual(there, here)
})

test('P5: a workbook: words, one sheet a table, each agency; figures are numbers, what is missing stays empty', async () => {
  const sheets = reportSheets({ ...province, figures: { ...province.figures, '6/1.1': '123456789012345.5' } })
  const starts = ['Lời văn', 'Biểu 1 ', 'Biểu 2 ', 'Biểu 3 ', 'Biểu 4 ', 'Biểu 5 ', 'Biểu 6 ', 'Biểu 7 ', 'Theo đơn vị']
  assert.equal(sheets.length, starts.length)
  for (const [i, start] of starts.entries()) assert.ok(sheets[i]!.name.startsWith(start), sheets[i]!.name)
  const rows = [...(sheets[1]!.rows as Iterable<readonly unknown[]>)]
  assert.equal(rows[0]![3], 0)
  assert.equal(rows[4]![3], null, 'a heading has no figure')
  const money = [...(sheets[6]!.rows as Iterable<readonly unknown[]>)].find(([code]) => code === '1.1')
  assert.equal(money?.[3], '123456789012345.5', 'more digits than a spreadsheet keeps')
  const agencies = [...(sheets.at(-1)!.rows as Iterable<readonly unknown[]>)]
  assert.deepEqual(
    agencies.map(([name]) => name),
    ['Tổng hợp', 'UBND xã Số 1', 'UBND xã Số 2', 'UBND xã Số 3'],
  )
  const parts = unzipSync(await xlsxBytes(sheets))
  assert.ok(parts['xl/worksheets/sheet9.xml'])
})
