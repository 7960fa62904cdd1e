import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { type Context, type FileReply, operation } from '#features/access/operation.ts'
import { sourcesOf } from '#features/results/reading.ts'
import {
  numberColumn as count,
  pointsColumn as points,
  type Row,
  type Sheet,
  textColumn as text,
  vietnameseDate,
} from '#lib/office/table.ts'
import { gainsFor, ledgerFor } from './operations.ts'
import { headOf, readStanding, type Standing } from './reading.ts'
import { whatIfOf } from './scenario-rules.ts'
import { AskWhatIf, ShowGains, ShowLedger } from './schema.ts'

const codeShown = (code: string) => (code === 'total' ? '' : code)

/** Every workbook says whose results they are, of which year, and who published them. */
async function workbook(
  context: Context,
  standing: Standing,
  about: string,
  sheets: readonly Sheet[],
): Promise<FileReply> {
  const head = await headOf(context, standing)
  const { sources } = await sourcesOf(context, standing.years, standing.sheet.table)
  const rows: Row[] = [
    [head.level === 'province' ? 'Địa phương' : 'Đơn vị', head.unit.name],
    ['Chỉ số', head.frameworkName],
    ['Năm', String(head.year)],
    ...sources.map(({ source }): Row => ['Nguồn', source]),
    ['Ngày kết xuất', vietnameseDate(context.today)],
    ...(head.ownMean ? [['Ghi chú', 'Bình quân các tỉnh hợp nhất, do hệ thống tính'] as Row] : []),
    ...(head.illustrative ? [['Ghi chú', 'Số liệu minh họa của tỉnh hư cấu'] as Row] : []),
  ]
  const facts: Sheet = { name: 'Nguồn', columns: [text('Mục'), text('Giá trị', 80)], rows }
  return workbookReply(`${head.unit.name} ${about} ${head.framework} ${head.year}`, [...sheets, facts])
}

export const exportLedger = operation({
  name: 'analysis.exportLedger',
  method: 'GET',
  path: '/indices/:framework/ledger.xlsx',
  summary: 'Sổ điểm bị trừ của một địa phương (Excel): so với tối đa, so với năm trước, nhiệm vụ của từng dòng.',
  input: ShowLedger,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (context, input) => {
    const standing = await readStanding(context, input)
    const { lines, rounding, total } = await ledgerFor(context, standing)
    const columns = [
      ...[text('Mã', 8), text('Nội dung', 60)],
      ...['Tối đa', 'Điểm', 'Bị trừ'].map(points),
      count('Hạng'),
      ...['Năm trước', 'Thay đổi'].map(points),
      text('So được với năm trước', 22),
      ...['Nhiệm vụ', 'Chưa xong', 'Quá hạn', 'Đơn vị'].map(count),
      ...[text('Chủ trì', 40), count('Tài liệu')],
    ]
    const rows: Row[] = lines.map(({ work, move, ...it }) => [
      ...[codeShown(it.code), it.name, it.max, it.points, it.lost, it.rank, move?.before, move?.change],
      move ? (move.comparable ? 'có' : `không${move.reason ? `: ${move.reason}` : ''}`) : '',
      ...[work.tasks, work.open, work.overdue, work.agencies, work.leads.join('; '), work.evidence],
    ])
    const sums: Row[] = [
      ...(rounding === 0 ? [] : [['', 'Do điểm tối đa in tròn', null, null, rounding] as Row]),
      ['', 'Cộng', total.max, total.points, total.lost, total.rank, total.before, total.change],
    ]
    return workbook(context, standing, 'điểm bị trừ', [{ name: 'Điểm bị trừ', columns, rows: [...rows, ...sums] }])
  },
})

export const exportGains = operation({
  name: 'analysis.exportGains',
  method: 'GET',
  path: '/indices/:framework/gains.xlsx',
  summary: 'Nội dung có thể tăng điểm nhiều nhất (Excel).',
  input: ShowGains,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (context, input) => {
    const standing = await readStanding(context, input)
    const { lines } = await gainsFor(context, standing)
    const columns = [
      ...[text('Mã', 8), text('Nội dung', 60)],
      ...['Điểm', 'Mức 25% đầu', 'Cao nhất', 'Tối đa', 'Đến 25% đầu', 'Đến cao nhất', 'Đến tối đa'].map(points),
      ...['Hạng khi đạt 25% đầu', 'Nhiệm vụ', 'Chưa xong', 'Đơn vị'].map(count),
    ]
    const rows = lines.map(({ work, ...it }) => [
      ...[codeShown(it.code), it.name, it.points, it.p75, it.best, it.max, it.toP75, it.toBest, it.toMax],
      ...[it.rankAtP75, work.tasks, work.open, work.agencies],
    ])
    return workbook(context, standing, 'tăng điểm', [{ name: 'Có thể tăng', columns, rows }])
  },
})

export const exportWhatIf = operation({
  name: 'analysis.exportWhatIf',
  method: 'GET',
  path: '/indices/:framework/what-if.xlsx',
  summary: 'Các phương án giả định cạnh nhau (Excel).',
  input: AskWhatIf,
  output: z.unknown(),
  allow: 'index.read',
  reply: 'file',
  run: async (context, { scenarios, ...input }) => {
    const standing = await readStanding(context, input)
    const errors = standing.years.errors.get(standing.sheet.table.year) ?? new Map()
    const { base, outcomes, of } = whatIfOf(standing.sheet, scenarios, errors)
    const all = [{ ...base, name: 'Đã công bố', change: 0 }, ...outcomes]
    const rows = all.map((it) => [it.name, it.points, it.change, it.rank, of, it.low, it.high])
    const columns = [
      text('Phương án'),
      ...['Điểm', 'Thay đổi'].map(points),
      ...['Hạng', 'Số nơi có điểm', 'Hạng từ (90 %)', 'Hạng đến (90 %)'].map(count),
    ]
    const moved = outcomes.flatMap(({ name, moved: lines }) =>
      lines.map((it) => [name, codeShown(it.code), it.name, it.from, it.to, it.change]),
    )
    const heads = [text('Phương án'), text('Mã', 8), text('Nội dung', 60), ...['Từ', 'Đến', 'Thay đổi'].map(points)]
    return workbook(context, standing, 'giả định', [
      { name: 'Phương án', columns, rows },
      { name: 'Thay đổi', columns: heads, rows: moved },
    ])
  },
})
