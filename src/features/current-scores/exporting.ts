import { z } from 'zod'
import { workbookReply } from '#features/access/file-replies.ts'
import { type Context, type FileReply, operation } from '#features/access/operation.ts'
import { reckon } from '#features/rounds/engine.ts'
import {
  numberColumn as count,
  pointsColumn as points,
  type Row,
  type Sheet,
  textColumn as text,
  vietnameseDate,
} from '#lib/office/table.ts'
import { daysFor } from './days.ts'
import { earlierOf } from './earlier.ts'
import { findScore, readScored } from './reading.ts'
import { gainsOf, ledgerOf, summed, totalOf } from './rules.ts'
import { whatIfOf } from './scenario-rules.ts'
import { AskScoreWhatIf, OnScore, type ScoreHead, type ScoreTotal } from './schema.ts'
import { readWorkBehind } from './work.ts'

/** Every workbook says whose points it holds, by what, and of which day. */
function workbook(
  { today }: Context,
  head: ScoreHead,
  total: ScoreTotal,
  about: string,
  sheets: readonly Sheet[],
): FileReply {
  const rows: Row[] = [
    ['Đơn vị', head.name],
    ['Bộ chỉ số', head.editionName],
    ['Năm', String(head.year)],
    ['Nguồn số liệu', head.round?.name ?? 'Sổ theo dõi điểm'],
    ['Ngày kết xuất', vietnameseDate(today)],
    ['Điểm', total.points],
    ['Điểm tối đa áp dụng', total.max],
    ['Xếp loại', total.className],
    ...(head.illustrative ? [['Ghi chú', 'Số liệu minh họa'] as Row] : []),
  ]
  const facts: Sheet = { name: 'Nguồn', columns: [text('Mục'), text('Giá trị', 60)], rows }
  return workbookReply(`${head.name} ${about} ${head.framework} ${head.year}`, [...sheets, facts])
}

const reasons = { scored: '', missing: 'chưa có số liệu', undecided: 'chờ quyết định', unknown: 'chưa rõ cách chấm' }

export const exportScoreLedger = operation({
  name: 'score.exportLedger',
  method: 'GET',
  path: '/scores/:scoreId/ledger.xlsx',
  summary: 'Sổ điểm bị trừ của một đơn vị (Excel).',
  input: OnScore,
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: findScore,
  run: async (context) => {
    const scored = await readScored(context, context.subject)
    const { workOf } = await readWorkBehind(context, scored)
    const { lines, total, steps } = ledgerOf({ scored, earlier: await earlierOf(context, scored), workOf })
    const columns = [
      ...[text('Mã', 10), text('Tiêu chí', 60)],
      ...['Tối đa', 'Điểm', 'Bị trừ', 'Năm trước', 'Thay đổi'].map(points),
      ...[text('Lý do', 18), text('Cách tính', 60), count('Nhiệm vụ'), count('Chưa xong'), text('Chủ trì', 40)],
    ]
    const rows = lines.map((it) => [
      ...[it.code, it.name, it.max, it.points, it.lost, it.move?.before, it.move?.change],
      ...[reasons[it.reason], it.account.join(' '), it.work.tasks, it.work.open, it.work.leads.join('; ')],
    ])
    const near = steps.map((it) => [
      it.code,
      it.held ? 'giữ được' : 'chưa đạt',
      it.at,
      it.position,
      it.things,
      it.points,
    ])
    const heads = [
      text('Mã', 10),
      text('Ngưỡng', 14),
      ...['Mức', 'Hiện tại', 'Còn cách (số lượng)'].map(count),
      points('Điểm'),
    ]
    return workbook(context, scored.head, total, 'điểm bị trừ', [
      { name: 'Điểm bị trừ', columns, rows },
      { name: 'Sát ngưỡng', columns: heads, rows: near },
    ])
  },
})

