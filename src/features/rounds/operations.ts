import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { checkMay, reachOf } from '#features/access/rules.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { decimalText, isExternal, points } from './engine.ts'
import { cellsOf, overclaimsOf, type RoundState, readRound, roundShown, seenSheets, summariesOf } from './reading.ts'
import { checkMove, checkTimetable, worksFor } from './rules.ts'
import {
  ChangeRound,
  Matrix,
  MoveRound,
  OpenRound,
  Overclaims,
  Round,
  RoundEntry,
  RoundPage,
  type Stage,
} from './schema.ts'
import {
  authorOf,
  findRound,
  getRound,
  insertEntry,
  insertRound,
  keepEdition,
  listAgencyNames,
  listRoundEntries,
  listRounds,
  type RoundRow,
  type RoundSubject,
  saveRound,
} from './store.ts'

export const listAllRounds = operation({
  name: 'round.list',
  method: 'GET',
  path: '/rounds',
  summary: 'Các kỳ đánh giá mà người xem có phần, và các kỳ đã công bố; mới nhất trước.',
  input: z.object({}),
  output: z.object({ rounds: z.array(Round) }),
  allow: 'round.read',
  run: async ({ db, actor, today }) => {
    const reach = reachOf(actor, 'round.read')
    const rounds = await listRounds(db, reach === 'all' ? 'all' : [...reach])
    return { rounds: rounds.map((round) => roundShown(round, today)) }
  },
})

export const openRound = operation({
  name: 'round.open',
  method: 'POST',
  path: '/rounds',
  summary:
    'Mở một kỳ đánh giá: phiên bản chỉ số, năm, các đơn vị được chấm, đơn vị thẩm định, lịch; phiên bản được giữ nguyên.',
  input: OpenRound,
  output: Round,
  allow: 'round.manage',
  run: async (context, input) => {
    const { db, actor, services, today } = context
    const { framework, edition, unitIds, periodFrom, periodTo, ...given } = input
    const period = { periodFrom: periodFrom ?? `${given.year}-01-01`, periodTo: periodTo ?? `${given.year}-12-31` }
    const rest = { ...given, ...period }
    checkMay(actor, 'round.manage', { kind: 'round', id: '', parts: { owner: [rest.agencyId] } })
    checkTimetable(rest)
    const known = services.frameworks.edition(framework, edition)
    if (!known) throw new Problem('access.not_found', { edition })
    const { criteria, framework: head } = known.edition
    const leaves = leavesOf(criteria)
    if (head.status === 'resultsOnly' || leaves.every(isExternal))
      throw new Problem('round.not_scored', { name: head.name.vi })
    const ids = [...new Set(unitIds)]
    const names = await listAgencyNames(db, [...ids, ...rest.appraiserIds, rest.agencyId])
    const missing = [...ids, ...rest.appraiserIds].filter((id) => !names.has(id))
    if (missing.length > 0) throw new Problem('access.not_found', { agencies: missing })
    await keepEdition(db, { digest: known.digest, framework: head, criteria })
    const units = ids.map((agencyId) => ({ agencyId, name: names.get(agencyId) ?? '' }))
    const codes = leaves.map(({ code }) => code)
    const id = await insertRound(db, { ...rest, digest: known.digest }, units, codes)
    await insertEntry(db, { roundId: id, action: 'opened', said: { units: ids.length } }, authorOf(context))
    return roundShown((await findRound(db, id))!, today)
  },
  audit: ({ framework, edition, year, unitIds }) => ({ framework, edition, year, units: unitIds.length }),
})

function leavesOf<T extends { code: string; parent: string | null }>(criteria: readonly T[]): T[] {
  const parents = new Set(criteria.map(({ parent }) => parent))
  return criteria.filter(({ code }) => !parents.has(code))
}

/** Rights are asked of each reader; the round and its sheets are the same for all. */
const read = (db: Context['db'], { roundId }: { roundId: string }, { once }: Context) =>
  once(`round subject ${roundId}`, () => getRound(db, roundId))
const held = (db: Context['db'], { roundId }: { roundId: string }) => getRound(db, roundId, 'change')
const RoundId = z.object({ roundId: Id })

type OnRound = Context & { subject: RoundSubject }

async function pageOf(context: OnRound): Promise<RoundPage> {
  const { subject, actor, can, today } = context
  const { round } = subject
  const state = await readRound(context, round, subject.sheets)
  const seen = new Set(seenSheets(context, subject).map(({ id }) => id))
  // Places are told to all only when they are final; those who appraise see them grow.
  const whole = seen.size === subject.sheets.length
  const units = state.scored.filter(({ sheet }) => seen.has(sheet.id))
  const areas = state.engine.edition.criteria.filter(({ parent }) => parent === null)
  return {
    ...roundShown(round, today),
    units: summariesOf(state, units, actor, whole),
    areas: areas.map((it) => ({ code: it.code, name: it.name.vi, max: decimalText(points(it.max ?? 0)) })),
    external: state.engine.leaves.filter(isExternal).map(({ code, name }) => ({ code, name: name.vi })),
    can: can(subject),
  }
}

export const showRound = operation({
  name: 'round.get',
  method: 'GET',
  path: '/rounds/:roundId',
  summary: 'Một kỳ đánh giá: lịch, từng đơn vị đã nộp, đã thẩm định đến đâu, điểm, hạng, xếp loại.',
  input: RoundId,
  output: RoundPage,
  allow: 'round.read',
  subject: read,
  run: pageOf,
})

