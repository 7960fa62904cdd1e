import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './read.ts'
import { isRefusal } from './reading.ts'

/** The same table in other orders of columns and in the layouts in which text copies of plans come. */

const TITLES = [
  'TT',
  'Nội dung thành phần',
  'Nhiệm vụ, giải pháp',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời gian thực hiện',
  'Sản phẩm',
]
const ORDERS = [
  '0123456',
  '023456',
  '026534',
  '0126534',
  '02534',
  '0235',
  '012345',
  '2345',
  '023465',
  '0125634',
  '0234',
]

/** null: merged with the cell above. */
type Cells = (string | null)[]
type Source = { group: [label: string, title: string] } | { cells: Cells }
const group = (label: string, title: string): Source => ({ group: [label, title] })
const row = (...cells: Cells): Source => ({ cells })

const SOURCES: Source[] = [
  group('I', 'Tham gia của người dân ở cấp cơ sở'),
  row(
    '1',
    'Tri thức công dân',
    'Tăng cường tuyên truyền, phổ biến chính sách, pháp luật trên hệ thống loa.',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Đài Phát thanh và Truyền hình tỉnh; UBND các xã, phường',
    'Thường xuyên',
    'Tin, bài tuyên truyền',
  ),
  row(
    null,
    null,
    '- Biên soạn tài liệu hỏi đáp pháp luật.',
    'Sở Tư pháp',
    'UBND các xã, phường',
    'Quý II/2026',
    'Tài liệu',
  ),
  row(
    '2',
    'Cơ hội tham gia',
    'Tổ chức đối thoại định kỳ giữa người đứng đầu chính quyền với Nhân dân',
    'UBND các xã, phường',
    'Ủy ban MTTQ Việt Nam các xã, phường',
    '6 tháng/lần',
    'Biên bản đối thoại',
  ),
  group('II', 'Công khai, minh bạch'),
  row(
    '1',
    'Danh sách hộ nghèo',
    'Công khai danh sách hộ nghèo, hộ cận nghèo tại nhà văn hóa thôn.',
    'Sở Nông nghiệp và Môi trường',
    'UBND các xã, phường',
    'Quý IV/2026',
    'Danh sách niêm yết',
  ),
  row(
    '2',
    'Thu, chi ngân sách',
    'Công khai dự toán, quyết toán ngân sách cấp xã theo đúng biểu mẫu.',
    'Sở Tài chính',
    'Các sở, ban, ngành; UBND các xã, phường',
    'Hằng năm',
    'Báo cáo công khai',
  ),
  row(
    null,
    null,
    'Kiểm tra việc công khai ngân sách tại các xã, phường.',
    null,
    'Các sở, ban, ngành; UBND các xã, phường',
    null,
    'Báo cáo kiểm tra',
  ),
  row(
    '3',
    'Quy hoạch',
    'Lấy ý kiến người dân về quy hoạch, kế hoạch sử dụng đất.',
    'Sở Nông nghiệp và Môi trường',
    'Sở Xây dựng; Văn phòng UBND tỉnh',
    'Hằng năm',
    'Báo cáo tiếp thu, giải trình',
  ),
  row(
    null,
    null,
    'Công bố quy hoạch được duyệt trên Cổng thông tin điện tử.',
    'Văn phòng UBND tỉnh',
    'Sở Xây dựng',
    null,
    'Quy hoạch được công bố',
  ),
  group('III', 'Quản trị điện tử'),
  row(
    '1',
    'Cổng thông tin điện tử',
    'Nâng cấp chuyên mục hỏi đáp, tiếp nhận phản ánh, kiến nghị',
    'Văn phòng UBND tỉnh',
    'Sở Khoa học và Công nghệ',
    'Tháng 9/2026',
    'Chuyên mục được nâng cấp',
  ),
]

function expected(columns: number[]): string[] {
  const out: string[] = []
  let axis = ''
  let above: Cells = []
  for (const source of SOURCES) {
    if ('group' in source) axis = source.group[1]
    else {
      above = source.cells.map((cell, c) => cell ?? above[c] ?? '')
      const shown = above.map((cell, c) => (columns.includes(c) ? (cell ?? '') : ''))
      out.push([axis, shown[1], shown[2]!.replace('- ', ''), shown[3], shown[4], shown[5], shown[6]].join(' | '))
    }
  }
  return out
}

function found(table: string): string[] {
  const head =
    'UBND TỈNH X\n\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n\nNâng cao Chỉ số PAPI năm 2026\n\nI. MỤC ĐÍCH\n\nNâng cao.\n\nPHỤ LỤC\n\nNHIỆM VỤ\n\n'
  const reading = readText(new TextEncoder().encode(head + table), 'x.txt')
  assert.ok(!isRefusal(reading))
  return reading.tasks
    .filter((t) => t.kind === 'annexRow')
    .map((t) =>
      [t.axis, t.subIndex, t.text, t.lead.join('; '), t.coordinate.join('; '), t.deadline?.raw, t.product]
        .map((v) => v ?? '')
        .join(' | '),
    )
}

function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(?=.{${width}})(.{1,${width}})\\s`, 'g'), '$1\n')
}

function markdown(columns: number[]): string {
  const lines = [columns.map((c) => TITLES[c]!), columns.map(() => '---')]
  for (const source of SOURCES) {
    if ('cells' in source) lines.push(columns.map((c) => source.cells[c] ?? ''))
    else {
      const [label, title] = source.group
      const cells = columns[0] === 0 ? [label, title] : [`${label}. ${title}`]
      lines.push(columns.map((_, i) => cells[i] ?? ''))
    }
  }
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function flattened(columns: number[], emptyCells: boolean): string[] {
  const cells = columns.map((c) => TITLES[c]!)
  for (const source of SOURCES) {
    if ('cells' in source) cells.push(...columns.map((c) => source.cells[c] ?? null).filter((cell) => cell !== null))
    else {
      const [label, title] = source.group
      cells.push(...(columns[0] === 0 ? [label, title] : [`${label}. ${title}`]))
      if (emptyCells) cells.push(...columns.slice(2).map(() => '\u00a0'))
    }
  }
  return cells
}

for (const order of ORDERS) {
  const columns = [...order].map(Number)
  test(`T1 T2 T4 B6: columns ${order} give the same rows in every layout`, () => {
    const want = expected(columns)
    const flat = flattened(columns, false)
    const numbers = columns.map((_, i) => `(${i + 1})`)
    assert.deepEqual(found(markdown(columns)), want, 'Markdown')
    assert.deepEqual(found(wrap(markdown(columns), 80)), want, 'Markdown, wrapped')
    assert.deepEqual(found(flat.join('\n\n')), want, 'one cell per paragraph')
    assert.deepEqual(found(flat.join('\n')), want, 'one cell per line')
    assert.deepEqual(found(flattened(columns, true).join('\n\n')), want, 'with empty cells')
    assert.deepEqual(
      found([...flat.slice(0, columns.length), ...numbers, ...flat.slice(columns.length)].join('\n\n')),
      want,
      'with column numbers',
    )
    assert.deepEqual(found(flat.map((cell) => wrap(cell, 24)).join('\n\n')), want, 'narrow cells')
  })
}