export const exportScoreGains = operation({
  name: 'score.exportGains',
  method: 'GET',
  path: '/scores/:scoreId/gains.xlsx',
  summary: 'Tiêu chí có thể tăng điểm của một đơn vị (Excel).',
  input: OnScore,
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: findScore,
  run: async (context) => {
    const scored = await readScored(context, context.subject)
    const { engine, inputs, field, head } = scored
    const { workOf } = await readWorkBehind(context, scored)
    const rows = gainsOf(scored, workOf).map((it) => [
      ...[it.code, it.name, it.points, it.max, it.p75, it.best, it.toP75, it.toBest, it.toMax],
      ...[it.work.tasks, it.work.open, it.agencies],
    ])
    const columns = [
      ...[text('Mã', 10), text('Tiêu chí', 60)],
      ...['Điểm', 'Tối đa', 'Mức 25% đầu', 'Cao nhất', 'Đến 25% đầu', 'Đến cao nhất', 'Đến tối đa'].map(points),
      ...['Nhiệm vụ', 'Chưa xong', 'Đơn vị khác cũng mất điểm'].map(count),
    ]
    const total = totalOf(engine, field, summed(reckon(engine, inputs)))
    return workbook(context, head, total, 'tăng điểm', [{ name: 'Có thể tăng', columns, rows }])
  },
})

export const exportScoreWhatIf = operation({
  name: 'score.exportWhatIf',
  method: 'GET',
  path: '/scores/:scoreId/what-if.xlsx',
  summary: 'Các phương án giả định cạnh nhau (Excel): điểm, hạng, từng tiêu chí thay đổi và cách tính.',
  input: AskScoreWhatIf,
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: findScore,
  run: async (context, { scenarios }) => {
    const scored = await readScored(context, context.subject)
    const { base, outcomes } = whatIfOf(scored, scenarios)
    const all = [{ ...base, name: 'Hiện tại', change: 0 }, ...outcomes]
    const rows = all.map((it) => [
      it.name,
      it.points,
      it.max,
      it.percent,
      it.change,
      it.rank,
      it.low,
      it.high,
      it.className,
    ])
    const heads = [
      ...['Điểm', 'Tối đa áp dụng', '% tối đa', 'Thay đổi'].map(points),
      ...['Hạng', 'Hạng từ', 'Hạng đến'].map(count),
    ]
    const moved = outcomes.flatMap(({ name, moved: lines }) =>
      lines.map((it) => [name, it.code, it.name, it.from, it.to, it.change, it.account.join(' ')]),
    )
    const columns = [text('Phương án'), text('Mã', 10), text('Tiêu chí', 60), ...['Từ', 'Đến', 'Thay đổi'].map(points)]
    const { engine, inputs, field, head } = scored
    const total = totalOf(engine, field, summed(reckon(engine, inputs)))
    return workbook(context, head, total, 'giả định', [
      { name: 'Phương án', columns: [text('Phương án'), ...heads, text('Xếp loại')], rows },
      { name: 'Thay đổi', columns: [...columns, text('Cách tính', 60)], rows: moved },
    ])
  },
})

export const exportScoreDays = operation({
  name: 'score.exportDays',
  method: 'GET',
  path: '/scores/:scoreId/days.xlsx',
  summary: 'Diễn biến điểm của một đơn vị qua các ngày đã chấm (Excel).',
  input: OnScore,
  output: z.unknown(),
  allow: 'round.read',
  reply: 'file',
  subject: findScore,
  run: async (context) => {
    const found = await daysFor(context, context.subject)
    const columns = [
      { title: 'Ngày', type: 'date' as const, width: 12 },
      ...['Điểm', 'Tối đa áp dụng', '% tối đa'].map(points),
      count('Tiêu chí chưa có điểm'),
      ...found.groups.map(({ name }) => points(name)),
      ...[text('Người chấm'), text('Phiên bản bộ tiêu chí (mã băm)', 66)],
    ]
    const rows = found.days.map((it) => [
      ...[it.takenOn, it.points, it.max, it.percent, it.gaps],
      ...it.groups.map(({ points }) => points),
      ...[it.takenBy, it.digest],
    ])
    return workbook(context, found, found.now, 'diễn biến điểm', [{ name: 'Diễn biến', columns, rows }])
  },
})