export const changeRound = operation({
  name: 'round.change',
  method: 'PATCH',
  path: '/rounds/:roundId',
  summary:
    'Sửa lịch hoặc đơn vị thẩm định của kỳ đánh giá kèm lý do, ví dụ gia hạn tự chấm hoặc mở lại bước đã quá hạn.',
  input: ChangeRound,
  output: Round,
  allow: 'round.manage',
  subject: held,
  run: async (context, { version, roundId, reason, ...change }) => {
    const { db, subject, today } = context
    if (subject.round.stage === 'published') throw new Problem('round.published')
    const after = withoutGaps(change)
    checkTimetable({ ...subject.round, ...after })
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, subject.round[name as keyof RoundRow]]))
    await saveRound(db, subject.round, version, after)
    await insertEntry(db, { roundId, action: 'changed', said: { before, after, reason } }, authorOf(context))
    return roundShown((await findRound(db, roundId))!, today)
  },
  audit: (input) => ({ ...input }),
})

const withoutGaps = <T extends object>(it: T) =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

export const moveRound = operation({
  name: 'round.move',
  method: 'POST',
  path: '/rounds/:roundId/move',
  summary: 'Chuyển kỳ đánh giá sang bước sau (khi bước này đã xong), hoặc lùi một bước kèm lý do.',
  input: MoveRound,
  output: Round,
  allow: 'round.manage',
  subject: held,
  run: async (context, { roundId, version, to, reason }) => {
    const { db, subject, today } = context
    const { round } = subject
    checkMove(round.stage, to, reason)
    await checkDone(context, to)
    await saveRound(db, round, version, { stage: to })
    await insertEntry(db, { roundId, action: 'moved', said: { from: round.stage, to, reason } }, authorOf(context))
    return roundShown((await findRound(db, roundId))!, today)
  },
  audit: ({ to }) => ({ to }),
})

/**
 * Appraisal ends when every line of the sheets that were handed in has a verdict; the second one, when every explanation
 * has an answer. A sheet that was never handed in holds nobody up: without verdicts it stays unscored.
 */
async function checkDone(context: OnRound, to: Stage): Promise<void> {
  if (to !== 'explanation' && to !== 'final') return
  const { round, sheets } = context.subject
  if (to === 'explanation' && round.stage !== 'appraisal') return
  const { scored } = await readRound(context, round, sheets)
  const open = scored
    .filter(({ sheet }) => sheet.submittedAt !== null)
    .flatMap(({ lines }) => [...lines.values()])
    .filter((line) =>
      to === 'final' ? line.explanation !== null && !line.verdict2 : line.claim !== null && !line.verdict1,
    )
  if (open.length > 0) throw new Problem('round.lines_open', { count: open.length })
}

export const showMatrix = operation({
  name: 'round.matrix',
  method: 'GET',
  path: '/rounds/:roundId/matrix',
  summary: 'Bảng thẩm định: tiêu chí × đơn vị, mỗi ô điểm tự chấm, điểm sau thẩm định và tình trạng.',
  input: RoundId,
  output: Matrix,
  allow: 'round.appraise',
  subject: read,
  run: async (context) => {
    const { subject, actor, can, today, once } = context
    const state = await readRound(context, subject.round, subject.sheets)
    return {
      round: roundShown(subject.round, today),
      criteria: state.engine.leaves.map((it) => ({
        code: it.code,
        name: it.name.vi,
        max: it.max === null ? null : decimalText(points(it.max)),
        external: isExternal(it),
      })),
      units: state.scored.map(({ sheet: { id, name, submittedAt, agencyId } }) => ({
        ...{ id, name, submitted: submittedAt !== null, own: worksFor(actor, agencyId) },
      })),
      cells: await once(`round cells ${subject.round.id}`, async () => state.scored.map((it) => cellsOf(state, it))),
      can: can(subject),
    }
  },
})

/** Sheets whose inside the person sees; publication opens the results to all, not the work on them. */
function ownSheets(context: OnRound) {
  const { round, sheets } = context.subject
  const stage = round.stage === 'published' ? 'final' : round.stage
  return seenSheets(context, { round: { ...round, stage }, sheets })
}

/** Those who keep or appraise the round see what was claimed too much; an agency sees its own. */
export function seenState(context: OnRound, state: RoundState): RoundState {
  const ids = new Set(ownSheets(context).map(({ id }) => id))
  return { ...state, scored: state.scored.filter(({ sheet }) => ids.has(sheet.id)) }
}

export const showOverclaims = operation({
  name: 'round.overclaims',
  method: 'GET',
  path: '/rounds/:roundId/overclaims',
  summary: 'Tự chấm cao hơn thẩm định: từng tiêu chí, theo đơn vị, theo tiêu chí.',
  input: RoundId,
  output: Overclaims,
  allow: 'round.read',
  subject: read,
  run: async (context) => {
    const { round, sheets } = context.subject
    return overclaimsOf(seenState(context, await readRound(context, round, sheets)))
  },
})

export const showRoundHistory = operation({
  name: 'round.history',
  method: 'GET',
  path: '/rounds/:roundId/history',
  summary:
    'Lịch sử của kỳ đánh giá: mở, chuyển bước, gia hạn, nhập điểm điều tra, công bố; nộp, mở lại, trả lại của các phiếu được xem.',
  input: RoundId,
  output: z.object({ entries: z.array(RoundEntry) }),
  allow: 'round.read',
  subject: read,
  run: async (context, { roundId }) => {
    const seen = ownSheets(context).map(({ id }) => id)
    return { entries: await listRoundEntries(context.db, roundId, seen) }
  },
})
