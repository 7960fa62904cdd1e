import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { mayAnywhere } from '#features/access/rules.ts'
import { Problem } from '#platform/problem.ts'
import { fieldsOf } from './filling/rules.ts'
import { getKeptForm } from './forms/store.ts'
import { keepRounds, type Opening, openFor, openingOf, yearsAround } from './rounds/opening.ts'
import { roundPage, roundsShown, rowShown, seenBy, treeOf } from './rounds/reading.ts'
import { CloseRound, ListRounds, OfRound, OpenRound, RoundList, RoundPage } from './rounds/schema.ts'
import {
  getRound,
  listHeads,
  listOwed,
  listRounds,
  type ReportHead,
  type RoundRow,
  type RoundSubject,
  saveRoundState,
} from './rounds/store.ts'
import { periodsOf } from './rules.ts'
import { getSeries, type SeriesRow } from './series/store.ts'

/** What the person's own agencies owe; a leader of all owes nothing. */
async function owedBy(context: Context, rounds: ReadonlyMap<string, RoundRow>): Promise<RoundList['mine']> {
  const { db, reach } = context
  const fills = reach('report.fill')
  const owed = fills === 'all' ? [] : await listOwed(db, [...fills])
  const byRound = Map.groupBy(owed, ({ roundId }) => roundId)
  const rows: RoundList['mine'] = []
  for (const [roundId, heads] of byRound) {
    const round = rounds.get(roundId)
    if (!round) continue
    const fields = fieldsOf(await getKeptForm(db, round.digest)).length
    const seen = seenBy(context, { round, fields, tree: await treeOf(context, round, await listHeads(db, [roundId])) })
    const of = { roundId, title: round.title, roundName: round.name, lastInTime: round.lastInTime }
    rows.push(...heads.map((head: ReportHead) => ({ ...rowShown(head, seen), ...of })))
  }
  return rows
}

export const listAllRounds = operation({
  name: 'reportRound.list',
  method: 'GET',
  path: '/report-rounds',
  summary: 'Các kỳ báo cáo mà người xem có phần, mới nhất trước, và báo cáo mà đơn vị của mình còn phải gửi.',
  input: ListRounds,
  output: RoundList,
  allow: 'report.read',
  run: async (context, { state, seriesId }) => {
    const { db, today, reach, actor } = context
    const reads = reach('report.read')
    const seen = reads === 'all' ? ('all' as const) : [...reads]
    const rounds = await listRounds(db, { seen, today, state, seriesId })
    return {
      rounds: await roundsShown(context, rounds),
      mine: await owedBy(context, new Map(rounds.map((round) => [round.id, round]))),
      canOpen: mayAnywhere(actor, 'report.manage'),
    }
  },
})

type OnRound = Context & { subject: RoundSubject }

async function pageOf(context: OnRound): Promise<RoundPage> {
  const { subject, db, can } = context
  const fields = fieldsOf(await getKeptForm(db, subject.round.digest)).length
  return { ...(await roundPage(context, subject.round, fields)), can: can(subject) }
}

export const showRound = operation({
  name: 'reportRound.get',
  method: 'GET',
  path: '/report-rounds/:roundId',
  summary: 'Một kỳ báo cáo: đơn vị nào đã gửi, muộn, bị trả lại, đã duyệt; tỷ lệ đúng hạn theo cấp.',
  input: OfRound,
  output: RoundPage,
  allow: 'report.read',
  subject: (db, { roundId }, { today }) => getRound(db, roundId, today),
  run: pageOf,
})

/** The period that was asked for, or days that were given by hand. */
function askedOpening(series: SeriesRow, input: z.output<typeof OpenRound>, today: string): Opening {
  const { key, adHoc } = input
  if (adHoc) {
    const { dataFrom, dataTo } = adHoc
    if ((dataFrom === null) !== (dataTo === null) || (dataFrom !== null && dataTo !== null && dataTo < dataFrom))
      throw new Problem('report.days_crossed')
    return { ...adHoc, key: `adhoc-${uuid()}`, kind: 'adHoc', derivation: ['Ngày do đơn vị tổng hợp đặt cho kỳ này.'] }
  }
  const period = periodsOf(series, yearsAround(today)).find((it) => it.key === key)
  if (!period) throw new Problem('report.period_unknown', { key })
  return openingOf(period)
}

export const openRound = operation({
  name: 'reportRound.open',
  method: 'POST',
  path: '/report-series/:seriesId/rounds',
  summary: 'Mở một kỳ báo cáo theo lịch của chế độ, hoặc đột xuất với ngày tự đặt; biểu mẫu được giữ nguyên cho kỳ.',
  input: OpenRound,
  output: RoundPage,
  allow: 'report.manage',
  subject: (db, { seriesId }) => getSeries(db, seriesId, 'change'),
  run: async (context, input) => {
    const { db, subject, today } = context
    const round = await openFor(context, subject.series, askedOpening(subject.series, input, today))
    if (!round) throw new Problem('report.period_open', { key: input.key })
    return pageOf({ ...context, subject: (await getRound(db, round.id, today))! })
  },
  audit: ({ key, adHoc }, { id, name }) => ({ key: key ?? null, adHoc: adHoc?.name ?? null, roundId: id, name }),
})

export const closeRound = operation({
  name: 'reportRound.close',
  method: 'POST',
  path: '/report-rounds/:roundId/close',
  summary: 'Khép kỳ báo cáo: báo cáo chưa gửi không gửi được nữa; sửa sau đó là phiên bản mới kèm lý do.',
  input: CloseRound,
  output: RoundPage,
  allow: 'report.manage',
  subject: (db, { roundId }, { today }) => getRound(db, roundId, today, 'change'),
  run: async (context, { version, roundId }) => {
    const { db, subject, now, today } = context
    if (subject.round.state === 'closed') throw new Problem('report.round_closed')
    await saveRoundState(db, subject.round, version, now)
    return pageOf({ ...context, subject: (await getRound(db, roundId, today))! })
  },
  audit: () => ({}),
})

export const reopenRound = operation({
  name: 'reportRound.reopen',
  method: 'POST',
  path: '/report-rounds/:roundId/reopen',
  summary: 'Mở lại kỳ báo cáo đã khép cho đơn vị chưa gửi.',
  input: CloseRound,
  output: RoundPage,
  allow: 'report.manage',
  subject: (db, { roundId }, { today }) => getRound(db, roundId, today, 'change'),
  run: async (context, { version, roundId }) => {
    const { db, subject, today } = context
    await saveRoundState(db, subject.round, version, null)
    return pageOf({ ...context, subject: (await getRound(db, roundId, today))! })
  },
  audit: () => ({}),
})

export const keepDay = operation({
  name: 'reportRound.keepDay',
  method: 'POST',
  path: '/report-rounds/day',
  summary: 'Mở các kỳ báo cáo đến ngày theo lịch và thêm báo cáo của đơn vị mới thành lập.',
  input: z.object({}),
  output: z.object({ opened: z.number().int(), added: z.number().int() }),
  allow: 'system',
  run: (context) => keepRounds(context),
  audit: (_, reply) => reply,
})
