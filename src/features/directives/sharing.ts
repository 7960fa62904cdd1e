import { Readable } from 'node:stream'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { OnScore } from '#features/current-scores/schema.ts'
import { findBook } from '#features/current-scores/store.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { Problem } from '#platform/problem.ts'
import { directedSheet, shareSheet } from './export-rules.ts'
import { readPeriod } from './reading.ts'
import { countOf, directedCriteria, ofGovernment, shareOf } from './rules.ts'
import { DirectedList, ListDirected, Period, ProposedFigures, Share } from './schema.ts'

const checkPeriod = ({ from, to }: { from: string; to: string }) => {
  if (from > to) throw new Problem('input.invalid', { fields: [{ field: 'to', code: 'too_small' }] })
}

export const showShare = operation({
  name: 'directive.share',
  method: 'GET',
  path: '/directives/share',
  summary: 'Tỷ lệ hoàn thành đúng hạn việc cấp trên giao trong một kỳ, theo từng nơi giao.',
  input: Period,
  output: Share,
  allow: 'plan.read',
  run: async (context, period) => {
    checkPeriod(period)
    return shareOf(await readPeriod(context, period))
  },
})

export const listDirected = operation({
  name: 'directive.tasks',
  method: 'GET',
  path: '/directives/tasks',
  summary: 'Các việc đứng sau một con số của bảng tỷ lệ, cùng kỳ, nơi giao và tình trạng.',
  input: ListDirected,
  output: DirectedList,
  allow: 'plan.read',
  run: async (context, { after, limit, ...wanted }) => {
    checkPeriod(wanted)
    const all = await readPeriod(context, wanted)
    const from = after ? all.findIndex(({ taskId }) => taskId === after) + 1 : 0
    const tasks = all.slice(from, from + limit)
    const more = from + limit < all.length
    return { tasks, total: all.length, next: more ? (tasks.at(-1)?.taskId ?? null) : null }
  },
})

export const exportShare = operation({
  name: 'directive.shareXlsx',
  method: 'GET',
  path: '/directives/share.xlsx',
  summary: 'Bảng tỷ lệ đúng hạn và danh sách các việc đứng sau từng con số (Excel).',
  input: Period,
  output: z.unknown(),
  allow: 'plan.read',
  reply: 'file',
  run: async (context, period) => {
    checkPeriod(period)
    const tasks = await readPeriod(context, period)
    const sheets = [shareSheet(shareOf(tasks), period, context.today), directedSheet(tasks)]
    return {
      filename: `Việc cấp trên giao ${period.from} – ${period.to}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: Readable.toWeb(Readable.from(xlsxStream(sheets))) as ReadableStream<Uint8Array>,
    }
  },
})

export const proposeFigures = operation({
  name: 'directive.figures',
  method: 'GET',
  path: '/score-books/:scoreId/directed-figures',
  summary: 'Số liệu của sổ việc Chính phủ, Thủ tướng giao cho tiêu chí tương ứng của sổ điểm; người giữ sổ xác nhận.',
  input: OnScore,
  output: ProposedFigures,
  allow: 'round.read',
  subject: (db, { scoreId }) => findBook(db, scoreId),
  run: async (context) => {
    const { services, subject, today } = context
    const { framework, edition, year } = subject.book
    const criteria = directedCriteria(services.frameworks.edition(framework, edition)?.edition.criteria ?? [])
    if (criteria.length === 0) return { proposals: [] }
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    const given = (await readPeriod(context, { kind: 'directive', from, to, by: 'issued' })).filter(({ issuer }) =>
      ofGovernment.includes(issuer),
    )
    const { tasks, onTime, late, undated } = countOf(given)
    const figures = { a: tasks, b: onTime, c: late }
    const proposals = criteria.map(({ code, name }) => ({
      code,
      name: name.vi,
      figures,
      from,
      to,
      asOf: today,
      undated,
    }))
    return { proposals }
  },
})
